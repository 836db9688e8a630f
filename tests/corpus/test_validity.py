import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import DocumentInfo, Relation, Span
from corpus.validity import OUT_OF_FORCE, Effect, Standing, status_on, warning_of, working_of

DAY = datetime.date(2020, 11, 27)
DAYS = st.dates(datetime.date(1980, 1, 1), datetime.date(2060, 12, 31))
DATES = st.just("") | DAYS.map(lambda day: day.isoformat()) | DAYS.map(lambda day: day.isoformat()[:7])


def effect(relation: Relation, since: str) -> Effect:
    """What a newer document does."""
    return Effect(relation, "new.txt", "甲市绿化办法", "甲政发〔2020〕8号", since, Span(0, 5))


@pytest.mark.parametrize(
    ("info", "warning"),
    [
        (DocumentInfo(), ""),
        (DocumentInfo(status="现行"), ""),
        (DocumentInfo(status="已废止"), "已废止"),
        (DocumentInfo(status="已废止", repealed="2020-11-27"), "已废止（2020-11-27）"),
        (DocumentInfo(status="已失效", repealed="2020-01-01"), "已失效（2020-01-01）"),
        (DocumentInfo(repealed="2019"), "已废止（2019）"),
        (DocumentInfo(repealed="2020-11-28"), ""),
        (DocumentInfo(expires="2020-11-26"), "已失效（2020-11-27）"),
        (DocumentInfo(expires="2020-11-27"), ""),
        (DocumentInfo(effective="2020-11-28"), "尚未施行（2020-11-28起）"),
        (DocumentInfo(effective="2020-11"), ""),
        (DocumentInfo(status="被修改"), "被修改"),
    ],
)
def test_only_what_is_out_of_force_on_the_day_is_warned_of(info: DocumentInfo, warning: str) -> None:
    assert warning_of(info, DAY) == warning


def test_another_document_of_the_library_ends_it() -> None:
    info = DocumentInfo(effective="2010-05-01")
    ended = status_on(info, DAY, [effect(Relation.REPEALS, "2020-05-01")])
    assert (ended.standing, ended.since) == (Standing.REPEALED, "2020-05-01")
    assert ended.reason == "自 2020-05-01 起被《甲市绿化办法》（甲政发〔2020〕8号）废止。"
    before = status_on(info, datetime.date(2020, 4, 30), [effect(Relation.REPEALS, "2020-05-01")])
    assert (before.standing, before.since) == (Standing.IN_FORCE, "2010-05-01")


def test_the_last_amendment_counts() -> None:
    effects = [effect(Relation.AMENDS, "2012-01-01"), effect(Relation.AMENDS, "2018-01-01")]
    amended = status_on(DocumentInfo(effective="2010-05-01"), DAY, effects)
    assert (amended.standing, amended.since, amended.out_of_force) == (Standing.AMENDED, "2018-01-01", False)


def test_the_first_ending_counts() -> None:
    info = DocumentInfo(effective="2010-05-01", expires="2015-04-30", repealed="2019-01-01", status="已废止")
    assert status_on(info, DAY).since == "2015-05-01"


def test_what_is_not_said_is_not_known() -> None:
    assert status_on(DocumentInfo(issued="2018-01-12"), DAY).standing is Standing.UNKNOWN
    assert status_on(DocumentInfo(status="资料"), DAY).standing is Standing.UNKNOWN


def test_the_reckoning_is_shown() -> None:
    info = DocumentInfo(effective="2018-01-01", term="有效期2年", expires="2019-12-31")
    assert working_of(info) == "2018-01-01 起，有效期2年，至 2019-12-31"
    assert "有效期2年" in status_on(info, DAY).reason
    assert working_of(DocumentInfo(effective="2018-01-01", expires="2019-12-31")) == ""


@given(st.builds(DocumentInfo, issued=DATES, effective=DATES, expires=DATES, repealed=DATES), DATES, DAYS)
def test_nothing_is_in_force_before_it_begins_or_after_it_ends(
    info: DocumentInfo, since: str, day: datetime.date
) -> None:
    effects = [effect(Relation.REPEALS, since)] if since else []
    status = status_on(info, day, effects)
    today = day.isoformat()
    ends = [date for date in (info.repealed, since) if date]
    if any(date <= today for date in ends) or (len(info.expires) == len(today) and info.expires < today):
        assert status.standing in OUT_OF_FORCE
    if info.effective and today < info.effective:
        assert status.standing in OUT_OF_FORCE


@given(st.builds(DocumentInfo, effective=DATES, expires=DATES, repealed=DATES), DAYS, st.integers(0, 9_000))
def test_what_has_ended_stays_ended(info: DocumentInfo, day: datetime.date, later: int) -> None:
    ended = (Standing.REPEALED, Standing.EXPIRED)
    if status_on(info, day).standing in ended:
        assert status_on(info, day + datetime.timedelta(days=later)).standing in ended
