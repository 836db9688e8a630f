"""The second stage: judged questions against the passages that our own search mistakes for theirs.

STARD's questions are learnt with bodies without titles. In that collection the judged articles and the others
come from two sources that write titles differently (中华人民共和国 before, a date behind), so whoever learns
from titles learns to tell the sources apart: recall at 100 then goes from 0.75 to 0.90, for nothing that
users would see. Our own questions are learnt twice: with the article that answers, and with its sentence.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch.nn import functional
from tqdm import trange

from index.embedders.train.judged import Part, Round, rounds
from index.embedders.train.late import late_loss
from index.embedders.train.loop import Learner, Slice, contrast, slice_for
from index.embedders.train.pairs import Bags, Pairs, Places, batches
from index.embedders.train.pretrain import Vectors
from index.embedders.train.recipe import Recipe
from index.embedders.train.tables import Tables, parts_of


def judged_loss(used: Slice, given: Round, temperature: float) -> torch.Tensor:
    """Cross-entropy of each question's passage among the candidates, its other passages left out."""
    scores = used.embed(given.questions, asked=True) @ used.embed(given.passages, asked=False).T / temperature
    scores = scores.masked_fill(torch.from_numpy(given.others), -torch.inf)
    return functional.cross_entropy(scores, torch.from_numpy(given.right))


def adapt(vectors: Vectors, parts: Sequence[Part], pairs: Sequence[Pairs], recipe: Recipe) -> Vectors:
    """Learn from judged questions, with pairs of every kind beside them so that nothing is forgotten.

    Args:
        vectors: What the first stage has learnt.
        parts: The questions; every batch has some of each part.
        pairs: What the first stage has learnt from.
        recipe: The questions of the part that needs most batches are learnt from `rounds` times.
    """
    rng = np.random.default_rng(recipe.seed)
    tables = continued(vectors)
    learner = Learner(tables)
    beside = [batches(kind, recipe.beside, rng) for kind in pairs]
    sources = [rounds(part, recipe, rng) for part in parts]
    steps = recipe.rounds * max(len(part.chosen) // part.share for part in parts)
    for step in trange(steps, desc="adapt", unit="step", mininterval=10):
        given, others = [next(source) for source in sources], [next(kind) for kind in beside]
        bags = [bags for one in given for bags in (one.questions, one.passages)]
        used = slice_for(tables, [*bags, *(bags for pair in others for bags in pair)])
        loss = _loss(used, list(zip(parts, given, strict=True)), recipe)
        for queries, passages in others:
            found = used.embed(queries, asked=True), used.embed(passages, asked=False)
            loss = loss + contrast(*found, recipe.temperature) / len(others)
        loss.backward()  # type: ignore[no-untyped-call]
        learner.step(used, recipe.second_rate * (1 - step / steps))
    return Vectors(vectors.tokenizer, tables.whole(), tables.stress.exp()[:, 0])


def _loss(used: Slice, given: Sequence[tuple[Part, Round]], recipe: Recipe) -> torch.Tensor:
    """Of all judged questions of a batch: each counts alike as a whole, and once more word by word."""
    asked = sum(part.share for part, _ in given)
    loss = torch.zeros(())
    for part, one in given:
        loss = loss + judged_loss(used, one, recipe.temperature) * part.share / asked
        if part.word_by_word:
            loss = loss + recipe.late * late_loss(used, one, recipe.temperature)
    return loss


def continued(vectors: Vectors) -> Tables:
    """Tables that give the same vectors, and whose pieces share what they will learn with longer ones."""
    own = vectors.table.clone()
    stress = vectors.stress.log()[:, None]
    return Tables(own, torch.zeros_like(own), parts_of(vectors.tokenizer.get_vocab()), stress)


def held_out(groups: Sequence[int], one_in: int, seed: int) -> tuple[Places, Places]:
    """Positions of the questions to learn from, and of those that are kept apart.

    Args:
        groups: The group of each question; a group stays together.
        one_in: One group in so many is kept apart.
        seed: Of the drawing.
    """
    different = np.unique(groups)
    drawn = np.random.default_rng(seed).permutation(different)[: len(different) // one_in]
    apart = np.isin(groups, drawn)
    return np.flatnonzero(~apart), np.flatnonzero(apart)


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
