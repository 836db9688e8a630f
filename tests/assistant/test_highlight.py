"""What is displayed, and where the marks fall in it."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.highlight import Block, Mark, Segment, blocks, excerpt, highlight
from corpus.mending import mend
from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.types import Document, Span

SCAN = "一、任务\n\n各街道每天清扫三次，小\n\n巷每天清扫一次。\n\n二、期限\n\n到年底完成。\n"

texts = st.text(st.sampled_from("各街道清扫，。；一二、（）#*-_{}3.5%Az \n😀"), min_size=1, max_size=80)


# A busy machine is no reason to fail.
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(texts)
    starts = draw(st.lists(st.integers(0, len(text) - 1), max_size=4))
    spans = [Span(start, draw(st.integers(start + 1, len(text)))) for start in starts]
    return text, [Mark(number, span) for number, span in enumerate(spans, 1)]


def text_of(segments: tuple[Segment, ...], number: int | None = None) -> str:
    return "".join(s.text for s in segments if number is None or number in s.numbers)


@calm
@given(marked_texts())
def test_segments_join_to_the_displayed_text_and_marks_cover_their_quotes(
    example: tuple[str, list[Mark]],
) -> None:
    text, marks = example
    segments = highlight(text, marks)
    mended = mend(text)
    assert text_of(segments) == mended.text
    for mark in marks:
        shown = [c for c, offset in zip(mended.text, mended.offsets, strict=True) if _within(offset, mark)]
        assert text_of(segments, mark.number) == "".join(shown)


def _within(offset: int, mark: Mark) -> bool:
    return mark.span.start <= offset < mark.span.end


@calm
@given(marked_texts())
def test_blocks_are_the_displayed_lines(example: tuple[str, list[Mark]]) -> None:
    text, marks = example
    document = document_from(Extracted(text), doc_id="example.txt")
    lines = [line for line in mend(text).text.split("\n") if line.strip()]
    assert [block.text for block in blocks(document, marks)] == lines


def test_a_quote_across_a_broken_line_is_marked_as_one() -> None:
    quote = "各街道每天清扫三次，小\n\n巷每天清扫一次。"
    start = SCAN.index(quote)
    segments = highlight(SCAN, [Mark(1, Span(start, start + len(quote)))])
    assert [s.text for s in segments if s.numbers] == ["各街道每天清扫三次，小巷每天清扫一次。"]


def test_overlapping_marks_are_told_apart() -> None:
    segments = highlight("甲乙丙丁", [Mark(1, Span(0, 3)), Mark(2, Span(1, 4))])
    assert segments == (Segment("甲", (1,)), Segment("乙丙", (1, 2)), Segment("丁", (2,)))


def test_a_mark_outside_the_part_is_left_out() -> None:
    assert highlight("甲乙丙丁", [Mark(1, Span(0, 1))], Span(2, 4)) == (Segment("丙丁"),)


def test_nothing_displayed_gives_no_segments() -> None:
    assert highlight("", []) == ()


def test_headings_and_paragraphs_are_told_apart() -> None:
    document = document_from(Extracted(SCAN), doc_id="scan.txt")
    found = [(block.kind, block.level, block.text) for block in blocks(document, [])]
    assert found == [
        ("heading", 1, "一、任务"),
        ("text", 0, "各街道每天清扫三次，小巷每天清扫一次。"),
        ("heading", 1, "二、期限"),
        ("text", 0, "到年底完成。"),
    ]


def test_a_paragraph_that_begins_with_its_heading_stays_a_paragraph() -> None:
    text = "一、要求\n\n（一）时间。各街道应当在每天早上七点以前完成第一次清扫，遇雨顺延。\n"
    document = document_from(Extracted(text), doc_id="run-in.txt")
    assert [block.kind for block in blocks(document, [])] == ["heading", "text"]


def test_what_is_not_searched_is_an_aside() -> None:
    text = "首页 > 文件\n正文在这里。\n"
    document = Document("page", "page", "标题", text, body=(Span(8, 14),))
    assert [(b.kind, b.text) for b in blocks(document, [])] == [
        ("aside", "首页 > 文件"),
        ("text", "正文在这里。"),
    ]


def test_an_item_of_a_list_is_known_though_its_mark_is_not_displayed() -> None:
    document = document_from(Extracted("任务如下：\n\n- 清扫街道\n- 修剪树木\n"), doc_id="list.md")
    assert [(b.kind, b.text) for b in blocks(document, [])][1:] == [
        ("item", "清扫街道"),
        ("item", "修剪树木"),
    ]


def test_blocks_carry_the_marks() -> None:
    document = document_from(Extracted(SCAN), doc_id="scan.txt")
    start = SCAN.index("到年底")
    last = list(blocks(document, [Mark(7, Span(start, start + 3))]))[-1]
    assert last == Block("text", 0, (Segment("到年底", (7,)), Segment("完成。")))


def test_an_excerpt_keeps_the_marked_words_and_cuts_at_sentence_ends() -> None:
    segments = (
        Segment("这一句离得太远。" * 5 + "这一句在前面。"),
        Segment("这是答案", (1,)),
        Segment("。这一句在后面。" + "这一句离得太远。" * 5),
    )
    shown = excerpt(segments, 14)
    assert text_of(shown, 1) == "这是答案"
    assert shown[0].text == "…这一句在前面。"
    assert shown[-1].text == "。这一句在后面。…"


def test_an_excerpt_that_fits_is_left_alone() -> None:
    segments = (Segment("前。"), Segment("答案", (1,)), Segment("后。"))
    assert excerpt(segments, 10) == segments


def test_an_excerpt_without_marks_is_the_beginning() -> None:
    (only,) = excerpt((Segment("一二三四五六七八九十" * 3),), 5)
    assert only.text == "一二三四五六七八九十…"


@calm
@given(marked_texts(), st.integers(1, 30))
def test_an_excerpt_never_loses_marked_words(example: tuple[str, list[Mark]], room: int) -> None:
    segments = highlight(*example)
    marked = [s for s in segments if s.numbers]
    assert [s for s in excerpt(segments, room) if s.numbers] == marked
