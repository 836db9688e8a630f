"""The vocabulary of measuring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Self, get_args

from assistant.types import Turn

QuestionType = Literal[
    "figure",
    "date",
    "list",
    "definition",
    "procedure",
    "who",
    "yes_no",
    "status",
    "comparison",
    "multi_hop",
    "followup",
    "unanswerable",
]
Wording = Literal["near", "far"]

QUESTION_TYPES: tuple[str, ...] = get_args(QuestionType)
WORDINGS: tuple[str, ...] = get_args(Wording)

Texts = Mapping[str, str]
"""The text of every document under its file's name."""


class EvalError(Exception):
    """An input that cannot be measured with; the message says which, where and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document, as a file names it; unlike a `Span` it may be nonsense.

    Attributes:
        doc: The document's file name.
        start: Code point where it begins.
        end: Code point after its last one.
    """

    doc: str
    start: int
    end: int

    def __len__(self) -> int:
        return max(0, self.end - self.start)

    def text_in(self, texts: Texts) -> str:
        """The document's characters there; empty for a document that is not among `texts`."""
        return texts.get(self.doc, "")[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose right answer and evidence are known.

    Attributes:
        id: Unique within the set.
        type: What kind of thing is asked for; empty where the set does not say.
        wording: `near` when the question reuses the passage's words, `far` when it does not; or empty.
        text: What the user types.
        answers: The required answers; each is given as alternatives of which one must stand in the reply.
        evidence: The required passages; each is given as alternatives of which one must be found.
        history: Earlier turns, for follow-ups.
    """

    id: str
    type: str
    wording: str
    text: str
    answers: tuple[tuple[str, ...], ...]
    evidence: tuple[tuple[Place, ...], ...]
    history: tuple[Turn, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether the documents answer it."""
        return self.type != "unanswerable"


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation in a prediction: where it points, and the words that were shown."""

    place: Place
    text: str | None


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the assistant said to one question.

    Attributes:
        id: The question's.
        answer: The direct answer in plain text, without marks; empty when refused.
        refused: Whether it said that the documents do not answer.
        citations: What it cited, best first.
        hits: Where the ranked passages stand, best first.
        seconds: Wall time, or None when it was not taken.
        confidence: How sure it was of its answer, from 0 to 1, or None when it did not say.
    """

    id: str
    answer: str = ""
    refused: bool = False
    citations: tuple[Quote, ...] = ()
    hits: tuple[Place, ...] = ()
    seconds: float | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One question, what was said to it, and the documents that both speak of."""

    question: Question
    prediction: Prediction
    texts: Texts


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question with the documents that are relevant to it.

    Attributes:
        id: Unique within the set.
        text: What is searched for.
        relevant: Ids of the relevant documents.
        degrees: To what degree, where that is not 1 for all; ids of relevant documents only.
    """

    id: str
    text: str
    relevant: frozenset[str]
    degrees: Mapping[str, int] = field(default_factory=dict)

    @property
    def judgements(self) -> dict[str, int]:
        """The degree of every relevant document, by its id."""
        return {doc: self.degrees.get(doc, 1) for doc in sorted(self.relevant)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a collection.

    Attributes:
        id: Unique, without spaces, since these part the fields of a run.
        title: Searched, but no part of a passage; may be empty.
        text: What passages are made of; the title stands in for an empty one.
    """

    id: str
    title: str
    text: str

    @classmethod
    def of(cls, entry_id: str, title: str, text: str) -> Self:
        """A document that may lack its title or its text.

        Raises:
            ValueError: It has neither.
        """
        if not text.strip() and not title.strip():
            raise ValueError(f"{entry_id!r} has neither title nor text")
        return cls(entry_id, title, text if text.strip() else title)


Run = Mapping[str, Sequence[str]]
"""For each question's id the ranked documents' ids, best first."""
