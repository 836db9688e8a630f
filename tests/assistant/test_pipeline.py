"""The whole way from a question to a grounded answer, over a real library with real indexes."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_libraries import open_assistant

from assistant.answer.choosing.deciding import settled
from assistant.answer.choosing.extract import extract
from assistant.answer.judging.candidates import candidates
from assistant.answer.judging.meaning import WordSpace
from assistant.answer.judging.scoring import Gauge, judge
from assistant.pipeline import LONGEST_QUESTION, Assistant
from assistant.places import Gazetteer
from assistant.terms import words_in
from assistant.types import Answer, AssistantError, Conversation, Turn
from assistant.understand import understand
from corpus.mending import mend
from corpus.types import Document, Passage, Span
from index.embedders import open_embedder
from index.folding import fold
from index.types import Hit

DOCUMENTS = {
    "green.txt": """青川县绿色发展工作简报

第3期

青川县生态办公室编 2018年4月2日

青川县推进绿色发展

一、空气质量稳步改善

2017年，青川县城区空气质量优良率为87.6%，PM2.5浓度为31微克/立方米，比2014年下降12%。全县关停小造纸厂34家，投入治理资金1.26亿元。

二、林业建设

全县森林覆盖率达到71.3%。由县林业局、县财政局、县农业局三个部门联合推进造林，2017年新增造林2.4万亩。县里在禁燃区内禁止焚烧秸秆。

三、垃圾分类

“三分一投”是指分类收集、分类运输、分类处理和定时投放。到2020年，城区垃圾分类覆盖率达到90%，农村达到70%；到2022年，城乡垃圾分类实现全覆盖。
""",
    "white.txt": """白沙县生态环境保护规划

白政发〔2016〕12号

各乡镇人民政府：

现将规划印发给你们。

白沙县人民政府

2016年5月6日

一、主要目标

到2020年，白沙县森林覆盖率达到66%，建成美丽村庄40个。

二、保障措施

由县生态建设领导小组负责统筹协调，每年对各乡镇进行考核。连续两年考核不合格的，取消评优资格。本规划自2016年6月1日起施行，有效期5年。
""",
}


PIECES_OF_QUESTIONS = (
    "青川 白沙 2017年 2020年 森林覆盖率 空气质量 多少 哪些 "
    "各是多少 和 的那个县， 呢 吗？ 有效吗 什么时候 谁 怎么 有什么不同？ 从哪天起 第3期 70岁 罚 情节严重的 "
    "什么样的 才算 能不能 要花钱吗 叫什么名字 比14年 几个点 还是 各 《 》 （ 。 、 ％ 十 0"
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), DOCUMENTS, "hashing") as opened:
        yield opened


def _is_proven(answer: Answer) -> bool:
    """Every quote is the document's text, and every number shown stands in a quote."""
    quotes = [c.quote for c in answer.citations]
    numbers = {n for quote in quotes for n in re.findall(r"\d+(?:\.\d+)?", fold(mend(quote).text))}
    shown = re.findall(r"\d+(?:\.\d+)?", fold(re.sub(r"\[\d+\]", "", answer.text)))
    exact = all(c.span.text_of(DOCUMENTS[c.doc_id]) == c.quote for c in answer.citations)
    return exact and numbers.issuperset(shown)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("青川县城区2017年空气质量优良率是多少？", "87.6%"),
        ("青川17年PM2.5浓度是多少", "31微克/立方米"),
        ("青川关停了多少家小造纸厂？", "34家"),
        ("青川投入治理资金多少钱？", "1.26亿元"),
        ("青川2017年新增造林多少亩？", "2.4万亩"),
        ("白沙县要建成多少个美丽村庄？", "40个"),
    ],
)
def test_a_figure_is_the_headline_and_its_sentence_the_proof(
    assistant: Assistant, question: str, headline: str
) -> None:
    answer = assistant.ask(question)
    assert answer.text.split("\n")[0] == headline
    assert len(answer.citations) == 1
    assert _is_proven(answer)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("青川哪三个部门联合推进造林？", ["县林业局", "县财政局", "县农业局"]),
        ("青川的“三分一投”是指什么？", ["分类收集", "定时投放"]),
        ("白沙由谁负责统筹协调？", ["县生态建设领导小组"]),
        ("白沙连续两年考核不合格会有什么后果？", ["取消评优资格"]),
    ],
)
def test_other_questions_are_answered_by_the_sentence(
    assistant: Assistant, question: str, words: list[str]
) -> None:
    answer = assistant.ask(question)
    assert all(word in answer.text for word in words)
    assert _is_proven(answer)


