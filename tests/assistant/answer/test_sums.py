import pytest

from assistant.answer.compound.sums import Sum, sum_in
from assistant.conversation import Resolved
from assistant.places import Gazetteer
from corpus.figures.arithmetic import Operation

PLACES = Gazetteer({name: frozenset({"县"}) for name in ("青川", "白沙", "石门")})


def _sum(question: str, context: str = "") -> Sum | None:
    return sum_in(Resolved(question, context), PLACES)


@pytest.mark.parametrize(
    ("question", "operation", "labels"),
    [
        ("青川和白沙一共有多少所学校？", Operation.SUM, ["青川", "白沙"]),
        ("青川、白沙和石门三个县的投入加起来是多少？", Operation.SUM, ["青川", "白沙", "石门"]),
        ("青川的果园和茶园合计多少亩？", Operation.SUM, ["果园", "茶园"]),
        ("青川比白沙多多少所学校？", Operation.DIFFERENCE, ["青川", "白沙"]),
        ("青川比白沙多投入了多少？", Operation.DIFFERENCE, ["青川", "白沙"]),
        ("青川和白沙的绿化率相差几个百分点？", Operation.DIFFERENCE, ["青川", "白沙"]),
        ("青川的投入2020年比2018年多了多少？", Operation.DIFFERENCE, ["2018年", "2020年"]),
        ("青川的投入从2018年到2020年增长了百分之几？", Operation.GROWTH, ["2018年", "2020年"]),
        ("青川的投入2018年到2020年提高了多少？", Operation.DIFFERENCE, ["2018年", "2020年"]),
        ("青川和白沙各栽多少棵树，一共多少？", Operation.SUM, ["青川", "白沙"]),
        ("栽了多少棵松树，多少棵柏树，共多少棵？", Operation.SUM, ["栽了多少棵松树", "多少棵柏树"]),
        ("青川的学校数量是白沙的几倍？", Operation.RATIO, ["青川", "白沙"]),
        ("青川的茶园占耕地面积的百分之几？", Operation.SHARE, ["茶园", "耕地面积"]),
    ],
)
def test_what_is_to_be_reckoned_is_read_with_its_operands_in_order(
    question: str, operation: Operation, labels: list[str]
) -> None:
    asked = _sum(question)
    assert asked
    assert (asked.operation, [part.label for part in asked.parts]) == (operation, labels)


@pytest.mark.parametrize(
    "question",
    [
        "青川的绿化指标一共有几项？",
        "青川2017年到2020年一共投入多少？",
        "青川比上年增长多少？",
        "青川最少要多少人？",
        "青川和白沙各有几所学校？",
        "青川的学校多不多？",
        "渡船缆绳的损耗比例不得高于多少？",
    ],
)
def test_an_ordinary_question_asks_for_no_reckoning(question: str) -> None:
    assert _sum(question) is None


def test_the_operands_are_asked_for_without_the_words_of_reckoning() -> None:
    asked = _sum("青川的投入从2018年到2020年增长了百分之几？")
    assert asked
    assert [part.resolved.question for part in asked.parts] == [
        "青川的投入2018年是多少？",
        "青川的投入2020年是多少？",
    ]
    asked = _sum("青川和白沙的绿化率相差几个百分点？")
    assert asked
    assert [part.resolved.question for part in asked.parts] == [
        "青川的绿化率各是百分之几？",
        "白沙的绿化率各是百分之几？",
    ]


def test_what_only_the_first_thing_says_holds_for_the_second() -> None:
    asked = _sum("青川2016年城镇居民收入是农村居民的几倍？")
    assert asked
    assert [part.label for part in asked.parts] == ["城镇居民收入", "农村居民"]
    assert asked.parts[1].resolved.question == "2016年青川农村居民收入各是多少？"


def test_a_total_keeps_its_verb() -> None:
    asked = _sum("青川和白沙一共关停多少家工厂？")
    assert asked
    assert asked.parts[0].resolved.question == "青川各关停多少家工厂？"
