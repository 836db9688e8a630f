"""Whether a document is in force: said by its own words where they stand, not by our ledger alone."""

import re
from collections.abc import Sequence

from assistant.types import Claim
from corpus.store import DocumentSummary
from corpus.types import Document, Span
from index.folding import fold
from index.types import Hit

_LINE = re.compile(r"[^\n。；]+[。；]?")
_SHOWN = 100


def document_asked_about(
    question: str, hits: Sequence[Hit], summaries: dict[str, DocumentSummary]
) -> DocumentSummary | None:
    """The document whose number the question names, or else the one of the best hit."""
    folded = re.sub(r"\s", "", fold(question))
    for summary in summaries.values():
        number = re.sub(r"\s", "", fold(summary.info.number))
        if number and number in folded:
            return summary
    return summaries.get(hits[0].passage.doc_id) if hits else None


def status_claims(document: Document) -> tuple[Claim, ...]:
    """What the document itself says about its repeal, or else its entry into force, or else its date."""
    info = document.info
    for label, date in (("已废止", info.repealed), ("生效", info.effective), ("成文", info.issued)):
        span = _where_stated(document, date) if date else None
        if span:
            return (_claim(document, span, label, date),)
    return ()


def _claim(document: Document, span: Span, label: str, date: str) -> Claim:
    text = " ".join(span.text_of(document.text).split())
    return Claim(
        ((document.doc_id, span),), quote=text[:_SHOWN], label=label, headline=_as_printed(text, date)
    )


def _as_printed(text: str, date: str) -> str:
    match = _date_pattern(date).search(text)
    return match[0] if match else ""


def _where_stated(document: Document, date: str) -> Span | None:
    """The line or sentence in which the date stands, one that speaks of validity before any other."""
    pattern = _date_pattern(date)
    lines = [m for m in _LINE.finditer(document.text) if pattern.search(m[0])]
    lines.sort(key=lambda m: (not re.search(r"废止|失效|生效|施行|有效", m[0]), m.start()))
    return Span(lines[0].start(), lines[0].end()) if lines else None


def _date_pattern(date: str) -> re.Pattern[str]:
    year, *rest = [*date.split("-"), "", ""][:3]
    month, day = (part.lstrip("0") for part in rest)
    if not day:
        return re.compile(rf"{year}\s*[-年./]\s*0?{month}(?:月)?" if month else rf"{year}年?")
    return re.compile(rf"{year}\s*[-年./]\s*0?{month}\s*[-月./]\s*0?{day}日?")
