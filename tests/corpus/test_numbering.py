import pytest
from documents import document_of

from corpus.numbering import Irregularity, Reason, irregularities


def test_articles_in_order_are_regular() -> None:
    statute = "# 办法\n\n## 第一章 总则\n\n第一条 甲。\n\n第一条之一 乙。\n\n第二条 丙。\n\n"
    text = f"{statute}附件1\n\n第一条 丁。\n\n第二条 戊。\n"
    assert irregularities(document_of(text)) == []


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("第五条 甲。\n\n第六条 乙。\n", "第五条", Reason.LATER),
        ("第一条 甲。\n\n第三条 乙。\n", "第二条", Reason.ABSENT),
        ("第一条 甲单第二条乙。\n\n第三条 丙。\n", "第二条", Reason.MENTIONED),
        ("第一条 甲。\n\n第二条 乙。\n\n第二条 丙。\n", "第二条", Reason.REPEATED),
    ],
)
def test_every_irregularity_has_its_reason(text: str, number: str, reason: Reason) -> None:
    assert irregularities(document_of(text)) == [Irregularity(number, reason)]
