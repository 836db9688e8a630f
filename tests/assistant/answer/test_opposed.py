"""Two things held against each other become two questions."""

import pytest

from assistant.answer.compound.opposed import opposed


@pytest.mark.parametrize(
    ("question", "things", "asked"),
    [
        ("快车和慢车，票价有什么区别？", ("快车", "慢车"), "票价多少"),
        ("快车和慢车的票价有什么不同", ("快车", "慢车"), "票价多少"),
        ("夜里停船和雾天停船，罚款哪个更重？", ("夜里停船", "雾天停船"), "罚款多少"),
        ("检修和改造，期限哪个更长？", ("检修", "改造"), "期限多长时间"),
        ("北渡口和南渡口，开工哪个更早？", ("北渡口", "南渡口"), "开工是什么时候"),
        ("学徒与船长，考试一次分别要多少天？", ("学徒", "船长"), "考试一次要多少天"),
        ("超载和超速，哪个记分多？", ("超载", "超速"), "记多少分"),
        ("渡船和货船，登记的办法有什么差别？", ("渡船", "货船"), "登记的办法怎样规定"),
    ],
)
def test_either_thing_is_asked_the_same(question: str, things: tuple[str, str], asked: str) -> None:
    found = opposed(question)
    assert tuple(thing for thing, _ in found) == things
    assert [each for _, each in found] == [f"{thing}，{asked}" for thing in things]


def test_what_leads_in_is_said_of_both() -> None:
    assert [each for _, each in opposed("船证丢了，补办和换新，工本费哪个高？")] == [
        "船证丢了，补办，工本费多少",
        "船证丢了，换新，工本费多少",
    ]


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("个人和单位违规停船，罚款各是多少？", "个人违规停船，罚款是多少", "单位违规停船，罚款是多少"),
        ("白天和夜间施工，噪声限值有什么不一样？", "白天施工，噪声限值多少", "夜间施工，噪声限值多少"),
        ("登记和未登记船只的保险费有什么不同？", "登记船只，保险费多少", "未登记船只，保险费多少"),
        ("初犯和再犯，处罚的区别是什么？", "初犯，会受什么处罚", "再犯，会受什么处罚"),
        ("快车和慢车，由谁检修有什么不同？", "快车，由谁检修", "慢车，由谁检修"),
        ("停船和拖网哪种罚得更重？", "停船，罚多少", "拖网，罚多少"),
    ],
)
def test_what_only_the_second_says_of_both_is_said_of_the_first(
    question: str, first: str, second: str
) -> None:
    assert [each for _, each in opposed(question)] == [first, second]


def test_the_other_half_alone_is_asked_for_what_the_first_one_is() -> None:
    assert opposed("2019年农村饮水合格率和城区比哪个高？") == [
        ("2019年农村饮水合格率", "2019年农村饮水合格率多少"),
        ("城区", "2019年城区饮水合格率多少"),
    ]


@pytest.mark.parametrize(
    "question", ["渡口和码头由谁管理？", "渡船多少天检修一次？", "货船和渡船一样要登记吗？"]
)
def test_other_questions_are_left_whole(question: str) -> None:
    assert opposed(question) == []
