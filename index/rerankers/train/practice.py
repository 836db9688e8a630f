"""Questions on documents in the form of our own sets: which passages hold the evidence."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.store import Library
from corpus.types import Passage

Asked = tuple[str, frozenset[int]]
"""A question and the ids of the passages that answer it."""

Place = tuple[str, int, int]
"""The name of a document's file, and where in it evidence starts and ends."""


def practice_questions(library: Library, file: Path) -> list[Asked]:
    """The questions that stand alone and have an answer, with the passages that hold half of some evidence.

    Args:
        library: The documents that are asked about.
        file: A set as docs/evaluation.md describes it.
    """
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    passages = passages_by_name(library)
    return [
        (row["question"], passages_holding(passages, _places(row["evidence"])))
        for row in rows
        if row["evidence"] and not row.get("history")
    ]


def passages_by_name(library: Library) -> dict[str, list[Passage]]:
    """The passages of every document, by the name of its file."""
    return {Path(summary.doc_id).name: _passages(library, summary.doc_id) for summary in library.documents()}


def passages_holding(passages: Mapping[str, Sequence[Passage]], places: Iterable[Place]) -> frozenset[int]:
    """The ids of the passages that hold half of some evidence.

    Args:
        passages: By the name of the document's file.
        places: Of the evidence: the file's name, where it starts and where it ends.
    """
    return frozenset(
        passage.passage_id
        for document, start, end in places
        for passage in passages.get(document, ())
        if 2 * _shared(passage, start, end) >= end - start
    )


def _places(evidence: Iterable[Iterable[Mapping[str, Any]]]) -> Iterator[Place]:
    for alternatives in evidence:
        for place in alternatives:
            yield place["doc"], place["start"], place["end"]


def _passages(library: Library, doc_id: str) -> list[Passage]:
    ranges = library.passage_ranges([doc_id])
    return [passage for first, last in ranges for passage in library.passages(range(first, last + 1))]


def _shared(passage: Passage, start: int, end: int) -> int:
    return max(0, min(end, passage.span.end) - max(start, passage.span.start))
