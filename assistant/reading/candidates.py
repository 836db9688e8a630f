"""Spans that may be the answer: the network's likeliest ones, and those grown or cut to natural bounds."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.reading.matching import BREAKS, ENDS
from assistant.reading.network import LONGEST, Scores
from assistant.reading.pieces import Pieces
from index.types import Matrix

Places = npt.NDArray[np.int64]

_LIKELIEST = 40
_GROWN = 8
_WEIGHED = 150


@dataclass(frozen=True, slots=True)
class View:
    """A passage beside a question, as it was read.

    Attributes:
        question: The question's pieces.
        passage: The passage's pieces, at least one.
        rows: What `assistant.reading.features` sees of each of them.
        scores: The network's.
    """

    question: Pieces
    passage: Pieces
    rows: Matrix
    scores: Scores


@dataclass(frozen=True, slots=True)
class Candidates:
    """Spans of one passage, no two the same.

    Attributes:
        firsts: First piece of each, shape `(spans,)`.
        lasts: Last piece, included.
        logits: The network's scores, falling.
        shares: The network's probabilities among all spans.
        expected: How much of the answer each shares on average if the network is right.
    """

    firsts: Places
    lasts: Places
    logits: Matrix
    shares: Matrix
    expected: Matrix

    def __len__(self) -> int:
        return len(self.firsts)


def candidates_of(view: View) -> Candidates:
    """The network's likeliest spans and their neighbours that begin and end where clauses do."""
    passage, flat = view.passage, view.scores.spans.ravel()
    near = np.argpartition(-flat, min(_WEIGHED, len(flat) - 1))[:_WEIGHED]
    top = near[np.lexsort((near, -flat[near]))]
    level = float(flat[top[0]])
    total = float(np.exp(flat - level).sum())
    firsts, lasts = _ends(top, len(passage))
    chosen = list(
        dict.fromkeys([*top[:_LIKELIEST].tolist(), *_grown(passage, firsts[:_GROWN], lasts[:_GROWN])])
    )
    order = np.array(sorted(chosen, key=lambda at: (-flat[at], at)))
    own_firsts, own_lasts = _ends(order, len(passage))
    shares = np.exp(flat[top] - level) / total
    expected = overlap(own_firsts, own_lasts, firsts, lasts) @ shares
    return Candidates(own_firsts, own_lasts, flat[order], np.exp(flat[order] - level) / total, expected)


def overlap(firsts: Places, lasts: Places, others: Places, ends: Places) -> Matrix:
    """How much each span shares with each other one: twice what is in both, as a part of their sizes."""
    both = np.minimum(lasts[:, None], ends) - np.maximum(firsts[:, None], others) + 1
    shared: Matrix = 2 * np.maximum(both, 0) / ((lasts - firsts + 1)[:, None] + ends - others + 1)
    return shared


def _ends(places: Places, pieces: int) -> tuple[Places, Places]:
    firsts, lengths = np.divmod(places, LONGEST)
    return firsts, np.minimum(firsts + lengths, pieces - 1)


def _grown(passage: Pieces, firsts: Places, lasts: Places) -> list[int]:
    """The same spans from and to the bounds of clauses and sentences, where they stay short enough."""
    words = passage.words()
    clause, sentence = bounds_of(words, BREAKS), bounds_of(words, ENDS)
    found = []
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        starts = {first, int(clause[0][first]), int(sentence[0][first])}
        stops = {last, int(clause[1][last]), int(sentence[1][last])}
        found += [
            start * LONGEST + stop - start
            for start in starts
            for stop in stops
            if 0 <= stop - start < LONGEST
        ]
    return sorted(set(found))


def bounds_of(words: list[str], marks: frozenset[str]) -> tuple[Places, Places]:
    """For each piece the first and the last piece of its run between marks, the marks left out."""
    places = np.arange(len(words))
    marked = np.array([word in marks for word in words])
    before = np.maximum.accumulate(np.where(marked, places, -1))
    starts = np.where(marked, places, np.concatenate([[-1], before[:-1]]) + 1)
    behind = np.minimum.accumulate(np.where(marked, places, len(words))[::-1])[::-1]
    return starts, np.where(marked, places, behind - 1)
