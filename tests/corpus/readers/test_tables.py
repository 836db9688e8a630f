from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.tables import EMPTY, Cell, laid_out, table_lines


def lines(*rows: str, sheet: bool = False) -> list[str]:
    grid = laid_out([[Cell(text) if text else EMPTY for text in row.split(",")] for row in rows])
    return [line.text for line in table_lines(grid, sheet=sheet)]


def test_numbers_below_words_prove_the_headings() -> None:
    assert lines("乡镇,面积", "东港,12.5", "西港,3%") == [
        "乡镇：东港；面积：12.5。",
        "乡镇：西港；面积：3%。",
    ]


def test_years_may_be_headings() -> None:
    assert lines("指标,2020年,2021年", "面积,3,4") == ["指标：面积；2020年：3；2021年：4。"]


def test_a_row_of_short_different_words_over_several_rows_proves_the_headings() -> None:
    assert (
        lines("任务,单位,时间", "清岸,环保所,全年", "植树,林业站,春季")[0]
        == "任务：清岸；单位：环保所；时间：全年。"
    )


def test_two_columns_of_words_are_names_and_values() -> None:
    assert lines("条件,具有本镇户籍。", "材料,申请书") == ["条件：具有本镇户籍。", "材料：申请书。"]


def test_without_proof_there_are_no_headings() -> None:
    assert lines("东港,西港,南港") == ["东港 | 西港 | 南港"]


def test_the_first_row_of_a_sheet_is_its_headings() -> None:
    assert lines("名称,地点", "清岸,东港", sheet=True) == ["名称：清岸；地点：东港。"]


def test_captions_and_notes_stay_as_they_are() -> None:
    rows = ["表一,,", "乡镇,面积,人口", "东港,3,4", "注：初步统计,,"]
    assert lines(*rows) == ["表一", "乡镇：东港；面积：3；人口：4。", "注：初步统计"]


def test_long_rows_are_divided_and_each_part_names_its_row() -> None:
    headings = ",".join(["序号", "乡镇", *(f"指标{number}" for number in range(12))])
    found = lines(headings, ",".join(["1", "东港", *(["很长的内容" * 9] * 12)]), sheet=True)
    assert len(found) > 1
    assert all(line.startswith("序号：1；乡镇：东港；指标") and len(line) < 330 for line in found)


def test_a_cell_that_spans_stands_in_every_place() -> None:
    grid = laid_out([[Cell("甲", columns=2, rows=2), Cell("乙")], [Cell("丙")]])
    assert [[cell.text for cell in row] for row in grid] == [["甲", "甲", "乙"], ["甲", "甲", "丙"]]


texts = st.text("甲乙1%。： ", min_size=1, max_size=5).map(str.strip).filter(lambda text: text.strip("： "))
cells = st.builds(Cell, st.just("") | texts, st.integers(1, 4), st.integers(1, 4), st.booleans())
full = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.builds(Cell, texts, heading=st.booleans()), min_size=width, max_size=width), max_size=5
    )
)


@given(full, st.booleans())
def test_no_text_of_a_cell_is_lost(rows: list[list[Cell]], sheet: bool) -> None:
    shown = "".join(line.text for line in table_lines(laid_out(rows), sheet=sheet))
    assert all(cell.text.strip("： ") in shown for row in rows for cell in row)


@given(st.lists(st.lists(cells, max_size=5), max_size=6), st.booleans())
def test_however_cells_span_there_are_whole_lines(rows: list[list[Cell]], sheet: bool) -> None:
    found = list(table_lines(laid_out(rows), sheet=sheet))
    assert all(line.text and "\n" not in line.text for line in found)
    assert any(cell.text for row in rows for cell in row) == bool(found)
