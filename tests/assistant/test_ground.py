import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.ground import ground
from assistant.types import GAP, Claim
from corpus.errors import LibraryError
from corpus.figures import Figure, figures_in
from corpus.figures.arithmetic import Operation, Working
from corpus.types import Document, Span

TEXT = "青川县2017年空气优良率为87.5%，比上年提\n高2.1个百分点。全县关停工厂34家。"
DOCUMENT = Document(doc_id="a.txt", source="a.txt", title="简报", text=TEXT)
EVIDENCE = (("a.txt", Span(0, len(TEXT))),)


def _document(doc_id: str) -> Document:
    if doc_id != "a.txt":
        raise LibraryError(f"no document {doc_id!r}")
    return DOCUMENT


def _ground(*claims: Claim) -> tuple[str, int]:
    statements, citations = ground(claims, _document, lambda _: "")
    text = "\n".join(statement.text for statement in statements)
    assert all(c.quote == c.span.text_of(TEXT) for c in citations)
    return text, len(citations)


def test_a_quotation_gets_a_mark_and_a_citation_to_the_letter() -> None:
    assert _ground(Claim(EVIDENCE, quote="全县关停工厂34家。", headline="34家")) == (
        "34家\n全县关停工厂34家。[1]",
        1,
    )


def test_a_line_break_of_the_scan_does_not_hide_the_words() -> None:
    assert _ground(Claim(EVIDENCE, quote="比上年提高2.1个百分点"))[1] == 1


def test_words_left_out_are_marked_and_the_rest_is_checked() -> None:
    assert _ground(Claim(EVIDENCE, quote=f"青川县2017年{GAP}全县关停工厂34家。"))[1] == 1
    assert _ground(Claim(EVIDENCE, quote=f"青川县2017年{GAP}全县关停矿山34家。")) == ("", 0)


def test_a_number_of_a_label_may_be_spelt_out_in_the_document() -> None:
    text = "未满十六周岁的，有效期为五年。"
    document = replace(DOCUMENT, text=text)
    evidence = (("a.txt", Span(0, len(text))),)
    for label, proven in (("16周岁以下", 1), ("18周岁以下", 0)):
        claim = Claim(evidence, quote=text, label=label)
        assert len(ground([claim], lambda _: document, lambda _: "")[1]) == proven


def test_a_quote_that_is_not_in_the_document_never_leaves() -> None:
    assert _ground(Claim(EVIDENCE, quote="全县关停工厂35家。")) == ("", 0)


def test_a_headline_that_is_not_in_the_document_never_leaves() -> None:
    assert _ground(Claim(EVIDENCE, quote="全县关停工厂34家。", headline="35家")) == ("", 0)


def test_a_label_brings_no_number_of_its_own() -> None:
    assert _ground(Claim(EVIDENCE, quote="全县关停工厂34家。", label="2016年")) == ("", 0)
    assert _ground(Claim(EVIDENCE, quote="全县关停工厂34家。", label="2017年"))[1] == 1


def test_a_citation_says_where_its_words_stand() -> None:
    start = TEXT.index("全县")
    claim = Claim((("a.txt", Span(start, len(TEXT))),), quote="全县关停工厂34家。")
    _, (citation,) = ground([claim], _document, lambda _: "")
    assert citation.place.address == citation.place.official == "《简报》第2段第2句"


def test_a_claim_without_words_is_dropped() -> None:
    end = len(TEXT)
    assert _ground(Claim((("a.txt", Span(end, end + 3)),), quote="")) == ("", 0)


def test_a_claim_about_a_removed_document_is_dropped() -> None:
    assert _ground(Claim((("b.txt", Span(0, 3)),), quote="青川县")) == ("", 0)


def test_a_span_beyond_the_text_is_dropped() -> None:
    assert _ground(Claim((("a.txt", Span(0, len(TEXT) + 1)),), quote="青川县")) == ("", 0)


def test_the_same_words_keep_their_number() -> None:
    text, count = _ground(Claim(EVIDENCE, quote="34家"), Claim(EVIDENCE, quote="87.5%"))
    assert (text.count("[1]"), count) == (2, 1)


@given(
    st.text(alphabet="0123456789.%青川县关停工厂家年全", max_size=12),
    st.text(alphabet="0123456789年", max_size=6),
)
def test_no_number_leaves_that_is_not_in_the_evidence(quote: str, label: str) -> None:
    statements, _ = ground([Claim(EVIDENCE, quote=quote, label=label)], _document, lambda _: "")
    text = "\n".join(statement.text for statement in statements)
    shown = re.sub(r"\[\d+\]", "", text)
    stated = set(re.findall(r"\d+(?:\.\d+)?", TEXT.replace("\n", "")))
    for number in re.findall(r"\d+(?:\.\d+)?", shown.replace(quote, "", 1) if quote else shown):
        assert number in stated
    assert not text or quote in TEXT.replace("\n", "")


def _figures(text: str) -> tuple[Figure, ...]:
    return tuple(figures_in(text))


def test_what_is_reckoned_needs_operands_that_stand_in_the_evidence() -> None:
    proven = Claim(EVIDENCE, label="相差", working=Working(Operation.DIFFERENCE, _figures("87.5%、2.1%")))
    assert _ground(proven) == ("", 0)
    ratio = Working(Operation.RATIO, (_figures("34家")[0], _figures("34家")[0]))
    assert _ground(Claim(EVIDENCE, working=ratio))[0] == "1倍\n34家 ÷ 34家 = 1倍[1]"


def test_an_operand_is_worth_no_more_than_its_words_say() -> None:
    figure = _figures("34家")[0]
    for false in (replace(figure, low=Decimal(35), high=Decimal(35)), replace(figure, unit="个")):
        assert _ground(Claim(EVIDENCE, working=Working(Operation.SUM, (figure, false)))) == ("", 0)


def test_the_headline_of_a_calculation_is_its_result() -> None:
    working = Working(Operation.SUM, (_figures("34家")[0],) * 2)
    statements, _ = ground([Claim(EVIDENCE, headline="34家", working=working)], _document, lambda _: "")
    assert [statement.headline for statement in statements] == ["68家"]


def test_a_calculation_that_makes_no_sense_never_leaves() -> None:
    working = Working(Operation.SUM, (_figures("34家")[0], _figures("87.5%")[0]))
    assert _ground(Claim(EVIDENCE, working=working)) == ("", 0)


@given(
    st.sampled_from(Operation),
    st.lists(st.sampled_from(["34家", "34", "87.5%", "2017年", "35家", "3.4万家", "2.1%"]), max_size=3),
)
def test_whatever_is_reckoned_its_operands_are_quoted(operation: Operation, texts: list[str]) -> None:
    operands = tuple(figure for text in texts for figure in figures_in(text))
    claim = Claim(EVIDENCE, working=Working(operation, operands))
    statements, _ = ground([claim], _document, lambda _: "")
    for statement in statements:
        assert {figure.text for figure in operands} <= {"34家", "87.5%"}
        assert statement.working.endswith(statement.headline.removeprefix("约"))
