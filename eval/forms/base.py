"""What every form of a question set is read as."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from corpus.types import Document
from eval import fields
from eval.lines import Row, read_rows
from eval.types import Entry, EvalError, JudgedQuestion, Question, Texts

Documents = Mapping[str, Document]
"""The documents of a folder under their files' names."""

FAULTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents to search, read anew each time, since there may be very many.

    Attributes:
        name: Where they come from, for people.
        entries: Reads them; raises EvalError when it cannot.
    """

    name: str
    entries: Callable[[], Iterator[Entry]]

    def texts(self) -> dict[str, str]:
        """The text of every document, by its id."""
        return {entry.id: entry.text for entry in self.entries()}


def collection_of(path: Path) -> Collection:
    """The documents of a file, `{"id", "title", "text"}` a line; `.gz` is unpacked."""
    return Collection(str(path), lambda: (entry for _, entry in read_rows(path, parse_entry)))


def parse_entry(row: Row) -> Entry:
    """A document of a collection out of its JSON object.

    Raises:
        ValueError: A field is missing or is not what it must be.
    """
    return Entry.of(fields.word(row, "id"), fields.string(row, "title", ""), fields.string(row, "text"))


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """Questions whose answers, or whose relevant documents, are known.

    Attributes:
        questions: Judged on stretches of documents.
        judged: Judged on whole documents; either these or the others.
        collection: The documents, when they come with the set.
        faults: What makes parts of the set unusable, a sentence each: where, what, and how to mend it.
        mended: What was wrong and could be put right or left out, in the same way.
    """

    questions: tuple[Question, ...] = ()
    judged: tuple[JudgedQuestion, ...] = ()
    collection: Collection | None = None
    faults: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()

    def sound(self, path: Path) -> "JudgedSet":
        """The same set, made sure of.

        Raises:
            EvalError: It has faults, or no questions.
        """
        if self.faults:
            more = len(self.faults) - FAULTS_SHOWN
            shown = "; ".join(self.faults[:FAULTS_SHOWN]) + (f"; and {more} more" if more > 0 else "")
            raise EvalError(f"{path}, {shown} (`python -m eval check` finds all)")
        if not self.questions and not self.judged:
            raise EvalError(f"{path} has no questions; it needs at least one")
        return self

    def ranked(self, path: Path) -> tuple[JudgedQuestion, ...]:
        """The questions as judged on whole documents: those that hold a required stretch are relevant.

        Raises:
            EvalError: No question wants a document, or an id does not fit into a run.
        """
        judged = self.judged or tuple(_on_documents(q) for q in self.questions if q.evidence)
        if not judged:
            raise EvalError(f"{path} has no question with relevant documents; there is nothing to rank for")
        for question in judged:
            if len(question.id.split()) != 1:
                raise EvalError(f"{path}: the id {question.id!r} has spaces, which part the fields of a run")
        return judged

    def texts(self) -> Texts | None:
        """The texts of the documents that come with the set, or None."""
        return self.collection.texts() if self.collection else None


class ReadSet(Protocol):
    """Reads one form of question set."""

    def __call__(self, path: Path, documents: Documents | None) -> JudgedSet:
        """Read all that can be read, and say what cannot.

        Args:
            path: The file or folder.
            documents: Those that the questions are about, for forms that quote them.

        Raises:
            EvalError: Nothing can be read.
        """
        ...


def _on_documents(question: Question) -> JudgedQuestion:
    relevant = frozenset(place.doc for group in question.evidence for place in group)
    return JudgedQuestion(question.id, question.text, relevant)
