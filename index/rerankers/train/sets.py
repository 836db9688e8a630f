"""Public question sets as libraries to search, with the passages that answer each question."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.rows import Pieces
from corpus.sentences import sentences
from corpus.types import Document, Span

STATUTES = "stard"
UNLEARNT = f"{STATUTES}, vectors that have learnt no question"
READING = ("cmrc2018-trial", "drcd-dev")
"""Not `chinesesquad-dev`: the embedding model has learnt it, so that its vectors seem infallible there."""

EVERYDAY = "everyday"
"""Our own questions about statutes, `eval/sets/everyday.tsv`."""

SETS = (STATUTES, *READING)

PASSAGE_LENGTH = 200
"""Sentences of the reading sets are gathered until a passage has at least this many characters."""

_SEED = 20


@dataclass(frozen=True, slots=True)
class Question:
    """A question and where its answers stand.

    Attributes:
        text: As it was asked.
        relevant: Documents, each with the number of the passage in it, from 0.
    """

    text: str
    relevant: frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions on documents.

    Attributes:
        name: What reports call it.
        documents: In an order that tells nothing about which are asked for.
        questions: Each with at least one relevant passage.
    """

    name: str
    documents: Sequence[tuple[Document, Pieces]]
    questions: Sequence[Question]


def read_set(shared: Path, name: str) -> QuestionSet:
    """The set of that name in the shared folder."""
    benchmarks = shared / "benchmarks"
    found = _statutes(benchmarks / "stard") if name == STATUTES else _reading(benchmarks / f"mrc/{name}.json")
    # The files have what is asked for first, and passage ids decide ties.
    order = np.random.default_rng(_SEED).permutation(len(found.documents)).tolist()
    return QuestionSet(name, [found.documents[i] for i in order], found.questions)


def _statutes(folder: Path) -> QuestionSet:
    with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    asked = [
        json.loads(line) for line in (folder / "questions-dev.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return QuestionSet(
        STATUTES,
        [_document(a["id"], a["title"], a["text"], [Span(0, len(a["text"]))]) for a in articles],
        [Question(q["question"], frozenset((doc, 0) for doc in q["relevant"])) for q in asked],
    )


def _reading(path: Path) -> QuestionSet:
    """A file in SQuAD form; its paragraphs are cut into whole sentences of 200 characters or more."""
    documents, questions = [], []
    for number, (paragraph, asked) in enumerate(_paragraphs(path)):
        pieces = _spans(paragraph)
        documents.append(_document(str(number), "", paragraph, pieces))
        for question, answers in asked:
            holding = _holding(pieces, answers)
            if holding:
                questions.append(Question(question, frozenset((str(number), i) for i in holding)))
    return QuestionSet(path.stem, documents, questions)


def _holding(pieces: Sequence[Span], starts: Sequence[int]) -> list[int]:
    """The pieces that an answer begins in; the same words elsewhere answer nothing."""
    return [i for i, piece in enumerate(pieces) if any(piece.start <= at < piece.end for at in starts)]


def _paragraphs(path: Path) -> Iterator[tuple[str, list[tuple[str, list[int]]]]]:
    """Each paragraph that is not empty, with its questions and where their answers begin."""
    for entry in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in entry["paragraphs"]:
            asked = [(q["question"], _starts(paragraph["context"], q["answers"])) for q in paragraph["qas"]]
            if paragraph["context"].strip():
                yield paragraph["context"], asked


def _starts(text: str, answers: Sequence[dict[str, Any]]) -> list[int]:
    """Where answers begin; one whose place is wrong in the file is looked for, or left out."""
    found = []
    for answer in answers:
        words, at = answer["text"], answer["answer_start"]
        found.append(at if text.startswith(words, max(at, 0)) else text.find(words))
    return [at for at in found if at >= 0]


def _spans(text: str) -> list[Span]:
    """Whole sentences gathered until there are 200 characters."""
    spans: list[Span] = []
    start = None
    for sentence in sentences(text, Span(0, len(text))):
        start = sentence.start if start is None else start
        if sentence.end - start >= PASSAGE_LENGTH:
            spans.append(Span(start, sentence.end))
            start = None
    return [*spans, Span(start, len(text))] if start is not None else spans


def _document(doc_id: str, title: str, text: str, spans: Sequence[Span]) -> tuple[Document, Pieces]:
    digest = hashlib.sha256(f"{title}\0{text}".encode()).hexdigest()
    document = Document(doc_id, doc_id, title, text, sha256=digest, body=(Span(0, len(text)),))
    return document, [(span, ()) for span in spans]
