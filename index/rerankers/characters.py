"""Many short texts as one array of folded characters, so that all are compared with a question at once.

Folding here is a table of single characters: simplified, NFKC, lower case. It differs from `index.folding`
only where folding changes lengths, and takes microseconds for a hundred passages.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.folding import fold

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_TABLED = 0x10000
_SHIFT = 21
_SENTENCE_ENDS = "。！？；!?;"


@dataclass(frozen=True, slots=True)
class Characters:
    """Folded characters of several texts one after the other, white space left out.

    Attributes:
        codes: Code points.
        owner: For each character the text that it belongs to, from 0, never falling.
        count: How many texts there are.
    """

    codes: Numbers
    owner: Numbers
    count: int

    def lengths(self) -> Numbers:
        """How many characters each text has."""
        return np.bincount(self.owner, minlength=self.count)

    def strings(self) -> list[str]:
        """The texts again."""
        whole = self.codes.astype("<u4").tobytes().decode("utf-32-le")
        ends = np.cumsum(self.lengths()).tolist()
        return [whole[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    def sentences(self) -> Numbers:
        """For each character the number of its sentence, counted through all texts."""
        ends = np.isin(self.codes, _ends())
        ends[:-1] |= self.owner[1:] != self.owner[:-1]
        return np.concatenate([[0], np.cumsum(ends[:-1])]) if len(ends) else np.zeros(0, np.int64)

    def pairs(self) -> Numbers:
        """For each character a number for it and the next one; -1 where either is a mark or the text ends."""
        codes, wordlike = self.codes, _is_wordlike(self.codes)
        pairs = np.full(len(codes), -1, np.int64)
        joined = wordlike[:-1] & wordlike[1:] & (self.owner[1:] == self.owner[:-1])
        pairs[:-1][joined] = ((codes[:-1] << _SHIFT) | codes[1:])[joined]
        return pairs


def characters_of(texts: Sequence[str]) -> Characters:
    """Fold texts; any order of texts gives the same characters for each."""
    encoded = "".join(texts).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(encoded, "<u4").astype(np.int64)
    owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    tabled = codes < _TABLED
    codes = np.where(tabled, _tables()[0][np.where(tabled, codes, 0)], codes)
    kept = codes != 0
    return Characters(codes[kept], owner[kept], len(texts))


def pair_of(two: str) -> int:
    """The number that `Characters.pairs` has for two folded characters."""
    return (ord(two[0]) << _SHIFT) | ord(two[1])


def two_of(pair: int) -> str:
    """The two characters that `pair_of` has made a number of."""
    return chr(pair >> _SHIFT) + chr(pair & ((1 << _SHIFT) - 1))


def folded(text: str) -> str:
    """One text as `characters_of` folds it."""
    return characters_of([text]).strings()[0]


@functools.cache
def _tables() -> tuple[Numbers, Flags]:
    """For the first 65,536 code points their folded ones, 0 for white space; and which are letters."""
    plain = [chr(i) if not 0xD800 <= i < 0xE000 else " " for i in range(1, _TABLED)]
    # A zero character parts them, so that none is folded together with its neighbour.
    parted = fold("\0".join(plain)).split("\0")
    single = [ord(to) if len(to) == 1 else ord(of) for of, to in zip(plain, parted, strict=True)]
    table = np.array([0, *(0 if chr(code).isspace() else code for code in single)], np.int64)
    return table, np.array([chr(code).isalnum() for code in range(_TABLED)])


def _is_wordlike(codes: Numbers) -> Flags:
    """Letters, figures and Chinese characters; everything beyond the table is taken for a rare character."""
    return np.where(codes < _TABLED, _tables()[1][np.minimum(codes, _TABLED - 1)], True)


@functools.cache
def _ends() -> Numbers:
    return np.array([ord(mark) for mark in dict.fromkeys(folded(_SENTENCE_ENDS))], np.int64)
