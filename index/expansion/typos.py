"""What was mistyped: a character for one of the same sound or shape, or two of them swapped.

Only pieces that are no word and that the library has nowhere are taken for mistakes, and only words of the
dictionary that the library has are offered for them.
"""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import rjieba

from index.expansion.asking import Asking, Frequency
from index.types import Expansion

KIND = "typo"
_FOLDER = Path(__file__).parent
_SHORTEST, _LONGEST = 2, 5
_WEIGHTS = {2: 0.4, 3: 0.9, 4: 0.9, 5: 0.9}
"""By the length of the word: two characters, one of them wrong, tell little."""
_OFFERED = 2


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the question that may be a mistyped word."""

    start: int
    text: str


def expansions(asking: Asking) -> Iterator[Expansion]:
    """The words that mistyped pieces of the question were meant to be, the longest pieces first."""
    if asking.frequency is None:
        return
    taken: set[int] = set()
    for piece in _suspicious(asking, asking.frequency):
        places = set(range(piece.start, piece.start + len(piece.text)))
        meant = [] if places & taken else _meant(piece.text, asking.frequency)
        for word in meant:
            yield Expansion(word, piece.text, KIND, _WEIGHTS[len(piece.text)])
        if meant:
            taken |= places


def mended(question: str, expansions: Iterable[Expansion]) -> str:
    """The folded question with the likeliest word in the place of each that was mistyped."""
    found: dict[str, str] = {}
    for expansion in expansions:
        if expansion.kind == KIND:
            found.setdefault(expansion.stands_for, expansion.text)
    for typed, meant in found.items():
        question = question.replace(typed, meant)
    return question


def _suspicious(asking: Asking, frequency: Frequency) -> Iterator[_Piece]:
    """Runs of whole pieces of the segmentation that are no word and hold a pair which the library lacks."""
    text, cuts = asking.text, sorted(asking.cuts)
    unseen = {i for i, pair in enumerate(pairwise(text)) if _is_han(pair) and not frequency("".join(pair))}
    if not unseen:
        return
    for length in range(_LONGEST, _SHORTEST - 1, -1):
        for start in cuts:
            piece = text[start : start + length]
            lacking = unseen.intersection(range(start, start + length - 1))
            if lacking and start + length in asking.cuts and _is_han(piece) and not rjieba.has_word(piece):
                yield _Piece(start, piece)


def _meant(piece: str, frequency: Frequency) -> list[str]:
    """Words of the dictionary that one mistake turns into the piece, the library's commonest first."""
    words = set(filter(rjieba.has_word, _one_mistake_away(piece)))
    counts = {word: min(frequency("".join(pair)) for pair in pairwise(word)) for word in words}
    known = [word for word in words if counts[word]]
    return sorted(known, key=lambda word: (-counts[word], word))[:_OFFERED]


def _one_mistake_away(piece: str) -> list[str]:
    found: list[str] = []
    for i, character in enumerate(piece):
        before, behind = piece[:i], piece[i + 1 :]
        found += [before + other + behind for other in confusable().get(character, "")]
    if len(piece) > _SHORTEST:
        found += [piece[:i] + piece[i + 1] + piece[i] + piece[i + 2 :] for i in range(len(piece) - 1)]
    return found


def _is_han(characters: Iterable[str]) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in characters)


@functools.cache
def confusable() -> dict[str, str]:
    """For every character those that sound or look like it."""
    groups = [line.partition(" ")[2] for line in _lines("pinyin.txt")] + list(_lines("lookalikes.txt"))
    others: dict[str, dict[str, None]] = {}
    for group in groups:
        for character in group:
            others.setdefault(character, {}).update(dict.fromkeys(group.replace(character, "")))
    return {character: "".join(found) for character, found in others.items()}


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
