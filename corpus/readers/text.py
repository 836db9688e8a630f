"""Plain text: the document's text is the file's, newlines and byte order mark aside."""

import re

from corpus.readers.base import Extracted, decode, refuse_blank, refuse_other_kinds
from corpus.types import Span

LIMITS = "UTF-8, UTF-16 with a byte order mark, or GB18030"
_NAVIGATION = re.compile(r"[>〉»][^>〉»]*[>〉»].*|(?:您的|当前|您当前的|所在)位置[:：].*|首页|打印|关闭")
_LONGEST_NAVIGATION = 200


def read_text(data: bytes, name: str) -> Extracted:
    """Read a plain text file in UTF-8, UTF-16 or GB18030.

    The navigation that a page saved as text begins with (`>政务公开 >政策文件`, `首页`) stays in the text
    but not in the body.

    Raises:
        ReadError: The file is empty, binary, or in an encoding that is not known.
    """
    refuse_other_kinds(data, name, ".txt")
    text = decode(data, name)
    refuse_blank(text, name)
    start = _after_navigation(text)
    return Extracted(text, (Span(start, len(text)),) if start else ())


def is_navigation(line: str) -> bool:
    """Whether a line is what a web page shows above its text: `首页`, or where in the site it is."""
    return bool(_NAVIGATION.fullmatch(line))


def _after_navigation(text: str) -> int:
    """Where the first line begins that is neither blank nor navigation; 0 when there is no navigation."""
    start = behind = 0
    while (stop := text.find("\n", start, start + _LONGEST_NAVIGATION)) >= 0:
        line = text[start:stop].strip()
        start = stop + 1
        if line and not is_navigation(line):
            return behind
        behind = start if line else behind
    return behind if text[behind:].strip() else 0
