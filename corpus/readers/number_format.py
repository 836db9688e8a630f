"""Values of a spreadsheet as they are displayed there: dates, percentages, thousands, units."""

import datetime
import re

_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])+')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_PLACES = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")


def displayed(value: object, number_format: str) -> str:
    """What a spreadsheet shows for a value.

    Args:
        value: As openpyxl gives it.
        number_format: The cell's format code (ECMA-376 part 1, 18.8.31); one that is not understood is as
            good as none.
    """
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case datetime.datetime() | datetime.date() | datetime.time():
            return _moment(value, number_format)
        case int() | float():
            return _number(value, number_format)
        case _:
            return " ".join(str(value).split())


def _number(value: float, number_format: str) -> str:
    sections = _SECTION.findall(number_format) or ["General"]
    negative = value < 0 and len(sections) > 1
    code = sections[1] if negative else sections[2] if value == 0 and len(sections) > 2 else sections[0]
    places = _PLACES.search(_LITERAL.sub("", code))
    if places is None:
        return _plain(value)
    shown = abs(value) if negative else value
    shown *= 100 ** _LITERAL.sub("", code).count("%")
    digits = _digits(shown, places)
    before, after = _around(code)
    return f"{before}{digits}{after}"


def _digits(value: float, places: re.Match[str]) -> str:
    decimals = places[1] or ""
    text = f"{value:,.{len(decimals)}f}" if "," in places[0] else f"{value:.{len(decimals)}f}"
    needless = len(decimals) - len(decimals.rstrip("#?"))
    while needless and text.endswith("0") and "." in text:
        text, needless = text[:-1], needless - 1
    return text.rstrip(".") if "." in text else text


def _around(code: str) -> tuple[str, str]:
    """What the format writes before and after the digits."""
    marked = _LITERAL.sub(lambda found: _hidden(found[1] or found[2] or ""), code)
    places = _PLACES.search(marked)
    if places is None:
        return "", ""
    return _shown(marked[: places.start()]), _shown(marked[places.end() :])


def _hidden(literal: str) -> str:
    """A literal that no longer looks like a place for digits."""
    return "".join(chr(ord(character) + 0xF0000) for character in literal)


def _shown(part: str) -> str:
    back = (
        chr(ord(c) - 0xF0000) if ord(c) >= 0xF0000 else c
        for c in part
        if ord(c) >= 0xF0000 or c in "%-+()¥$€ "
    )
    return "".join(back)


def _plain(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"


def _moment(value: datetime.date | datetime.time, number_format: str) -> str:
    """A date with the parts that its format shows, in Chinese if that is, and the time if it has one."""
    code = _LITERAL.sub(lambda found: found[1] or found[2] or "", number_format).lower()
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M:%S").removesuffix(":00")
    date = _date(value, code)
    timed = isinstance(value, datetime.datetime) and value.time() != datetime.time()
    return f"{date} {value:%H:%M}" if timed and ("h" in code or "y" not in code) else date


def _date(value: datetime.date, code: str) -> str:
    chinese, day = "年" in code or "月" in code, "d" in code or "m" not in code
    if not chinese:
        return f"{value.year:04d}-{value.month:02d}" + (f"-{value.day:02d}" if day else "")
    parts = (
        (f"{value.year}年", "y" in code),
        (f"{value.month}月", "m" in code),
        (f"{value.day}日", "d" in code),
    )
    return "".join(part for part, is_shown in parts if is_shown) or value.isoformat()[:10]
