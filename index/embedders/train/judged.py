"""Judged questions, and the batches that are drawn from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.embedders.train.pairs import Bags, Places
from index.embedders.train.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Judged:
    """Questions with the passages that answer them, and with those that only look like it.

    Attributes:
        questions: Tokens of the questions.
        passages: Tokens of all passages, without their titles.
        relevant: For each question the positions of its passages.
        mistaken: For each question the positions of passages found for it that are not its own; one at least.
    """

    questions: Bags
    passages: Bags
    relevant: Sequence[frozenset[int]]
    mistaken: Sequence[npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the judged questions to learn from.

    Attributes:
        data: The questions.
        chosen: Positions of those that are learnt from.
        share: How many of them a batch has.
        word_by_word: Whether their passages are sentences, which are compared token by token as well.
    """

    data: Judged
    chosen: Places
    share: int
    word_by_word: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """One batch of judged questions.

    Attributes:
        questions: Tokens of the questions.
        passages: Tokens of the candidates.
        right: For each question the row of one of its passages.
        others: True where a candidate is another passage of the question, shape `(questions, candidates)`.
        contested: For each question the rows of its own candidates, the right one first; shape
            `(questions, 1 + mistaken)`.
    """

    questions: Bags
    passages: Bags
    right: npt.NDArray[np.int64]
    others: npt.NDArray[np.bool_]
    contested: npt.NDArray[np.int64]


def rounds(part: Part, recipe: Recipe, rng: np.random.Generator) -> Iterator[Round]:
    """Batches of the chosen questions without end, each with one of its passages and mistaken ones."""
    while True:
        order = rng.permutation(part.chosen)
        for start in range(0, len(order) - part.share + 1, part.share):
            yield _round(part.data, order[start : start + part.share], recipe, rng)


def _round(data: Judged, asked: Places, recipe: Recipe, rng: np.random.Generator) -> Round:
    right = [int(rng.choice(sorted(data.relevant[question]))) for question in asked]
    wrong = np.stack([rng.choice(data.mistaken[question], recipe.mistaken) for question in asked])
    random = rng.integers(len(data.passages), size=recipe.random)
    candidates = np.unique(np.concatenate([right, wrong.ravel(), random]))
    row = {int(candidate): i for i, candidate in enumerate(candidates)}
    others = np.zeros((len(asked), len(candidates)), dtype=np.bool_)
    for i, question in enumerate(asked):
        same = [row[place] for place in data.relevant[question] if place in row and place != right[i]]
        others[i, same] = True
    contested = np.searchsorted(candidates, np.column_stack([right, wrong]))
    return Round(
        data.questions.chosen(asked), data.passages.chosen(candidates), contested[:, 0], others, contested
    )
