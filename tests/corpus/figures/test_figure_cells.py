import html
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import Figure, figures_in, figures_of
from corpus.figures.cells import cells_of, with_cells
from corpus.figures.columns import unit_named
from corpus.readers import read_data
from corpus.types import Document

TOWNS = [
    ["序号", "乡镇", "面积（公顷）", "2016年产值（万元）", "完成率", "说明"],
    ["1", "东港镇", "12.5", "1,300", "80%", "投资200万元"],
    ["2", "西港镇", "3", "40", "75%", "—"],
    ["", "合计", "15.5", "1340", "", ""],
]


def table(rows: list[list[str]], above: str = "") -> Document:
    lines = [
        "".join(
            f"<{'td' if number else 'th'}>{html.escape(cell)}</{'td' if number else 'th'}>" for cell in row
        )
        for number, row in enumerate(rows)
    ]
    body = f"<p>{above}</p><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
    page = f"<html><body><h1>渔业情况</h1><p>各镇的情况如下。</p>{body}</body></html>"
    return read_data(page.encode(), "a.html", "a.html")


def told(document: Document) -> list[tuple[str, Decimal | None, str, str]]:
    return [(each.text, each.low, each.unit, each.indicator) for each in figures_of(document)]


def years(figures: tuple[Figure, ...]) -> list[str]:
    return [figure.period.words if figure.period else "" for figure in figures]


def test_column_headings_give_unit_indicator_and_period_and_the_row_the_place() -> None:
    document = table(TOWNS)
    figures = figures_of(document)
    assert told(document)[:4] == [
        ("12.5", Decimal("12.5"), "公顷", "面积"),
        ("1,300", Decimal(13_000_000), "元", "产值"),
        ("80%", Decimal(80), "%", "完成率"),
        ("200万元", Decimal(2_000_000), "元", "投资"),
    ]
    assert [figure.place for figure in figures] == ["东港镇"] * 3 + [""] + ["西港镇"] * 3 + [""] * 2
    assert years(figures)[:4] == ["", "2016年", "", ""]
    assert figures[-1].subject == "合计"
    assert all(figure.span.text_of(document.text) == figure.text for figure in figures)
    named = [each for each in figures if each.indicator_span]
    assert all(
        each.indicator_span and each.indicator_span.text_of(document.text) == each.indicator for each in named
    )


def test_rows_that_are_indicators_give_the_unit_and_columns_the_year() -> None:
    rows = [["指标", "2016年", "2017年"], ["粮食产量（万吨）", "12.5", "13"], ["森林覆盖率", "45", "46%"]]
    document = table(rows, above="单位：亿元")
    assert told(document) == [
        ("12.5", Decimal(125_000), "吨", "粮食产量"),
        ("13", Decimal(130_000), "吨", "粮食产量"),
        ("45", Decimal(45), "", "森林覆盖率"),
        ("46%", Decimal(46), "%", "森林覆盖率"),
    ]
    assert years(figures_of(document)) == ["2016年", "2017年"] * 2


def test_a_caption_gives_unit_and_year_but_no_money_to_shares_and_counts() -> None:
    rows = [
        ["项目", "总投资", "占比", "户数"],
        ["修路", "350", "70", "12"],
        ["水利", "", "", ""],
        ["修库", "150", "30", "-3"],
    ]
    document = table(rows, above="表3 2017年投资（单位：万元）")
    assert told(document) == [
        ("350", Decimal(3_500_000), "元", "总投资"),
        ("70", Decimal(70), "", "占比"),
        ("12", Decimal(12), "", "户数"),
        ("150", Decimal(1_500_000), "元", "总投资"),
        ("30", Decimal(30), "", "占比"),
        ("-3", Decimal(-3), "", "户数"),
    ]
    assert set(years(figures_of(document))) == {"2017年"}
    assert [figure.subject for figure in figures_of(document)] == ["修路"] * 3 + ["修库"] * 3


