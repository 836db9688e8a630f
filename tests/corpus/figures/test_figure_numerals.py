from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures.numerals import arabic_value, chinese_value

DIGITS = "零一二三四五六七八九"


def below_ten_thousand(number: int) -> str:
    written, skipped = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if skipped else "") + DIGITS[digit] + name
        skipped = bool(written) and not digit
    return written


def in_chinese(number: int) -> str:
    """The number as a cheque would spell it, 一十 for 十."""
    if number < 10_000:
        return below_ten_thousand(number) or "零"
    unit, name = (100_000_000, "亿") if number >= 100_000_000 else (10_000, "万")
    head, tail = divmod(number, unit)
    joint = "零" if 0 < tail < unit // 10 else ""
    return in_chinese(head) + name + joint + (in_chinese(tail) if tail else "")


@given(st.integers(0, 10**12))
def test_a_chinese_numeral_is_read_as_the_number_that_it_was_made_of(number: int) -> None:
    assert chinese_value(in_chinese(number)) == number


@given(st.integers(0, 10**12), st.integers(0, 4))
def test_an_arabic_number_is_read_with_and_without_separators(number: int, places: int) -> None:
    value = Decimal(number) / 10**places
    assert arabic_value(f"{value:f}") == arabic_value(f"{value:,f}") == value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十万", 200_000),
        ("三百五", 350),
        ("一万二", 12_000),
        ("一百零五", 105),
        ("两千", 2_000),
        ("三千万", 30_000_000),
        ("二〇一八", 2018),
        ("百亿", 10_000_000_000),
        ("一点五万", 15_000),
    ],
)
def test_numerals_as_people_write_them(numeral: str, value: int) -> None:
    assert chinese_value(numeral) == value


@pytest.mark.parametrize("text", ["", "点五", "十百", "百十百", "多", "一" * 40, "三点", "零百"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert chinese_value(text) is None


@given(st.text(alphabet="一二两三四五六七八九十百千万亿〇零点", max_size=30))
def test_any_run_of_numerals_is_read_without_error(text: str) -> None:
    value = chinese_value(text)
    assert value is None or value >= 0
