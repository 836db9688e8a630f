"""What the ledger answers, each time with the words that prove it: the document's own, or another one's."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.answer.documents.imprint import LABELS, signed_on, stated
from assistant.answer.documents.ledger import Facet, LedgerQuestion
from assistant.answer.documents.publicity import publicity_claims
from assistant.types import GAP, Claim, Fetch
from corpus.info import identity_of
from corpus.numbers import normal_number
from corpus.store import DocumentSummary
from corpus.types import Document, DocumentInfo, Relation, Span
from corpus.validity import Effect, Standing, Status
from index.types import Hit

_LINE = re.compile(r"[^\n。；]+[。；]?")
_SHOWN = 160
_VALIDITY = re.compile(r"废止|失效|生效|施行|有效")
_KIND = r"[\u3400-\u9fff]{1,6}?"
_PUBLISHED = r"(?:公布|发布|颁布|印发|下发)之日"
_HOLDS = r"(?:施行|实施|实行|生效|执行)"
_PRINTED = re.compile(r"(?P<day>\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)\s*印发")
_UNTOLD = "没有写明效力，成文"
_BEGUN = {Standing.IN_FORCE: "现行", Standing.NOT_YET: "尚未施行"}


def document_asked_about(
    question: str, hits: Sequence[Hit], summaries: dict[str, DocumentSummary]
) -> DocumentSummary | None:
    """The document whose number the question names, or else the one of the best hit."""
    number = normal_number(question)
    for summary in summaries.values():
        if number and normal_number(summary.info.number) == number:
            return summary
    return summaries.get(hits[0].passage.doc_id) if hits else None


def ledger_claims(asked: LedgerQuestion, day: datetime.date, fetch: Fetch) -> tuple[Claim, ...]:
    """Answer every part of a question about a document; empty when one of them cannot be proven."""
    document = fetch(asked.summary.doc_id)
    found = [tuple(_claims(facet, document, asked.summary, day, fetch)) for facet in asked.facets]
    return tuple(dict.fromkeys(claim for claims in found for claim in claims)) if all(found) else ()


def status_claims(summary: DocumentSummary, day: datetime.date, fetch: Fetch) -> tuple[Claim, ...]:
    """The document's standing on a day, or else its date."""
    document = fetch(summary.doc_id)
    return tuple(_standing(document, summary.status_on(day), fetch))


def title_place(document: Document) -> tuple[str, Span] | None:
    """Where a document states its title; None when it does not, or in other words."""
    span = _proofs(document).get("title")
    return (document.doc_id, span) if span else None


def ending_claims(effect: Effect, fetch: Fetch) -> tuple[Claim, ...]:
    """That one document has ended another, and from which day."""
    return tuple(_by_another(fetch(effect.doc_id), effect, str(Standing.REPEALED)))


def status_notes(summary: DocumentSummary, day: datetime.date) -> tuple[str, ...]:
    """What an answer about validity rests on where no words of a document say that it has ended."""
    status = summary.status_on(day)
    return () if status.warning else (status.reason,)


def _claims(
    facet: Facet, document: Document, summary: DocumentSummary, day: datetime.date, fetch: Fetch
) -> Iterator[Claim]:
    status = summary.status_on(day)
    if facet is Facet.STATUS or (facet in (Facet.ENDED, Facet.ENDED_BY) and status.standing in _ENDED):
        yield from _standing(document, status, fetch)
    elif facet is Facet.EFFECTIVE:
        yield from _dated(document, "施行", "effective")
    elif facet is Facet.EXPIRES:
        yield from _dated(document, "有效期", "expires", "term")
    elif facet is Facet.ISSUER:
        yield from _issuer(document)
    elif facet is Facet.NUMBER:
        yield from _number(document)
    elif facet is Facet.TITLE:
        yield from _title(document)
    elif facet is Facet.PRINTED:
        yield from _printed(document)
    elif facet is Facet.DATED:
        yield from map(partial(_with_signature, document), _dated(document, "成文", "issued"))
    elif facet in (Facet.PUBLIC, Facet.WITHHELD):
        yield from publicity_claims(document, facet)
    elif facet is Facet.APPROVED:
        yield from _dated(document, "批准", "approved")
    elif facet is Facet.GROUNDS:
        yield from _grounds(document)
    elif facet in LABELS:
        yield from stated(facet, document) or _stood_in_for(facet, document)


