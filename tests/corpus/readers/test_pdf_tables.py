"""Tables that are drawn with lines on the pages of a PDF file."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pdf_samples import Place, placed_pdf, ruled

from corpus.readers import document_from
from corpus.readers.page import Piece
from corpus.readers.pdf import read_pdf
from corpus.readers.ruled import Frame, Rule, Rules, frames_of, grid_of

COLUMNS, ROWS = (60.0, 200.0, 330.0, 500.0), (700.0, 670.0, 640.0, 610.0)
HEADINGS = ["Village", "Trees", "Coast (km)"]
FIRST = [HEADINGS, ["Eastport", "120", "3.5"], ["Westport", "75", "2"]]
SECOND = [["Southport", "90", "1.5"], ["Northport", "15", "4"], ["Hillside", "30", "0"]]


def filled(rows: list[list[str]]) -> list[Place]:
    """The words of a table, each at the left of its cell."""
    return [
        (left + 4, foot + 10, word)
        for foot, row in zip(ROWS[1:], rows, strict=True)
        for left, word in zip(COLUMNS[:-1], row, strict=True)
    ]


def test_a_row_says_its_headings_and_is_a_part_of_its_own() -> None:
    above, below = (60, 760, "Trees planted in all villages of the coast"), (60, 560, "Counted in May.")
    data = placed_pdf([[above, *filled(FIRST), below]], rules=ruled(COLUMNS, ROWS))
    extracted = read_pdf(data, "a.pdf")
    assert extracted.text.split("\n") == [
        "Trees planted in all villages of the coast",
        "Village：Eastport；Trees：120；Coast (km)：3.5。",
        "Village：Westport；Trees：75；Coast (km)：2。",
        "Counted in May.",
    ]
    parts = [span.text_of(extracted.text).strip() for span in extracted.body]
    assert parts == extracted.text.split("\n")
    assert document_from(extracted, doc_id="a.pdf").body == extracted.body


def test_a_table_that_goes_on_keeps_its_headings() -> None:
    data = placed_pdf([[*filled(FIRST)], [*filled(SECOND)]], rules=ruled(COLUMNS, ROWS))
    lines = read_pdf(data, "a.pdf").text.split("\n")
    assert len(lines) == 5
    assert lines[2] == "Village：Southport；Trees：90；Coast (km)：1.5。"


def test_headings_that_are_printed_again_are_no_row() -> None:
    data = placed_pdf([[*filled(FIRST)], [*filled([HEADINGS, *SECOND[:2]])]], rules=ruled(COLUMNS, ROWS))
    lines = read_pdf(data, "a.pdf").text.split("\n")
    assert [line.count("Trees：") for line in lines] == [1] * 4


def test_text_below_ends_a_table() -> None:
    below = (60.0, 400.0, "These were the villages of the east.")
    data = placed_pdf([[*filled(FIRST), below], [*filled(SECOND)]], rules=ruled(COLUMNS, ROWS))
    assert "Village：Southport" not in read_pdf(data, "a.pdf").text


def test_words_that_touch_a_rule_stay_in_their_cells() -> None:
    tight = [
        ["Village", "Trees", "Coast"],
        ["Eastport", "120 in spring", "3.5"],
        ["Westport", "75", "2"],
    ]
    places = [(left + (54 if word.startswith("120") else 4), at, word) for left, at, word in filled(tight)]
    lines = read_pdf(placed_pdf([places], rules=ruled(COLUMNS, ROWS)), "a.pdf").text.split("\n")
    assert lines[0] == "Village：Eastport；Trees：120 in spring；Coast：3.5。"


def test_a_heading_over_two_columns_stands_before_both() -> None:
    rules = [rule for rule in ruled(COLUMNS, ROWS) if rule[0] != COLUMNS[2]]
    rules += [(COLUMNS[2], ROWS[1], COLUMNS[2], ROWS[-1])]
    rules.remove((COLUMNS[0], ROWS[1], COLUMNS[-1], ROWS[1]))
    rules.append((COLUMNS[1], ROWS[1], COLUMNS[-1], ROWS[1]))
    words = [["Village", "Planted", ""], ["", "2020", "2021"], ["Eastport", "12", "30"]]
    places = [place for place in filled(words) if place[2]]
    lines = read_pdf(placed_pdf([places], rules=rules), "a.pdf").text.split("\n")
    assert lines == ["Village：Eastport；Planted·2020：12；Planted·2021：30。"]


def test_a_box_and_ruled_lines_are_no_table() -> None:
    lines = [(60.0, 690.0 - 30 * number, f"Line {number} of the notice.") for number in range(3)]
    box = ruled((50, 520), (720, 600))
    parallel = [(60.0, at, 500.0, at) for at in ROWS]
    for rules in (box, parallel):
        extracted = read_pdf(placed_pdf([lines], rules=rules), "a.pdf")
        assert extracted.body == ()
        assert "：" not in extracted.text


def test_a_frame_without_rules_between_its_rows_is_no_table() -> None:
    rows = [["Village", "Trees", "Coast"], *[["Eastport", "12", "3"]] * 5]
    places = [
        (left + 4, 680.0 - 15 * number, word)
        for number, row in enumerate(rows)
        for left, word in zip(COLUMNS[:-1], row, strict=True)
    ]
    data = placed_pdf([places], rules=ruled(COLUMNS, (700, 672, 560)))
    assert read_pdf(data, "a.pdf").body == ()


rules = st.builds(Rule, st.integers(0, 40), st.integers(0, 20), st.integers(20, 40))


@given(st.lists(rules, max_size=30), st.lists(rules, max_size=30))
def test_any_rules_make_frames_with_ordered_edges_and_full_grids(
    across: list[Rule], down: list[Rule]
) -> None:
    large = [[Rule(9 * rule.at, 9 * rule.start, 9 * rule.end) for rule in some] for some in (across, down)]
    for frame in frames_of(Rules(*large)):
        for edges in (frame.columns, frame.rows):
            assert all(one < other for one, other in pairwise(edges))
        grid = grid_of(frame, middles(frame))
        assert grid is None or [len(row) for row in grid] == [len(frame.columns) - 1] * (len(frame.rows) - 1)


def middles(frame: Frame) -> list[Piece]:
    """A word in the middle of every place of the grid."""
    return [
        Piece(f"w{row}-{column}", (left + right) / 2, low, (left + right) / 2 + 1, low + 4)
        for row, low in enumerate(frame.rows[:-1])
        for column, (left, right) in enumerate(pairwise(frame.columns))
    ]
