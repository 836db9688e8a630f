"""Folded text to tokens: Chinese characters and bigrams; Latin words and figures whole.

Segmented words are left out: they miss what is cut differently in question and passage, and beside characters
and bigrams they added nothing on any set; docs/engines.md has the figures.
"""

import operator
import re

from index.folding import fold

VERSION = 2
"""Raised with every change of what `tokens` returns: an index of another version is rebuilt."""

_HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|[^\W_{_HAN}]+(?:[.\-/:][^\W_{_HAN}]+)*%?")
_PIECE = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+")


def tokens(text: str) -> list[str]:
    """The tokens of a text of any kind, folded first; a token never holds white space.

    Tokens repeat as often as they occur, for the sake of term frequencies.

    >>> tokens("PM2.5浓度")
    ['pm2.5', 'pm', '2.5', '浓', '度', '浓度']
    """
    found: list[str] = []
    for run in _RUN.finditer(fold(text)):
        found += _of_han(run[0]) if run["han"] else _of_word(run[0])
    return found


def _of_han(run: str) -> list[str]:
    return [*run, *map(operator.add, run, run[1:])]


def _of_word(run: str) -> list[str]:
    """The run as it stands (`pm2.5`, `89.1%`, `2018-01-12`), then its pieces where it has several."""
    pieces = _PIECE.findall(run)
    return [run] if pieces == [run] else [run, *pieces]
