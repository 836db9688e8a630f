"""A question for the parts of a section is answered by its headings, never by a list of titles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from assistant.types import Answer
from tests.assistant.small_libraries import open_assistant

BULLETIN = """林业通讯

第3期

- 河湾镇建立三项制度 管好山林
- 石桥乡“护林员+”模式见成效

河湾镇建立三项制度 管好山林

河湾镇山多林密，近年来靠制度管山，连续五年没有发生山火，也没有发生盗伐。

一、建立巡山制度，守住防火底线。镇里把山林划成四十个网格，每个网格有一名护林员，每天巡山两次，巡山路线记在手机上。

二、建立联防制度，补上边界缺口。与相邻的两个乡签了协议，边界上的山由两边一起巡，发现火情先到的先打，事后再算账。

三、建立奖励制度，调动村民干劲。报告火情的村民得两百元，全年没有火情的村得两万元，由镇财政支付，年底兑现。

石桥乡“护林员+”模式见成效

石桥乡的护林员身兼数职，巡山时顺手办了许多事情，村民称他们为跑腿员，这几年办成的事有八百多件。

一、“护林员+宣传”。一是进村讲防火。护林员每月到各村小组讲一次防火，讲山火怎样烧起来、怎样逃生，去年一共讲了两百多场，听众有一万多人。
二是进校讲树木。护林员带着树叶标本到学校，教学生认树、认药、认虫，每个学期两次，学生写的观察日记印成了小册子，送给了各家各户。
三是上网讲故事。护林员把山里看见的鸟兽拍成短片放在网上，有的短片几十万人看过，来看山的游客因此多了三成，民宿生意也好了。

二、“护林员+治安”。护林员巡山时留意外来车辆，去年报告可疑车辆三十次，派出所据此破了四起盗伐案件，追回木材九十方。护林员还与学校、医院、邮局三大单位结了对子。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("outlines")
    with open_assistant(folder, {"林业通讯.txt": BULLETIN}) as opened:
        yield opened


def _items(answer: Answer) -> list[str]:
    listed = answer.statements[0].listed
    return [item.strip("…。") for item in listed.items] if listed else []


@pytest.mark.parametrize(
    "question",
    ["河湾镇三项制度", "河湾镇建立了哪三项制度？", "河湾镇怎么管好山林", "河湾镇管好山林的主要做法"],
)
def test_the_headings_of_the_section_that_is_named_are_its_parts(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert _items(answer) == [
        "一、建立巡山制度，守住防火底线",
        "二、建立联防制度，补上边界缺口",
        "三、建立奖励制度，调动村民干劲",
    ]
    assert all("第3期" not in citation.quote for citation in answer.citations)


def test_long_items_of_a_section_are_shown_by_their_first_sentences(assistant: Assistant) -> None:
    answer = assistant.ask("石桥乡护林员+宣传有哪些做法")
    assert _items(answer) == ["一是进村讲防火", "二是进校讲树木", "三是上网讲故事"]


def test_another_number_than_the_section_has_is_not_answered_by_it(assistant: Assistant) -> None:
    assert not _items(assistant.ask("河湾镇建立了哪五项制度？"))


def test_what_a_heading_does_not_say_is_not_answered_by_its_parts(assistant: Assistant) -> None:
    assert not _items(assistant.ask("河湾镇奖励了哪些村民？"))


def test_titles_are_listed_when_they_are_asked_for(assistant: Assistant) -> None:
    assert len(_items(assistant.ask("第3期通讯有哪些文章？"))) == 2


def test_a_list_of_titles_answers_nothing_else(assistant: Assistant) -> None:
    answer = assistant.ask("石桥乡护林员的成效怎么样")
    assert all("石桥乡“护林员+”模式见成效" not in citation.quote for citation in answer.citations)


def test_a_sentence_that_lists_as_many_things_is_preferred_to_the_parts_of_a_section(
    assistant: Assistant,
) -> None:
    assert "邮局" in assistant.ask("石桥乡护林员和哪三大单位结了对子？").text


def test_parts_are_named_by_their_number_alone(assistant: Assistant) -> None:
    assert not _items(assistant.ask("河湾镇五大任务"))
