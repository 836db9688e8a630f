"""Answers a question set through the assistant, as a user would get the answers."""

import re
from pathlib import Path

from assistant.commands.console import Bar, note
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.types import Answer, AssistantError, Conversation
from assistant.wiring import open_assistant, open_library
from corpus.finding import absolute
from corpus.ingest import ingest
from corpus.store import Library
from eval.predictions import prediction_line
from eval.questions import read_questions
from eval.texts import document_files
from eval.types import EvalError, Place, Prediction, Question, Quote
from eval.workspace import lines_into, settings_for

_MARKS = re.compile(r"(?:\[\d+\])+$", re.MULTILINE)


def predict(questions_path: Path, corpus: Path, out: Path, home: Path | None = None) -> None:
    """Answer every question of a set from the documents of a folder, and write the predictions.

    Args:
        questions_path: The set.
        corpus: The folder with the documents.
        out: Where predictions go, one a line in the set's order.
        home: Where the library is kept for the next time; a temporary folder when None.

    Raises:
        EvalError: The set or the folder cannot be used, or the home holds other documents.
        AssistantError, CorpusError, SearchError: The assistant cannot be opened or asked.
    """
    questions = read_questions(questions_path)
    document_files(corpus)  # two files of one name, or none at all, should be known before the work begins
    with settings_for(home) as settings, lines_into(out) as write_line:
        names = _fill(settings, corpus)
        with Bar("indexing") as bar:
            assistant = open_assistant(settings, bar)
        with assistant, Bar("answering") as bar:
            for done, question in enumerate(questions, 1):
                write_line(prediction_line(_predicted(assistant, question, names)))
                bar(done, len(questions))


def _fill(settings: Settings, corpus: Path) -> dict[str, str]:
    """Bring the library up to date with the folder; the file's name of every document in it, by id."""
    with open_library(settings) as library:
        _refuse_others(library, corpus)
        with Bar("reading") as bar:
            report = ingest(library, [corpus], progress=bar, prune=True)
        for path, reason in report.failed:
            note(f"left out {path}: {reason}")
        names = {doc_id: path.name for doc_id, path in library.paths().items()}
    if not names:
        raise EvalError(f"no document of {corpus} could be read; the reasons stand above")
    return names


def _refuse_others(library: Library, corpus: Path) -> None:
    folder, paths = absolute(corpus), library.paths()
    for document in library.documents():
        path = paths.get(document.doc_id)
        if path is None or not path.is_relative_to(folder):
            raise EvalError(
                f"the library in {library.home} holds {document.doc_id!r}, which is not from {corpus} "
                "and would be searched too; name another folder as --home, or none"
            )


def _predicted(assistant: Assistant, question: Question, names: dict[str, str]) -> Prediction:
    try:
        answer = assistant.ask(question.text, Conversation(turns=question.history))
    except AssistantError as error:
        raise EvalError(f"{question.id}: {error}") from error
    return prediction_of(question.id, answer, names)


def prediction_of(question_id: str, answer: Answer, names: dict[str, str]) -> Prediction:
    """An answer as a prediction.

    Args:
        question_id: The question's.
        answer: What the assistant said; its marks `[1]` are left out.
        names: The file's name of every document, by id.
    """
    return Prediction(
        id=question_id,
        answer=_MARKS.sub("", answer.text),
        refused=answer.refused,
        citations=tuple(
            Quote(Place(names[c.doc_id], c.span.start, c.span.end), c.quote) for c in answer.citations
        ),
        hits=tuple(
            Place(names[h.passage.doc_id], h.passage.span.start, h.passage.span.end) for h in answer.hits
        ),
        seconds=answer.seconds,
    )
