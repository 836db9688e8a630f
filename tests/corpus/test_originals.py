"""What the five shared originals must become."""

import datetime
import functools

import pytest
from documents import ORIGINALS, SHARED, evidence_of
from original_trees import TREES

from corpus.chunking import LIMIT, passages_of
from corpus.mending import mend
from corpus.readers import read
from corpus.types import Document, DocumentInfo, Relation, Span
from corpus.validity import Standing, status_on

pytestmark = [
    pytest.mark.originals,
    pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the shared originals are not at hand"),
]


@functools.cache
def original(number: str) -> Document:
    return read(next(ORIGINALS.glob(f"{number}_*.txt")))


def names() -> list[str]:
    return ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize("number", names())
def test_the_text_is_the_file(number: str) -> None:
    path = next(ORIGINALS.glob(f"{number}_*.txt"))
    assert original(number).text == path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def test_bulletins() -> None:
    for number, issue, issued in (
        ("000", "第4期（总第107期）", "2018-03-20"),
        ("002", "第5期（总第108期）", "2018-05"),
    ):
        info = original(number).info
        assert info.title == f"美丽浙江建设工作简报 {issue}"
        assert info.number == issue
        assert info.issuer == "省委省政府美丽浙江建设领导小组办公室"
        assert info.issued == issued


def test_a_newspaper_page_states_nothing_but_its_headline() -> None:
    info = original("001").info
    assert info == DocumentInfo(title=info.title)
    assert info.title.startswith("温州:实施生态化战略")


def test_validity_on_a_day() -> None:
    web, plan = original("004"), original("003")
    for day, standing in (
        (datetime.date(2018, 12, 23), Standing.NOT_YET),
        (datetime.date(2018, 12, 24), Standing.IN_FORCE),
        (datetime.date(2020, 11, 26), Standing.IN_FORCE),
        (datetime.date(2020, 11, 27), Standing.REPEALED),
    ):
        assert status_on(web.info, day).standing is standing
    assert status_on(plan.info, datetime.date(2018, 2, 1)).standing is Standing.UNKNOWN


def test_whom_notices_address_and_what_they_carry_out() -> None:
    plan, web = original("003"), original("004")
    assert plan.info.recipients.startswith("各市、县(市、区)人民政府")
    assert web.info.recipients.startswith("各乡镇人民政府")
    assert (plan.info.kind, web.info.kind) == ("通知", "通知")
    assert plan.references == ()
    (upper,) = web.references
    assert (upper.relation, upper.number) == (Relation.IMPLEMENTS, "丽政办发〔2018〕92号")
    assert all(original(number).references == () for number in ("000", "001", "002"))


def test_notices() -> None:
    plan, web = original("003").info, original("004").info
    assert (plan.number, plan.issuer, plan.issued) == (
        "浙政办发〔2018〕7号",
        "浙江省人民政府办公厅",
        "2018-01-12",
    )
    assert plan.title.startswith("浙江省人民政府办公厅关于印发浙江(衢州)")
    assert (web.number, web.issuer) == ("莲政办发〔2018〕113号", "丽水市莲都区人民政府办公室")
    assert (web.issued, web.published, web.effective) == ("2018-12-12", "2018-12-24", "2018-12-24")
    assert (web.repealed, web.status) == ("2020-11-27", "已废止")


@pytest.mark.parametrize(("number", "articles"), [("000", 4), ("002", 4), ("001", 2), ("003", 2), ("004", 2)])
def test_articles_are_sections_of_the_first_level(number: str, articles: int) -> None:
    document = original(number)
    outermost = [section for section in document.sections if section.level == 1]
    assert len(outermost) == articles
    for span, _ in passages_of(document):
        assert sum(section.span.overlap(span) > 0 for section in outermost) <= 1


@pytest.mark.parametrize("number", names())
def test_headings_form_the_tree_that_a_person_marked(number: str) -> None:
    sections = original(number).sections
    found = [(s.span.start, s.heading_span.start, s.heading_span.end, s.level, s.number) for s in sections]
    assert found == TREES[number]


@pytest.mark.parametrize("number", names())
def test_headings_are_displayed_as_they_are_printed(number: str) -> None:
    document = original(number)
    for section in document.sections:
        printed = section.heading_span.text_of(document.text)
        assert squeezed(section.label) == squeezed(printed).rstrip("。")


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("number", names())
def test_no_passage_mixes_two_sections_side_by_side(number: str) -> None:
    document = original(number)
    starts = [section.span.start for section in document.sections]
    for span, _ in passages_of(document):
        assert not any(span.start < start < span.end for start in starts)


@pytest.mark.parametrize("number", names())
def test_passages_are_of_a_size_to_read(number: str) -> None:
    found = passages_of(original(number))
    assert all(len(span) <= LIMIT for span, _ in found)
    assert sum(120 <= len(span) <= 320 for span, _ in found) >= 0.75 * len(found)


@pytest.mark.parametrize("number", ["000", "002", "003"])
def test_no_break_of_the_scan_is_left_within_a_sentence(number: str) -> None:
    document = original(number)
    for span, _ in passages_of(document)[1:-1]:
        lines = mend(document.text, span).text.split("\n")
        assert all(line[-1] in "。：；”）" or line.endswith("的通知") or len(line) < 30 for line in lines)


def test_contact_and_imprint_stand_alone() -> None:
    text, (span, path) = original("000").text, passages_of(original("000"))[-1]
    assert span.text_of(text).startswith("联系人")
    assert path == ()


def test_evidence_of_the_question_set_lies_within_one_passage() -> None:
    shares = [
        best_share(original(doc[:3]), span) for doc, span in evidence_of(SHARED / "evalsets/policy-dev.jsonl")
    ]
    assert sum(share >= 0.5 for share in shares) >= 0.99 * len(shares)
    assert sum(share == 1 for share in shares) >= 0.95 * len(shares)


def best_share(document: Document, span: Span) -> float:
    return max(passage.overlap(span) for passage, _ in passages_of(document)) / len(span)