_ENDED = frozenset({Standing.REPEALED, Standing.EXPIRED})


def _standing(document: Document, status: Status, fetch: Fetch) -> Iterator[Claim]:
    if status.effect:
        yield from _by_another(fetch(status.effect.doc_id), status.effect, str(status.standing))
        return
    label = _BEGUN.get(status.standing, str(status.standing))
    fields = (status.field,) if status.field else ()
    claims = list(_dated(document, label, *fields)) if status.standing is not Standing.UNKNOWN else []
    yield from claims or _dated(document, _UNTOLD, "issued")


def _by_another(acting: Document, effect: Effect, label: str) -> Iterator[Claim]:
    """The words of another document, and those that say from when they hold."""
    proofs = _proofs(acting)
    span = effect.span or proofs.get("amended")
    if span is None:
        return
    said, begins = _sentence(acting, span), _beginning(acting, effect.since) or proofs.get("effective")
    day_is_said = not effect.since or _as_printed(said.text_of(acting.text), effect.since)
    if day_is_said or begins is None or acting.info.effective != effect.since:
        yield _with_day(acting, said, label, effect.since)
        return
    both = Span(min(begins.start, said.start), max(begins.end, said.end))
    if len(both) <= _SHOWN and "\n" not in both.text_of(acting.text):
        yield _with_day(acting, both, label, effect.since)
    else:
        yield _claim(acting, said, label, effect.since)
        yield _with_day(acting, begins, "施行", effect.since)


def _dated(document: Document, label: str, *names: str) -> Iterator[Claim]:
    """The first of some fields that the document can be seen to state."""
    proofs = _proofs(document)
    for name in names:
        value = getattr(document.info, name)
        if name == "effective" and (begins := _beginning(document, value)):
            yield _with_day(document, begins, label, value)
            return
        span = proofs.get(name) or (_where_stated(document, value) if value[:1].isdecimal() else None)
        if value and span:
            printed = span if name == "status" else _widened(document, span)
            yield _claim(document, printed, label, value)
            return


def _with_day(document: Document, said: Span, label: str, date: str) -> Claim:
    """A sentence that tells the day, or only refers to that of publication, which another line then tells."""
    claim = _claim(document, said, label, date)
    line = _where_stated(document, date) if date and not claim.headline else None
    if line is None:
        return claim
    day = _claim(document, line, label, date)
    return replace(day, evidence=(*claim.evidence, *day.evidence), quote=f"{claim.quote}{GAP}{day.quote}")


def _beginning(document: Document, date: str) -> Span | None:
    """The last sentence of the text that has it begin to hold on a day, or on that of its publication."""
    day = _date_pattern(date).pattern if date else ""
    known = date in {document.info.published, document.info.issued}
    days = "|".join(filter(None, (day, _PUBLISHED if known else "")))
    found = (
        list(re.finditer(rf"本{_KIND}[自从于在](?:{days})起?(?:正式)?{_HOLDS}", document.text))
        if days
        else []
    )
    return _sentence(document, Span(*found[-1].span())) if found else None


def _issuer(document: Document) -> Iterator[Claim]:
    issuer = document.info.issuer
    begin = document.body[0].start if document.body else 0
    place = document.text.find(issuer.split("、")[0], begin) if issuer else -1
    span = _proofs(document).get("issuer") or (
        _sentence(document, Span(place, place + 1)) if place >= 0 else None
    )
    if span:
        shown = issuer if _flat(issuer) in _flat(span.text_of(document.text)) else ""
        yield Claim(
            ((document.doc_id, span),), quote=_shown(document, span), label="发文机关", headline=shown
        )


def _with_signature(document: Document, dated: Claim) -> Claim:
    """A date with the name of the body that signs right above it, which proves that it is that of signing."""
    signed, ((_, day), *_) = signed_on(document), dated.evidence
    if signed is None or not signed.overlap(day):
        return dated
    return replace(dated, evidence=((document.doc_id, signed),), quote=_shown(document, signed))


def _stood_in_for(facet: Facet, document: Document) -> Iterator[Claim]:
    """Who issued it, where no body signs it, or nobody is named who has edited it."""
    if facet is Facet.SIGNED or (facet is Facet.EDITOR and document.info.kind == "简报"):
        yield from _issuer(document)


