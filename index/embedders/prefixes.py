"""The pieces of a vocabulary as a tree of their prefixes, in which many positions go down at once."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

_CODES = 0x110000
_FREE = -1
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: Knuth, TAOCP 3, section 6.4


class Prefixes:
    """Numbers of prefixes, from 1; those of one character come first. 0 is what begins no piece.

    Args:
        pieces: The vocabulary; none may be empty.

    Attributes:
        whole: The prefix that each piece is, shape `(pieces,)`.
        singles: How many prefixes have one character.
        longest: Length of the longest piece.
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        lengths = np.array([len(piece) for piece in pieces])
        codes = codes_of("".join(pieces))
        letters, of_code = np.unique(codes, return_inverse=True)
        self._letters = np.zeros(_CODES, np.int32)
        self._letters[letters] = np.arange(1, len(letters) + 1)
        self._bits = len(letters).bit_length()
        self.singles, self.longest = len(letters), int(lengths.max())
        self._count = self.singles
        firsts = np.cumsum(lengths) - lengths
        self.whole = of_code[firsts] + 1
        self._children = NumberTable(np.concatenate(list(self._descend(firsts, lengths, of_code + 1))))

    def __len__(self) -> int:
        return self._count + 1

    def letters(self, codes: npt.NDArray[np.uint32]) -> Numbers:
        """For each character the prefix that it alone is."""
        return self._letters[codes].astype(np.int64)

    def children(self, prefixes: Numbers, letters: Numbers) -> tuple[Numbers, Numbers]:
        """Which prefixes go on with the letter behind them, as positions, and the prefixes that arise."""
        there, numbers = self._children.find(prefixes << self._bits | letters)
        return there, numbers + self.singles + 1

    def _descend(self, firsts: Numbers, lengths: Numbers, letters: Numbers) -> Iterator[Numbers]:
        """The keys of all longer prefixes in the order of their numbers; `whole` grows meanwhile."""
        for length in range(1, self.longest):
            longer = np.flatnonzero(lengths > length)
            keys = self.whole[longer] << self._bits | letters[firsts[longer] + length]
            keys, numbers = np.unique(keys, return_inverse=True)
            self.whole[longer] = numbers + self._count + 1
            self._count += len(keys)
            yield keys
        yield np.empty(0, np.int64)


class NumberTable:
    """Where each key stands among all: a hash table with linear probing, asked for many keys at once.

    Args:
        keys: Each once, none negative; shape `(entries,)`.
    """

    def __init__(self, keys: Numbers) -> None:
        bits = max(4, (4 * len(keys)).bit_length())
        self._shift = np.uint64(64 - bits)
        self._keys = np.full(1 << bits, _FREE, np.int64)
        self._numbers = np.zeros(1 << bits, np.int64)
        waiting, slots = np.arange(len(keys)), self._slots(keys)
        while len(waiting):
            first = np.unique(slots, return_index=True)[1]
            first = first[self._keys[slots[first]] == _FREE]
            self._keys[slots[first]] = keys[waiting[first]]
            self._numbers[slots[first]] = waiting[first]
            waiting = np.delete(waiting, first)
            slots = (np.delete(slots, first) + 1) % len(self._keys)

    def find(self, keys: Numbers) -> tuple[Numbers, Numbers]:
        """Which of the keys are there, as positions in ascending order, and their numbers."""
        slots = self._slots(keys)
        met = self._keys[slots]
        missed = np.flatnonzero((met != keys) & (met != _FREE))
        while len(missed):
            slots[missed] = (slots[missed] + 1) % len(self._keys)
            met[missed] = self._keys[slots[missed]]
            missed = missed[(met[missed] != keys[missed]) & (met[missed] != _FREE)]
        found = np.flatnonzero(met == keys)
        return found, self._numbers[slots[found]]

    def _slots(self, keys: Numbers) -> Numbers:
        return ((keys.view(np.uint64) * _SPREAD) >> self._shift).view(np.int64)


def codes_of(text: str) -> npt.NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le"), np.dtype("<u4"))
