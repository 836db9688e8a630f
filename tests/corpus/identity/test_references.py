import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity.references import references_in
from corpus.types import DocumentInfo, Relation

INFO = DocumentInfo(title="甲市绿化办法", number="甲政发〔2020〕8号", kind="办法", effective="2020-05-01")


def named(text: str, **values: str) -> list[tuple[str, str, str]]:
    """Relation, title and number of every reference."""
    known = {name: getattr(INFO, name) for name in ("title", "number", "kind", "effective")}
    found = references_in(text, DocumentInfo(**{**known, **values}))
    return [(each.relation.value, each.title, each.number) for each in found]


def test_grounds_with_titles_and_numbers() -> None:
    text = (
        "第一条 为了绿化，根据《中华人民共和国森林法》《甲省绿化条例》和《甲省政府关于绿化的意见》"
        "（甲政〔2010〕1号）等规定，结合我市实际，制定本办法。"
    )
    assert named(text) == [
        ("basis", "中华人民共和国森林法", ""),
        ("basis", "甲省绿化条例", ""),
        ("basis", "甲省政府关于绿化的意见", "甲政〔2010〕1号"),
    ]


def test_what_is_carried_out() -> None:
    text = "为贯彻落实《甲省绿化规划》（甲政发〔2019〕3号），现就有关事项通知如下："
    assert named(text) == [("implements", "甲省绿化规划", "甲政发〔2019〕3号")]


def test_a_law_that_is_only_applied_is_no_ground() -> None:
    assert named("第八条 违反规定的，依照《中华人民共和国森林法》处罚。") == []


def test_a_bulletin_stands_in_no_relation_to_what_it_reports() -> None:
    assert named("我市根据《甲省绿化条例》制定本市方案如下。", kind="简报") == []


@pytest.mark.parametrize(
    ("title", "forwarded"),
    [
        ("甲局转发乙厅关于开展造林的通知", "乙厅关于开展造林的通知"),
        ("甲局关于转发《乙厅关于开展造林的通知》的通知", "乙厅关于开展造林的通知"),
        ("甲市政府批转市林业局关于加快造林意见的通知", "市林业局关于加快造林意见"),
    ],
)
def test_what_is_forwarded(title: str, forwarded: str) -> None:
    assert named(f"{title}\n现转发给你们。", title=title) == [("forwards", forwarded, "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本办法自2020年5月1日起施行。《绿化管理办法》（甲政发〔2010〕3号）同时废止。",
            [("绿化管理办法", "甲政发〔2010〕3号", "2020-05-01")],
        ),
        (
            "2001年3月1日市政府发布的《绿化规定》和2003年印发的《造林规定》同时废止。",
            [("绿化规定", "", "2020-05-01"), ("造林规定", "", "2020-05-01")],
        ),
        (
            "《甲办法》（甲发〔2001〕1号）、《乙办法》自2021年6月1日起停止执行。",
            [("甲办法", "甲发〔2001〕1号", "2021-06-01"), ("乙办法", "", "2021-06-01")],
        ),
        ("甲政发〔2001〕8号文件同时废止。", [("", "甲政发〔2001〕8号", "2020-05-01")]),
        ("股东可以依照《诉讼法》规定的程序，请求宣告股票失效。", []),
        ("《甲办法》第三条、第五条同时废止。", []),
        ("不得擅自废止《甲办法》。", []),
        ("《甲办法》与本办法不一致的规定同时废止。", []),
    ],
)
def test_what_is_repealed(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = references_in(text, INFO)
    assert all(each.relation is Relation.REPEALS for each in found)
    assert [(each.title, each.number, each.since) for each in found] == expected


def test_a_decision_that_repeals_and_amends() -> None:
    text = (
        "经研究，决定对下列文件予以废止：\n1. 关于加强绿化的通知（甲政发〔2001〕1号）\n"
        "2. 《造林办法》（甲政办发〔2003〕第5号）\n"
        "二、对《公园办法》作如下修改：\n1. 第一条改为《园林办法》。"
    )
    assert named(text, title="甲市政府关于废止和修改部分文件的决定") == [
        ("repeals", "", "甲政发〔2001〕1号"),
        ("repeals", "造林办法", "甲政办发〔2003〕5号"),
        ("amends", "公园办法", ""),
    ]


def test_what_an_amending_decision_names_in_its_title() -> None:
    title = "甲市政府关于修改《甲市公园办法》的决定"
    assert named(title, title=title) == [("amends", "甲市公园办法", "")]


def test_a_reference_stands_where_it_is_printed() -> None:
    text = "《绿化管理办法》（甲政发〔2010〕3号）同时废止。"
    (reference,) = references_in(text, INFO)
    assert reference.span.text_of(text) == "《绿化管理办法》（甲政发〔2010〕3号）"


@given(
    st.text(
        alphabet="根据《办法》〈〉和、，。\n（甲政发〔2010〕3号）同时废止制定本自年月日起作如下修改转发通知1.",
        max_size=120,
    )
)
def test_any_text_gives_references_within_it(text: str) -> None:
    for title in ("甲市政府关于废止和修改部分文件的决定", f"甲局转发{text[:20]}的通知"):
        for each in references_in(text, DocumentInfo(title=title)):
            assert each.title or each.number
            assert each.span.end <= len(text)
