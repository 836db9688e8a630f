"""From groups of candidates to the weights of the linear reranker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped]

from index.rerankers.linear import GATED, MOST, Linear
from index.rerankers.signals import GATES, SIGNALS, Signals

_SMALLEST_SPREAD = 0.01
"""Of a gate that is the same for nearly every question; it would else weigh without bounds."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The passages found for one question, in the order of the plain search.

    Attributes:
        rows: Their signals, shape `(passages, len(SIGNALS))`.
        gates: The question's, shape `(len(GATES),)`.
        answers: 1 where a passage is relevant, else 0.
        beyond: The same for the passages found that are not looked at.
        relevant: How many passages are, found or not.
        question: Its position in the set.
        alone: Relevance in the orders of searches that lack a part, by their names; only to be measured.
    """

    rows: Floats
    gates: Floats
    answers: Floats
    beyond: Floats
    relevant: int
    question: int
    alone: Mapping[str, Floats] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what is learnt.

    Attributes:
        shrinkage: L2 penalty on weights, which are of the size of log odds.
        gate_shrinkage: L2 penalty on the gates.
        most: Steps of the optimiser.
        second: What share of the best passage's score the second of a question has on average.
        statutes: How much STARD's questions weigh beside each of the other sets: they are few, and of a
            collection of another kind.
    """

    shrinkage: float = 1e-4
    gate_shrinkage: float = 1e-2
    most: int = 200
    second: float = 0.75
    statutes: float = 0.125


def fit(
    sets: Sequence[Sequence[Candidates]], recipe: Recipe = Recipe(), weights: Sequence[float] | None = None
) -> Linear:
    """Learn weights by the softmax loss over a question's candidates.

    The loss is ListNet's with all relevant passages alike (Cao et al., "Learning to Rank: From Pairwise
    Approach to Listwise Approach", ICML 2007). Each weight keeps its sign, see `SIGNALS`.

    Args:
        sets: Questions of several sets.
        recipe: How strongly weights are held back.
        weights: How much each set weighs, however many questions it has; all alike by default.

    Raises:
        ValueError: No question has a relevant passage among its candidates.
    """
    kept = [[one for one in found if one.answers.any()] for found in sets]
    if not any(kept):
        raise ValueError("no question has a relevant passage among its candidates; nothing can be learnt")
    every = [one for found in kept for one in found]
    gates = np.stack([one.gates for one in every])
    means, spreads = gates.mean(axis=0), np.maximum(gates.std(axis=0), _SMALLEST_SPREAD)
    shares = np.concatenate(
        [
            np.full(len(found), weight / len(found))
            for found, weight in zip(kept, weights or [1.0] * len(kept), strict=True)
            if found
        ]
    )
    problem = _Problem.of(every, (gates - means) / spreads, shares / shares.sum(), recipe)
    signs = np.array(list(SIGNALS.values()), float)
    bounds = [(0, None) if sign > 0 else (None, 0) for sign in signs] + [(None, None)] * len(GATES)
    start = np.concatenate([signs, np.zeros(len(GATES))])
    found = minimize(
        problem.loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": recipe.most}
    ).x
    learnt, leans = found[: len(SIGNALS)], found[len(SIGNALS) :]
    model = Linear(_rounded(learnt), _rounded(leans), _rounded(means), _rounded(spreads), steps=1.0)
    return replace(model, steps=_steps(model, every, recipe.second))


def _rounded(values: Floats) -> tuple[float, ...]:
    return tuple(np.round(values, 4).tolist())


def _steps(model: Linear, every: Sequence[Candidates], second: float) -> float:
    """How steeply scores must fall for the second to have that share of the first on average."""
    sums = [np.sort(model.shares(Signals(one.rows, one.gates)).sum(axis=1)) for one in every]
    gaps = np.array([values[-1] - values[-2] for values in sums if len(values) > 1])
    low, high = 0.0, 10.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if np.exp(-middle * gaps).mean() > second else (low, middle)
    return round(low, 4)


@dataclass(frozen=True, slots=True)
class _Problem:
    """Candidates of all questions in one array, those that are missing masked.

    Attributes:
        rows: Shape `(questions, candidates, signals)`.
        there: Where there is a candidate.
        wanted: What share of the probability each ought to have.
        gates: Standardised, shape `(questions, gates)`.
        shares: How much each question weighs; they add up to 1.
        recipe: Penalties.
    """

    rows: Floats
    there: npt.NDArray[np.bool_]
    wanted: Floats
    gates: Floats
    shares: Floats
    recipe: Recipe

    @classmethod
    def of(cls, every: Sequence[Candidates], gates: Floats, shares: Floats, recipe: Recipe) -> "_Problem":
        size = max(len(one.answers) for one in every)
        rows = np.zeros((len(every), size, len(SIGNALS)))
        there, wanted = np.zeros((len(every), size), bool), np.zeros((len(every), size))
        for number, one in enumerate(every):
            count = len(one.answers)
            rows[number, :count], there[number, :count] = one.rows, True
            wanted[number, :count] = one.answers / one.answers.sum()
        return cls(rows, there, wanted, gates, shares, recipe)

    def loss(self, values: Floats) -> tuple[float, Floats]:
        """Cross-entropy with both penalties, and its gradient."""
        weights, leans = values[: len(SIGNALS)], values[len(SIGNALS) :]
        gate = np.exp(np.clip(self.gates @ leans, -MOST, MOST))
        gated = self.rows[:, :, GATED] * gate[:, None]
        rows = self.rows.copy()
        rows[:, :, GATED] = gated
        sums = np.where(self.there, rows @ weights, -np.inf)
        likely = np.exp(sums - sums.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        surprise = -(self.wanted * np.log(np.maximum(likely, 1e-300))).sum(axis=1)
        wrong = (likely - self.wanted) * self.shares[:, None]
        by_weight = np.einsum("qc,qcs->s", wrong, rows)
        by_gate = self.gates.T @ ((wrong * gated).sum(axis=1) * weights[GATED])
        penalty = self.recipe.shrinkage * weights @ weights + self.recipe.gate_shrinkage * leans @ leans
        slope = np.concatenate(
            [
                by_weight + 2 * self.recipe.shrinkage * weights,
                by_gate + 2 * self.recipe.gate_shrinkage * leans,
            ]
        )
        return float(self.shares @ surprise + penalty), slope
