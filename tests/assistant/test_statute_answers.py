"""Statutes: lists with their lead, fines with both bounds, yes or no by what is forbidden."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

STATUTE = """# 平湖县渡口管理办法

2019年3月1日 平湖县人民政府发布

## 第一章 总则

第一条 为了加强渡口管理，保障乘客安全，制定本办法。

第二条 县交通运输部门负责渡口的监督管理工作。

第三条 设立渡口应当具备下列条件：

（一）选址在水流平缓的河段；

（二）有供乘客上下船的坡道；

（三）配备救生设备。

第四条 在渡口禁止从事下列行为：

（一）捕捞水产品；

（二）燃放鞭炮；

（三）清洗装过农药的容器。

第五条 渡工应当经培训合格，每半年接受一次体检。渡船实行签单发航，夜间不得载客。

老年人过渡免收渡费。

## 第二章 罚则

第六条 渡船超过核定人数载客的，由县交通运输部门责令改正，处五百元以上三千元以下罚款。

第七条 在渡口燃放鞭炮的，由公安机关给予警告，可以处二百元以下罚款。

第八条 渡口分为固定、临时两大类，由三部门共同管理，当年检修一次。

渡口应当公布监督电话，渡口管理部门应当公布邮箱。

第九条 渡船有下列行为之一的，由县交通运输部门处一千元以上五千元以下罚款：

（一）载客前没有检查缆绳、船桨、篙杆和系船柱，也没有把检查的时间、检查的人和查出的毛病逐项记在渡口发给的检查簿里，或者检查簿没有放在船上备查的；

（二）装载牲畜、柴草、木料、农具、砖瓦等货物时没有把货物捆牢、盖好，或者把货物堆放在上下船的踏板、过道和船头船尾，妨碍乘客上下船和渡工操作的；

（三）遇到大风、大雾、洪水、雷雨等情形，当班的渡工没有停航，或者停航以后没有在渡口的木牌上写明停航的原因和复航的时间，使乘客在岸边久候的；

（四）船上没有按照乘客的人数配齐救生衣，或者救生衣破损、受潮、发霉以后没有及时更换，又或者把救生衣锁在舱里，乘客无法自己取用的；

（五）夜间停靠以后没有把船锁好，任由他人解缆把船划走，或者没有按照规定派人看守，致使渡船漂离渡口，撞坏其他船只和岸上设施的；

（六）没有悬挂渡口发给的船牌；

第十条 渡工连续工作满三年不满十年的，每年休假五天；满十年的，每年休假八天。

第十一条 本办法自2019年5月1日起施行。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"渡口管理办法.md": STATUTE}) as opened:
        yield opened


def test_a_list_is_shown_from_its_lead_to_its_last_item(assistant: Assistant) -> None:
    answer = assistant.ask("设立渡口应当具备哪些条件？")
    assert all(words in answer.text for words in ("下列条件", "水流平缓", "坡道", "救生设备"))
    assert "禁止" not in answer.text


def test_the_lead_of_a_list_is_enough_to_find_its_items(assistant: Assistant) -> None:
    answer = assistant.ask("渡口禁止哪些行为？")
    assert all(words in answer.text for words in ("捕捞水产品", "燃放鞭炮", "农药"))


def test_a_fine_is_told_with_both_its_bounds(assistant: Assistant) -> None:
    assert assistant.ask("渡船超过核定人数载客罚多少钱？").text.startswith("五百元以上三千元以下")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("渡口可以燃放鞭炮吗？", "否"),
        ("夜间渡船能载客吗？", "否"),
        ("老年人过渡要交渡费吗？", "否"),
        ("在渡口捕捞水产品违规吗？", "是"),
    ],
)
def test_yes_or_no_follows_what_the_statute_forbids(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.text.split("\n")[0] == said


def test_a_yes_or_no_names_a_second_place_that_says_about_as_much(assistant: Assistant) -> None:
    answer = assistant.ask("渡口放鞭炮违法吗？")
    assert answer.text.startswith("是")
    assert "另见" in answer.text
    assert {citation.quote[:3] for citation in answer.citations} == {"第四条", "第七条"}


def test_a_figure_of_another_unit_is_no_answer(assistant: Assistant) -> None:
    assert assistant.ask("平湖县一共有多少艘渡船？").refused
    assert assistant.ask("平湖县一共有多少个渡口管理站？").refused


@pytest.mark.parametrize("question", ["平湖县渡口一年有多大客流？", "渡船每年几月几日检修？"])
def test_a_number_of_things_tells_no_size_and_a_year_no_day(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize("question", ["渡口的监督电话是多少？", "渡口管理部门的邮箱是什么？"])
def test_a_telephone_number_is_not_made_of_other_words(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_half_a_year_is_a_duration(assistant: Assistant) -> None:
    assert assistant.ask("渡工多久接受一次体检？").text.startswith("每半年")


def test_a_fine_stands_in_the_lead_of_the_list_that_names_the_act(assistant: Assistant) -> None:
    answer = assistant.ask("渡船没有悬挂船牌罚多少钱？")
    assert answer.statements[0].headline == "一千元以上五千元以下"
    assert [citation.quote[:3] for citation in answer.citations[:2]] == ["第九条", "（六）"]


def test_yes_or_no_shows_the_lead_that_decides(assistant: Assistant) -> None:
    answer = assistant.ask("渡口能清洗装过农药的容器吗？")
    assert answer.statements[0].label == "否"
    assert "禁止从事下列行为" in answer.statements[0].quote


def test_two_acts_are_held_against_each_other(assistant: Assistant) -> None:
    answer = assistant.ask("渡船超过核定人数载客和在渡口燃放鞭炮，罚款哪个更重？")
    fines = [statement.headline for statement in answer.statements[:2]]
    assert fines == ["五百元以上三千元以下", "二百元以下"]
    assert answer.statements[-1].label == "数值较大的是渡船超过核定人数载客"


def test_a_rule_that_is_only_described_says_since_when_it_holds(assistant: Assistant) -> None:
    assert assistant.ask("管渡口的规定从哪天开始实行？").statements[0].headline == "2019年5月1日"


def test_intervals_are_answered_by_the_sentence_that_tells_them(assistant: Assistant) -> None:
    assert assistant.ask("渡工多久体检一次？").statements[0].headline == "每半年"


def test_costs_are_decided_by_the_sentence_that_speaks_of_them(assistant: Assistant) -> None:
    answer = assistant.ask("老人坐渡船要买票吗？")
    assert answer.statements[0].label == "否"
    assert "免收渡费" in answer.text


def test_the_case_that_is_stated_chooses_the_rule(assistant: Assistant) -> None:
    assert assistant.ask("连续工作六年的渡工休假几天？").statements[0].headline == "五天"
    assert assistant.ask("连续工作十二年的渡工休假几天？").statements[0].headline == "八天"
    both = assistant.ask("连续工作六年的渡工和连续工作十二年的渡工，各休假几天？")
    assert [statement.headline for statement in both.statements] == ["五天", "八天"]


def test_days_are_no_answer_to_a_question_of_years(assistant: Assistant) -> None:
    answer = assistant.ask("渡工的船证几年有效？")
    assert answer.refusal or "天" not in answer.statements[0].headline
