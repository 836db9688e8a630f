"""Answers a question set through the assistant, as a user would get the answers."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.commands.console import Bar, note
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.types import Answer, AssistantError, Conversation
from assistant.wiring import open_assistant, open_library
from corpus.finding import absolute
from corpus.ingest import ingest
from corpus.store import Library
from eval.collection import collection_ids
from eval.configurations import Configuration
from eval.forms import JudgedSet, open_set
from eval.predictions import prediction_line
from eval.rank import fill
from eval.record import Record, Task
from eval.running import circumstances_of, run_questions
from eval.texts import document_files, read_documents
from eval.types import EvalError, Place, Prediction, Question, Quote
from eval.workspace import settings_for

_PLAIN = Configuration()
_DIGITS = 6
_MARKS = re.compile(r"(?:\[\d+\])+$", re.MULTILINE)


def predict(
    questions_path: Path,
    corpus: Path | None,
    out: Path,
    home: Path | None = None,
    configuration: Configuration = _PLAIN,
) -> Record:
    """Answer every question of a set from its documents, and write the predictions and their record.

    Args:
        questions_path: The set, in a form that is judged on stretches of documents.
        corpus: The folder with the documents; those that come with the set when None.
        out: Where predictions go, one a line in the set's order; a configuration's name is added to it.
        home: Where the library is kept for the next time; a temporary folder when None.
        configuration: How the assistant is set up.

    Raises:
        EvalError: The set or the folder cannot be used, or the home holds other documents.
        AssistantError, CorpusError, SearchError: The assistant cannot be opened or asked.
    """
    judged_set = open_answered(questions_path, corpus)
    task = Task("predict", str(questions_path), str(corpus) if corpus else None)
    with settings_for(home, configuration) as settings, filled(settings, judged_set, corpus) as opened:
        assistant, names = opened
        about = circumstances_of(
            task, configuration, settings, assistant.library, assistant.searcher.embedder
        )
        return run_questions(
            judged_set.questions,
            lambda question: [prediction_line(_predicted(assistant, question, names))],
            configuration.output(out),
            about,
            "answering",
        )


def open_answered(questions_path: Path, corpus: Path | None) -> JudgedSet:
    """A set of questions with known answers, for which there are documents.

    Raises:
        EvalError: The set or the folder cannot be used.
    """
    judged_set = open_set(questions_path, (lambda: read_documents(corpus)) if corpus else None)
    if not judged_set.questions:
        raise EvalError(f"{questions_path} has no answers to compare with; rank it instead of predicting")
    if corpus:
        document_files(corpus)  # two files of one name, or none, should be known before the work begins
    elif judged_set.collection is None:
        raise EvalError(f"{questions_path} comes without documents; add --corpus DIR")
    if judged_set.mended:
        note(f"{len(judged_set.mended)} faults of the set were mended, or left out; `check` names them")
    return judged_set


@contextmanager
def filled(
    settings: Settings, judged_set: JudgedSet, corpus: Path | None
) -> Iterator[tuple[Assistant, dict[str, str]]]:
    """An assistant over the documents of a set, and the file's name of every document, by id.

    Raises:
        EvalError: The library holds other documents, or none could be read.
        AssistantError, CorpusError, SearchError: The assistant cannot be opened.
    """
    names = _fill(settings, corpus) if corpus else _fill_from(settings, judged_set)
    with Bar("indexing") as bar:
        assistant = open_assistant(settings, bar)
    with assistant:
        yield assistant, names


def _fill_from(settings: Settings, judged_set: JudgedSet) -> dict[str, str]:
    """Bring the library up to date with the set's own documents; their ids are their names."""
    collection = judged_set.collection
    if collection is None:
        return {}
    ids = collection_ids(collection)
    with open_library(settings) as library:
        fill(library, collection, ids, whole=False)
    return {name: name for name in ids}


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
        # Words are weighed in no fixed order, so that the last digits differ from process to process.
        confidence=round(answer.confidence, _DIGITS),
    )
