"""Several questions in one, over a real library with real indexes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from small_libraries import open_assistant

from assistant.answer.compound.decompose import Part
from assistant.answer.compound.one_by_one import in_one_document
from assistant.answer.compound.several import several_in
from assistant.answer.single import answer_one
from assistant.conversation import Resolved
from assistant.pipeline import Assistant
from assistant.places import Gazetteer

RULES = """石门县行道树管理办法

第一条 行道树由县园林局统一编号，建立档案。

第二条 枯死的行道树，由所在街道办事处申请更换，县园林局在十五日内答复。

第三条 行道树修剪的费用，由县财政承担，沿街商户不再分摊，也不得另行收取。

第四条 擅自砍伐行道树的，由县城市管理局责令补种。

第五条 砍伐行道树不补种的，每株处八百元罚款。

第六条 行道树认养的期限自签订认养协议之日起计算。

第七条 认养人可以向街道办事处申领认养牌。

第八条 在行道树上晾晒衣物的，由街道办事处予以劝阻，处五十元罚款。

附：石门县2019年新栽行道树8600棵，成活率为97%。
"""

NO_PLACES = Gazetteer()


def asked(question: str, context: str = "") -> list[tuple[str, str]]:
    return [
        (part.label, part.resolved.question) for part in several_in(Resolved(question, context), NO_PLACES)
    ]


def test_clauses_that_ask_share_what_leads_into_them() -> None:
    assert asked("擅自砍伐行道树的，由谁处罚，罚多少？") == [
        ("由谁处罚", "擅自砍伐行道树的，由谁处罚"),
        ("罚多少", "擅自砍伐行道树的，罚多少？"),
    ]


def test_an_enumeration_of_what_is_asked_is_taken_apart_too() -> None:
    assert asked("枯死的行道树由谁申请更换、几日内答复？") == [
        ("枯死的行道树由谁申请更换", "枯死的行道树由谁申请更换"),
        ("几日内答复", "几日内答复？"),
    ]


def test_a_later_question_leans_on_the_first() -> None:
    first, second = several_in(Resolved("枯死的行道树由谁申请更换？修剪的钱怎么出？", "石门县"), NO_PLACES)
    assert first.resolved.context == "石门县"
    assert "枯死的行道树" in second.resolved.context


def test_a_later_question_that_only_names_another_thing_leans_on_all_of_the_first() -> None:
    first, second = several_in(Resolved("枯死的行道树几日内答复？歪倒的呢？"), NO_PLACES)
    assert second.resolved == Resolved("歪倒的呢？", "枯死的行道树几日内答复？")
    assert first.label == "枯死的行道树几日内答复"


@pytest.mark.parametrize(
    "question",
    [
        "那歪倒的呢，要怎么办？",
        "行道树多少年换一次？",
        "办法分几种情形，分别是什么？",
        "如果哪条街没有树，怎么办？",
        "行道树枯死了，怎么更换？",
        "编号，多少？",
        "行道树死没死干净不干净，街道多久查看一次？",
        "撞断了树，不知道是谁撞的，几天内要上报？",
        "树上挂的东西查不出是哪家的，由谁清理？",
        "行道树枯了几个月，怎么申请更换？",
        "行道树栽在哪里、栽了多少棵，哪年之前要查清楚？",
        "枯死了几棵，多久公布一次？",
    ],
)
def test_what_goes_on_about_one_thing_is_one_question(question: str) -> None:
    assert asked(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "枯死的树要提前几天申请，多久答复？",
        "砍了树会被怎么处理？以后几年不能再认养？",
        "能不能自己换树？自己换的话罚多少？",
        "由谁统计，多久公布一次？",
        "要不要办手续，找谁办？",
        "枯死的行道树几日内答复，歪倒的呢？",
        "行道树栽了多少棵，其中梧桐几棵？",
    ],
)
def test_what_is_asked_of_another_matter_is_a_second_question(question: str) -> None:
    assert len(asked(question)) == 2


def test_sentences_of_several_clauses_are_taken_apart_too() -> None:
    assert [words for _, words in asked("枯树由谁申请更换，几日内答复？不更换的怎么办？")] == [
        "枯树由谁申请更换",
        "几日内答复？",
        "不更换的怎么办？",
    ]


def test_labels_with_a_number_that_no_proof_needs_to_show_are_not_used() -> None:
    assert [label for label, _ in asked("2019年栽了多少棵，活了几成？")] == ["第一问", "第二问"]


def test_asking_whether_leaves_the_later_question_its_kind() -> None:
    _, second = several_in(Resolved("枯树留不留由谁决定？留下的凭什么养护？"), NO_PLACES)
    assert second.resolved.context == "枯树留决定"


def test_what_is_told_before_leads_into_the_first_question() -> None:
    first, second = several_in(Resolved("我家门口有棵树枯了。由谁更换？多久答复？"), NO_PLACES)
    assert first.resolved.question == "我家门口有棵树枯了。由谁更换？"
    assert "树枯了" in second.resolved.context


def test_a_later_question_is_asked_of_the_place_of_the_first() -> None:
    places = Gazetteer({"石门": frozenset({"县"})})
    _, second = several_in(Resolved("到2020年，石门新栽多少棵树，成活率要到多少？"), places)
    assert second.resolved.context == "石门"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"rules.txt": RULES}) as opened:
        yield opened


def test_each_is_answered_with_its_own_proof(assistant: Assistant) -> None:
    answer = assistant.ask("行道树修剪的费用由谁承担？枯死的行道树申请更换，几日内答复？")
    assert [statement.row for statement in answer.statements] == ["第一问", "第二问"]
    assert "县财政" in answer.statements[0].text
    assert answer.statements[1].headline == "十五日内"
    assert ["第三条" in citation.quote for citation in answer.citations] == [True, False]


def test_one_place_that_says_it_all_is_not_shown_twice(assistant: Assistant) -> None:
    answer = assistant.ask("枯死的行道树，由谁申请更换，几日内答复？")
    assert all(statement.row == "" for statement in answer.statements)
    assert "街道办事处" in answer.statements[0].text


OTHERS = """白沙县路灯管理办法