def test_of_several_units_above_a_table_shares_get_theirs() -> None:
    document = table(
        [["类别", "产值", "增速"], ["捕捞", "20", "3.5"], ["养殖", "30", "4"]], above="单位：亿元、%"
    )
    assert [(text, unit) for text, _, unit, _ in told(document)][:2] == [("20", "元"), ("3.5", "%")]


def test_a_column_of_years_gives_the_row_its_period() -> None:
    document = table(
        [["年份", "城镇收入", "农村收入"], ["2015", "1.2", "0.9"], ["2016年", "1.4", "1"]], above="单位：万元"
    )
    assert years(figures_of(document)) == ["2015", "2015", "2016年", "2016年"]
    assert [figure.period.first for figure in figures_of(document) if figure.period][:2] == ["2015-01-01"] * 2


def test_telephones_and_numbers_of_rows_are_no_figures() -> None:
    rows = [
        ["序号", "姓名", "电话", "得分"],
        ["1", "张三", "13900001111", "85"],
        ["2", "李四", "62228888", "90.5"],
    ]
    assert [text for text, *_ in told(table(rows))] == ["85", "90.5"]


def test_a_number_is_shown_with_the_unit_that_its_headings_give_it() -> None:
    shown = [figure.shown for figure in figures_of(table(TOWNS))]
    assert shown[:4] == ["12.5（公顷）", "1,300（万元）", "80%", "200万元"]


def test_a_line_gives_its_cells_beside_what_it_says_itself() -> None:
    line = "乡镇：东港；产值（亿元）：12；2016年面积：3公顷；投资：20。"
    found = with_cells(line, figures_in(line), ["各镇情况", "单位：万元"])
    assert [figure.shown for figure in found] == ["12（亿元）", "2016年", "3公顷", "20（万元）"]
    prose = "到2020年，产值达到12亿元。"
    assert with_cells(prose, figures_in(prose)) == tuple(figures_in(prose))


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("万元", (10_000, "元")),
        ("千瓦", (1, "千瓦")),
        ("百万元/年", (1_000_000, "元/年")),
        ("%", (1, "%")),
        ("折纯", None),
        ("", None),
    ],
)
def test_units_that_stand_alone(words: str, unit: tuple[int, str] | None) -> None:
    assert unit_named(words) == unit


@given(st.text(alphabet="年额1.；：。（万元）-, 、东镇\u3000", max_size=60))
def test_cells_of_any_line_stand_in_it_in_order(line: str) -> None:
    ends = [
        end
        for cell in cells_of(line)
        for end in (cell.label.start, cell.label.end, cell.value.start, cell.value.end)
    ]
    assert ends == sorted(ends)
    assert not ends or ends[-1] <= len(line)


@given(
    st.lists(
        st.lists(st.text(alphabet="年额12.5；：（万元）%-东镇", max_size=9), min_size=2, max_size=4),
        min_size=2,
        max_size=4,
    )
)
def test_figures_of_any_table_stand_where_they_say(rows: list[list[str]]) -> None:
    document = table([["项目", *rows[0]], *([str(number), *row] for number, row in enumerate(rows[1:]))])
    figures = figures_of(document)
    assert all(figure.span.text_of(document.text).split() == figure.text.split() for figure in figures)
    assert [figure.span for figure in figures] == sorted({figure.span for figure in figures})


def test_a_unit_that_stands_before_the_number_is_not_shown_again() -> None:
    figures = [figure for text in ("占百分之三十。", "增长千分之二点五。") for figure in figures_in(text)]
    assert [figure.shown for figure in figures] == ["百分之三十", "千分之二点五"]


@given(st.text(alphabet="占约分之百千万亿三十二点0123.,%％元年月日、至 -", max_size=12))
def test_every_figure_can_be_shown(text: str) -> None:
    assert all(figure.shown.startswith(figure.text) for figure in figures_in(text))
