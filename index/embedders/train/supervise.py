"""The second stage: judged questions against the passages that our own search mistakes for theirs.

It learns from bodies without titles. In STARD's collection the judged articles and the others come from two
sources that write titles differently (中华人民共和国 before, a date behind), so whoever learns from titles
learns to tell the sources apart: recall at 100 then goes from 0.75 to 0.90, for nothing that users would see.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional
from tqdm import trange

from index.embedders.train.loop import Learner, Slice, contrast, slice_for
from index.embedders.train.pairs import Bags, Pairs, Places, batches
from index.embedders.train.pretrain import Vectors
from index.embedders.train.recipe import Recipe
from index.embedders.train.tables import Tables, parts_of


@dataclass(frozen=True, slots=True)
class Judged:
    """Questions with the passages that answer them, and with those that only look like it.

    Attributes:
        questions: Tokens of the questions.
        passages: Tokens of all passages, without their titles.
        relevant: For each question the positions of its passages.
        mistaken: For each question the positions of passages found for it that are not its own.
    """

    questions: Bags
    passages: Bags
    relevant: Sequence[frozenset[int]]
    mistaken: Sequence[npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Round:
    """One batch of judged questions.

    Attributes:
        questions: Tokens of the questions.
        passages: Tokens of the candidates.
        right: For each question the row of one of its passages.
        others: True where a candidate is another passage of the question, shape `(questions, candidates)`.
    """

    questions: Bags
    passages: Bags
    right: npt.NDArray[np.int64]
    others: npt.NDArray[np.bool_]


def mistaken_for(
    found: Sequence[Sequence[int]], relevant: Sequence[frozenset[int]], vectors: torch.Tensor, alike: float
) -> list[npt.NDArray[np.int64]]:
    """What was found and is not relevant, nor nearly the same as something relevant (an older version).

    Args:
        found: For each question the positions of passages, by any search.
        relevant: For each question the positions of its passages.
        vectors: One of length 1 for each passage.
        alike: The cosine from which two passages count as the same.
    """
    kept = []
    for places, wanted in zip(found, relevant, strict=True):
        cosines = (vectors[list(places)] @ vectors[sorted(wanted)].T).max(dim=1).values
        fine = [place not in wanted and cosine < alike for place, cosine in zip(places, cosines, strict=True)]
        kept.append(np.array(places, dtype=np.int64)[fine])
    return kept


def rounds(data: Judged, chosen: Places, recipe: Recipe, rng: np.random.Generator) -> Iterator[Round]:
    """Batches of the chosen questions without end, each with one of its passages and mistaken ones."""
    while True:
        order = rng.permutation(chosen)
        for start in range(0, len(order) - recipe.asked + 1, recipe.asked):
            yield _round(data, order[start : start + recipe.asked], recipe, rng)


def _round(data: Judged, asked: Places, recipe: Recipe, rng: np.random.Generator) -> Round:
    right = [int(rng.choice(sorted(data.relevant[question]))) for question in asked]
    wrong = [rng.choice(data.mistaken[question], recipe.mistaken) for question in asked]
    random = rng.integers(len(data.passages), size=recipe.random)
    candidates = np.unique(np.concatenate([right, *wrong, random]))
    row = {int(candidate): i for i, candidate in enumerate(candidates)}
    others = np.zeros((len(asked), len(candidates)), dtype=np.bool_)
    for i, question in enumerate(asked):
        others[i, [row[place] for place in data.relevant[question] if place in row and place != right[i]]] = (
            True
        )
    rows = np.array([row[place] for place in right])
    return Round(data.questions.chosen(asked), data.passages.chosen(candidates), rows, others)


def judged_loss(used: Slice, given: Round, temperature: float) -> torch.Tensor:
    """Cross-entropy of each question's passage among the candidates, its other passages left out."""
    scores = used.embed(given.questions, asked=True) @ used.embed(given.passages, asked=False).T / temperature
    scores = scores.masked_fill(torch.from_numpy(given.others), -torch.inf)
    return functional.cross_entropy(scores, torch.from_numpy(given.right))


def adapt(vectors: Vectors, data: Judged, chosen: Places, pairs: Sequence[Pairs], recipe: Recipe) -> Vectors:
    """Learn from the chosen questions, with pairs of every kind beside them so that nothing is forgotten."""
    rng = np.random.default_rng(recipe.seed)
    tables = continued(vectors)
    learner = Learner(tables)
    beside = [batches(kind, recipe.beside, rng) for kind in pairs]
    source = rounds(data, chosen, recipe, rng)
    steps = recipe.rounds * (len(chosen) // recipe.asked)
    for step in trange(steps, desc="adapt", unit="step", mininterval=10):
        given, others = next(source), [next(kind) for kind in beside]
        texts = [given.questions, given.passages, *(bags for pair in others for bags in pair)]
        used = slice_for(tables, texts)
        loss = judged_loss(used, given, recipe.temperature)
        for queries, passages in others:
            found = used.embed(queries, asked=True), used.embed(passages, asked=False)
            loss = loss + contrast(*found, recipe.temperature) / len(others)
        loss.backward()  # type: ignore[no-untyped-call]
        learner.step(used, recipe.second_rate * (1 - step / steps))
    return Vectors(vectors.tokenizer, tables.whole(), tables.stress.exp()[:, 0])


def continued(vectors: Vectors) -> Tables:
    """Tables that give the same vectors, and whose pieces share what they will learn with longer ones."""
    own = vectors.table.clone()
    stress = vectors.stress.log()[:, None]
    return Tables(own, torch.zeros_like(own), parts_of(vectors.tokenizer.get_vocab()), stress)


def folds(groups: Sequence[int], number: int, seed: int) -> npt.NDArray[np.int64]:
    """A fold for each question: as many groups in each, drawn at random; a group stays together.

    Args:
        groups: The group of each question; all different for ordinary cross-validation.
        number: How many folds.
        seed: Of the drawing.
    """
    order = np.random.default_rng(seed).permutation(np.unique(groups))
    fold_of = {int(group): place % number for place, group in enumerate(order)}
    return np.array([fold_of[group] for group in groups], dtype=np.int64)


def groups_of(relevant: Sequence[frozenset[int]]) -> list[int]:
    """A group for each question, the same for two that share a passage, themselves or by way of others."""
    group = list(range(len(relevant)))
    first: dict[int, int] = {}
    for question, places in enumerate(relevant):
        for place in places:
            old, new = group[first.setdefault(place, question)], group[question]
            if old != new:
                group = [old if other == new else other for other in group]
    return group


def embedded(vectors: Vectors, bags: Bags, *, asked: bool) -> torch.Tensor:
    """Vectors of texts, of length 1 or zero, shape `(bags, dimension)`."""
    ids, starts = torch.from_numpy(bags.ids.astype(np.int64)), torch.from_numpy(bags.offsets[:-1].copy())
    weights = vectors.stress[ids] if asked else None
    sums = functional.embedding_bag(ids, vectors.table, starts, mode="sum", per_sample_weights=weights)
    return functional.normalize(sums)
