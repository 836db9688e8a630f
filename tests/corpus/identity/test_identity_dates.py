import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity.dates import Period, dates_in, day_before, day_of, iso_date, numeral, period_in, shifted

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("２０２１年１月１日", "2021-01-01"),
        ("一九九八年十月三十一日", "1998-10-31"),
        ("二○○五年三月", "2005-03"),
        ("2018年2月30日", ""),
        ("2019-2-29", ""),
        ("2018年2月30日至2018年3月1日", "2018-03-01"),
    ],
)
def test_only_days_of_the_calendar_are_dates(text: str, date: str) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("有效期5年", Period(months=60)),
        ("试行期为六个月", Period(months=6)),
        ("一年半", Period(months=18)),
        ("满三十日", Period(days=30)),
        ("15个工作日", None),
        ("长期有效", None),
    ],
)
def test_periods(text: str, period: Period | None) -> None:
    assert period_in(text) == period


@pytest.mark.parametrize(
    ("date", "period", "later"),
    [
        ("2018-01-31", Period(months=1), "2018-02-28"),
        ("2016-02-29", Period(months=12), "2017-02-28"),
        ("2018-12-15", Period(days=30), "2019-01-14"),
        ("2018-12", Period(days=30), ""),
        ("", Period(days=30), ""),
        ("9998-12-31", Period(months=12), ""),
    ],
)
def test_a_date_is_shifted_as_the_calendar_has_it(date: str, period: Period, later: str) -> None:
    assert shifted(date, period) == later


@given(DAYS, st.integers(0, 120), st.integers(0, 400))
def test_shifting_never_goes_back(day: datetime.date, months: int, days: int) -> None:
    later = day_of(shifted(day.isoformat(), Period(months, days)))
    assert later is not None
    assert later >= day + datetime.timedelta(days=days)


@given(DAYS)
def test_the_day_before_is_one_day_before(day: datetime.date) -> None:
    assert shifted(day_before(day.isoformat()), Period(days=1)) == day.isoformat()


@given(st.text(alphabet="0123456789２〇○一二十百年月日-/. ：", max_size=40))
def test_every_date_found_is_in_the_calendar_and_where_it_is_printed(text: str) -> None:
    for found in dates_in(text):
        assert iso_date(found.span.text_of(text)) == found.iso
        assert day_of(found.iso if len(found.iso) > len("2018-05") else f"{found.iso}-01") is not None


@pytest.mark.parametrize(
    ("text", "value"), [("三十", 30), ("十", 10), ("一百零五", 105), ("二〇", 20), ("○", 0)]
)
def test_numerals(text: str, value: int) -> None:
    assert numeral(text) == value
