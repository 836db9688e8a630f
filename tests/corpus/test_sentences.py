import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.sentences import clauses, sentences

texts = st.text(alphabet="中文一二。，；、：？！“”（）《》()\n\t 　aB1.%,;", max_size=150) | st.text(
    max_size=60
)


def cut(text: str) -> list[str]:
    return [span.text_of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("天气好。海水清！真的吗？", ["天气好。", "海水清！", "真的吗？"]),
        ("他说：“天气好。”大家同意。", ["他说：“天气好。”", "大家同意。"]),
        ("提出“要快！”的口号。之后开工。", ["提出“要快！”的口号。", "之后开工。"]),
        ("依据《办法。试行》办理。完毕", ["依据《办法。试行》办理。", "完毕"]),
        ("比重为89.1%，增长1.15倍。1.加强巡查。", ["比重为89.1%，增长1.15倍。", "1.加强巡查。"]),
        ("The port was closed. Ships waited at 3.5 km.", ["The port was closed.", "Ships waited at 3.5 km."]),
        ("一是短；二是短。", ["一是短；二是短。"]),
        ("标题\n\n第一段，没有句号", ["标题", "第一段，没有句号"]),
        ("要求各地，加强\n\n巡查，防汛。下一句。", ["要求各地，加强\n\n巡查，防汛。", "下一句。"]),
        ("（注：略。）后文。", ["（注：略。）", "后文。"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_long_sentence_also_ends_at_a_semicolon() -> None:
    first, second = "建成" + "甲" * 70 + "；", "建成乙；建成丙。"
    assert cut(first + second) == [first, second]


def test_a_whole_sentence_goes_on_beyond_semicolons() -> None:
    text = "全市新建公园十座，" * 7 + "；全市新建道路八条。河道已清淤。"
    assert [span.text_of(text) for span in sentences(text, whole=True)] == [text[:-6], "河道已清淤。"]
    assert len(sentences(text)) == 3


def test_a_quotation_without_an_end_does_not_swallow_the_text() -> None:
    assert cut("他说“天气好。" + "海水清。" * 60)[1] == "海水清。"


def test_a_quotation_over_several_sentences_does_not_hold_them_together() -> None:
    assert cut("他说“" + "海水很清。" * 40 + "”后文。")[1] == "海水很清。"


def test_clauses_end_at_commas_but_not_within_figures() -> None:
    text = "投入1,035亩、3万元,增长5%；达到“优秀，良好”等级。"
    assert [span.text_of(text) for span in clauses(text)] == [
        "投入1,035亩、3万元,",
        "增长5%；",
        "达到“优秀，",
        "良好”等级。",
    ]


@given(texts)
@settings(deadline=None)
def test_pieces_cover_everything_once_and_in_order(text: str) -> None:
    for found in (sentences(text), clauses(text)):
        assert all(a.end <= b.start for a, b in pairwise(found))
        covered = {i for span in found for i in range(span.start, span.end)}
        assert all(i in covered for i, character in enumerate(text) if not character.isspace())
        assert all(span.text_of(text).strip() == span.text_of(text) for span in found)


@pytest.mark.parametrize("unit", ["无标点", "（", "。", "短句，", "\n", " ", "“引", "a "])
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    begun = time.process_time()
    clauses(text)
    assert time.process_time() - begun < 2
