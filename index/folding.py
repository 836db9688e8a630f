"""The searched form of a text: what is alike for a reader becomes alike to the letter.

Folding changes lengths (㎡ becomes m2), so offsets are always taken before it.
"""

import functools
import re
import unicodedata

import opencc

_SUBSCRIPT = re.compile(r"[_^]\{([^{}]*)\}")
# What is rare stands first, and what stands before it is looked at afterwards: several times as fast.
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_INNER_SPACE = re.compile(
    r"[^\S\n](?:(?<=[\u3400-\u9fff\d%.][^\S\n])[^\S\n]*(?=[\u3400-\u9fff])"
    r"|(?<=[\u3400-\u9fff][^\S\n])[^\S\n]*(?=\d))"
)
_FREQUENT = tuple((wide, unicodedata.normalize("NFKC", wide)) for wide in "，：；（）？！％…\u3000\xa0")

_SHORT, _SHORT_KEPT = 80, 4096
"""Questions, headings and words are folded over and over; of up to so many characters, so many are kept."""


@functools.cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def fold(text: str) -> str:
    """Simplified characters, NFKC, lower case; typesetting leftovers removed.

    Formula subscripts as some converters leave them (`PM_{2.5}`) are flattened, thousands separators and
    the spaces that typesetting puts between figures and Chinese characters are dropped.

    >>> fold("ＰＭ_{2.5}濃度 35 微克")
    'pm2.5浓度35微克'
    """
    return _kept(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    text = _normalized(_simplifier().convert(text)).lower()
    if "{" in text:
        text = _SUBSCRIPT.sub(r"\1", text)
    return _INNER_SPACE.sub("", _THOUSANDS.sub("", text))


_kept = functools.lru_cache(maxsize=_SHORT_KEPT)(_folded)


def _normalized(text: str) -> str:
    """NFKC; with the frequent wide marks replaced, most texts are in that form and need no second look."""
    if unicodedata.is_normalized("NFKC", text):
        return text
    for wide, narrow in _FREQUENT:
        text = text.replace(wide, narrow)
    return unicodedata.normalize("NFKC", text)
