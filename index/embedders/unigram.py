"""A thousand texts cut into unigram pieces at once, by numpy instead of one text after the other.

The pieces are the tokenizer's own: those whose scores add up to the most (Kudo, "Subword Regularization", ACL
2018). All first characters of the words are looked at together, then all second ones. That wants many words;
for a few, or for one of great length, the tokenizer itself is quicker.
"""

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from index.embedders.prefixes import Numbers, Prefixes, codes_of
from index.types import Ids

_Scores = npt.NDArray[np.float64]
_UNKNOWN_COSTS = 10.0
_LONGEST = 16
_PLAIN: Mapping[str, object] = {
    "normalizer": None,
    "pre_tokenizer": {"type": "WhitespaceSplit"},
    "added_tokens": [],
}
_SPACES = [*range(0x9, 0xE), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)]
_SPACES += [0x2028, 0x2029, 0x202F, 0x205F, 0x3000]


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of some texts, the longest first: all their first characters, then all their second ones.

    Attributes:
        position: Where each character of this order stands in the joined texts.
        starts: Where in this order each step begins, shape `(steps + 1,)`.
        step: Which step each character belongs to.
        following: For each character the next one of its word; at a word's end, the number of characters.
    """

    position: Numbers
    starts: Numbers
    step: Numbers
    following: Numbers

    @classmethod
    def of(cls, inside: npt.NDArray[np.bool_]) -> Self:
        """Of the runs of what is inside of words."""
        edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
        firsts, lengths = edges[::2], edges[1::2] - edges[::2]
        order = np.argsort(-lengths, kind="stable")
        firsts, lengths = firsts[order], lengths[order]
        words = np.searchsorted(-lengths, -np.arange(lengths[:1].sum()))  # of more than 0, 1, 2, … characters
        starts = np.concatenate([[0], np.cumsum(words)])
        step = np.repeat(np.arange(len(words)), words)
        here = np.arange(len(step))
        column = here - starts[step]
        further = column < np.append(words[1:], 0)[step]
        return cls(firsts[column] + step, starts, step, np.where(further, here + words[step], len(step)))


@dataclass(frozen=True, slots=True)
class Matches:
    """Which pieces end where; row n is about pieces of n + 1 characters.

    Attributes:
        scores: Minus infinity where none ends; shape `(longest piece, characters)`.
        pieces: Their numbers in the vocabulary, same shape.
        occurs: Whether any ends in a step, shape `(longest piece, steps)`.
    """

    scores: _Scores
    pieces: npt.NDArray[np.int32]
    occurs: npt.NDArray[np.bool_]


class Unigram:
    """Cuts texts at white space and into the pieces of a vocabulary.

    Args:
        vocabulary: Pieces, none empty, with their logarithmic probabilities.
        unknown: The number of the piece that stands for characters which no piece has.
    """

    def __init__(self, vocabulary: Sequence[tuple[str, float]], unknown: int) -> None:
        self._unknown = unknown
        self._prefixes = Prefixes([piece for piece, _ in vocabulary])
        scores = np.array([score for _, score in vocabulary])
        self._pieces = np.full(len(self._prefixes), unknown, np.int32)
        self._pieces[self._prefixes.whole] = np.arange(len(vocabulary))
        self._scores = np.full(len(self._prefixes), -np.inf)
        self._scores[: self._prefixes.singles + 1] = scores.min() - _UNKNOWN_COSTS
        self._scores[self._prefixes.whole] = scores
        self._spaces = np.zeros(_SPACES[-1] + 2, bool)
        self._spaces[_SPACES] = True

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> Self | None:
        """The same as the tokenizer, if it is a unigram one that splits at white space and nothing else."""
        described = json.loads(tokenizer.to_str())
        model = described["model"]
        plain = model["type"] == "Unigram" and not model["byte_fallback"] and model["unk_id"] is not None
        plain = plain and all(described[part] == value for part, value in _PLAIN.items())
        if not plain or not all(0 < len(piece) <= _LONGEST for piece, _ in model["vocab"]):
            return None
        return cls(model["vocab"], model["unk_id"])

    def cut(self, texts: Sequence[str]) -> list[Ids]:
        """The pieces of texts, which are taken as they are."""
        codes = codes_of("\n".join(texts))
        columns = Columns.of(~self._spaces[np.minimum(codes, len(self._spaces) - 1)])
        matches = self._matches(self._prefixes.letters(codes[columns.position]), columns)
        lengths = _best_lengths(matches, columns)
        ends, ids = np.zeros(len(codes), np.int16), np.zeros(len(codes), np.int32)
        for chosen in _path(lengths, columns):
            ends[columns.position[chosen]] = lengths[chosen]
            ids[columns.position[chosen]] = matches.pieces[lengths[chosen] - 1, chosen]
        kept = self._fused(ends, ids)
        bounds = np.cumsum([0, *(len(text) + 1 for text in texts)])
        ids = ids[kept]
        return [ids[start:end] for start, end in itertools.pairwise(np.searchsorted(kept, bounds).tolist())]

    def _matches(self, letters: Numbers, columns: Columns) -> Matches:
        shape = (self._prefixes.longest, len(letters))
        scores, pieces = np.full(shape, -np.inf), np.zeros(shape, np.int32)
        occurs = np.zeros((shape[0], len(columns.starts) - 1), bool)
        ends, prefixes = np.arange(len(letters)), letters
        following, letters = np.append(columns.following, len(letters)), np.append(letters, 0)
        for row in range(shape[0]):
            scores[row, ends], pieces[row, ends] = self._scores[prefixes], self._pieces[prefixes]
            occurs[row, columns.step[ends]] = True
            ends = following[ends]
            longer, prefixes = self._prefixes.children(prefixes, letters[ends])
            ends = ends[longer]
        return Matches(scores, pieces, occurs)

    def _fused(self, lengths: npt.NDArray[np.int16], ids: npt.NDArray[np.int32]) -> Numbers:
        """Where the pieces end that count: neighbouring unknown characters are one piece."""
        ends = np.flatnonzero(lengths)
        unknown = ids[ends] == self._unknown
        again = unknown[1:] & unknown[:-1] & (ends[1:] - lengths[ends[1:]] == ends[:-1])
        fused: Numbers = ends[np.append(np.ones(len(ends[:1]), bool), ~again)]
        return fused


def _best_lengths(matches: Matches, columns: Columns) -> npt.NDArray[np.int16]:
    """How long the last piece of the best cut up to each character is; of equal ones the longest."""
    lengths = np.ones(len(columns.position), np.int16)
    best = [np.zeros(columns.starts[:2][-1])]  # up to the characters before this step, the last one first
    for step, (start, end) in enumerate(zip(columns.starts[:-1], columns.starts[1:], strict=True)):
        total = matches.scores[0, start:end] + best[0][: end - start]
        for row in np.flatnonzero(matches.occurs[1:, step]) + 1:
            longer = matches.scores[row, start:end] + best[row][: end - start]
            better = longer >= total
            np.copyto(total, longer, where=better)
            np.copyto(lengths[start:end], row + 1, where=better)
        best = [total, *best[: len(matches.scores) - 1]]
    return lengths


def _path(lengths: npt.NDArray[np.int16], columns: Columns) -> Iterator[Numbers]:
    """Where the chosen pieces end: the last ones of all words, then those before them, and so on."""
    ends = np.flatnonzero(columns.following == len(columns.following))
    while len(ends):
        yield ends
        step = columns.step[ends]
        column, step = ends - columns.starts[step], step - lengths[ends]
        inside = step >= 0
        ends = columns.starts[step[inside]] + column[inside]
