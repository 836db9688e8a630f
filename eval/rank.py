"""Ranks a collection for a question set, with the very objects that the assistant searches with."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from assistant.commands.console import Bar, note
from assistant.wiring import open_library, open_searcher
from corpus.store import Library
from eval.collection import WithPassages, changed_documents, collection_ids, refuse_others
from eval.configurations import Configuration
from eval.forms import Collection, open_set
from eval.forms.base import collection_of
from eval.record import Record, Task
from eval.running import circumstances_of, run_questions
from eval.runs import run_lines
from eval.types import EvalError, JudgedQuestion
from eval.workspace import settings_for
from index.searcher import Searcher
from index.types import Query

TAG = "wenju"
_PLAIN = Configuration()


def rank(
    corpus: Path | None,
    questions_path: Path,
    out: Path,
    *,
    home: Path | None = None,
    limit: int = 100,
    configuration: Configuration = _PLAIN,
) -> Record:
    """Search a collection for every question, and write the run and its record.

    Args:
        corpus: The documents, one JSON object a line; `.gz` is unpacked. Those of the set when None.
        questions_path: The set, in any form.
        out: Where the run goes; a configuration's name is added to it.
        home: Where the library is kept for the next time; a temporary folder when None. What has not
            changed in the collection since then is not indexed again.
        limit: How many documents are ranked for a question.
        configuration: How the search is set up.

    Raises:
        EvalError: A file cannot be used, or the home holds other documents.
        AssistantError, CorpusError, SearchError: The library or the search cannot be used.
    """
    judged_set = open_set(questions_path)
    questions = judged_set.ranked(questions_path)
    collection = collection_of(corpus) if corpus else judged_set.collection
    if collection is None:
        raise EvalError(f"{questions_path} comes without documents; add --corpus FILE.jsonl")
    ids = collection_ids(collection)
    _note_unknown(questions, ids)
    task = Task("rank", str(questions_path), str(corpus) if corpus else None, limit)
    with settings_for(home, configuration) as settings, open_library(settings) as library:
        fill(library, collection, ids, whole=True)
        with closing(open_searcher(library, settings)) as searcher:
            with Bar("indexing") as bar:
                searcher.refresh(bar)
            about = circumstances_of(task, configuration, settings, library, searcher.embedder)
            return run_questions(
                questions,
                lambda question: list(_ranked_lines(searcher, question, limit)),
                configuration.output(out),
                about,
                "ranking",
            )


def fill(library: Library, collection: Collection, ids: set[str], *, whole: bool) -> None:
    """Bring the library up to date with a collection.

    Raises:
        EvalError: The library holds other documents.
    """
    refuse_others(library, ids, collection.name)
    with Bar("storing") as bar:
        library.add_many(_counted(changed_documents(library, collection, whole=whole), bar, len(ids)))


def _ranked_lines(searcher: Searcher, question: JudgedQuestion, limit: int) -> Iterator[str]:
    hits = searcher.search(Query(question.text, limit=limit))
    return run_lines(question.id, [(hit.passage.doc_id, hit.score) for hit in hits], TAG)


def _counted(items: Iterator[WithPassages], bar: Bar, total: int) -> Iterator[WithPassages]:
    for done, item in enumerate(items, 1):
        yield item
        bar(done, total)


def _note_unknown(questions: tuple[JudgedQuestion, ...], ids: set[str]) -> None:
    unknown = {doc for question in questions for doc in question.relevant} - ids
    if unknown:
        note(f"{len(unknown)} relevant documents are not in the collection, such as {min(unknown)!r}")
