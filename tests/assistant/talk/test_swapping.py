import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.places import Gazetteer
from assistant.talk.swapping import (
    asked_of_another,
    counted_instead,
    set_against,
    swapped,
    told_of_another_year,
    without_replaced,
)

PLACES = Gazetteer({"青川": frozenset({"县"}), "白沙": frozenset({"县"}), "云溪": frozenset({"市"})})


def test_a_place_of_another_kind_takes_the_suffix_away() -> None:
    assert swapped("云溪呢？", "青川县有几座桥？", PLACES) == "云溪有几座桥？"


@pytest.mark.parametrize(
    ("named", "asked"), [("家庭农场呢", "家庭农场有多少？"), ("那农机合作社呢？", "农机合作社有多少？")]
)
def test_another_thing_is_counted_instead(named: str, asked: str) -> None:
    assert counted_instead(named, "青川县共发展了多少家龙头企业？") == (asked, "青川县共发展了")


@pytest.mark.parametrize(
    ("named", "before"),
    [
        ("设备呢？", "青川淘汰了多少家企业？"),
        ("家庭农场呢", "青川的目标是多少？"),
        ("个体工商户呢", "罚多少钱？"),
    ],
)
def test_nothing_is_counted_instead_where_nothing_was_or_the_word_is_short(named: str, before: str) -> None:
    assert counted_instead(named, before) == ("", "")


def test_two_places_are_held_against_each_other() -> None:
    assert (
        set_against("和白沙比哪个多？", "青川县2020年修了几座桥？", PLACES)
        == "青川县和白沙2020年修了几座桥，哪个多？"
    )
    assert set_against("跟白沙相比呢", "修了几座桥？", PLACES) == ""
    assert set_against("比去年多吗", "青川县修了几座桥？", PLACES) == ""


def test_what_is_stated_anew_goes_with_its_suffix() -> None:
    assert without_replaced("白沙2022年的呢", "青川县2020年的目标是多少？", PLACES) == "目标是多少？"


def test_a_year_that_is_compared_with_replaces_none() -> None:
    before = "青川县2020年的目标是多少？"
    assert without_replaced("比2015年降了多少", before, PLACES) == before


@pytest.mark.parametrize(
    ("question", "before", "asked"),
    [
        ("绕路呢", "青川的司机拒载怎么罚？", "绕路怎么罚"),
        ("造成损失的呢", "擅自砍树由谁处理", "造成损失由谁处理"),
        ("设备呢", "青川淘汰了多少家企业？", ""),
    ],
)
def test_the_same_is_asked_of_another_deed(question: str, before: str, asked: str) -> None:
    assert asked_of_another(question, before) == asked


@pytest.mark.parametrize(
    ("named", "before", "asked"),
    [
        ("那最高呢？", "青川的渡船最低收几元？", "青川的渡船最高收几元？"),
        ("上限呢", "私设渡口最少罚多少？", "私设渡口上限罚多少？"),
        ("第二次的呢？", "第一次酒后摆渡怎么罚？", "第二次酒后摆渡怎么罚？"),
        ("下午呢", "渡口上午几点开？", "渡口下午几点开？"),
        ("2022年的数。", "青川2020年要修几座桥？", "青川2022年要修几座桥？"),
    ],
)
def test_the_contrary_or_another_year_takes_its_place(named: str, before: str, asked: str) -> None:
    assert swapped(named, before, PLACES) == asked


def test_the_figure_of_another_year_is_asked_for_in_the_words_of_the_answer() -> None:
    told = "到2020年，青川的桥梁维修经费达到30万元。"
    assert told_of_another_year("2022年的数", told, "青川") == "青川2022年桥梁维修经费达到多少？"
    assert told_of_another_year("2022年的呢", "由交通局负责。", "青川") == ""
    assert told_of_another_year("白沙呢", told, "青川") == ""


@given(st.text(max_size=30), st.text(max_size=40))
def test_no_figure_is_asked_for_where_no_year_is_named(named: str, told: str) -> None:
    assert "年" in named or told_of_another_year(named, told, "") == ""


def test_months_are_no_things_that_are_counted() -> None:
    assert counted_instead("哺乳期呢？", "船员怀孕几个月不上夜班？") == ("", "")
