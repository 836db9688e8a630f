"""Which years an expression speaks of; pure."""

import re

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_FULL_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?=\s*年|\s*[-/.]\s*\d{1,2}\s*[-/.]|\s*[-–—~～至到]\s*(?:19|20)\d{2}|[)）〕])"
)
_CHINESE_YEAR = re.compile(r"([一二][〇零九][〇零一二三四五六七八九]{2})(?=年)")
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{2})年(?!\s*(?:来|内|以上|以下|期|多|间|的?时间|制|前))")
_DURATION_BEFORE = re.compile(r"(?:连续|近|过去|长达|满|为期|每|前|后|共|历时|未来|今后)\s*$")
_YEAR_RANGE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?\s*[-–—~～至到]\s*((?:19|20)\d{2})")
_PLAN = re.compile(r"[“\"]?十([一二三四五])五[”\"]?")
_FIRST_YEAR_OF_PLAN = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}


def years_in(text: str, *, short_years: bool = False) -> frozenset[int]:
    """The years named in `text`, plan periods and ranges spelt out.

    Args:
        text: Any text.
        short_years: Whether `17年` means 2017, as in questions; in official texts it is a duration.

    >>> sorted(years_in("“十二五”期间"))
    [2011, 2012, 2013, 2014, 2015]
    """
    found = {int(m[1]) for m in _FULL_YEAR.finditer(text)}
    found.update(int(m[1].translate(_DIGITS)) for m in _CHINESE_YEAR.finditer(text))
    for m in _YEAR_RANGE.finditer(text):
        found.update(_range(int(m[1]), int(m[2])))
    for m in _PLAN.finditer(text):
        first = _FIRST_YEAR_OF_PLAN[m[1]]
        found.update(range(first, first + 5))
    if short_years:
        found.update(_short_years(text))
    return frozenset(found)


def _range(first: int, last: int) -> range:
    return range(first, last + 1) if first <= last <= first + 50 else range(0)


def _short_years(text: str) -> set[int]:
    return {
        2000 + int(m[1])
        for m in _SHORT_YEAR.finditer(text)
        if int(m[1]) <= 50 and not _DURATION_BEFORE.search(text[: m.start()])
    }
