"""Years as people and as documents write them: 17年, 二〇一七年, 2017年; “十二五” and its years."""

import re
from collections.abc import Iterator

from corpus.periods import years_in
from index.expansion.asking import Asking
from index.types import Expansion

KIND = "year"
_WEIGHT, _OF_A_PERIOD = 0.9, 0.4
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_PLAN = re.compile(r"[“\"]?十[一二三四]五[”\"]?")
_WRITTEN_OUT = re.compile(r"[一二][〇零九][〇零一二三四五六七八九]{2}年?")
_SHORT = re.compile(r"(?<![\d.])\d{2}年")
_FULL = re.compile(r"(?<!\d)(?:19|20)\d{2}年?(?!\d)")


def expansions(asking: Asking) -> Iterator[Expansion]:
    """Other ways to write the years of a question, and the years of a plan that it names."""
    named = years_in(asking.text, short_years=True)
    for found in _SHORT.finditer(asking.text):
        if (year := 2000 + int(found[0][:2])) in named:
            yield Expansion(f"{year}年", found[0], KIND, _WEIGHT)
    for found in _WRITTEN_OUT.finditer(asking.text):
        for year in years_in(found[0] if found[0].endswith("年") else f"{found[0]}年"):
            yield Expansion(f"{year}年", found[0], KIND, _WEIGHT)
    for found in _FULL.finditer(asking.text):
        yield Expansion(f"{found[0][:4].translate(_DIGITS)}年", found[0], KIND, _WEIGHT)
    for found in _PLAN.finditer(asking.text):
        for year in sorted(years_in(found[0])):
            yield Expansion(f"{year}年", found[0], KIND, _OF_A_PERIOD)
