import pytest

from assistant.answer.compound.decompose import parts_of
from assistant.answer.compound.described import hop_in
from assistant.conversation import Resolved
from assistant.places import Gazetteer

PLACES = Gazetteer({"青川": frozenset({"县"}), "白沙": frozenset({"县"})})


def _parts(question: str) -> list[tuple[str, str, str]]:
    return [(p.label, p.resolved.question, p.resolved.context) for p in parts_of(Resolved(question), PLACES)]


def test_an_ordinary_question_is_its_only_part() -> None:
    assert _parts("青川有几所学校？") == [("", "青川有几所学校？", "")]


def test_two_places_side_by_side_become_two_questions() -> None:
    assert [q for _, q, _ in _parts("青川和白沙各有几所学校？")] == [
        "青川各有几所学校？",
        "白沙各有几所学校？",
    ]


def test_which_place_has_most_asks_how_much_each_has() -> None:
    assert [q for _, q, _ in _parts("青川、白沙两个县谁的成活率最高？")] == [
        "青川的成活率是多少？",
        "白沙的成活率是多少？",
    ]


def test_two_years_become_two_questions() -> None:
    assert [label for label, _, _ in _parts("青川2020年和2022年的目标分别是多少？")] == ["2020年", "2022年"]


def test_what_only_the_first_place_says_is_context_for_the_second() -> None:
    parts = _parts("青川的森林覆盖率和白沙2020年的目标各是多少？")
    assert parts[0][:2] == ("青川", "青川的森林覆盖率")
    assert parts[1][:2] == ("白沙", "白沙2020年的目标各是多少？")
    assert "森林覆盖率" in parts[1][2]


def test_a_year_behind_a_place_belongs_to_that_place_alone() -> None:
    first, second = _parts("青川的森林覆盖率和白沙县2020年的目标各是多少？")
    assert "2020" not in first[2]
    assert "2020年" in second[1]
    first, _ = _parts("青川的学校和白沙的医院2020年各有多少？")
    assert "2020" in first[2]


def test_two_questions_in_one_line_are_both_asked() -> None:
    assert [label for label, _, _ in _parts("青川2016年收入多少？白沙想做到多少？")] == ["青川", "白沙"]


def test_what_is_asked_of_both_may_stand_between_commas() -> None:
    first, second = _parts("青川转让渡口经营权的，和没有执照摆渡的，罚款各是多少？")
    assert "转让渡口经营权" in first[1]
    assert "没有执照摆渡" in second[1]
    assert first[1].endswith("罚款各是多少？")
    assert second[1].endswith("罚款各是多少？")


@pytest.mark.parametrize(
    ("question", "first", "second", "labels"),
    [
        (
            "木帆船和铁壳船的检修期限各几年？",
            "木帆船的检修期限各几年？",
            "铁壳船的检修期限各几年？",
            ["木帆船", "铁壳船"],
        ),
        (
            "木帆船和铁壳船检修期限各几年？",
            "木帆船检修期限各几年？",
            "铁壳船检修期限各几年？",
            ["木帆船", "铁壳船"],
        ),
        (
            "小学生和成年人船票价格各多少？",
            "小学生船票价格各多少？",
            "成年人船票价格各多少？",
            ["小学生", "成年人"],
        ),
        (
            "木帆船数量和落款日期分别是什么？",
            "木帆船数量分别是什么？",
            "落款日期分别是什么？",
            ["木帆船数量", "落款日期"],
        ),
        ("木帆船和铁壳船各几条，差几条？", "木帆船各几条", "铁壳船各几条", ["木帆船", "铁壳船"]),
    ],
)
def test_what_is_measured_of_both_may_stand_with_the_second(
    question: str, first: str, second: str, labels: list[str]
) -> None:
    parts = _parts(question)
    assert [asked for _, asked, _ in parts] == [first, second]
    assert [label for label, _, _ in parts] == labels


def test_a_year_that_is_compared_with_is_not_a_second_question() -> None:
    assert len(_parts("青川2020年比2015年要下降多少？")) == 1


def test_a_described_place_is_a_first_step() -> None:
    hop = hop_in("三年连夺银杯的那个县，引进了多少人才？")
    assert hop
    assert (hop.clue, hop.kind, hop.rest) == ("三年连夺银杯", "县", "引进了多少人才？")


def test_a_named_place_is_no_first_step() -> None:
    assert hop_in("青川县2017年关停了几家工厂？") is None


