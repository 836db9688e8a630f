"""Numbers that a question states, held against the ranges that a rule sets."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.wording.ranges import Range, asks_for_bound, is_bound, narrowest, rules_in, stated_in
from corpus.figures import figures_in

LEAVE = "船员累计出海满3年不满8年的，休假6天；满8年不满15年的，休假9天；满15年的，休假12天。"
LOAD = "超过核定人数百分之二十的，处二百元罚款；超过核定人数百分之五十的，处六百元罚款。"
FEES = "停泊两小时以下的，收五元；停泊两小时以上的，收八元。"
TOLLS = "货值不超过5000元的，免收查验费；超过5000元至3万元的部分，按照1.5%收取；超过3万元的部分，按照1%收取。"
BERTHS = "六十周岁以上的，船票减半；七十周岁以上的，免收船票；未满十二周岁的儿童，船票减半。"
CARDS = "渡口优待证的有效期为：持证人未满十八周岁的二年，十八周岁以上的六年。"
GRADES = "一级至四级险滩的航道，每月测量一次；五级以上险滩的航道，每年测量一次。"
STORES = "面积在四十平方米以上九十平方米以下的，存油不得超过2吨；九十平方米以上的，存油不得超过5吨。"
CREWS = (
    "（二）渡船载客超过核定人数未达到百分之二十，或者货船载货超过核定载量百分之二十以上未达到百分之六十，"
    "在航道内行驶的；"
)
PENALTY = "货值不足八千元的，处三千元以上六千元以下罚款；货值八千元以上的，处货值一倍以上三倍以下的罚款。"


def _rule(question: str, text: str) -> list[str]:
    ranges = [each.range for each in stated_in(question)]
    held = narrowest(ranges, [(text, rule) for rule in rules_in(text)])
    return [rule.reach.text_of(said) for said, rule in held]


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("出海十年的船员能休几天？", LEAVE, "休假9天"),
        ("出海满15年能休几天？", LEAVE, "休假12天"),
        ("出海满12年能休几天？", LEAVE, "休假9天"),
        ("出海不到8年能休几天？", LEAVE, "休假6天"),
        ("出海五十个月能休几天？", LEAVE, "休假6天"),
        ("多载了百分之三十罚多少？", LOAD, "二百元"),
        ("停泊一小时收多少钱？", FEES, "五元"),
        ("停了三个小时收多少钱？", FEES, "八元"),
        ("2万元的货按百分之几收查验费？", TOLLS, "1.5%"),
        ("货值10万，查验费的比例是多少？", TOLLS, "1%"),
        ("三千块的货要收多少查验费？", TOLLS, "免收"),
        ("超过5000元至3万元的部分按什么比例收？", TOLLS, "1.5%"),
        ("75岁的老人坐船要多少钱？", BERTHS, "免收"),
        ("六十五岁的人船票多少钱？", BERTHS, "减半"),
        ("小学生坐船票价多少？", BERTHS, "儿童"),
        ("十岁的孩子，优待证几年到期？", CARDS, "二年"),
        ("那三十岁的人呢？", CARDS, "六年"),
        ("18岁以下的，优待证几年到期？", CARDS, "二年"),
        ("成年人的优待证几年到期？", CARDS, "六年"),
        ("三级险滩多久测一次？", GRADES, "每月"),
        ("六级险滩多久测一次？", GRADES, "每年"),
        ("六十平方米的船能存多少油？", STORES, "2吨"),
        ("渡船超员百分之十怎么处理？", CREWS, "百分之二十，或者"),
        ("货船超载40%怎么处理？", CREWS, "百分之六十"),
        ("五千元的货罚多少？", PENALTY, "三千元以上六千元以下"),
        ("九千元的货罚几倍？", PENALTY, "一倍以上三倍以下"),
    ],
)
def test_the_rule_for_the_case(question: str, text: str, words: str) -> None:
    (said,) = _rule(question, text)
    assert words in said


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("船员能休几天？", LEAVE),
        ("2019年船员能休几天？", LEAVE),
        ("停泊三艘船收多少钱？", FEES),
        ("出海两年能休几天？", LEAVE),
        ("满十岁的船能载几人？", FEES),
    ],
)
def test_no_rule_is_meant_for_another_case(question: str, text: str) -> None:
    assert not _rule(question, text)


@given(st.integers(3, 40))
def test_rules_that_follow_upon_each_other_hold_a_case_once(years: int) -> None:
    assert len(_rule(f"出海{years}年能休几天？", LEAVE)) == 1


@given(st.decimals(0, 100, places=1), st.decimals(0, 100, places=1))
def test_a_range_holds_itself_and_what_lies_between(one: Decimal, other: Decimal) -> None:
    whole = Range("元", min(one, other), max(one, other))
    assert whole.holds(whole)
    assert whole.holds(Range("元", one, one))
    assert whole.holds(Range("元", one, one)) <= Range("元", None, whole.high).holds(whole)


@given(st.decimals(0, 100, places=1), st.decimals(0, 100, places=1), st.decimals(0, 100, places=1))
def test_a_value_is_below_above_or_within(low: Decimal, high: Decimal, value: Decimal) -> None:
    between, one = Range("元", min(low, high), max(low, high)), Range("元", value, value)
    assert between.holds(one) != between.is_apart_from(one)
    assert between.is_apart_from(one) == one.is_apart_from(between)


def test_ranges_that_touch_are_apart_where_one_leaves_its_bound_out() -> None:
    under, over = Range("元", None, Decimal(5), under=True), Range("元", Decimal(5), None, over=True)
    least = Range("元", Decimal(5), None)
    assert under.is_apart_from(least)
    assert over.is_apart_from(under)
    assert not least.is_apart_from(Range("元", None, Decimal(5)))


def test_what_is_asked_for_is_not_stated() -> None:
    (case,) = stated_in("出海十年能休几天？")
    assert (case.text, case.range.low, case.range.high) == ("十年", Decimal(87600), Decimal(87600))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        (BERTHS, {"六十周岁以上", "七十周岁以上", "未满十二周岁"}),
        (PENALTY, {"不足八千元", "八千元以上"}),
        ("处五日以上十日以下的拘留。", set()),
        ("以每人五千元以上一万元以下的标准处以罚款。", set()),
        ("试用期不得超过两个月的约定。", set()),
        ("渡工应当在十八周岁以上，六十周岁以下；", set()),
        ("年龄在七十周岁以上的，不得驾船；", {"七十周岁以上"}),
        ("每船收取30元以上50元以下的停泊费。", set()),
    ],
)
def test_bounds_are_conditions_and_not_what_a_rule_orders(text: str, bounds: set[str]) -> None:
    assert {figure.text for figure in figures_in(text) if is_bound(text, figure.span)} == bounds


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("满几岁才能当渡工？", True),
        ("超过多少人就要停航？", True),
        ("多少吨以上的船要报备？", True),
        ("渡工要多大年纪？", True),
        ("七十岁的人坐船要多少钱？", False),
        ("渡船罚多少钱？", False),
    ],
)
def test_whether_the_bound_is_asked_for(question: str, asked: bool) -> None:
    assert asks_for_bound(question) is asked
