from hypothesis import given
from hypothesis import strategies as st

from corpus.periods import years_in


def test_a_full_year_is_found_in_every_spelling() -> None:
    for text in ("2017年", "2017 年底", "2017-03-01", "二〇一七年", "（2017）", "〔2017〕7号"):
        assert years_in(text) == {2017}, text


def test_a_plan_period_and_a_range_are_spelt_out() -> None:
    assert years_in("“十二五”期间") == {2011, 2012, 2013, 2014, 2015}
    assert years_in("2016-2018年") == {2016, 2017, 2018}


def test_two_digits_are_a_year_only_in_questions() -> None:
    assert years_in("17年的空气怎么样", short_years=True) == {2017}
    assert years_in("17年的空气怎么样") == frozenset()


def test_a_duration_is_no_year() -> None:
    for text in ("连续15年第一", "15年来", "近10年", "满20年以上"):
        assert years_in(text, short_years=True) == frozenset(), text


def test_a_number_that_only_looks_like_a_year_is_none() -> None:
    assert years_in("共2017家企业") == frozenset()


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(1900 <= year <= 2099 for year in years_in(text, short_years=True))
