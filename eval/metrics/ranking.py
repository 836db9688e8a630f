"""Figures of a ranked list of documents against the relevant ones, relevance being yes or no.

The definitions are those of TREC's evaluation program; cumulated gain is from K. Järvelin and J. Kekäläinen,
"Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002, with the discount 1/log2(rank + 1).
"""

import math
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

RankingMeasure = Callable[[Sequence[str], AbstractSet[str]], float]
"""From ranked ids, best first, and the relevant ids to a figure from 0 to 1."""


def discounted_gain(gains: Iterable[float]) -> float:
    """Discounted cumulated gain of the gains at rank 1, 2, 3 and so on."""
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def ndcg_at(cutoff: int) -> RankingMeasure:
    """Discounted gain of the first `cutoff`, as a share of the best that any order could reach there."""

    def ndcg(ranked: Sequence[str], relevant: AbstractSet[str]) -> float:
        ideal = discounted_gain([1.0] * min(cutoff, len(relevant)))
        return discounted_gain(float(doc in relevant) for doc in ranked[:cutoff]) / ideal if ideal else 0.0

    return ndcg


def recall_at(cutoff: int) -> RankingMeasure:
    """Share of the relevant documents among the first `cutoff`."""

    def recall(ranked: Sequence[str], relevant: AbstractSet[str]) -> float:
        return len(relevant & set(ranked[:cutoff])) / len(relevant) if relevant else 0.0

    return recall


def reciprocal_rank_at(cutoff: int) -> RankingMeasure:
    """One divided by the rank of the first relevant document; 0 when none is among the first `cutoff`."""

    def reciprocal_rank(ranked: Sequence[str], relevant: AbstractSet[str]) -> float:
        ranks = (rank for rank, doc in enumerate(ranked[:cutoff], 1) if doc in relevant)
        first = next(ranks, None)
        return 1 / first if first else 0.0

    return reciprocal_rank


def success_at(cutoff: int) -> RankingMeasure:
    """Whether any relevant document is among the first `cutoff`."""

    def success(ranked: Sequence[str], relevant: AbstractSet[str]) -> float:
        return float(not relevant.isdisjoint(ranked[:cutoff]))

    return success
