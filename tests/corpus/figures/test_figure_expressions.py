from decimal import Decimal
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import Direction, Figure, Quantity, Sign, figures_in, times_in


def quantities(text: str) -> list[Figure]:
    return [figure for figure in figures_in(text) if figure.kind is not Quantity.TIME]


def only(text: str) -> Figure:
    (figure,) = quantities(text)
    return figure


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
        ("街道每天清扫三次，", "三次", Quantity.COUNT),
        ("培育1,200家企业", "1,200家", Quantity.COUNT),
        ("排名全省第三位", "第三位", Quantity.RANK),
        ("自受理之日起十五日内", "十五日内", Quantity.DURATION),
    ],
)
def test_a_quantity_is_found_whole_and_classed_by_its_unit(text: str, figure: str, kind: Quantity) -> None:
    found = only(text)
    assert (found.text, found.kind) == (figure, kind)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("补助300-800万元", 3_000_000, 8_000_000, "元"),
        ("扶持3至5家", 3, 5, "家"),
        ("增长5%—8%", 5, 8, "%"),
        ("处三至五年监禁", 3, 5, "年"),
        ("罚款1万元至3万元", 10_000, 30_000, "元"),
        ("三分之二的代表", Decimal("0.666667"), Decimal("0.666667"), "分之"),
        ("用电700 余万千瓦时", 7_000_000, 7_000_000, "千瓦时"),
        ("上千人次参加", 1_000, 1_000, "人次"),
        ("十余万亩林地", 100_000, 100_000, "亩"),
        ("二十万元", 200_000, 200_000, "元"),
        ("断面为Ⅲ类", 3, 3, "类"),
        ("投入百亿资金", 10**10, 10**10, ""),
        ("来了三四百人", 300, 400, "人"),
        ("走访两三家", 2, 3, "家"),
        ("净利润为-716.5万元", -7_165_000, -7_165_000, "元"),
    ],
)
def test_values_are_read_with_their_magnitude(text: str, low: Decimal, high: Decimal, unit: str) -> None:
    found = only(text)
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "sign", "direction"),
    [
        ("面积不低于3万亩", Sign.AT_LEAST, Direction.NONE),
        ("比例达到60%以上", Sign.AT_LEAST, Direction.NONE),
        ("能耗增长不超过2%", Sign.AT_MOST, Direction.UP),
        ("吨位10吨以下", Sign.AT_MOST, Direction.NONE),
        ("发放约2000份", Sign.ABOUT, Direction.NONE),
        ("费用为1700元左右", Sign.ABOUT, Direction.NONE),
        ("投入近5万元", Sign.NEARLY, Direction.NONE),
        ("附近5家商户", Sign.EXACT, Direction.NONE),
        ("共节约5吨", Sign.EXACT, Direction.NONE),
        ("受众超过3000人", Sign.OVER, Direction.NONE),
        ("举办20余期", Sign.OVER, Direction.NONE),
        ("不得超过五十元", Sign.AT_MOST, Direction.NONE),
        ("利用率达92%", Sign.REACHED, Direction.NONE),
        ("保有率提高到45%", Sign.REACHED, Direction.UP),
        ("力争建成3座泵站", Sign.AIMED, Direction.NONE),
        ("强度比上年下降10%", Sign.EXACT, Direction.DOWN),
    ],
)
def test_comparison_and_direction(text: str, sign: Sign, direction: Direction) -> None:
    found = only(text)
    assert (found.sign, found.direction) == (sign, direction)


def test_a_list_shares_its_words_of_comparison() -> None:
    first, second = quantities("城区和农村分别达到90%、80%以上")
    assert first.sign is second.sign is Sign.AT_LEAST


@pytest.mark.parametrize(
    "time",
    [
        "2018年1月12日",
        "9月底前",
        "“十三五”期间",
        "一季度",
        "去年9月",
        "2018-12-24 09:44:41",
        "2020年底",
        "1—9月",
        "2016-2025年",
        "3月至6月",
    ],
)
def test_times_are_found_whole(time: str) -> None:
    assert time in [figure.text for figure in times_in(f"须在{time}，完成")]


@pytest.mark.parametrize(
    "text",
    [
        "第107期",
        "第3条",
        "依照前两款规定",
        "PM2.5",
        "PM2.5年均浓度",
        "GB3095",
        "一起推进",
        "1. 总则",
        "甲政发〔2018〕7号",
        "电话：0571-28897033",
        "经过“五水共治”",
        "依托“500精英计划”",
        "《三年行动计划》",
        "党的十九大精神",
        "十四届二次全会",
        "新改建60省道",
        "二次污染",
        "万元产值综合能耗",
        "一是加强领导。二是落实责任",
        "于16时到达",
        "截至26日",
        "26日的会议",
        "上世纪70年代",
        "五人制足球",
        "数十家企业",
        "升级到新2.0阶段",
        "二氧化硫",
    ],
)
def test_names_labels_and_list_marks_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


def test_enumerated_figures_are_told_apart() -> None:
    found = figures_in("流转12宗、340亩、2.21亿元")
    assert [figure.text for figure in found] == ["12宗", "340亩", "2.21亿元"]


def test_grades_in_roman_numerals_are_found() -> None:
    found = figures_in("水质保持在Ⅲ类以上，消灭劣Ⅴ类")
    assert [(figure.text, figure.sign) for figure in found] == [
        ("Ⅲ类以上", Sign.AT_LEAST),
        ("劣Ⅴ类", Sign.OVER),
    ]


@given(
    st.one_of(
        st.text(
            alphabet="0123456789.,-至年月日季度一二两三十百千万亿余多近约家个元%米吨亩第，。 ab分之上以下“”"
        ),
        st.text(),
    ),
    st.integers(0, 50),
)
def test_figures_stand_where_they_say_and_never_overlap(text: str, offset: int) -> None:
    figures = figures_in(text, offset)
    for figure in figures:
        assert text[figure.span.start - offset : figure.span.end - offset] == figure.text
        assert (figure.low is None) == (figure.kind is Quantity.TIME)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    assert all(a.span.end <= b.span.start for a, b in pairwise(figures))


@pytest.mark.parametrize(
    "unit", ["1", "一", "1,234", "十亩", "2018年", "“五", "12:", "近约", "百分之", "第一"]
)
def test_the_cost_grows_with_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        started = process_time()
        figures_in(unit * times)
        return process_time() - started

    seconds(100)
    assert seconds(8_000) < max(0.5, 25 * seconds(1_000))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("离港半年以上的渔船", ["半年以上"]),
        ("须经过半数船员同意", ["过半数"]),
        ("停航可以延长15日。", ["15日"]),
        ("应当在船证期满前30日申请", ["30日"]),
        ("在2月前10日完成检修", []),
        ("检修不合格的，十日后重新检修", ["十日"]),
        ("按票价的十倍赔偿，每人加十元", ["十倍", "十元"]),
        ("数十年来", []),
        ("公示期为20日。", ["20日"]),
        ("4层以上的客船", ["4层以上"]),
        ("上半年停航", []),
        ("等了大半天", []),
        ("截止日期为15日。", []),
    ],
)
def test_halves_bare_days_and_storeys(text: str, expected: list[str]) -> None:
    assert [figure.text for figure in figures_in(text) if figure.kind is not Quantity.TIME] == expected
