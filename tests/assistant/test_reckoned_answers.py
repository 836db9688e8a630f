"""Questions that are answered by reckoning, over a real library with real indexes."""

import re
from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant
from assistant.types import Answer
from corpus.mending import mend
from index.folding import fold

DOCUMENTS = {
    "green.txt": """青川县绿色发展工作简报

青川县生态办公室 2018年4月2日

一、治理投入

2017年，青川县投入治理资金1.26亿元，城区空气质量优良率为87.6%。2016年，青川县投入治理资金9000万元。2017年，全县关停小造纸厂34家。

二、林业

2017年，全县有家庭农场120家、农民合作社85家，新增造林2.4万亩。

三、收入

青川县城镇和农村居民的人均可支配收入，2020年分别达到50000元和24000元，2022年分别达到57700元和33400元。青川县的绿色指数由2011年的62.5提高到2015年的87.5。
""",
    "white.txt": """白沙县生态环境保护简报

白沙县人民政府 2018年5月6日

一、治理投入

2017年，白沙县投入治理资金1,300万元，城区空气质量优良率为80.1%。2017年，全县关停小造纸厂17家。

二、林业

2018年，白沙县新增造林500公顷。2017年，白沙县接待游客50余万人次，比2016年增长12.3%。
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), DOCUMENTS) as opened:
        yield opened


def _all_numbers_are_accounted_for(answer: Answer) -> bool:
    """Every number stands in a quote, except in the working, whose operands stand in quotes."""
    quoted = " ".join(mend(citation.quote).text for citation in answer.citations)
    for statement in answer.statements:
        bare = [statement.quote, statement.label, "" if statement.working else statement.headline]
        operands = re.split(" = | ≈ ", statement.working)[0]
        numbers = re.findall(r"\d+(?:\.\d+)?", fold(" ".join([*bare, operands])))
        if not set(numbers) <= set(re.findall(r"\d+(?:\.\d+)?", fold(quoted))):
            return False
    return all(c.span.text_of(DOCUMENTS[c.doc_id]) == c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "label", "result", "working"),
    [
        (
            "青川和白沙2017年投入的治理资金合计多少？",
            "合计",
            "13,900万元",
            "1.26亿元 + 1,300万元 = 12,600万元 + 1,300万元 = 13,900万元",
        ),
        (
            "青川比白沙2017年多投入多少治理资金？",
            "相差",
            "11,300万元",
            "1.26亿元 − 1,300万元 = 12,600万元 − 1,300万元 = 11,300万元",
        ),
        (
            "青川的治理资金从2016年到2017年增加了多少？",
            "增加",
            "3600万元",
            "1.26亿元 − 9000万元 = 12600万元 − 9000万元 = 3600万元",
        ),
        (
            "青川的治理资金2017年比2016年增长了百分之几？",
            "增长",
            "40%",
            "（1.26亿元 − 9000万元）÷ 9000万元 = （12600万元 − 9000万元）÷ 9000万元 = 40%",
        ),
        ("青川关停的小造纸厂是白沙的几倍？", "倍数", "2倍", "34家 ÷ 17家 = 2倍"),
        ("青川的家庭农场和农民合作社一共有多少家？", "合计", "205家", "120家 + 85家 = 205家"),
        ("青川的绿色指数2015年比2011年提高了多少？", "增加", "25", "87.5 − 62.5 = 25"),
        (
            "青川农村居民的人均可支配收入从2020年到2022年增加了多少？",
            "增加",
            "9400元",
            "33400元 − 24000元 = 9400元",
        ),
    ],
)
def test_the_result_comes_first_with_its_working_and_cited_operands(
    assistant: Assistant, question: str, label: str, result: str, working: str
) -> None:
    answer = assistant.ask(question)
    first = answer.statements[0]
    assert (first.label, first.headline, first.working) == (label, result, working)
    assert first.text.startswith(f"{label}：{result}\n{working}[1]")
    assert len(answer.table) == 2
    assert set(first.marks) == {mark for row in answer.table for mark in row.marks}
    assert _all_numbers_are_accounted_for(answer)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("青川和白沙2017年的空气质量优良率之和是多少？", "不能相加"),
        ("青川和白沙新增造林一共多少？", "时间不同（2017年、2018年）"),
    ],
)
def test_what_does_not_agree_is_shown_and_not_reckoned(
    assistant: Assistant, question: str, reason: str
) -> None:
    answer = assistant.ask(question)
    assert len(answer.table) == 2
    assert not any(statement.working for statement in answer.statements)
    assert any(note.startswith("没有计算") and reason in note for note in answer.notes)


def test_a_missing_operand_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("青川和白沙2016年投入的治理资金合计多少？")
    assert not any(statement.working for statement in answer.statements)
    assert any("缺少白沙的数" in note for note in answer.notes)


def test_what_the_document_states_is_preferred(assistant: Assistant) -> None:
    answer = assistant.ask("白沙2017年接待游客比2016年增长多少？")
    (statement,) = answer.statements
    assert (statement.label, statement.headline, statement.working) == ("文件直接给出", "12.3%", "")


def test_a_comparison_is_a_table_with_a_conclusion(assistant: Assistant) -> None:
    answer = assistant.ask("青川和白沙2017年的空气质量优良率哪个更低，各是多少？")
    assert [(row.row, row.headline) for row in answer.table] == [("青川", "87.6%"), ("白沙", "80.1%")]
    assert all(row.marks for row in answer.table)
    assert answer.statements[-1].label == "数值较小的是白沙"


def test_a_single_answer_is_no_table(assistant: Assistant) -> None:
    assert assistant.ask("青川2017年的空气质量优良率是多少？").table == ()


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("青川农村居民2020年的人均可支配收入是多少？", "24000元"),
        ("青川乡下人2020年一年到手多少钱？", "24000元"),
        ("青川城里人2020年一年能挣多少钱？", "50000元"),
    ],
)
def test_a_figure_of_a_list_is_taken_for_whom_it_is(
    assistant: Assistant, question: str, headline: str
) -> None:
    assert assistant.ask(question).statements[0].headline == headline


def test_the_figures_of_a_list_can_be_reckoned_with(assistant: Assistant) -> None:
    answer = assistant.ask("青川城镇居民2020年的人均可支配收入比农村居民高多少？")
    assert answer.statements[0].working == "50000元 − 24000元 = 26000元"


def test_what_is_asked_last_is_reckoned_from_the_answers_before(assistant: Assistant) -> None:
    answer = assistant.ask("青川和白沙2017年各关停多少家小造纸厂，一共多少家？")
    assert [statement.headline for statement in answer.statements] == ["51家", "34家", "17家"]
    answer = assistant.ask("青川和白沙2017年优良率分别是多少，谁更高？")
    assert answer.statements[-1].label == "数值较大的是青川"


@pytest.mark.parametrize(
    ("question", "results"),
    [
        ("青川县2022年比2020年人均收入要多多少？城里和乡下分别说", ["7700元", "9400元"]),
        ("青川县城镇和农村居民收入2022年比2020年各增加多少？", ["7700元", "9400元"]),
        ("青川县2022年城乡居民收入相差多少？", ["24300元"]),
        ("青川县2020年城里人收入是农村的几倍？", ["约2.08倍"]),
    ],
)
def test_town_and_country_are_reckoned_apart(assistant: Assistant, question: str, results: list[str]) -> None:
    answer = assistant.ask(question)
    assert [statement.headline for statement in answer.statements if statement.working] == results


def test_the_level_of_one_year_is_not_told_for_how_much_more_it_is_than_another(assistant: Assistant) -> None:
    answer = assistant.ask("2017年青川县的农民合作社比2015年多了多少家？")
    assert [statement.row for statement in answer.statements] == ["2017年"]
    assert any("2015年" in note for note in answer.notes)
