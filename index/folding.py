"""The searched form of a text: what is alike for a reader becomes alike to the letter.

Folding changes lengths (㎡ becomes m2), so offsets are always taken before it.
"""

import functools
import re
import unicodedata

import opencc

_SUBSCRIPT = re.compile(r"[_^]\{([^{}]*)\}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_INNER_SPACE = re.compile(
    r"(?<=[\u3400-\u9fff\d%.])[^\S\n]+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[^\S\n]+(?=\d)"
)


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
    text = unicodedata.normalize("NFKC", _simplifier().convert(text)).lower()
    text = _THOUSANDS.sub("", _SUBSCRIPT.sub(r"\1", text))
    return _INNER_SPACE.sub("", text)
