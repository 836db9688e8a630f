"""Retrieval with the vectors alone, on sets whose questions were not learnt from."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.embedders.train.sources import gather
from index.types import Embedder


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Questions, passages and which passages answer which question.

    Attributes:
        name: What the report calls it.
        passages: Texts as they are.
        questions: Questions as they are.
        relevant: For each question the positions of its passages.
    """

    name: str
    passages: Sequence[str]
    questions: Sequence[str]
    relevant: Sequence[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the questions of a set."""

    ndcg_10: float
    recall_1: float
    recall_100: float


def statutes(corpus: Path, questions: Path) -> RetrievalSet:
    """STARD: laymen's questions on articles of statutes."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    place = {article["id"]: i for i, article in enumerate(articles)}
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    return RetrievalSet(
        "stard",
        [f"{article['title']}\n{article['text']}" for article in articles],
        [question["question"] for question in asked],
        [frozenset(place[i] for i in question["relevant"]) for question in asked],
    )


def reading(name: str, path: Path) -> RetrievalSet:
    """A file in SQuAD form; its paragraphs are cut into whole sentences of 200 characters or more."""
    passages: list[str] = []
    questions: list[str] = []
    relevant: list[frozenset[int]] = []
    for entry in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in entry["paragraphs"]:
            pieces = list(gather(paragraph["context"]))
            for asked in paragraph["qas"]:
                answers = [answer["text"] for answer in asked["answers"]]
                holding = [i for i, piece in enumerate(pieces) if any(answer in piece for answer in answers)]
                if holding:
                    questions.append(asked["question"])
                    relevant.append(frozenset(len(passages) + i for i in holding))
            passages.extend(pieces)
    return RetrievalSet(name, passages, questions, relevant)


def measure(data: RetrievalSet, embedder: Embedder, depth: int = 100) -> Figures:
    """Rank all passages for every question by inner product."""
    passages, questions = embedder.embed_passages(data.passages), embedder.embed_questions(data.questions)
    scored = []
    for question, wanted in zip(questions, data.relevant, strict=True):
        scores = passages @ question
        top = np.argpartition(-scores, min(depth, len(scores) - 1))[:depth]
        scored.append(_figures(top[np.argsort(-scores[top], kind="stable")], wanted))
    return Figures(*np.mean(scored, axis=0).tolist())


def _figures(ranked: npt.NDArray[np.int64], wanted: frozenset[int]) -> tuple[float, float, float]:
    """NDCG@10 with binary gains, recall at 1 and at 100 of one question."""
    hits = np.array([int(i) in wanted for i in ranked])
    discounts = 1 / np.log2(np.arange(2, 12))
    ideal = discounts[: len(wanted)].sum()
    gain = (hits[:10] * discounts[: len(hits[:10])]).sum()
    return gain / ideal, hits[:1].sum() / len(wanted), hits.sum() / len(wanted)
