"""Which years and days an expression speaks of; pure."""

import calendar
import re
from dataclasses import dataclass

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_FULL_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?=\s*年|\s*[-/.]\s*\d{1,2}\s*[-/.]|\s*[-–—~～至到]\s*(?:19|20)\d{2}|[)）〕])"
)
_CHINESE_YEAR = re.compile(r"([一二][〇零九][〇零一二三四五六七八九]{2})(?=年)")
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{2})年(?!\s*(?:来|内|以上|以下|期|多|间|的?时间|制|前))")
_DURATION_BEFORE = re.compile(
    r"(?:连续|近|过去|已经|够|超过|不足|不到|不满|未满|[干做缴交住用等]了|[工树教军党店]龄|长达|满|为期|每|前|后|共|历时|未来|今后)\s*$"
)
_YEAR_RANGE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?\s*[-–—~～至到]\s*((?:19|20)\d{2})")
_PLAN = re.compile(r"[“\"]?十([一二三四五])五[”\"]?")
_FIRST_YEAR_OF_PLAN = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
_RELATIVE = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
RELATIVE_YEAR = re.compile("|".join(_RELATIVE))
"""A year named by its distance from the one in which a text was written."""
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)|([一二][〇零九][〇零一二三四五六七八九]{2})(?=\s*年)")
_QUARTER = re.compile(r"第?([一二三四1-4])季度")
_HALF = re.compile(r"[上下]半年")
_MONTHS = re.compile(r"(\d{1,2})\s*月?份?\s*(?:\d{1,2}\s*日)?\s*[-–—~～至到]\s*(\d{1,2})\s*月")
_MONTH = re.compile(r"(?:(?<=月)|(?<=年)|(?<=[-/.])|^)\s*(\d{1,2})\s*(?:月|[-/.])\s*(?:(\d{1,2})(?![\d:]))?")
_OPEN = re.compile(r"(?:以来|之?后|起|开始)$")


@dataclass(frozen=True, slots=True)
class Period:
    """A time that something is said of.

    Attributes:
        words: As printed.
        first: The first day, ISO 8601; empty where the words alone do not tell.
        last: The last day; empty where they do not tell, or where the period is open (2009年以来).
    """

    words: str
    first: str = ""
    last: str = ""

    @property
    def years(self) -> frozenset[int]:
        """The years that it touches; of an open period only the first."""
        if not self.first:
            return frozenset()
        return frozenset(range(int(self.first[:4]), int((self.last or self.first)[:4]) + 1))


def period_of(words: str, year: int = 0) -> Period:
    """The days that the words of a time stand for; 年初, 年底 and 以前 speak of their year.

    Args:
        words: Such as `2017年`, `“十二五”期间`, `去年9月`, `一季度`, `3月至6月`.
        year: The year that 今年 and months without a year are of; 0 when it is not known.

    >>> period_of("去年9月", 2018)
    Period(words='去年9月', first='2017-09-01', last='2017-09-30')
    """
    words = words.strip()
    plan = _PLAN.search(words)
    if plan:
        start = _FIRST_YEAR_OF_PLAN[plan[1]]
        return _period(words, (start, 1), (start + 4, 12))
    years = _years_of(words, year)
    if not years:
        return Period(words)
    return _period(words, *_months(words, years[0], years[-1]))


def _years_of(words: str, year: int) -> list[int]:
    """The years in order of mention, or the one that is meant without being named."""
    named = [int(m[1] or m[2].translate(_DIGITS)) for m in _ANY_YEAR.finditer(words)]
    if named:
        return named
    relative = RELATIVE_YEAR.search(words)
    if year and relative:
        return [year + _RELATIVE[relative[0]]]
    return [year] if year and re.search(r"\d\s*月|季度|半年", words) else []


def _months(words: str, first: int, last: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last month (perhaps with a day) of what is named within the years."""
    if quarter := _QUARTER.search(words):
        number = "一二三四1234".index(quarter[1]) % 4
        return (first, 3 * number + 1), (first, 3 * number + 3)
    if half := _HALF.search(words):
        return ((first, 1), (first, 6)) if half[0][0] == "上" else ((first, 7), (first, 12))
    if months := _MONTHS.search(words):
        return (first, int(months[1])), (last, int(months[2]))
    month = _MONTH.search(words)
    if month is None:
        return (first, 1), (last, 12)
    day = (int(month[2]),) if month[2] else ()
    return (first, int(month[1]), *day), (first, int(month[1]), *day)


def _period(words: str, first: tuple[int, ...], last: tuple[int, ...]) -> Period:
    if not 1 <= first[1] <= 12 or not 1 <= last[1] <= 12:
        return Period(words)
    longest = calendar.monthrange(last[0], last[1])[1]
    start = first[2] if len(first) > 2 else 1
    end = last[2] if len(last) > 2 else longest
    if not 1 <= start <= 31 or not 1 <= end <= longest or first[:2] > last[:2]:
        return Period(words)
    opened = f"{first[0]:04}-{first[1]:02}-{start:02}"
    closed = f"{last[0]:04}-{last[1]:02}-{end:02}"
    return Period(words, opened, "" if _OPEN.search(words) else closed)


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
