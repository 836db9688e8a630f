"""Whatever a document's last lines tell is read to the letter."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer.documents.imprint import stated, total_only
from assistant.answer.documents.ledger import Facet
from corpus.readers import document_from
from corpus.readers.base import Extracted

NUMBERS = st.from_regex(r"0\d{2,3}-\d{7,8}", fullmatch=True)
NAMES = st.text(alphabet="陈林何小满新立安", min_size=2, max_size=3)


@settings(max_examples=25)
@given(NAMES, NUMBERS, NUMBERS)
def test_a_contact_line_is_read_to_the_letter(name: str, telephone: str, fax: str) -> None:
    line = f"联系人：{name} 联系电话：{telephone} 传真：{fax}"
    document = document_from(Extracted(f"渡口工作简报\n\n今年装了护栏。\n\n{line}\n"), doc_id="a.txt")
    for facet, value in ((Facet.CONTACT, name), (Facet.PHONE, telephone), (Facet.FAX, fax)):
        (claim,) = stated(facet, document)
        assert claim.headline == value
        ((_, span),) = claim.evidence
        assert span.text_of(document.text) == line


@settings(max_examples=25)
@given(st.integers(1, 99), st.integers(1, 999))
def test_the_number_among_all_issues_is_a_part_of_the_issue(issue: int, total: int) -> None:
    assert total_only(f"第{issue}期（总第{total}期）") == f"总第{total}期"
    assert not total_only(f"第{issue}期")