第一条 路灯损坏的，县路灯所应当在三日内答复并修复。
"""


@pytest.mark.parametrize(("sureness", "days"), [(0.6, "十五日内"), (1.0, "三日内")])
def test_what_is_hardly_surer_elsewhere_is_told_by_the_document_of_the_rest(
    tmp_path_factory: pytest.TempPathFactory, sureness: float, days: str
) -> None:
    documents = {"rules.txt": RULES, "others.txt": OTHERS}
    with open_assistant(tmp_path_factory.mktemp("both"), documents) as opened:
        sources = opened.sources()
        parts = [Part(Resolved("损坏的几日内答复？")), Part(Resolved("砍伐行道树不补种每株罚多少？"))]
        first, second = (answer_one(part.resolved, sources) for part in parts)
        assert first.found
        assert first.found.claim.headline == "三日内"
        outcomes = [replace(first, confidence=sureness), replace(second, confidence=1.0)]
        told = in_one_document(parts, outcomes, sources)[0].found
    assert told
    assert told.claim.headline == days


def test_yes_or_no_beside_a_figure_of_the_same_sentence_is_told_too(assistant: Assistant) -> None:
    answer = assistant.ask("修剪行道树的费用由谁承担？沿街商户要不要分摊？")
    assert [statement.label for statement in answer.statements][1] == "沿街商户要不要分摊：否"


def test_a_number_in_the_question_does_not_keep_its_answer_from_being_shown(assistant: Assistant) -> None:
    answer = assistant.ask("石门县新栽行道树8600棵，成活率多少，是哪年栽的？")
    assert "97%" in [statement.headline for statement in answer.statements]


def test_two_figures_of_one_sentence_are_both_shown(assistant: Assistant) -> None:
    answer = assistant.ask("石门县2019年新栽行道树多少棵，成活率多少？")
    assert [statement.headline for statement in answer.statements] == ["8600棵", "97%"]


def test_a_beginning_is_told_by_what_happens_then(assistant: Assistant) -> None:
    answer = assistant.ask("认养牌去哪里领？认养的期限又从哪天算起？")
    assert [statement.headline for statement in answer.statements] == ["", "签订认养协议之日"]
    assert "街道办事处" in answer.statements[0].quote


def test_what_is_asked_on_tells_which_rule_is_meant(assistant: Assistant) -> None:
    answer = assistant.ask("把衣服晾在行道树上，街道会怎么办？要罚多少？")
    assert "劝阻" in answer.text
    assert "五十元" in answer.text
