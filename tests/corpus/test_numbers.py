import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numbers import normal_number, numbers_in


@pytest.mark.parametrize(
    "printed",
    [
        "海政办发〔2021〕7号",
        "海政办发[2021]7号",
        "海政办发（2021）7号",
        "海政办发(2021) 007号",
        "海政办发［2021］第7号",
        "海政办发【２０２１】７号",
        "海政办发2021年7号",
        "请问海政办发2021 7号文还有效吗",
        "根据海政办发〔2021〕7号",
        "《岸线办法》（海政办发〔2021〕7号）",
    ],
)
def test_a_number_has_one_normal_form(printed: str) -> None:
    assert normal_number(printed) == "海政办发〔2021〕7号"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("国务院令第705号", "国务院令第705号"),
        ("中华人民共和国国务院令（第七百零五号）", "国务院令第705号"),
        ("中华人民共和国主席令第三十八号", "主席令第38号"),
        ("甲省人民政府令 第一百二十号", "甲省人民政府令第120号"),
        ("国家税务总局公告2018年第28号", "国家税务总局公告2018年第28号"),
        ("法释〔2020〕17号", "法释〔2020〕17号"),
        ("第4期（总第107期）", ""),
        ("会议第3号文件", ""),
        ("2018年7号", ""),
        ("", ""),
    ],
)
def test_orders_and_announcements(printed: str, number: str) -> None:
    assert normal_number(printed) == number


def test_numbers_stand_where_they_are_printed() -> None:
    text = "按照《办法》（甲政发〔2019〕5号）、乙发［2020］6号和丙办函(2021)第8号执行。"
    found = list(numbers_in(text))
    assert [each.span.text_of(text) for each in found] == [
        "甲政发〔2019〕5号",
        "乙发［2020］6号",
        "丙办函(2021)第8号",
    ]
    assert [each.number for each in found] == ["甲政发〔2019〕5号", "乙发〔2020〕6号", "丙办函〔2021〕8号"]


@given(st.text(alphabet="甲政办发函令公告和根据国务院第号年〔〕[]（）()0129二〇十百 、", max_size=60))
def test_any_text_gives_spans_in_order_and_numbers_that_are_normal_already(text: str) -> None:
    found = list(numbers_in(text))
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
    assert all(each.span.end <= len(text) for each in found)
    assert all(normal_number(each.number) == each.number for each in found)