def test_clauses_that_each_ask_of_a_place_share_what_leads_in() -> None:
    assert [(label, q) for label, q, _ in _parts("学校的数量，青川16年有几所，白沙20年要建几所？")] == [
        ("青川", "学校的数量，青川16年有几所"),
        ("白沙", "学校的数量，白沙20年要建几所？"),
    ]


def test_which_of_two_things_is_asked_of_each_of_them() -> None:
    assert [(label, q) for label, q, _ in _parts("青川用电，灯会和夜市哪个费得多？各用多少？")] == [
        ("灯会", "青川用电灯会各用多少？"),
        ("夜市", "青川用电夜市各用多少？"),
    ]


def test_a_difference_or_a_sum_needs_both_figures() -> None:
    assert len(_parts("青川和白沙的学校相差多少所？")) == 2
    assert len(_parts("青川和白沙的学校加起来有多少所？")) == 2


@pytest.mark.parametrize(
    ("question", "clue", "kind", "upper", "rest"),
    [
        ("跟青川结对的那座城市引进了几所学校？", "跟青川结对", "城市", "", "引进了几所学校？"),
        ("双溪古镇所在县的上级市，有几所学校？", "双溪古镇", "县", "市", "有几所学校？"),
        ("首办灯会的是哪个县？那个县有几所学校？", "首办灯会", "县", "", "有几所学校？"),
        ("首办灯会的县归哪个市管？那个市有几所学校？", "首办灯会", "县", "市", "有几所学校？"),
    ],
)
def test_a_place_is_described_in_many_ways(
    question: str, clue: str, kind: str, upper: str, rest: str
) -> None:
    hop = hop_in(question)
    assert hop
    assert (hop.clue, hop.kind, hop.upper, hop.rest) == (clue, kind, upper, rest)
    assert hop.asked == ("哪" in question)


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "在青川，没有执照摆渡的船主，和超载的船主，罚款分别是多少？",
            "在青川，没有执照摆渡的船主",
            "在青川，超载的船主",
        ),
        ("按照青川的规定，占用渡口的单位和个人，各罚多少？", "占用渡口的单位", "占用渡口的个人"),
        ("青川渡口停用的码头和浮桥各有几座？", "青川渡口停用的码头", "青川渡口停用的浮桥"),
        ("渡船超载和逆行各罚多少？", "渡船超载", "渡船逆行"),
        ("青川的灯会和夜市各用多少电？", "青川的灯会", "青川的夜市"),
    ],
)
def test_what_one_side_says_of_both_is_asked_of_both(question: str, first: str, second: str) -> None:
    one, other = (q for _, q, _ in _parts(question))
    assert first in one
    assert second in other


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("青川的绿化率，2022年的目标比2020年高吗？分别是多少？", "青川的绿化率，"),
        ("青川的学生数2022年是不是比2020年多，各有多少？", "青川的学生数"),
        ("青川的绿化率2022年跟2020年相比高了没有？各是多少？", "青川的绿化率"),
        ("青川的用水量，2022年要比2020年少一些吗？两年分别是多少？", "青川的用水量，"),
    ],
)
def test_a_year_that_is_compared_with_is_asked_for_where_both_are(question: str, topic: str) -> None:
    parts = _parts(question)
    assert [label for label, _, _ in parts] == ["2022年", "2020年"]
    assert all(q.startswith(f"{topic}{label}") and q.endswith("是多少？") for label, q, _ in parts)


@pytest.mark.parametrize(
    "question",
    [
        "青川的方案有几条，它是依据白沙的哪个方案订的？",
        "青川办了几次灯会，该灯会是学白沙的什么做法？",
        "青川和白沙签了什么协议？由谁备案？",
    ],
)
def test_what_is_not_asked_of_each_place_is_left_whole(question: str) -> None:
    assert len(_parts(question)) == 1


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("青川的收入目标是多少？比白沙高吗", ["青川的收入目标是多少", "白沙的收入目标是多少"]),
        ("青川县有几所学校，比白沙县的多还是少", ["青川有几所学校", "白沙有几所学校"]),
        ("青川的桥有多长，比起白沙的要长些吗？", ["青川的桥有多长", "白沙的桥有多长"]),
    ],
)
def test_a_place_held_against_the_one_asked_of_is_asked_the_same(question: str, asked: list[str]) -> None:
    assert [q for _, q, _ in _parts(question)] == asked


def test_what_is_held_against_another_time_is_one_question() -> None:
    assert len(_parts("青川的收入是多少，比2020年高吗")) == 1