@pytest.mark.parametrize(
    "typed",
    [
        "白政发〔2016〕12号",
        "白政发[2016]12",
        "白政发(2016)第12号",
        "白政发２０１６年１２号",
        "白政发16年12号",
    ],
)
def test_a_number_finds_its_document_however_it_is_typed(assistant: Assistant, typed: str) -> None:
    answer = assistant.ask(f"{typed}里说森林覆盖率要达到多少？")
    assert answer.text.startswith("66%")
    assert answer.hits[0].passage.doc_id == "white.txt"


@pytest.mark.parametrize(
    "typed", ["白政发〔2016〕21号", "白政发〔2017〕12号", "百政发〔2016〕12号", "白政发2016年120号"]
)
def test_a_number_that_nothing_has_is_refused_with_the_one_that_was_meant(
    assistant: Assistant, typed: str
) -> None:
    for question in (f"{typed}现在还有效吗？", f"{typed}里说森林覆盖率要达到多少？"):
        answer = assistant.ask(question)
        assert answer.refusal
        assert answer.refusal.reason.startswith("没有找到")
        assert "白政发〔2016〕12号《白沙县生态环境保护规划》" in answer.refusal.reason
        assert not answer.text
    assert "相近" not in (assistant.ask("东教函〔1999〕346号有效吗").refusal or answer.refusal).reason


def test_the_section_whose_heading_is_asked_for_answers(assistant: Assistant) -> None:
    answer = assistant.ask("白沙县规划的主要目标是什么？")
    assert answer.citations[0].path[-1] == "一、主要目标"


def test_words_without_support_are_named(assistant: Assistant) -> None:
    answer = assistant.ask("青川有多少台量子计算机？")
    assert answer.refusal
    assert "量子" in answer.refusal.reason


def test_yes_or_no_comes_first(assistant: Assistant) -> None:
    assert assistant.ask("青川的禁燃区能焚烧秸秆吗？").text.startswith("否\n")


def test_a_comparison_cites_each_side_and_says_which_is_larger(assistant: Assistant) -> None:
    answer = assistant.ask("青川和白沙的森林覆盖率哪个更高，各是多少？")
    assert [c.doc_id for c in answer.citations] == ["green.txt", "white.txt"]
    assert "青川：71.3%" in answer.text
    assert "数值较大的是青川" in answer.text
    assert _is_proven(answer)


def test_a_follow_up_uses_the_conversation(assistant: Assistant) -> None:
    said = (Turn("user", "青川城区到2020年垃圾分类覆盖率要达到多少？"), Turn("assistant", "90%"))
    answer = assistant.ask("农村呢？", Conversation(said))
    assert "70%" in answer.text
    assert "青川" in answer.standalone


def test_another_year_is_refused_with_the_year_that_there_is(assistant: Assistant) -> None:
    answer = assistant.ask("青川2015年城区空气质量优良率是多少？")
    assert answer.refusal
    assert "2017年" in answer.refusal.reason
    assert answer.hits
    assert not answer.citations


def test_another_place_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("白沙县2017年PM2.5浓度是多少？")
    assert answer.refusal
    assert answer.refusal.searched == "搜索了 2 份文件"


def test_only_chosen_documents_are_asked(assistant: Assistant) -> None:
    answer = assistant.ask("森林覆盖率是多少？", Conversation(documents=frozenset({"white.txt"})))
    assert {hit.passage.doc_id for hit in answer.hits} == {"white.txt"}


@pytest.mark.parametrize("question", ["", "  \n", "？" * 10_000])
def test_what_cannot_be_asked_is_an_error_that_says_why(assistant: Assistant, question: str) -> None:
    with pytest.raises(AssistantError, match=r"空的|最多"):
        assistant.ask(question)


def test_a_document_that_is_gone_cannot_be_chosen(assistant: Assistant) -> None:
    with pytest.raises(AssistantError, match="gone"):
        assistant.ask("森林覆盖率", Conversation(documents=frozenset({"gone.txt"})))


