"""The vocabulary of proposing."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.mending import mend
from corpus.sentences import clauses, sentences
from corpus.types import Document, Span
from eval.types import Place, Question

LONGEST_EVIDENCE = 200


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document.

    Attributes:
        doc: The document's file name.
        text: The document's text.
        span: Where the sentence stands.
    """

    doc: str
    text: str
    span: Span

    def clauses(self) -> list[Span]:
        """Its clauses in order."""
        return clauses(self.text, self.span)

    def shown(self, span: Span | None = None) -> str:
        """The sentence, or a part of it, as a reader sees it."""
        return mend(self.text, span or self.span).text.strip()

    def evidence(self, around: Span) -> Place:
        """The sentence as evidence, or only the part around the answer when the sentence is long."""
        span = self.span if len(self.span) <= LONGEST_EVIDENCE else around
        return Place(self.doc, span.start, span.end)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that a person should look at.

    Attributes:
        question: In the form of a set.
        sentence: The words that it was made from, as a reader sees them.
        note: What a person should know, such as what was changed; may be empty.
    """

    question: Question
    sentence: str
    note: str = ""


def proposal(
    kind: str,
    sentence: Sentence,
    asked: str,
    answers: tuple[tuple[str, ...], ...] = (),
    *,
    evidence: Place | None = None,
    note: str = "",
) -> Proposal:
    """A proposal whose id depends on nothing but the document, the place and the question."""
    digest = hashlib.sha256(f"{sentence.doc}\0{sentence.span.start}\0{kind}\0{asked}".encode()).hexdigest()[
        :8
    ]
    stem = sentence.doc.rsplit(".", 1)[0].replace(" ", "-")
    places = ((evidence,),) if evidence else ()
    question = Question(f"{stem}-{kind}-{digest}", kind, "near", asked, answers, places)
    return Proposal(question, sentence.shown(), note)


def sentences_of(doc: str, document: Document) -> Iterator[Sentence]:
    """The sentences of a document's body, in reading order."""
    for part in document.body:
        for span in sentences(document.text, part):
            yield Sentence(doc, document.text, span)
