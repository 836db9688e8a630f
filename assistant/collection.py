"""What the assistant knows about its library as a whole: places, documents' years and validity."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from assistant.places import Gazetteer, learn
from corpus.errors import LibraryError
from corpus.names import names_of
from corpus.store import DocumentSummary, Library
from corpus.types import Document
from corpus.validity import today

_READ_WHOLE = 60
_CHARACTERS = 400_000
_TITLES = 5_000


@dataclass(frozen=True, slots=True)
class Collection:
    """A snapshot of the library at one change.

    Attributes:
        change: The library's last change when the snapshot was taken.
        summaries: Every document, by id.
        gazetteer: Places that the documents speak of.
        issued: The year in which a document was issued, by id; unknown ones are left out.
        names: Ids of the documents that go by a name or number, see `corpus.names`.
    """

    change: int
    summaries: dict[str, DocumentSummary]
    gazetteer: Gazetteer
    issued: dict[str, int] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def status_of(self, doc_id: str) -> str:
        """A warning about a document that is out of force today, or an empty string."""
        summary = self.summaries.get(doc_id)
        return summary.status_on(today()).warning if summary else ""

    def reason_of(self, doc_id: str) -> str:
        """Why a document is out of force today, a sentence, or an empty string where it is not."""
        summary = self.summaries.get(doc_id)
        status = summary.status_on(today()) if summary else None
        return status.reason if status and status.warning else ""


def survey(library: Library) -> Collection:
    """Take a snapshot; of a large library only a part is read, to learn names of places from."""
    change = library.last_change
    summaries = {summary.doc_id: summary for summary in library.documents()}
    read = list(_some_documents(library, list(summaries)))
    headings = {summary.title for summary in islice(summaries.values(), _TITLES)}
    headings.update(section.label for document in read for section in document.sections)
    issued = {
        doc_id: int(s.info.issued[:4]) for doc_id, s in summaries.items() if s.info.issued[:4].isdigit()
    }
    return Collection(change, summaries, learn(headings, (d.text for d in read)), issued, _names(summaries))


def _names(summaries: dict[str, DocumentSummary]) -> dict[str, tuple[str, ...]]:
    named: dict[str, list[str]] = defaultdict(list)
    for doc_id, summary in summaries.items():
        for name in names_of(summary.info):
            named[name].append(doc_id)
    return {name: tuple(doc_ids) for name, doc_ids in named.items()}


def _some_documents(library: Library, doc_ids: list[str]) -> Iterator[Document]:
    """Documents spread over the collection, up to a number of characters."""
    characters = 0
    for doc_id in doc_ids[:: max(1, len(doc_ids) // _READ_WHOLE)]:
        try:
            document = library.document(doc_id)
        except LibraryError:  # removed in this very moment
            continue
        characters += len(document.text)
        if characters > _CHARACTERS:
            return
        yield document
