"""Items of lists and the sentences that lead into them."""

import pytest

from assistant.answer.judging.candidates import candidates
from assistant.answer.judging.itemised import is_item, leads_into_list
from corpus.types import Passage, Span
from index.types import Hit

TEXT = (
    "第九条 渡口开放时间由镇政府公布。禁止在渡口从事下列行为：\n\n"
    "（一）燃放鞭炮；\n\n（二）清洗油桶。\n\n渡口应当设置路灯。"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（三）拖网", True),
        ("2. 拖网", True),
        ("二是禁止拖网。", True),
        ("第二，禁止拖网。", True),
        ("第二条要求是禁止拖网。", True),
        ("第三条 拖网", False),
        ("拖网", False),
    ],
)
def test_an_article_is_no_item(text: str, expected: bool) -> None:
    assert is_item(text) is expected


def test_a_sentence_leads_into_a_list_when_items_follow_it() -> None:
    passage = Passage(1, "doc", "渡口管理办法", (), Span(50, 50 + len(TEXT)), TEXT)
    found = candidates([Hit(passage, 1.0)], {}, lambda _: ())
    assert [candidate.text for candidate in found if leads_into_list(candidate)] == [
        "禁止在渡口从事下列行为："
    ]


def test_a_number_of_things_leads_into_the_sentences_that_count_them() -> None:
    text = "渡口管理要坚持三条原则。一是安全第一。二是方便群众。三是公开收费。渡口还应当设置路灯。"
    passage = Passage(1, "doc", "渡口管理办法", (), Span(0, len(text)), text)
    found = candidates([Hit(passage, 1.0)], {}, lambda _: ())
    assert [candidate.text for candidate in found if leads_into_list(candidate)] == [
        "渡口管理要坚持三条原则。"
    ]
