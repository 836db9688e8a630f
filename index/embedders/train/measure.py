"""Retrieval with the vectors, alone and beside words, on sets of questions and passages."""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.types import Passage, Span
from index.embedders.train.sources import gather
from index.fusion import convex
from index.lexical import TantivyIndex
from index.types import Matrix, Scored

VECTOR_WEIGHT = 0.4
"""What the searcher gives to vectors beside words."""
_DEPTH = 200
_ADDED = 5_000


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Questions, passages and which passages answer which question.

    Attributes:
        name: What the report calls it.
        passages: Texts as they are.
        questions: Questions as they are.
        relevant: For each question the positions of its passages.
        bodies: Passages without the titles above them, if these are told apart.
    """

    name: str
    passages: Sequence[str]
    questions: Sequence[str]
    relevant: Sequence[frozenset[int]]
    bodies: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over questions."""

    ndcg_10: float
    recall_1: float
    recall_100: float
    recall_200: float

    def __str__(self) -> str:
        names = ("nDCG@10", "R@1", "R@100", "R@200")
        return " ".join(f"{name} {value:.3f}" for name, value in zip(names, astuple(self), strict=True))


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
        [article["text"] for article in articles],
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


def chosen_of(data: RetrievalSet, numbers: Iterable[int]) -> RetrievalSet:
    """Some questions of a set, by their positions, over all its passages."""
    kept = list(numbers)
    return RetrievalSet(
        f"{data.name}, {len(kept)} kept apart",
        data.passages,
        [data.questions[number] for number in kept],
        [data.relevant[number] for number in kept],
        data.bodies,
    )


def by_words(data: RetrievalSet, folder: Path) -> list[list[Scored]]:
    """For each question the first passages by BM25, from an index that is built in `folder`."""
    index = TantivyIndex(folder)
    passages = [
        Passage(i, data.name, "", (), Span(0, max(1, len(text))), text)
        for i, text in enumerate(data.passages)
    ]
    for start in range(0, len(passages), _ADDED):
        index.add(passages[start : start + _ADDED])
    index.commit(1)
    found = [index.search(question, _DEPTH) for question in data.questions]
    index.close()
    return found


def by_vectors(questions: Matrix, passages: Matrix) -> list[list[Scored]]:
    """For each question the first passages by inner product, exactly."""
    found = []
    for question in questions:
        scores = passages @ question
        top = np.argpartition(-scores, min(_DEPTH, len(scores) - 1))[:_DEPTH]
        top = top[np.argsort(-scores[top], kind="stable")]
        found.append([(int(i), float(scores[i])) for i in top])
    return found


def figures(found: Sequence[Sequence[Scored]], relevant: Sequence[frozenset[int]]) -> Figures:
    """Of ranked lists, binary gains."""
    pairs = zip(found, relevant, strict=True)
    scored = [_figures([number for number, _ in ranked], wanted) for ranked, wanted in pairs]
    return Figures(*np.mean(scored, axis=0).tolist())


def fused(words: Sequence[Sequence[Scored]], vectors: Sequence[Sequence[Scored]]) -> list[list[Scored]]:
    """Both lists of each question as the searcher fuses them."""
    weights: Mapping[str, float] = {"words": 1 - VECTOR_WEIGHT, "vectors": VECTOR_WEIGHT}
    both = zip(words, vectors, strict=True)
    return [
        [(hit.id, hit.score) for hit in convex({"words": one, "vectors": other}, weights)]
        for one, other in both
    ]


def _figures(ranked: Sequence[int], wanted: frozenset[int]) -> tuple[float, float, float, float]:
    """NDCG@10, recall at 1, at 100 and at 200 of one question."""
    hits: npt.NDArray[np.bool_] = np.array([number in wanted for number in ranked], dtype=np.bool_)
    discounts = 1 / np.log2(np.arange(2, 12))
    ideal = discounts[: len(wanted)].sum()
    gain = (hits[:10] * discounts[: len(hits[:10])]).sum()
    first, hundred, two_hundred = (hits[:depth].sum() / len(wanted) for depth in (1, 100, 200))
    return gain / ideal, first, hundred, two_hundred
