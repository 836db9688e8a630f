"""The last gate: only what stands in the documents, to the letter, leaves it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.types import GAP, Citation, Claim, Statement
from corpus.citing import cited_place
from corpus.errors import CorpusError
from corpus.figures import Figure, figures_in
from corpus.figures.arithmetic import Working, obstacle
from corpus.mending import mend
from corpus.numerals import CHINESE, amount_of
from corpus.types import Document, Span
from corpus.validity import today
from index.folding import fold

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NUMERAL = re.compile(rf"[{CHINESE}]+")
_POWERS = 9
"""A heading may have 十, 百 and so on up to 亿 before its unit: ten to the power of 0 to 8."""
_BLANKS = re.compile(r"\s+")


def ground(
    claims: Sequence[Claim],
    document_of: Callable[[str], Document],
    status_of: Callable[[str], str],
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Turn claims into statements with marks, and into citations of the documents.

    A claim is dropped when its document is gone, when its quote or headline does not stand in its evidence,
    or when it has a number that its evidence lacks. What is reckoned is reckoned here, from
    figures that stand in the evidence.

    Args:
        claims: Proposed statements with where their words stand.
        document_of: The document of an id; raises `CorpusError` for one that is gone.
        status_of: A warning about a document's validity, or an empty string.

    Returns:
        The statements, and the citations in the order of their numbers; both empty when nothing could be
        proven.
    """
    statements: list[Statement] = []
    citations: list[Citation] = []
    for claim in claims:
        cited = _cite(claim, document_of, status_of)
        if cited and _stands(claim, _read_together(cited, document_of)):
            marks = tuple(dict.fromkeys(_number_of(citation, citations) for citation in cited))
            statements.append(_stated(claim, marks))
    return tuple(statements), tuple(citations)


def _stated(claim: Claim, marks: tuple[int, ...]) -> Statement:
    working = claim.working
    return Statement(
        label=claim.label,
        headline=working.result if working else claim.headline,
        quote=claim.quote,
        marks=marks,
        working=working.text if working else "",
        row=claim.row,
        listed=claim.listed if claim.listed and claim.listed.text == claim.quote else None,
    )


def _cite(
    claim: Claim, document_of: Callable[[str], Document], status_of: Callable[[str], str]
) -> list[Citation]:
    cited = []
    for doc_id, span in claim.evidence:
        try:
            cited.append(_citation(document_of(doc_id), span, status_of(doc_id)))
        except CorpusError:  # the document is gone, or has nothing there
            return []
    return cited


def _citation(document: Document, span: Span, status: str) -> Citation:
    return Citation(
        number=0,
        doc_id=document.doc_id,
        title=document.title,
        path=document.path_at(span.start),
        span=span,
        quote=span.text_of(document.text),
        status=status,
        place=cited_place(document, span, accessed=today()),
    )


def _read_together(cited: Sequence[Citation], document_of: Callable[[str], Document]) -> list[str]:
    """The words of each place; places right behind one another are one."""
    quotes: list[str] = []
    before: Citation | None = None
    for citation in cited:
        if before and _is_right_behind(citation, before, document_of):
            quotes[-1] += citation.quote
        else:
            quotes.append(citation.quote)
        before = citation
    return quotes


def _is_right_behind(citation: Citation, before: Citation, document_of: Callable[[str], Document]) -> bool:
    if citation.doc_id != before.doc_id or citation.span.start < before.span.end:
        return False
    return not document_of(citation.doc_id).text[before.span.end : citation.span.start].strip()


def _stands(claim: Claim, quotes: Sequence[str]) -> bool:
    """Whether every word and number of a claim stands in its evidence, white space and typesetting aside."""
    shown = [_bare(mend(quote).text) for quote in quotes]
    pieces = [_bare(piece) for piece in (*claim.quote.split(GAP), claim.headline)]
    if claim.working and not _can_be_reckoned(claim.working):
        return False
    pieces += [_bare(figure.text) for figure in claim.working.operands] if claim.working else []
    numbers = {number for text in shown for number in (*_NUMBER.findall(fold(text)), *_spelt_out(text))}
    return all(any(piece in text for text in shown) for piece in pieces) and numbers.issuperset(
        _NUMBER.findall(fold(claim.label))
    )


def _spelt_out(text: str) -> Iterator[str]:
    """The numbers that a text writes in characters, in digits: 十六周岁 proves 16周岁."""
    amounts = (amount_of(found[0]) for found in _NUMERAL.finditer(text))
    return (str(amount) for amount in amounts if amount is not None)


def _can_be_reckoned(working: Working) -> bool:
    """Whether every operand is worth what its words say, and the calculation makes sense."""
    return all(map(_is_worth_its_words, working.operands)) and not obstacle(
        working.operation, working.operands
    )


def _is_worth_its_words(figure: Figure) -> bool:
    """Whether the value is that of the printed number; its unit may stand in the headings of a table."""
    read = [other for other in figures_in(figure.text) if other.low is not None]
    if len(read) == 1 and read[0].unit:
        return (read[0].low, read[0].high, read[0].unit) == (figure.low, figure.high, figure.unit)
    numbers = _NUMBER.findall(figure.text.replace(",", ""))
    worth = {Decimal(number).scaleb(power) for number in numbers for power in range(_POWERS)}
    return len(numbers) == 1 and figure.low == figure.high and abs(figure.low or 0) in worth


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)


def _number_of(citation: Citation, citations: list[Citation]) -> int:
    """The mark of a citation; the same words keep the mark that they have."""
    for known in citations:
        if (known.doc_id, known.span) == (citation.doc_id, citation.span):
            return known.number
    number = len(citations) + 1
    citations.append(replace(citation, number=number))
    return number
