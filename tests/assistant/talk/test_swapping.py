import pytest

from assistant.places import Gazetteer
from assistant.talk.swapping import (
    asked_of_another,
    counted_instead,
    set_against,
    swapped,
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
