"""Columns, running heads, page numbers and wrapped lines, told by where they stand."""

import pytest
from pdf_samples import placed_pdf

from corpus.readers import document_from
from corpus.readers.columns import blocks_of
from corpus.readers.flow import text_of_pages
from corpus.readers.page import Page, Piece
from corpus.readers.pdf import read_pdf

WIDTH, HEIGHT, SIZE = 595.0, 842.0, 12.0
LEFT = "岸线是海洋与陆地相接的地方各村都要爱护它不得随意占用"
RIGHT = "植树应当在春季进行由林业站提供树苗并且指导各户种植养护"


def line(text: str, left: float, top: float, width: float | None = None, size: float = SIZE) -> Piece:
    return Piece(text, left, top - size, left + (len(text) * size if width is None else width), top)


def page(*pieces: Piece) -> Page:
    return Page(WIDTH, HEIGHT, [[piece] for piece in pieces])


def columns(left: str, right: str, count: int) -> list[tuple[Piece, Piece]]:
    """Two columns of running text whose lines stand side by side."""
    return [
        (line(f"{left[n]}{left}", 60, 700 - 18 * n, 220), line(f"{right[n]}{right}", 310, 700 - 18 * n, 220))
        for n in range(count)
    ]


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    title = [line("全镇岸线和植树工作安排的情况通报", 150, 760)]
    rows = [list(row) for row in columns(LEFT, RIGHT, 8)]
    blocks = blocks_of(Page(WIDTH, HEIGHT, [title, *rows]))
    assert [len(block) for block in blocks] == [1, 8, 8]
    assert all(LEFT in piece.text for piece in blocks[1])


def test_a_table_is_no_pair_of_columns() -> None:
    rows = [[line("东港", 60, 700 - 18 * n), line("三公里", 310, 700 - 18 * n)] for n in range(9)]
    rows.append([line("以上各村的岸线长度由镇环保所测量", 60, 500)])
    [block] = blocks_of(Page(WIDTH, HEIGHT, rows))
    assert block[0].text == "东港 三公里"


def test_few_lines_prove_no_columns() -> None:
    rows = [list(row) for row in columns(LEFT, RIGHT, 3)]
    assert len(blocks_of(Page(WIDTH, HEIGHT, rows))) == 1


def test_lines_that_were_full_go_on_and_new_paragraphs_do_not() -> None:
    full = 30 * SIZE
    lines = [
        line("岸" * 28, 84, 700, full - 24),
        line("线" * 30, 60, 680, full),
        line("长三公里。", 60, 660),
        line("植" * 28, 84, 640, full - 24),
        line("树" * 30, 60, 620, full),
        line("在春季。", 60, 600),
    ]
    flow = text_of_pages([page(*lines)])
    text, pages = flow.text, flow.pages
    assert text == "岸" * 28 + "线" * 30 + "长三公里。\n" + "植" * 28 + "树" * 30 + "在春季。"
    assert pages == (0,)


def test_a_sentence_goes_on_across_pages_and_its_pages_are_known() -> None:
    full = 30 * SIZE
    pages = [
        page(
            *(line("岸" * 30, 60, 700 - 20 * n, full) for n in range(4)),
            line(f"— {number} —", 270, 40),
        )
        for number in (1, 2)
    ]
    flow = text_of_pages(pages)
    text, starts = flow.text, flow.pages
    assert text == "岸" * 240
    assert starts == (0, 120)


def test_running_heads_and_page_numbers_are_left_out_wherever_they_change() -> None:
    pages = [
        page(
            line("海滨镇公报" if number % 2 else f"2021年第{number}期", 60, 810),
            line(f"第{number}段说明岸线。", 60, 700),
            line(str(number + 6), 290, 40),
        )
        for number in range(1, 9)
    ]
    text = text_of_pages(pages).text
    assert text.split("\n") == [f"第{number}段说明岸线。" for number in range(1, 9)]


def test_what_repeats_within_the_text_stays() -> None:
    pages = [
        page(line("各村：", 60, 600), line(f"甲{n}。", 60, 500), line("特此通知。", 60, 300))
        for n in range(2)
    ]
    assert text_of_pages(pages).text.count("特此通知。") == 2


def test_columns_go_on_in_the_next_one_and_on_the_next_page() -> None:
    width = 18 * SIZE

    def column(left: float, count: int) -> list[Piece]:
        return [line("岸" * 18, left, 700 - 18 * n, width) for n in range(count)]

    pages = [page(*column(60, 8), *column(310, 8)), page(*column(60, 5), *column(310, 5))]
    flow = text_of_pages(pages)
    text, starts = flow.text, flow.pages
    assert text == "岸" * 18 * 26
    assert starts == (0, 18 * 16)


def test_rows_of_a_table_are_never_joined() -> None:
    rows = [[line("甲" * 9, 60, 700 - 18 * n), line("乙" * 9, 310, 700 - 18 * n)] for n in range(6)]
    text = text_of_pages([Page(WIDTH, HEIGHT, rows)]).text
    assert text.split("\n") == ["甲" * 9 + " " + "乙" * 9] * 6


def test_a_title_in_two_centred_lines_is_one() -> None:
    middle = WIDTH / 2
    title = [
        line("海滨镇人民政府关于印发", middle - 121, 780, 242, 22),
        line("岸线整治方案的通知", middle - 99, 745, 198, 22),
    ]
    body = [line(f"第{n}段说明岸线的整治情况。", 60, 600 - 20 * n) for n in range(9)]
    text = text_of_pages([page(*title, *body)]).text
    assert text.startswith("海滨镇人民政府关于印发岸线整治方案的通知\n第0段")


def test_lines_out_of_order_are_sorted_from_top_to_bottom() -> None:
    lines = [line(f"第{n}行。", 60, 300 + 20 * n) for n in range(6)]
    text = text_of_pages([page(*lines)]).text
    assert text.split("\n") == [f"第{n}行。" for n in range(5, -1, -1)]


@pytest.mark.parametrize("shuffled", [False, True])
def test_columns_of_a_file_whatever_the_order_in_it(shuffled: bool) -> None:
    words = "the coast is kept clean by all villages"
    places = [(72, 700 - 18 * n, f"left {n} {words}") for n in range(8)]
    places += [(320, 700 - 18 * n, f"right {n} {words}") for n in range(8)]
    if shuffled:
        places.sort(key=lambda place: (-place[1], place[0]))
    extracted = read_pdf(placed_pdf([places]), "a.pdf")
    firsts = [extracted.text.index(f"{side} {n}") for side in ("left", "right") for n in range(8)]
    assert firsts == sorted(firsts)


def test_every_span_knows_its_page() -> None:
    extracted = read_pdf(placed_pdf([[(72, 700, "first")], [], [(72, 700, "third")]]), "a.pdf")
    document = document_from(extracted, doc_id="a.pdf")
    assert document.page_at(document.text.index("first")) == 1
    assert document.page_at(document.text.index("third")) == 3
