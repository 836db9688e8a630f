"""Days and periods as official writing prints them; pure. Dates are ISO 8601."""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.numerals import value_of
from corpus.types import Span

WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
CHINESE_DIGITS = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")
_ROUND_ZEROS = str.maketrans("○Ｏ", "〇〇")
_NUMERAL = r"\d{1,3}|[一二三四五六七八九十两百]{1,5}"
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d{2}|[一二][〇○Ｏ零一二三四五六七八九]{3})\s*[年./-]\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})(?!\d)\s*[月./-]?"
    r"(?:\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d:：]))?"
)
_PERIOD = re.compile(
    rf"(?P<count>{_NUMERAL})\s*(?P<half>个半)?(?P<unit>年|个?月|个?工作日|日|天)(?P<and_half>半)?"
)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date where it is printed.

    Attributes:
        span: Where.
        iso: `2018-01-12`, or `2018-05` where no day is given.
    """

    span: Span
    iso: str


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time.

    Attributes:
        months: Whole months, 12 for a year.
        days: Days besides.
    """

    months: int = 0
    days: int = 0


def iso_date(text: str) -> str:
    """The first date in a text as ISO 8601, the month alone where no day is given; empty without a date.

    >>> iso_date("二〇一八年一月十二日"), iso_date("2018年5月日"), iso_date("2018/12/24 09:44:41")
    ('2018-01-12', '2018-05', '2018-12-24')
    """
    return next((found.iso for found in dates_in(text)), "")


def dates_in(text: str) -> Iterator[FoundDate]:
    """Every date of the calendar that is printed in a text, in order."""
    for found in _DATE.finditer(text.translate(WIDE_DIGITS)):
        year = int(found["year"].translate(CHINESE_DIGITS))
        month, day = numeral(found["month"]), numeral(found["day"] or "0")
        if 1 <= month <= _MONTHS_A_YEAR and day <= calendar.monthrange(year, month)[1]:
            iso = f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
            yield FoundDate(Span(*found.span()), iso)


def period_in(text: str) -> Period | None:
    """The first length of time in a text; None without one, and for working days, which no calendar tells.

    >>> period_in("有效期两年"), period_in("试行期为6个月"), period_in("三十日")
    (Period(months=24, days=0), Period(months=6, days=0), Period(months=0, days=30))
    """
    found = _PERIOD.search(text)
    if found is None or found["half"] or "工作" in found["unit"]:
        return None
    count = numeral(found["count"])
    if "年" in found["unit"]:
        return Period(months=count * _MONTHS_A_YEAR + (6 if found["and_half"] else 0))
    return Period(months=count) if "月" in found["unit"] else Period(days=count)


def shifted(date: str, period: Period) -> str:
    """The date so much later, the last of the month where that has no such day; empty if it cannot be told.

    >>> shifted("2018-01-31", Period(months=1)), shifted("2018-05", Period(days=30))
    ('2018-02-28', '')
    """
    start = day_of(date)
    if start is None:
        return ""
    year, month = divmod(start.year * _MONTHS_A_YEAR + start.month - 1 + period.months, _MONTHS_A_YEAR)
    if year > datetime.MAXYEAR - 1:
        return ""
    last = calendar.monthrange(year, month + 1)[1]
    moved = datetime.date(year, month + 1, min(start.day, last)) + datetime.timedelta(days=period.days)
    return moved.isoformat()


def day_before(date: str) -> str:
    """The day before a full date; empty for another."""
    day = day_of(date)
    return (day - datetime.timedelta(days=1)).isoformat() if day else ""


def day_of(date: str) -> datetime.date | None:
    """A full ISO date as a day; None for a month alone, and for what is no date."""
    try:
        return datetime.date.fromisoformat(date) if len(date) == len("2018-01-12") else None
    except ValueError:
        return None


def numeral(text: str) -> int:
    """The value of a number in Arabic or Chinese digits, the round zeros of printers included.

    >>> numeral("十二"), numeral("一百二十"), numeral("○"), numeral("7")
    (12, 120, 0, 7)
    """
    return value_of(text.translate(_ROUND_ZEROS))
