"""The vocabulary of asking and answering."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.itemising import Itemised
from assistant.trace import Trace
from corpus.citing import CitedPlace
from corpus.figures.arithmetic import Working
from corpus.types import Document, Span
from index.types import Expansion, Hit


class AssistantError(Exception):
    """Something a user can put right: a question, a setting; the message says how."""


Fetch = Callable[[str], Document]
"""The document of an id."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation.

    Attributes:
        role: `user` or `assistant`.
        content: Plain text as shown.
        documents: Ids of the documents that an assistant's message cites, best first.
        standalone: How a user's question was read when it was answered; empty when that is not known.
    """

    role: str
    content: str
    documents: tuple[str, ...] = ()
    standalone: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was said before the question, oldest first.

    Attributes:
        turns: Earlier messages.
        documents: Only these documents are asked; None for all.
    """

    turns: Sequence[Turn] = ()
    documents: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A proof: words of a document, to the letter.

    Attributes:
        number: The mark in the answer's text, from 1.
        doc_id: The document.
        title: The document's title.
        path: Headings above the quote.
        span: Where the quote stands in the document's text.
        quote: The document's text at the span.
        status: A warning about the document's validity, such as `已废止（2020-11-27）`, or empty.
        place: Where the quote stands, as one writes it down.
    """

    number: int
    doc_id: str
    title: str
    path: tuple[str, ...]
    span: Span
    quote: str
    status: str = ""
    place: CitedPlace = field(default_factory=CitedPlace)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer.

    Attributes:
        reason: A sentence for the reader: which condition of the question found no support.
        searched: What was searched, for the reader; empty when nothing was.
        asked: Whether there was a question; a word of thanks is none.
    """

    reason: str
    searched: str = ""
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Statement:
    """One proven statement of an answer, in the parts that a reader tells apart.

    Attributes:
        label: Our own words before it (`是`, `北仑`), or empty.
        headline: The figure, name or date that answers, in the document's words, or empty.
        quote: The document's words around it, as displayed.
        marks: Numbers of the citations that prove it.
        working: How the headline was reckoned from cited figures; empty when it stands in the document.
        row: In a comparison, the part of it that the statement answers; otherwise empty.
        listed: The quote item by item, where it answers by an enumeration.
    """

    label: str
    headline: str
    quote: str
    marks: tuple[int, ...]
    working: str = ""
    row: str = ""
    listed: Itemised | None = None

    @property
    def text(self) -> str:
        """Label and headline on the first line, working and quote below, marks at the end."""
        first = "：".join(part for part in (self.label, self.headline) if part)
        lines = "\n".join(part for part in (first, self.working, self.quote) if part)
        return lines + "".join(f"[{number}]" for number in self.marks)

    @property
    def cell(self) -> str:
        """What stands behind `row` in a table: the headline with what names it, else the quote."""
        name = self.label.removeprefix(self.row).lstrip("，：")
        return "：".join(part for part in (name, self.headline or self.quote) if part)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says.

    Attributes:
        question: As asked.
        standalone: The question with what the conversation adds.
        text: The direct answer as displayed, with marks `[1]`; empty when refused.
        citations: The proofs, in the order of their numbers.
        hits: Ranked passages, best first.
        refusal: Set when the documents do not answer; then `citations` is empty.
        seconds: Wall time.
        statements: What `text` consists of, one a claim.
        notes: What a reader must know besides, such as that a cited document has been repealed; our words.
        confidence: The estimated probability, from 0 to 1, that what was found answers the question; of a
            refusal too, which is made when it is low.
        expansions: What else was searched for in place of parts of the question.
        proposed: How many statements were proposed; those that could not be proven are not in `statements`.
        traces: How each question that was asked for it was dealt with.
        warnings: For the documents of `hits` that are out of force or amended the warning, by id.
    """

    question: str
    standalone: str
    text: str
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    refusal: Refusal | None = None
    seconds: float = 0.0
    statements: tuple[Statement, ...] = ()
    confidence: float = 0.0
    notes: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    proposed: int = 0
    traces: tuple[Trace, ...] = ()
    warnings: Mapping[str, str] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        """Whether the documents do not answer."""
        return self.refusal is not None

    @property
    def cited(self) -> tuple[str, ...]:
        """The documents that the proofs are from, in the order of their numbers, by id."""
        return tuple(dict.fromkeys(citation.doc_id for citation in self.citations))

    @property
    def table(self) -> tuple[Statement, ...]:
        """The rows of a comparison; empty unless it has two or more."""
        rows = tuple(statement for statement in self.statements if statement.row)
        return rows if len(rows) > 1 else ()


GAP = "……"
"""Stands for words left out of a quotation."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement in a draft, with the words that it rests on.

    Attributes:
        evidence: Where the words stand: document and span, best first.
        quote: The document's words as displayed, with `GAP` where some are left out.
        headline: The figure, name or date that answers, in the document's words; may be empty.
        label: Our own words before them: what is compared, `是` or `否`; it may hold no number of its own.
        working: A calculation with figures of the evidence; its result is the headline.
        row: In a comparison, the part of it that is answered.
        listed: The quote item by item, where it answers by an enumeration.
    """

    evidence: tuple[tuple[str, Span], ...]
    quote: str = ""
    headline: str = ""
    label: str = ""
    working: Working | None = None
    row: str = ""
    listed: Itemised | None = None
