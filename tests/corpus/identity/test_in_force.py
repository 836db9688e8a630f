"""From when and until when a document says that it is in force."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity.periods import in_force
from corpus.types import DocumentInfo

KNOWN = DocumentInfo(issued="2018-01-12", published="2018-01-20")


def said(text: str, known: DocumentInfo = KNOWN) -> tuple[str, str, str]:
    """First day, last day and term."""
    found = in_force(text, known)
    return (
        found.effective.value if found.effective else "",
        found.expires.value if found.expires else "",
        found.term.value if found.term else "",
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("本办法自2018年3月1日起施行。", "2018-03-01"),
        ("本通知自二〇一八年五月一日起正式执行。", "2018-05-01"),
        ("本规定于2018年3月1日起施行。", "2018-03-01"),
        ("本《办法》自２０１８年３月１日起施行。", "2018-03-01"),
        ("本意见自印发之日起施行。", "2018-01-12"),
        ("本意见自公布之日起施行。", "2018-01-20"),
        ("本办法自发布之日起30日后施行。", "2018-02-19"),
        ("本规定自公布之日起六十日后施行。", "2018-03-21"),
        ("本规定自公布之日起三个月后生效。", "2018-04-20"),
        ("本办法自发布之日起第30日施行。", "2018-02-18"),
        ("本办法自公布之日起次年1月1日起施行。", "2019-01-01"),
        ("本办法由市绿化局负责解释，自2018年8月1日起实施。", "2018-08-01"),
        ("第九条 自2018年8月1日起实施。", "2018-08-01"),
        ("补助自2018年8月1日起发放，奖励自2018年9月1日起执行。", ""),
        ("本办法自发布之日起15个工作日后施行。", ""),
        ("本办法自条件成熟之日起施行。", ""),
        ("", ""),
    ],
)
def test_the_first_day(text: str, first: str) -> None:
    assert said(text)[0] == first


def test_publication_is_not_guessed_from_adoption() -> None:
    assert said("本条例自公布之日起施行。", DocumentInfo(issued="2018-01-12", adopted="2018-01-12"))[0] == ""


@pytest.mark.parametrize(
    ("text", "last", "term"),
    [
        ("本办法自2018年1月1日起施行，有效期5年。", "2022-12-31", "有效期5年"),
        ("本办法自2018年3月1日起施行，试行期为两年。", "2020-02-29", "试行期为两年"),
        ("本办法自2019年1月1日起试行一年。", "2019-12-31", "试行一年"),
        ("本办法自2018年3月1日起施行，有效期至2020年12月31日。", "2020-12-31", ""),
        ("本方案执行期限为2018年1月1日至2020年12月31日。", "2020-12-31", ""),
        ("本政策执行至2021年6月30日止。", "2021-06-30", ""),
        ("本办法自2019年1月起实施，有效期2年。", "", "有效期2年"),
        ("许可证有效期5年，自发证之日起计算。", "", ""),
        ("营业执照有效期至2020年12月31日的，应当换领。", "", ""),
    ],
)
def test_the_last_day(text: str, last: str, term: str) -> None:
    assert said(text)[1:] == (last, term)


def test_the_words_that_say_so_are_shown() -> None:
    text = "甲市绿化办法。第三条 本办法自2018年1月1日起施行，有效期5年。"
    found = in_force(text, KNOWN)
    assert found.effective is not None
    assert found.effective.span.text_of(text) == "本办法自2018年1月1日起施行"
    assert found.expires is not None
    assert found.expires.span.text_of(text) == "有效期5年"


@given(st.text(alphabet="本办法自从2018年1月日起后施行有效期至五试两，。\n印发之次满", max_size=80))
def test_any_text_gives_words_that_stand_in_it(text: str) -> None:
    found = in_force(text, KNOWN)
    for each in (found.effective, found.expires, found.term):
        assert each is None or each.span.end <= len(text)
