"""A paragraph's words with their parts of speech, and the clauses around a figure."""

import bisect
import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

_CLAUSE_MARK = re.compile(r"[，。；：！？\n]|[,;](?!\d)|(?<!\d)[,;]")
_NOUNS = ("n", "eng", "vn", "an", "j", "l", "i")


class Word(NamedTuple):
    """A word in a text; a tuple, since there are many and a dataclass takes three times as long to make.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        text: The word.
        tag: Its part of speech, as in the People's Daily corpus (n, v, ns, …).
    """

    start: int
    end: int
    text: str
    tag: str

    @property
    def is_noun(self) -> bool:
        """Whether it can name what is counted; names of places alone cannot."""
        return self.tag.startswith(_NOUNS) and self.tag != "ns"

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb, and no noun made of one."""
        return self.tag.startswith("v") and self.tag != "vn"


def tagged(text: str, offset: int = 0) -> list[Word]:
    """The words of a text in order; their places are moved by `offset`."""
    import rjieba  # noqa: PLC0415 (takes a quarter of a second, and texts without figures need none)

    words, position = [], offset
    for word, tag in rjieba.tag(text):
        words.append(Word(position, position + len(word), word, tag))
        position += len(word)
    return words


class Paragraph:
    """A displayed paragraph, read once for all of its figures.

    Args:
        text: The paragraph as displayed.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = [found.end() for found in _CLAUSE_MARK.finditer(text)]

    @functools.cached_property
    def words(self) -> list[Word]:
        """Its words in order; the segmenter is loaded when they are first asked for."""
        return tagged(self.text)

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_between(self, start: int, end: int) -> Sequence[Word]:
        """The words that begin at or after `start` and before `end`."""
        return self.words[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def clause_start(self, position: int) -> int:
        """Where the clause begins that `position` lies in."""
        at = bisect.bisect_right(self.marks, position)
        return self.marks[at - 1] if at else 0

    def clause_end(self, position: int) -> int:
        """Where the clause ends that `position` lies in, its mark left out."""
        at = bisect.bisect_right(self.marks, position)
        return self.marks[at] - 1 if at < len(self.marks) else len(self.text)
