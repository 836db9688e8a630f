"""Town and country asked about at once."""

import pytest

from assistant.answer.compound.halves import halves_in, in_full


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("青川城乡居民用水量差多少？", "青川城镇居民用水量差多少？", "青川农村居民用水量差多少？"),
        ("城乡居民用水量分别是多少？", "城镇居民用水量是多少？", "农村居民用水量是多少？"),
        (
            "城区和农村的饮水合格率各要达到多少？",
            "城区的饮水合格率要达到多少？",
            "农村的饮水合格率要达到多少？",
        ),
        (
            "2019年比2017年人均收入多多少？城里和乡下分别说",
            "2019年比2017年城里人均收入多多少",
            "2019年比2017年乡下人均收入多多少",
        ),
        (
            "农村和城镇居民收入2019年比2017年各增加多少？",
            "农村居民收入2019年比2017年增加多少？",
            "城镇居民收入2019年比2017年增加多少？",
        ),
    ],
)
def test_either_half_is_asked_for(question: str, first: str, second: str) -> None:
    assert [asked for _, asked in halves_in(question)] == [first, second]


@pytest.mark.parametrize(
    "question", ["城乡垃圾怎么分类？", "青川城乡公交有几条线？", "城镇和农村的饮水安全由谁负责？"]
)
def test_what_is_asked_of_both_as_one_is_left_whole(question: str) -> None:
    assert halves_in(question) == []


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("2019年农村饮水合格率", "城区", "2019年城区饮水合格率"),
        ("城里人收入", "农村的", "农村人收入"),
        ("城镇居民用水量", "农村居民", "农村居民用水量"),
        ("城镇居民用水量", "白沙", "白沙"),
        ("木船数量", "农村", "农村"),
    ],
)
def test_a_half_alone_is_completed_by_what_the_other_says(first: str, second: str, whole: str) -> None:
    assert in_full(first, second) == whole
