import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.names import name_of, names_of, names_referred_to
from corpus.types import DocumentInfo, Reference, Relation, Span


@pytest.mark.parametrize(
    "printed",
    [
        "《中华人民共和国渔业法》",
        "中华人民共和国渔业法（2013年修正）",
        "渔业法",
        "〈渔业法〉",
        "渔业法（甲发〔2018〕3号）内容摘编",
    ],
)
def test_a_title_has_one_form(printed: str) -> None:
    assert name_of(printed) == "渔业法"


def test_a_trial_version_is_another_document() -> None:
    assert name_of("绿化办法（试行）") != name_of("绿化办法")


def test_what_a_notice_issues_is_called_by_its_own_name() -> None:
    info = DocumentInfo(title="甲市政府关于印发《甲市绿化办法》的通知", number="甲政发[2018]07号")
    assert names_of(info) == ("甲政发〔2018〕7号", "甲市政府关于印发甲市绿化办法的通知", "甲市绿化办法")


def test_a_title_that_begins_with_about_is_the_issuers() -> None:
    reference = Reference(Relation.REPEALS, "关于加强绿化的意见", "", Span(0, 1))
    info = DocumentInfo(title="甲市政府关于加强绿化的意见", issuer="甲市政府")
    assert names_referred_to(reference, "甲市政府")[0] in names_of(info)
    assert names_referred_to(reference, "乙市政府")[0] not in names_of(info)


@given(st.text(max_size=40), st.text(max_size=10))
def test_no_name_is_too_short_to_tell_documents_apart(title: str, issuer: str) -> None:
    assert all(len(name) >= 4 for name in names_of(DocumentInfo(title=title, issuer=issuer)))
