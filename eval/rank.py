"""Ranks a collection for a question set, with the very objects that the assistant searches with."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from assistant.commands.console import Bar, note
from assistant.wiring import open_library, open_searcher
from eval.collection import OnePassage, changed_documents, collection_ids, refuse_others
from eval.questions import read_judged
from eval.runs import run_lines
from eval.types import JudgedQuestion
from eval.workspace import lines_into, settings_for
from index.searcher import Searcher
from index.types import Query

TAG = "wenju"


def rank(
    collection: Path, questions_path: Path, out: Path, *, home: Path | None = None, limit: int = 100
) -> None:
    """Search a collection for every question, and write the run.

    Args:
        collection: The documents, one JSON object a line; `.gz` is unpacked.
        questions_path: The questions with their relevant documents.
        out: Where the run goes.
        home: Where the library is kept for the next time; a temporary folder when None. What has not
            changed in the collection since then is not indexed again.
        limit: How many documents are ranked for a question.

    Raises:
        EvalError: A file cannot be used, or the home holds other documents.
        AssistantError, CorpusError, SearchError: The library or the search cannot be used.
    """
    questions = read_judged(questions_path)
    ids = collection_ids(collection)
    _note_unknown(questions, ids)
    with settings_for(home) as settings, lines_into(out) as write_line, open_library(settings) as library:
        refuse_others(library, ids, collection)
        with Bar("storing") as bar:
            library.add_many(_counted(changed_documents(library, collection), bar, len(ids)))
        with closing(open_searcher(library, settings)) as searcher:
            with Bar("indexing") as bar:
                searcher.refresh(bar)
            with Bar("ranking") as bar:
                for done, question in enumerate(questions, 1):
                    for line in _ranked_lines(searcher, question, limit):
                        write_line(line)
                    bar(done, len(questions))


def _ranked_lines(searcher: Searcher, question: JudgedQuestion, limit: int) -> Iterator[str]:
    hits = searcher.search(Query(question.text, limit=limit))
    return run_lines(question.id, [(hit.passage.doc_id, hit.score) for hit in hits], TAG)


def _counted(items: Iterator[OnePassage], bar: Bar, total: int) -> Iterator[OnePassage]:
    for done, item in enumerate(items, 1):
        yield item
        bar(done, total)


def _note_unknown(questions: list[JudgedQuestion], ids: set[str]) -> None:
    unknown = {doc for question in questions for doc in question.relevant} - ids
    if unknown:
        note(f"{len(unknown)} relevant documents are not in the collection, such as {min(unknown)!r}")