@pytest.mark.parametrize(
    "question",
    [
        "What is the forest coverage?",
        "😀🌲",
        "<script>alert('青川')</script>",
        "'; DROP TABLE passages; --",
        "%_*?",
        "？",
    ],
)
def test_odd_questions_get_an_answer_or_a_refusal(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.refused != bool(answer.citations)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from([*PIECES_OF_QUESTIONS.split(), "\n", " "]),
        min_size=1,
        max_size=7,
    ).map("".join)
)
def test_whatever_is_asked_only_proven_words_are_said(assistant: Assistant, question: str) -> None:
    if not question.strip():
        return
    answer = assistant.ask(question)
    assert answer.refused != bool(answer.text)
    assert _is_proven(answer)
    assert len(question) <= LONGEST_QUESTION


def test_the_proof_is_a_whole_sentence_even_where_less_is_shown(assistant: Assistant) -> None:
    answer = assistant.ask("青川2022年的城乡垃圾分类要做到什么？")
    assert all(re.search(r"[。！？]$", citation.quote.strip()) for citation in answer.citations)
    assert any(citation.quote.startswith("到2020年，城区") for citation in answer.citations)


def test_a_yes_or_no_needs_words_that_decide(assistant: Assistant) -> None:
    asked = (
        "青川的禁燃区能焚烧秸秆吗？",
        "白沙的乡镇领导会被提拔吗？",
        "青川的纸厂是不是关了？",
        "青川有人造林吗？",
    )
    answers = [answer for answer in map(assistant.ask, asked) if not answer.refused]
    assert any(answer.text.startswith(("是", "否")) for answer in answers)
    assert all(answer.confidence >= 0.35 or not answer.text.startswith("是") for answer in answers)


def test_words_that_do_not_decide_lose_their_yes_or_no() -> None:
    passage = Passage(1, "白沙.txt", "白沙", (), Span(0, 9), "每年考核各个乡镇。")
    hits = [Hit(passage, 1.0)]
    asked = understand("乡镇考核吗？", Gazetteer({}))
    words = words_in(asked, "", lambda _: 1.0)
    gauge = Gauge(words, words, WordSpace(open_embedder()))
    ranked = judge(asked, gauge, candidates(hits, {}, lambda _: ()))
    found = extract(asked, gauge, ranked)
    assert found
    assert found.claim.label == ""
    labels = {True: "是", False: "文件没有直接说"}
    for sure, label in labels.items():
        claim = settled(asked, gauge, ranked, found, _no_document, sure=sure).claim
        assert claim == replace(found.claim, label=label)


def _no_document(doc_id: str) -> Document:
    raise AssertionError(f"{doc_id} is not needed")


@pytest.mark.parametrize("question", ["青川的地铁票价是多少？", "今天天气怎么样？", "火星上住着多少人？"])
def test_what_the_documents_do_not_speak_of_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_words_that_answer_about_as_well_are_shown_too(assistant: Assistant) -> None:
    answer = assistant.ask("县里的森林覆盖率要达到多少？")
    assert not answer.refused
    assert {"71.3%", "66%"} <= {statement.headline for statement in answer.statements}
    assert [statement.label for statement in answer.statements] == ["", "另见"]
    assert len({citation.doc_id for citation in answer.citations}) == 2
    assert _is_proven(answer)


def test_the_first_step_is_proven_by_words_that_name_the_place(assistant: Assistant) -> None:
    answer = assistant.ask("推行“三分一投”的那个县，关停了多少家小造纸厂？")
    first, *others = answer.statements
    assert first.headline == "34家"
    assert [statement.label for statement in others if statement.label != "另见"] == ["青川"]
    assert any("青川" in citation.quote for citation in answer.citations)
    assert _is_proven(answer)


def test_what_a_part_of_a_comparison_lacks_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("青川和白沙2017年的空气质量优良率各是多少？")
    assert [statement.headline for statement in answer.statements] == ["87.6%"]
    assert any(note.startswith("白沙") for note in answer.notes)


def test_of_an_enumeration_the_thing_asked_for_is_taken(assistant: Assistant) -> None:
    answer = assistant.ask("到2020年，青川农村的垃圾分类覆盖率要达到多少？")
    assert answer.statements[0].headline == "70%"
