"""What is learnt from: for each question its candidates, as features, and which of them answer."""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.store import Library
from index.embedders import open_embedder
from index.rerankers.features import candidates_of, features_of
from index.rerankers.interaction import Interaction
from index.rerankers.question import read_question
from index.rerankers.train.sets import Question, QuestionSet
from index.searcher import Searcher
from index.types import Embedder, Matrix, Query, TokenEmbedder

FOLDS = 5
_PASSAGES_KEPT = 100_000

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates of one question, in the order of the plain search.

    Attributes:
        rows: Features of both stages, shape `(candidates, features)`.
        answers: 1 where a candidate is relevant, else 0.
        relevant: How many passages are, found or not.
        question: Its position in the set.
    """

    rows: Matrix
    answers: Floats
    relevant: int
    question: int


@dataclass(frozen=True, slots=True)
class Round:
    """Questions that are searched for with one embedding model, which has not learnt from them.

    Attributes:
        embedder: The model; it must tell its tokens' vectors.
        questions: Their positions in the set.
    """

    embedder: Embedder
    questions: Sequence[int]


def rounds_of(
    asked: QuestionSet, questions: int, seed: int, embedder: str, held: Path | None = None
) -> list[Round]:
    """Some questions drawn at random, with the embedder; or those kept apart, with the model without them."""
    if held is not None:
        apart = np.loadtxt(held / "stard.txt", dtype=int).tolist()
        return [Round(open_embedder(str(held)), apart[:questions])]
    drawn = np.sort(np.random.default_rng(seed).permutation(len(asked.questions))[:questions])
    return [Round(open_embedder(embedder), drawn.tolist())]


def groups_of(asked: QuestionSet, rounds: Sequence[Round], depth: int) -> list[Group]:
    """Search a library of the set's documents, made in a temporary folder.

    Args:
        asked: The set.
        rounds: Which questions are searched for with which model.
        depth: How many candidates a question has.

    Returns:
        A group for each question of each round, in that order.

    Raises:
        TypeError: An embedder does not tell its tokens' vectors.
    """
    with tempfile.TemporaryDirectory(prefix="wenju-train-") as folder, Library.open(Path(folder)) as library:
        library.add_many(asked.documents)
        first = first_ids(library, asked)
        return [group for one in rounds for group in _of_round(library, asked, one, first, depth)]


def _of_round(
    library: Library, asked: QuestionSet, one: Round, first: Mapping[str, int], depth: int
) -> list[Group]:
    embedder = one.embedder
    if not isinstance(embedder, TokenEmbedder):
        raise TypeError(f"the embedder {embedder.name} has no vectors of tokens; train with the bundled one")
    with closing(Searcher.open(library.home, library, embedder)) as searcher:
        interaction = Interaction(embedder, kept=_PASSAGES_KEPT)
        return [_group(searcher, interaction, (i, asked.questions[i]), first, depth) for i in one.questions]


def first_ids(library: Library, asked: QuestionSet) -> dict[str, int]:
    """The id of the first passage of every document of a set."""
    return {
        document.doc_id: first
        for document, _ in asked.documents
        for first, _last in library.passage_ranges([document.doc_id])
    }


def _group(
    searcher: Searcher,
    interaction: Interaction,
    numbered: tuple[int, Question],
    first: Mapping[str, int],
    depth: int,
) -> Group:
    number, question = numbered
    hits = searcher.search(Query(question.text, limit=depth))
    found = candidates_of(hits)
    expansions = searcher.expansions(question.text)
    quick = features_of(read_question(question.text, expansions, searcher.rarity), found)
    close = interaction.features(question.text, [hit.passage.text for hit in found.hits])
    relevant = {first[doc] + nth for doc, nth in question.relevant if doc in first}
    return Group(
        rows=np.hstack([quick, close]),
        answers=np.array([float(hit.passage.passage_id in relevant) for hit in found.hits]),
        relevant=len(question.relevant),
        question=number,
    )
