"""From examples to the weights that tell words which answer from words which do not."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from assistant.answer.refusing.answerability import Model
from eval.fitting.examples import Example
from eval.types import EvalError

_FOLDS = 10
_STRENGTH, _LOOSE = 1.0, 100.0

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]


def fit(sets: Sequence[Sequence[Example]], kept: float) -> Model:
    """Fit a logistic regression, calibrate it, and choose the threshold.

    Examples with the evidence withheld and questions of other sets teach what does not answer, but are much
    more than would ever be asked; so the probability is calibrated on the questions as they are (J. Platt,
    "Probabilistic Outputs for Support Vector Machines", 1999).

    Args:
        sets: The examples of every set; each set weighs alike, however many it has. On the first one the
            threshold is chosen, so that should be the most like the use.
        kept: The share of right words that must not be refused, on questions that were not learnt from.

    Raises:
        EvalError: All examples are right, or all are wrong.
    """
    examples = [example for found in sets for example in found]
    names = sorted({name for example in examples for name in example.features})
    values = np.array([[example.features[name] for name in names] for example in examples])
    right = np.array([example.right for example in examples], dtype=np.bool_)
    if not 0 < right.sum() < len(right):
        raise EvalError("there must be questions that are answered rightly and others that are not")
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled, share = (values - mean) / spread, _shares(sets)
    unseen = _unseen(scaled, right, share, [f"{i}/{e.question}" for i, s in enumerate(sets) for e in s])
    natural = np.array([example.natural for example in examples], dtype=np.bool_)
    slope, shift = _calibration(unseen[natural], right[natural], share[natural])
    estimated = 1.0 / (1.0 + np.exp(-(slope * unseen + shift)))
    first = slice(0, len(sets[0]))
    threshold = float(np.quantile(estimated[first][right[first]], 1 - kept))
    fitted = LogisticRegression(C=_STRENGTH).fit(scaled, right, sample_weight=share)
    weights = slope * fitted.coef_[0] / spread
    return Model(
        weights={name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
        bias=round(float(slope * fitted.intercept_[0] + shift - weights @ mean), 4),
        threshold=round(threshold, 4),
        fitted_on=_about(sets[0], right[first], estimated[first], threshold)
        | {"all_examples": len(examples)},
    )


def _shares(sets: Sequence[Sequence[Example]]) -> Values:
    """Weights of the examples; their mean is 1."""
    total = sum(map(len, sets))
    return np.concatenate([np.full(len(found), total / len(sets) / len(found)) for found in sets if found])


def _unseen(values: Values, right: Flags, share: Values, questions: Sequence[str]) -> Values:
    """Each example's log odds by a model that has not seen its question."""
    estimated = np.zeros(len(values))
    for known, unseen in GroupKFold(min(_FOLDS, len(set(questions)))).split(values, right, questions):
        model = LogisticRegression(C=_STRENGTH).fit(values[known], right[known], sample_weight=share[known])
        estimated[unseen] = model.decision_function(values[unseen])
    return estimated


def _calibration(odds: Values, right: Flags, share: Values) -> tuple[float, float]:
    """What log odds are multiplied with, and what is added, to be right as often as they say."""
    if not 0 < right.sum() < len(right):
        return 1.0, 0.0
    fitted = LogisticRegression(C=_LOOSE).fit(odds[:, None], right, sample_weight=share)
    return float(fitted.coef_[0][0]), float(fitted.intercept_[0])


def _about(
    examples: Sequence[Example], right: Flags, estimated: Values, threshold: float
) -> dict[str, object]:
    """How well the examples of the first set are told apart, and what would be refused of them."""
    askable = np.array([example.askable for example in examples])
    kinds = {
        "right_refused": right,
        "wrong_refused": askable & ~right,
        "unanswerable_refused": ~askable,
    }
    shares = {name: (estimated[chosen] < threshold).mean() for name, chosen in kinds.items() if chosen.any()}
    return {
        "examples": len(examples),
        "right": int(right.sum()),
        "auc": round(float(roc_auc_score(right, estimated)), 4),
        **{name: round(float(value), 4) for name, value in shares.items()},
    }
