"""The library against a dictionary that is told the same."""

import hashlib
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from library_samples import Pieces, cut

from corpus.store import Library
from corpus.types import Document, DocumentInfo, Section, Span

NAMES = st.sampled_from(["甲.md", "夹/乙.txt", "it's", "😀", "%_"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, Pieces]:
    text = draw(TEXTS)
    bounds = st.integers(0, max(len(text) - 1, 0))
    spans = (
        draw(st.lists(st.builds(lambda start: Span(start, len(text)), bounds), max_size=3)) if text else []
    )
    document = Document(
        doc_id=draw(NAMES),
        source=draw(TEXTS),
        title=draw(TEXTS),
        text=text,
        sections=tuple(Section(span, 1, draw(TEXTS), draw(TEXTS), span, None) for span in spans),
        info=DocumentInfo(number=draw(TEXTS), issued=draw(TEXTS)),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        body=tuple(spans),
        pages=tuple(sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))),
    )
    return document, cut(text, draw(st.integers(1, 9)))


class LibraryAgainstDictionary(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.library = Library.open(self.home)
        self.model: dict[str, tuple[Document, Pieces]] = {}
        self.live: set[int] = set()
        self.ever: set[int] = set()
        self.seen = 0

    @rule(item=documents())
    def add(self, item: tuple[Document, Pieces]) -> None:
        self.library.add(*item)
        self.model[item[0].doc_id] = item

    @rule(items=st.lists(documents(), max_size=4))
    def add_many(self, items: list[tuple[Document, Pieces]]) -> None:
        assert self.library.add_many(items) == len(items)
        self.model.update({item[0].doc_id: item for item in items})

    @rule(doc_id=NAMES)
    def remove(self, doc_id: str) -> None:
        assert self.library.remove(doc_id) == (self.model.pop(doc_id, None) is not None)

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library.open(self.home)

    @invariant()
    def documents_are_those_added(self) -> None:
        assert [summary.doc_id for summary in self.library.documents()] == sorted(self.model)
        for doc_id, (document, pieces) in self.model.items():
            assert self.library.document(doc_id) == document
            ranges = self.library.passage_ranges([doc_id])
            passages = [p for first, last in ranges for p in self.library.passages(range(first, last + 1))]
            assert [(p.span, p.path) for p in passages] == pieces
            assert all(p.text == p.span.text_of(document.text) for p in passages)

    @invariant()
    def changes_lead_to_the_passages_that_there_are(self) -> None:
        for change in self.library.changes_since(self.seen):
            ids = set(range(change.first, change.last + 1))
            if change.op == "add":
                assert not ids & self.ever
                self.live |= ids
                self.ever |= ids
            else:
                assert ids <= self.live
                self.live -= ids
        self.seen = self.library.last_change
        assert {p.passage_id for p in self.library.passages(sorted(self.ever))} == self.live

    @invariant()
    def nothing_is_wrong(self) -> None:
        assert self.library.check() == []

    def teardown(self) -> None:
        self.library.close()
        shutil.rmtree(self.home)


TestLibraryAgainstDictionary = LibraryAgainstDictionary.TestCase
TestLibraryAgainstDictionary.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
