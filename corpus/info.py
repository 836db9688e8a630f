"""What a document says about its own identity and validity, and which words say it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from corpus.identity.adoption import dates_of, events_in
from corpus.identity.dates import iso_date
from corpus.identity.issuers import ADOPTED, COMPILED_BY, ONLY_DATE, issuers_in, recipients_in
from corpus.identity.labels import labelled
from corpus.identity.lines import PROSE, Found, Line, head_and_tail
from corpus.identity.periods import in_force
from corpus.identity.references import references_in
from corpus.identity.titles import ended_by_title, kind_of, number_in, tidied, title_in, trial_of
from corpus.mending import Mended, mend
from corpus.types import Document, DocumentInfo, Reference, Section, Span

IDENTITY_VERSION = 1
"""Counts up when the rules change: documents in a library that older rules have read are read again."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A document's entry in the ledger.

    Attributes:
        info: What it says about itself.
        references: The documents that it builds on, carries out, forwards, amends or ends.
        proofs: For fields of `info` where in its text the words stand that state them; what the format
            tells (front matter) has none.
    """

    info: DocumentInfo
    references: tuple[Reference, ...]
    proofs: Mapping[str, Span]


def identity_of(
    text: str, body: Sequence[Span], sections: Sequence[Section], known: DocumentInfo
) -> Identity:
    """Find out what a document says about itself.

    Args:
        text: The document's text.
        body: The parts of it that are looked at.
        sections: Its sections; the first heading may serve as the title.
        known: What its format says (front matter); goes before everything that is found here.

    Returns:
        Its identity, each field empty where the document does not tell.
    """
    ledger = _Ledger(known)
    if body:
        _read_head(ledger, text, body, sections)
        shown = mend(text, Span(body[0].start, body[-1].end))
        _read_periods(ledger, shown)
        references = tuple(_placed(reference, shown) for reference in references_in(shown.text, ledger.info))
    else:
        references = ()
    _conclude(ledger)
    return Identity(ledger.info, references, ledger.proofs)


def reread(document: Document) -> Document:
    """A stored document with the identity that the present rules read in its text.

    What its format once told, front matter or a page's title, stays; it is not in the body any more.
    """
    stored = document.info
    with_front_matter = bool(document.body) and document.text.startswith("---") and document.body[0].start > 0
    known = stored if with_front_matter else DocumentInfo(title=stored.title)
    identity = identity_of(document.text, document.body, document.sections, known)
    kept = {
        name: value for name, value in asdict(stored).items() if value and not getattr(identity.info, name)
    }
    return replace(document, info=replace(identity.info, **kept), references=identity.references)


class _Ledger:
    """Values as they are found; the first one of a field stays."""

    def __init__(self, known: DocumentInfo) -> None:
        self.info = known
        self.proofs: dict[str, Span] = {}

    def note(self, name: str, found: Found | None) -> None:
        """Enter a value where there is none."""
        if found and found.value and not getattr(self.info, name):
            self.info = replace(self.info, **{name: found.value})
        if found and getattr(self.info, name) == found.value:
            self.proofs.setdefault(name, found.span)


def _read_head(ledger: _Ledger, text: str, body: Sequence[Span], sections: Sequence[Section]) -> None:
    head, tail = head_and_tail(text, body)
    for name, found in labelled(head).items():
        ledger.note(name, found)
    title = title_in(head, sections)
    raw = title.value if title else ""
    ledger.note("title", title and Found(tidied(raw), title.span))
    events = dates_of(events_in(head))
    ledger.note("number", number_in(head) or events.get("number"))
    ledger.note("issuer", issuers_in(head, tail, raw or ledger.info.title))
    ledger.note("recipients", recipients_in(head))
    for name in ("adopted", "approved", "amended", "published", "effective"):
        ledger.note(name, events.get(name))
    ledger.note("issued", _issued(head, tail))


def _read_periods(ledger: _Ledger, shown: Mended) -> None:
    period = in_force(shown.text, ledger.info)
    for name, found in (("effective", period.effective), ("expires", period.expires), ("term", period.term)):
        ledger.note(name, found and Found(found.value, _located(found.span, shown)))


def _conclude(ledger: _Ledger) -> None:
    """What follows from the title alone."""
    title, proof = ledger.info.title, ledger.proofs.get("title")
    values = {"kind": kind_of(title), "trial": trial_of(title), "status": ended_by_title(title)}
    if ledger.info.repealed:
        values["status"] = "已废止"
    for name, value in values.items():
        if value and not getattr(ledger.info, name):
            ledger.info = replace(ledger.info, **{name: value})
            if proof and name != "status":
                ledger.proofs[name] = proof


def _issued(head: Sequence[Line], tail: Sequence[Line]) -> Found | None:
    for line in head[:10]:
        if COMPILED_BY.match(line.text) and not PROSE.search(line.text) and iso_date(line.text):
            return Found(iso_date(line.text), line.span)
        if ADOPTED.search(line.text):
            return Found(iso_date(line.text), line.span)
    dated = (line for line in (*head, *tail) if ONLY_DATE.fullmatch(line.text) and iso_date(line.text))
    first = next(dated, None)
    return Found(iso_date(first.text), first.span) if first else None


def _placed(reference: Reference, shown: Mended) -> Reference:
    return replace(reference, span=_located(reference.span, shown))


def _located(span: Span, shown: Mended) -> Span:
    """Where characters of the displayed text stand in the document's."""
    return Span(shown.offsets[span.start], shown.offsets[span.end - 1] + 1)
