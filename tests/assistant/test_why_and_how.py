"""Sums in everyday words, reasons and measures, over a real library with real indexes."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.answer.wording.means import means_fit
from assistant.answer.wording.moneys import speaks_of_paying, sums_named
from assistant.answer.wording.penalties import gravity_fit
from assistant.answer.wording.reasons import reason_fit
from assistant.pipeline import Assistant
from corpus.figures import figures_in

REPORT = """# 石门县渡口工作简报

2019年，石门县对渡口违法行为立案12起，处罚金额36万元。全县有5家渡口投保，保额达80万元。

石门县窑厂聚在河边，渡口整修难推开，县领导到渡口督办。

石门县渡口污水处理率保持100%。推进渡口建设污水收集池。加强组织领导，研究解决重大问题。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"简报.md": REPORT}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("石门县给违法的渡口一共开了多少钱罚单？", "36万元"),
        ("石门县参保的几家渡口一共保了多少钱？", "80万元"),
        ("石门县河边那几个渡口，整修为啥推不开？", "窑厂聚在河边"),
        ("石门县渡口的污水打算怎么处理？", "污水收集池"),
    ],
)
def test_everyday_words_find_it(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert not answer.refused
    assert told in answer.text


def test_what_nothing_speaks_of_is_not_dealt_with(assistant: Assistant) -> None:
    assert assistant.ask("打算怎么解决学生近视？").refused


def test_a_named_sum_has_no_other_name() -> None:
    assert not sums_named("船员报名费多少钱？")
    assert any(e.text == "处罚金额" and e.stands_for == "罚单" for e in sums_named("开了多少钱罚单？"))


def test_why_a_rule_was_made_is_told_by_its_first_article() -> None:
    made = reason_fit("为什么要制定渡船条例？", "为了加强渡船管理，保障安全，制定本条例。")
    assert made > reason_fit("为什么要制定渡船条例？", "由于船旧，制定检修计划。")


@pytest.mark.parametrize(
    ("text", "fit"), [("推进渡口整修。", 1.0), ("整修率达到90%。", -1.0), ("渡口很旧。", 0.0)]
)
def test_a_level_is_no_measure(text: str, fit: float) -> None:
    assert means_fit("渡口太旧打算怎么处理？", text) == fit


def test_only_words_of_paying_tell_whether_something_is_paid_for() -> None:
    assert not speaks_of_paying("坐渡船要交费吗", "乘客可以提起诉讼。")
    assert speaks_of_paying("坐渡船要交费吗", "渡船免收船票。")
    assert speaks_of_paying("下雨天法院收不收", "人民法院应予受理。")


def test_a_very_large_amount_has_its_own_fine() -> None:
    text = "倒卖船票数额较大的，处五百元罚款；数额巨大的，处三千元罚款。"
    small, large = figures_in(text)
    assert gravity_fit("数额巨大罚多少", text, large) > gravity_fit("数额巨大罚多少", text, small)
    assert gravity_fit("数额较大罚多少", text, small) > gravity_fit("数额较大罚多少", text, large)
