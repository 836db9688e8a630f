import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.numerals import amount_of
from index.expansion.numerals import chinese


@given(st.integers(0, 10**12 - 1))
@example(416_170_010)
@example(100_150_000)
def test_what_is_written_is_read_again(number: int) -> None:
    assert amount_of(chinese(number)) == number


@pytest.mark.parametrize("numeral", ["十二五", "十百", "百十千", "", "三五百二"])
def test_what_is_no_number_has_no_value(numeral: str) -> None:
    assert amount_of(numeral) is None
