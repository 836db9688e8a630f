"""What the web app needs of an assistant, and what it remembers of a visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.explaining import Explanation
from assistant.highlight import Segment
from assistant.types import Answer, Conversation, Turn
from corpus.citing import CitedPlace
from corpus.store import DocumentSummary
from corpus.types import Document, Span
from corpus.validity import Status


class Shelf(Protocol):
    """Documents to be listed and opened."""

    def documents(self) -> Sequence[DocumentSummary]:
        """Every document."""
        ...

    def document(self, doc_id: str) -> Document:
        """One document as a whole.

        Raises:
            CorpusError: It cannot be read, or is no longer there.
        """
        ...

    def status_of(self, doc_id: str) -> Status:
        """A document's standing today.

        Raises:
            CorpusError: It is no longer there.
        """
        ...

    def named_in(self, document: Document) -> Sequence[Sequence[str]]:
        """For each reference of a document the ids of the documents here that it may mean."""
        ...


class Answering(Protocol):
    """Answers questions from documents; called from several threads."""

    @property
    def library(self) -> Shelf:
        """The documents that it answers from."""
        ...

    def ask(self, question: str, conversation: Conversation = ...) -> Answer:
        """Answer a question or refuse it.

        Raises:
            AssistantError: The question cannot be dealt with; the message is for the reader.
        """
        ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage as it is shown under an answer.

    Attributes:
        number: The mark in the answer; 0 for a passage that is near but proves nothing.
        doc_id: The document.
        title: The document's title.
        path: Headings above the passage, outermost first.
        span: The cited words, or the whole passage.
        status: A warning about the document's validity, or empty.
        segments: The cited words in their surroundings.
        place: The place as one writes it down.
        quote: The cited words as displayed.
        why: Why the passage was found; None for a proof in a passage that was not ranked.
    """

    number: int
    doc_id: str
    title: str
    path: tuple[str, ...]
    span: Span
    status: str
    segments: tuple[Segment, ...]
    place: CitedPlace
    quote: str
    why: Explanation | None = None

    @property
    def citation(self) -> str:
        """Quote and source as one would write them down."""
        return f"“{self.quote}”——{self.place.official}"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came of it.

    Attributes:
        question: As typed.
        answer: An answer or a refusal; None when the question could not be dealt with.
        evidence: The proofs, in the order of their numbers.
        nearby: Other passages, best first.
        searched: How many documents were searched.
        notice: What to put right, when there is no answer.
    """

    question: str
    answer: Answer | None = None
    evidence: tuple[Evidence, ...] = ()
    nearby: tuple[Evidence, ...] = ()
    searched: int = 0
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One browser window's conversation.

    Attributes:
        language: Of the interface.
        exchanges: Oldest first.
    """

    language: str = "zh"
    exchanges: tuple[Exchange, ...] = ()

    def turns(self) -> tuple[Turn, ...]:
        """The conversation as the assistant wants it; what it could not deal with is left out."""
        answered = [exchange for exchange in self.exchanges if exchange.answer is not None]
        return tuple(turn for exchange in answered for turn in _turns_of(exchange))


def _turns_of(exchange: Exchange) -> tuple[Turn, Turn]:
    answer = exchange.answer
    said = "" if answer is None else answer.refusal.reason if answer.refusal else answer.text
    cited = () if answer is None else answer.cited
    read_as = "" if answer is None else answer.standalone
    return Turn("user", exchange.question, standalone=read_as), Turn("assistant", said, cited)
