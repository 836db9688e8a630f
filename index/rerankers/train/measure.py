"""How well an order of candidates does."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

import numpy as np

from index.rerankers import features
from index.rerankers.learned import Model
from index.rerankers.train.groups import Floats, Group


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over questions."""

    ndcg_10: float
    recall_1: float
    recall_50: float
    recall_100: float

    def __str__(self) -> str:
        return (
            f"nDCG@10 {self.ndcg_10:.4f}, R@1 {self.recall_1:.4f}, "
            f"R@50 {self.recall_50:.4f}, R@100 {self.recall_100:.4f}"
        )


def before(group: Group) -> Figures:
    """The figures of the plain search."""
    return figures_of(group.answers, group.relevant)


def after(group: Group, model: Model) -> Figures:
    """The figures with the reranker, both stages as they are when it is used."""
    quick = group.rows[:, : len(features.FEATURES)]
    order = model.order(quick, lambda near: group.rows[near])[0]
    return figures_of(group.answers[order], group.relevant)


def averaged(figures: Iterable[Figures]) -> Figures:
    """The mean of each figure."""
    return Figures(*np.mean([astuple(one) for one in figures], axis=0).tolist())


def figures_of(hits: Floats, relevant: int) -> Figures:
    """The figures of one question, with binary gains.

    Args:
        hits: For each passage in the order found whether it is relevant, 1 or 0.
        relevant: How many are, found or not.
    """
    discounts = 1 / np.log2(np.arange(2, 12))
    gain = float((hits[:10] * discounts[: len(hits[:10])]).sum())
    ideal = float(discounts[:relevant].sum())
    recall = [float(hits[:k].sum()) / relevant for k in (1, 50, 100)]
    return Figures(gain / ideal, *recall)
