from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import Quantity, figures_in, times_in


def _seen(text: str) -> list[tuple[str, Quantity]]:
    return [(figure.text, figure.kind) for figure in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "figure", "kind"),
    [
        ("年产值90余亿元", "90余亿元", Quantity.MONEY),
        ("每年补助 300-800 万元", "300-800 万元", Quantity.MONEY),
        ("覆盖率不低于76%", "不低于76%", Quantity.SHARE),
        ("下降了2.5个百分点", "2.5个百分点", Quantity.SHARE),
        ("浓度为31微克/立方米", "31微克/立方米", Quantity.CONCENTRATION),
        ("培训800余人次", "800余人次", Quantity.PEOPLE),
        ("年发电8000万千瓦时", "8000万千瓦时", Quantity.ENERGY),
        ("划定185平方公里", "185平方公里", Quantity.AREA),
        ("收入比降至1.71:1", "1.71:1", Quantity.RATIO),
        ("近九成的农户", "近九成", Quantity.SHARE),
        ("百分之二十以上", "百分之二十以上", Quantity.SHARE),
        ("关停两家工厂", "两家", Quantity.COUNT),
        ("培育1,200家企业", "1,200家", Quantity.COUNT),
    ],
)
def test_a_quantity_is_found_whole_and_classed_by_its_unit(text: str, figure: str, kind: Quantity) -> None:
    assert (figure, kind) in _seen(text)


@pytest.mark.parametrize(
    "time",
    [
        "2018年1月12日",
        "9月底前",
        "“十三五”期间",
        "一季度",
        "去年9月",
        "2018-12-24 09:44:41",
        "到2020年底"[1:],
    ],
)
def test_times_are_found_whole(time: str) -> None:
    assert time in [figure.text for figure in times_in(f"须在{time}，完成")]


@pytest.mark.parametrize("text", ["第107期", "第3条", "PM2.5", "GB3095", "一起推进", "1. 总则"])
def test_names_and_list_marks_are_no_quantities(text: str) -> None:
    assert _seen(text) == []


def test_enumerated_figures_are_told_apart() -> None:
    assert [figure.text for figure in figures_in("流转12宗、340亩、2.21亿元")] == [
        "12宗",
        "340亩",
        "2.21亿元",
    ]


@given(
    st.text(alphabet="0123456789.,-至年月日季度一二两三十百千万亿余多近约家个元%米吨亩第，。 ab"),
    st.integers(0, 50),
)
def test_figures_stand_where_they_say_and_never_overlap(text: str, offset: int) -> None:
    figures = figures_in(text, offset)
    for figure in figures:
        assert text[figure.span.start - offset : figure.span.end - offset] == figure.text
    assert all(a.span.end <= b.span.start for a, b in pairwise(figures))


def test_a_name_with_a_number_is_no_duration() -> None:
    assert ("2.5年", Quantity.DURATION) not in _seen("PM2.5年均浓度为39微克/立方米")


def test_grades_in_roman_numerals_are_found() -> None:
    assert [figure.text for figure in figures_in("水质保持在Ⅲ类以上，消灭劣Ⅴ类")] == ["Ⅲ类以上", "劣Ⅴ类"]
