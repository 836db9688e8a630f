"""Tables of words that stand for each other, written by hand and read once."""

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from index.expansion.asking import Asking
from index.folding import fold
from index.types import Expansion, SearchError

_GAP = "…"
_LINE = re.compile(r"(?P<left>[^=>]+) (?P<sign>[=>]) (?P<right>[^=>]+)")
_FEW_CHARACTERS = ".{0,4}?"
_SHORT = 2
"""Characters of a word that may as well be the end of one word and the beginning of the next."""


@dataclass(frozen=True, slots=True)
class Table:
    """What may be said for which word.

    Attributes:
        words: Folded words with what may stand for them.
        gapped: Folded words with a gap, likewise.
        longest: Length of the longest word by its first character.
    """

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gapped: dict[str, tuple[str, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def expansions(self, asking: Asking, kind: str, weight: float) -> Iterator[Expansion]:
        """Those for the words of a question; of words within words only the longest counts."""
        for word, others in self.gapped.items():
            if word.partition(_GAP)[0] in asking.text:
                for found in _pattern(word).finditer(asking.text):
                    yield from (Expansion(other, found[0], kind, weight) for other in others)
        for word, said in (*self._as_written(asking), *self._with_little_words(asking)):
            yield from (Expansion(other, said, kind, weight) for other in self.words[word])

    def _as_written(self, asking: Asking) -> Iterator[tuple[str, str]]:
        """Words of the table as the question has them; short ones only where they stand as words."""
        cuts, text = asking.cuts, asking.text
        for start, end in self._spans(text, lambda start, end: end - start > _SHORT or {start, end} <= cuts):
            yield text[start:end], text[start:end]

    def _with_little_words(self, asking: Asking) -> Iterator[tuple[str, str]]:
        """Longer words of the table that the question interrupts, and what it says: 扣工资, 扣了我的工资."""
        text, at = asking.without_little_words
        for start, end in self._spans(
            text, lambda start, end: _SHORT < end - start <= at[end - 1] - at[start]
        ):
            yield text[start:end], asking.text[at[start] : at[end - 1] + 1]

    def _spans(self, text: str, counts: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
        """Where the longest words of the table that count begin and end, from left to right."""
        start = 0
        while start < len(text):
            longest = self.longest.get(text[start], 0)
            for end in range(min(len(text), start + longest), start, -1):
                if text[start:end] in self.words and counts(start, end):
                    yield start, end
                    start = end - 1
                    break
            start += 1


@functools.cache
def read_table(path: Path) -> Table:
    """Read a table; how it is written stands at the head of `synonyms.txt`.

    Raises:
        SearchError: A line is not of that form.
    """
    words: dict[str, dict[str, None]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            _enter(words, line, f"{path.name}, line {number}")
    others = {word: tuple(texts) for word, texts in words.items()}
    plain = {word: texts for word, texts in others.items() if _GAP not in word}
    gapped = {word: texts for word, texts in others.items() if _GAP in word}
    longest: dict[str, int] = {}
    for word in plain:
        longest[word[0]] = max(len(word), longest.get(word[0], 0))
    return Table(plain, gapped, longest)


def _enter(words: dict[str, dict[str, None]], line: str, where: str) -> None:
    match = _LINE.fullmatch(line)
    if match is None:
        raise SearchError(f"{where}: a line is 甲 乙 = 丙 or 甲 乙 > 丙, not {line!r}")
    left, right = _folded(match["left"]), _folded(match["right"])
    if match["sign"] == "=":
        left = right = [*left, *right]
    for word in left:
        if others := [other for other in right if other != word and _GAP not in other]:
            words.setdefault(word, {}).update(dict.fromkeys(others))


def _folded(side: str) -> list[str]:
    """The words of one side of a line; folding would turn the gap into three dots."""
    return [_GAP.join(map(fold, word.split(_GAP))) for word in side.split()]


@functools.cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(_FEW_CHARACTERS.join(map(re.escape, word.split(_GAP))))
