import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading import questions
from assistant.reading.pieces import pieces_of, unbroken
from index.embedders import open_embedder
from index.embedders.static import StaticEmbedder

EMBEDDER = open_embedder("bundled")
assert isinstance(EMBEDDER, StaticEmbedder)


def test_line_breaks_of_a_scan_are_left_out_and_spaces_between_words_kept() -> None:
    folded, origin = unbroken("空气 质\n量：Open Data")
    assert folded == "空气质量:open data"
    assert [origin[i] for i in range(3)] == [0, 1, 3]


def test_pieces_lead_back_to_the_text() -> None:
    text = "修繕經費共計１２０萬\n元，由市財政承擔。"
    pieces = pieces_of(text, EMBEDDER)
    assert "".join(pieces.words()) == "修缮经费共计120万元,由市财政承担。"
    start = text.index("由")
    covered = pieces.cover(start, start + 4)
    assert covered is not None
    assert text[slice(*pieces.span(*covered))] == "由市財政"


def test_nothing_covers_white_space() -> None:
    assert pieces_of("甲 乙", EMBEDDER).cover(1, 2) is None


@given(st.text(max_size=60))
def test_pieces_follow_each_other_and_stand_inside_the_text(text: str) -> None:
    pieces = pieces_of(text, EMBEDDER)
    ends = 0
    for number in range(len(pieces)):
        start, end = pieces.span(number, number)
        assert ends <= start < end <= len(text)
        ends = end


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("谁负责验收？", {"who"}),
        ("补贴从何时起发放", {"when", "what"}),
        ("一共多少公里", {"number"}),
        ("为什么要改建桥梁", {"why", "what"}),
        ("申请材料有哪些", {"list", "which"}),
        ("是否收费", {"yes_no"}),
        ("本办法的目的", set()),
    ],
)
def test_questions_are_told_apart_by_what_they_ask_for(question: str, kinds: set[str]) -> None:
    told = questions.kinds_of(pieces_of(question, EMBEDDER).folded)
    assert {kind for kind, asked in zip(questions.KINDS, told, strict=True) if asked} == kinds


def test_the_question_word_is_marked_and_distances_are_counted_from_it() -> None:
    rows = questions.features_of(pieces_of("验收由谁负责", EMBEDDER))
    words = pieces_of("验收由谁负责", EMBEDDER).words()
    asking = words.index("谁")
    assert rows[:, 0].tolist() == [float(word == "谁") for word in words]
    assert rows[asking, 1] == rows[asking, 2] == 0
    assert rows[asking + 1, 1] > 0 == rows[asking + 1, 2]
    assert rows[asking - 1, 2] > 0 == rows[asking - 1, 1]
