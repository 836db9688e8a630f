"""Questions on documents in the form of our own sets: which passages hold the evidence."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.store import Library
from corpus.types import Passage

Asked = tuple[str, frozenset[int]]
"""A question and the ids of the passages that answer it."""


def practice_questions(library: Library, file: Path) -> list[Asked]:
    """The questions that stand alone and have an answer, with the passages that hold half of some evidence.

    Args:
        library: The documents that are asked about.
        file: A set as docs/evaluation.md describes it.
    """
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    passages = {
        Path(summary.doc_id).name: _passages(library, summary.doc_id) for summary in library.documents()
    }
    return [
        (row["question"], _holding(passages, row["evidence"]))
        for row in rows
        if row["evidence"] and not row.get("history")
    ]


def _passages(library: Library, doc_id: str) -> list[Passage]:
    ranges = library.passage_ranges([doc_id])
    return [passage for first, last in ranges for passage in library.passages(range(first, last + 1))]


def _holding(
    passages: Mapping[str, Sequence[Passage]], evidence: Iterable[Iterable[Mapping[str, Any]]]
) -> frozenset[int]:
    return frozenset(
        passage.passage_id
        for alternatives in evidence
        for place in alternatives
        for passage in passages.get(place["doc"], ())
        if 2 * _shared(passage, place["start"], place["end"]) >= place["end"] - place["start"]
    )


def _shared(passage: Passage, start: int, end: int) -> int:
    return max(0, min(end, passage.span.end) - max(start, passage.span.start))
