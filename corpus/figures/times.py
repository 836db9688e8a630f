"""Where dates, years and periods stand in a text; pure."""

import re

from corpus.figures.types import Figure
from corpus.figures.units import Quantity
from corpus.numerals import CHINESE
from corpus.types import Span

_YEAR = r"(?:(?<!\d)\d{4}|[〇零一二三四五六七八九]{4})"
_PART = r"(?:第?[一二三四]季度|上半年|下半年)"
_MONTH = r"\d{1,2}\s?月\s?"
_DAY = r"(?:\d{1,2}\s?日)?"
_TO = r"\s?[-–—~～至到]\s?"
_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_WRITTEN_DAY = rf"{_NUMERAL}月{_NUMERAL}日"
_UNTIL = rf"起?{_TO}(?:次年|翌年|第二年|当年|同年)?的?\s?"
_HOUR = r"(?:\d{1,2}[时点])?"
_ENDING = r"(?:底前|年底前|月底前|初前|底|初|末|前|以前|之前|中旬|上旬|下旬|起|以来|期间)?"
_FORMS = (
    r"(?<![\d.])\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?!\d)(?:\s{1,3}\d{1,2}:\d{2}(?::\d{2})?)?",
    rf"(?<!\d)(?:19|20)\d{{2}}\s?年?{_TO}(?:19|20)\d{{2}}(?!\d)(?:\s?年)?{_ENDING}",
    rf"{_YEAR}\s?年\s?{_NUMERAL}月(?:{_NUMERAL}日)?(?:{_UNTIL}{_WRITTEN_DAY})?{_ENDING}",
    rf"{_YEAR}\s?年\s?(?:\d{{1,2}}{_TO}{_MONTH}{_DAY}|{_MONTH}{_DAY}(?:{_UNTIL}{_MONTH}{_DAY})?|{_PART})?{_ENDING}",
    rf"(?<![\d.])\d{{1,2}}{_TO}{_MONTH}{_ENDING}",
    rf"(?<!\d){_MONTH}{_DAY}{_ENDING}{_HOUR}(?:{_UNTIL}{_MONTH}{_DAY}{_ENDING}{_HOUR})?",
    rf"{_WRITTEN_DAY}(?:{_UNTIL}{_WRITTEN_DAY})?{_ENDING}",
    rf"(?<![第每{CHINESE}]){_NUMERAL}月份?{_UNTIL}{_NUMERAL}月份?{_ENDING}",
    rf"(?:今年|去年|前年|明年|当年)(?:{_MONTH}{_DAY}|年初|年底|{_PART})?{_ENDING}",
    rf"(?<![\d第]){_PART}",
    r"[“\"]?十[一二三四五]五[”\"]?(?:期间|时期|以来|末|中后期)?",
)
_TIME = re.compile(rf"(?=[\d〇零一二三四五六七八九十今去前明当上下第“\"])(?:{'|'.join(_FORMS)})")


def times_in(text: str, offset: int = 0) -> list[Figure]:
    """Dates, years and periods in reading order; spans are moved by `offset`."""
    return [_time(found.start(), found[0], offset) for found in _TIME.finditer(text)]


def _time(start: int, words: str, offset: int) -> Figure:
    words = words.rstrip()
    span = Span(offset + start, offset + start + len(words))
    return Figure(span, words, words, "", Quantity.TIME)
