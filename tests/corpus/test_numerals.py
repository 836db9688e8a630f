import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numerals import LARGEST, chinese, value_of


@given(st.integers(1, LARGEST))
def test_every_number_is_read_as_it_was_written(number: int) -> None:
    assert value_of(chinese(number)) == number


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十", 10), ("一百一十", 110), ("一百零八", 108), ("两", 2), ("二〇", 20), ("017", 17)],
)
def test_usual_ways_of_writing(numeral: str, value: int) -> None:
    assert value_of(numeral) == value


@pytest.mark.parametrize("text", ["", "第一", "甲", "1十a"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no numeral"):
        value_of(text)


@pytest.mark.parametrize("number", [0, -1, LARGEST + 1])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="allowed are 1 to"):
        chinese(number)