def _number(document: Document) -> Iterator[Claim]:
    """The number, with the title near it, which says whose number it is."""
    number, proofs = document.info.number, _proofs(document)
    given = re.search(rf"(?:文号|编号)\s*[:：]\s*{re.escape(number)}", document.text) if number else None
    span = Span(*given.span()) if given else proofs.get("number")
    if span:
        shown = number if _flat(number) in _flat(span.text_of(document.text)) else ""
        title = proofs.get("title", span)
        both = Span(min(title.start, span.start), max(title.end, span.end))
        proof = both if len(both) <= _SHOWN else span
        yield Claim(((document.doc_id, proof),), quote=_shown(document, proof), label="文号", headline=shown)


def _title(document: Document) -> Iterator[Claim]:
    """The title, with the number near it."""
    proofs = _proofs(document)
    if span := proofs.get("title"):
        places = tuple((document.doc_id, each) for each in (span, proofs.get("number")) if each)
        yield Claim(places, quote=_shown(document, span), label="标题")


def _printed(document: Document) -> Iterator[Claim]:
    """The day on which it was printed, which its last lines tell apart from its own date."""
    *_, last = (None, *_PRINTED.finditer(document.text))
    if last is None:
        yield from _dated(document, "成文", "issued")
        return
    span = _sentence(document, Span(*last.span("day")))
    quote = _shown(document, span)
    yield Claim(((document.doc_id, span),), quote=quote, label="印发", headline=last["day"])


def _grounds(document: Document) -> Iterator[Claim]:
    """The documents that it names as its basis, or else those that it carries out."""
    for relation, label in ((Relation.BASIS, "依据"), (Relation.IMPLEMENTS, "贯彻落实")):
        named = [each for each in document.references if each.relation is relation]
        for each in named:
            yield Claim(((document.doc_id, each.span),), quote=_shown(document, each.span), label=label)
        if named:
            return


def _proofs(document: Document) -> dict[str, Span]:
    """Where the body of a document states what the ledger says of it."""
    identity = identity_of(document.text, document.body, document.sections, DocumentInfo())
    found, known = identity.info, document.info
    return {
        name: span for name, span in identity.proofs.items() if getattr(found, name) == getattr(known, name)
    }


def _claim(document: Document, span: Span, label: str, date: str) -> Claim:
    text = _shown(document, span)
    return Claim(
        ((document.doc_id, span),),
        quote=text,
        label=label,
        headline=_as_printed(text, date) if date[:1].isdecimal() else "",
    )


def _shown(document: Document, span: Span) -> str:
    return " ".join(span.text_of(document.text).split())[:_SHOWN]


def _sentence(document: Document, span: Span) -> Span:
    """The sentence or line around a place."""
    for match in _LINE.finditer(document.text, document.text.rfind("\n", 0, span.start) + 1):
        if match.end() >= span.end:
            return Span(min(match.start(), span.start), match.end())
    return span


def _widened(document: Document, span: Span) -> Span:
    """The sentence around words that are part of one; a label with its value stands alone."""
    return span if re.search(r"[:：]", span.text_of(document.text)) else _sentence(document, span)


def _flat(text: str) -> str:
    return re.sub(r"\s", "", text)


def _as_printed(text: str, date: str) -> str:
    match = _date_pattern(date).search(text)
    return match[0] if match else ""


def _where_stated(document: Document, date: str) -> Span | None:
    """The line or sentence of the body in which the date stands, one on validity before any other."""
    pattern = _date_pattern(date)
    start = document.body[0].start if document.body else 0
    lines = [m for m in _LINE.finditer(document.text, start) if pattern.search(m[0])]
    lines.sort(key=lambda m: (not _VALIDITY.search(m[0]), m.start()))
    return Span(lines[0].start(), lines[0].end()) if lines else None


def _date_pattern(date: str) -> re.Pattern[str]:
    year, *rest = [*date.split("-"), "", ""][:3]
    month, day = (part.lstrip("0") for part in rest)
    if not day:
        return re.compile(rf"{year}\s*[-年./]\s*0?{month}(?:月)?" if month else rf"{year}年?")
    return re.compile(rf"{year}\s*[-年./]\s*0?{month}\s*[-月./]\s*0?{day}日?")
