"""What the linear reranker looks at: few numbers, cheap to take, that mean the same in every library.

What the searches say is relative to the best passage found, what words say to the weight of the question's
telling pairs of characters.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.rerankers.characters import characters_of, two_of
from index.rerankers.features import heading_of, missing, names_other_place, part_of
from index.rerankers.question import Asked
from index.types import Hit

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

SIGNALS: dict[str, int] = {
    "words": 1,
    "meaning": 1,
    "around": 1,
    "years_missing": -1,
    "numbers_missing": -1,
    "other_places": -1,
    "answers": 1,
    "alone": 1,
}
"""Every signal of a passage, and whether it speaks for (1) or against it (-1)."""

GATES = ("best_coverage", "steepness", "agreement")
"""What decides how much the meaning weighs for a question: the part of it that the best passage has, how far
the tenth passage by words falls behind the first, and how many of the ten best both searches share."""

_NEIGHBOURHOOD = 2
_TOP = 10
_APART = 0.1
"""Cosines that differ by less are not drawn apart any further: of a few like texts all mean the same."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of the passages found for a question.

    Attributes:
        rows: Shape `(passages, len(SIGNALS))`, all finite, columns in the order of `SIGNALS`.
        gates: Shape `(len(GATES),)`, each from 0 to 1.
    """

    rows: Floats
    gates: Floats


def signals_of(asked: Asked, hits: Sequence[Hit]) -> Signals:
    """Look at the passages found for a question."""
    bodies = characters_of([hit.passage.text for hit in hits]).strings()
    heads = characters_of([heading_of(hit.passage) for hit in hits]).strings()
    texts = [f"{head}\n{body}" for head, body in zip(heads, bodies, strict=True)]
    weights = asked.weights.astype(float) / max(float(asked.weights.sum()), 1e-9)
    in_body = _presence(asked, bodies)
    presence = np.maximum(in_body, _presence(asked, heads))
    documents = np.unique([hit.passage.doc_id for hit in hits], return_inverse=True)[1]
    numbers = np.array([hit.passage.passage_id for hit in hits])
    bm25, cosine = (part_of(hits, name) for name in ("bm25", "cosine"))
    columns = {
        "words": _of_the_best(bm25),
        "meaning": _spread(cosine),
        "around": _with_neighbours(presence, documents, numbers) @ weights,
        "years_missing": np.array([missing(asked.years, text) for text in texts]),
        "numbers_missing": np.array([missing(asked.numbers, text) for text in texts]),
        "other_places": np.array([names_other_place(head, asked.text) for head in heads]),
        "answers": np.array([asked.answers(body) for body in bodies]),
        "alone": _of_the_best(_alone(in_body, documents) @ weights),
    }
    gates = [
        float((presence @ weights).max(initial=0)),
        _steepness(columns["words"]),
        _agreement(bm25, cosine),
    ]
    return Signals(np.stack([columns[name] for name in SIGNALS], axis=1), np.array(gates))


def _presence(asked: Asked, texts: Sequence[str]) -> Floats:
    """How well each text has each telling pair, shape `(texts, pairs)`; other words may stand for it."""
    pairs = list(map(two_of, asked.pairs))
    found = np.array([[pair in text for pair in pairs] for text in texts], float)
    found = found.reshape(len(texts), len(pairs))
    for words, weight, covered in asked.softly:
        for row in [row for row, text in enumerate(texts) if words in text]:
            found[row, covered] = np.maximum(found[row, covered], weight)
    return found


def _with_neighbours(presence: Floats, documents: Integers, numbers: Integers) -> Floats:
    """The same, counting what the passages found around each in its document have."""
    near = abs(numbers[:, None] - numbers) <= _NEIGHBOURHOOD
    return _most(presence, near & (documents[:, None] == documents))


def _alone(presence: Floats, documents: Integers) -> Floats:
    """What of it no other passage found of the same document has; what all of them name tells none apart."""
    others = documents[:, None] == documents
    np.fill_diagonal(others, False)
    return presence * (1 - _most(presence, others))


def _most(presence: Floats, chosen: npt.NDArray[np.bool_]) -> Floats:
    """For each passage the most that any of those chosen for it has."""
    every = [presence[row].max(axis=0, initial=0) for row in chosen]
    return np.stack(every) if every else presence


def _of_the_best(scores: Floats) -> Floats:
    """As shares of the highest."""
    return np.asarray(scores / max(float(scores.max(initial=0)), 1e-9))


def _spread(scores: Floats) -> Floats:
    """From 0 for the lowest to 1 for the highest if they lie well apart; models have scales of their own."""
    if not len(scores):
        return scores
    return np.asarray((scores - scores.min()) / max(float(np.ptp(scores)), _APART))


def _steepness(shares: Floats) -> float:
    """How far the tenth falls behind the first; the higher, the surer are the words of the question."""
    falling = np.sort(shares)[::-1]
    return float(1 - falling[min(_TOP, len(falling)) - 1]) if len(falling) else 0.0


def _agreement(bm25: Floats, cosine: Floats) -> float:
    """Which share of the ten best by words are among the ten best by meaning."""
    first, second = (set(np.argsort(-scores, kind="stable")[:_TOP].tolist()) for scores in (bm25, cosine))
    return len(first & second) / max(len(first), 1)
