"""The place that a question names by article or number, found in the documents themselves."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.addresses import Address
from corpus.errors import CorpusError
from corpus.locating import resolve
from corpus.mentions import NamedPlace, place_named
from corpus.names import name_of, names_of
from corpus.store import DocumentSummary, Library
from corpus.types import Passage, Span
from corpus.validity import today
from index.types import Hit

_TRIED = 5
"""Documents that a place is looked for in, when the question leaves it open which one is meant."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where the place stands that a question names.

    Attributes:
        doc_id: The document.
        span: The place in its text.
        text: What stands there, to the letter.
        rest: The question without the place and the document's name.
    """

    doc_id: str
    span: Span
    text: str
    rest: str


@dataclass(frozen=True, slots=True)
class AbsentPlace:
    """A place that a question names in a document that does not have it.

    Attributes:
        title: The document's title.
        place: The place in official form.
        rest: The question without the place and the document's name.
    """

    title: str
    place: str
    rest: str


def find_place(
    library: Library, question: str, hits: Sequence[Hit], documents: Collection[str] | None = None
) -> FoundPlace | AbsentPlace | None:
    """The place that a question names, such as 渔业法第五条; None when it names none, or no known document.

    Args:
        library: The documents.
        question: As asked.
        hits: What was found by words and meaning; tells which document is meant when the question does not.
        documents: Only these may be used; None for all.
    """
    named = place_named(question)
    if named is None:
        return None
    title = ""
    for doc_id in _candidates(library, named, hits, documents):
        try:
            document = library.document(doc_id)
            title = title or document.title
            span = resolve(document, Address("", named.steps))
        except CorpusError:  # it has no such place, or is gone
            continue
        return FoundPlace(doc_id, span, span.text_of(document.text), named.rest)
    absent = AbsentPlace(title, Address("", named.steps).place, named.rest)
    return absent if title and named.names else None


def place_first(library: Library, place: FoundPlace, hits: Sequence[Hit]) -> list[Hit]:
    """The passages of a place before all other hits; what lifts their scores above the others' is told."""
    known = {hit.passage.passage_id: hit for hit in hits}
    there = [p for p in _passages(library, place.doc_id) if p.span.overlap(place.span)]
    best = max((hit.score for hit in hits), default=0.0)
    lifted = [known.get(p.passage_id, Hit(p, 0.0)) for p in there]
    first = [Hit(hit.passage, best, {**hit.parts, "addressed": best - hit.score}) for hit in lifted]
    ids = {passage.passage_id for passage in there}
    return [*first, *(hit for hit in hits if hit.passage.passage_id not in ids)]


def _candidates(
    library: Library, named: NamedPlace, hits: Sequence[Hit], documents: Collection[str] | None
) -> Iterable[str]:
    if named.names:
        return _called(library.documents(), named.names, documents)
    found = dict.fromkeys(hit.passage.doc_id for hit in hits)
    return list(dict.fromkeys((*(documents or ()), *found)))[:_TRIED]


def _called(
    summaries: Iterable[DocumentSummary], names: Sequence[str], documents: Collection[str] | None
) -> Iterator[str]:
    """The documents of a name, those in force and the newest first; then those whose title ends with it."""
    allowed = [s for s in summaries if documents is None or s.doc_id in documents]
    day = today()
    for name in names:
        alike = [s for s in allowed if name in _names(s)]
        alike = alike or [s for s in allowed if _names(s)[-1].endswith(name)]
        alike.sort(key=lambda s: (not s.status_on(day).out_of_force, s.info.amended or s.info.issued))
        alike.reverse()
        yield from (summary.doc_id for summary in alike[:_TRIED])


def _names(summary: DocumentSummary) -> tuple[str, ...]:
    return (*names_of(summary.info), name_of(summary.title))


def _passages(library: Library, doc_id: str) -> Iterator[Passage]:
    for first, last in library.passage_ranges([doc_id]):
        yield from library.passages(range(first, last + 1))
