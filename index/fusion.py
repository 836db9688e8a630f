"""Several ranked lists become one. Pure functions; ties are broken by id, so that runs can be repeated."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from index.types import Scored


class Fused(NamedTuple):
    """An id after fusion; a tuple, since hundreds are made for every question.

    Attributes:
        id: What was ranked.
        score: The sum of its shares.
        shares: What each list contributed, by the list's name; lists without the id are left out.
    """

    id: int
    score: float
    shares: Mapping[str, float]


def convex(lists: Mapping[str, Sequence[Scored]], weights: Mapping[str, float]) -> list[Fused]:
    """The weighted sum of scores that were brought to 0…1 within each list.

    Beats reciprocal ranks where scores mean something: Bruch, Gai, Ingber, "An Analysis of Fusion Functions
    for Hybrid Retrieval", ACM TOIS 42(1), 2023.

    Args:
        lists: Ranked lists by name.
        weights: Weight of each list, by the same names; they should add up to 1.
    """
    shares = {name: _scaled(min_max(scored), weights[name]) for name, scored in lists.items()}
    return _summed(shares)


def reciprocal_rank(lists: Mapping[str, Sequence[Scored]], constant: int = 60) -> list[Fused]:
    """The sum of 1 / (constant + rank) over the lists: Cormack, Clarke, Büttcher, SIGIR 2009."""
    shares = {
        name: {number: 1 / (constant + rank) for rank, (number, _) in enumerate(ordered(scored), start=1)}
        for name, scored in lists.items()
    }
    return _summed(shares)


def min_max(scored: Sequence[Scored]) -> dict[int, float]:
    """Scores brought to 0…1: the lowest of the list becomes 0, the highest 1; equal scores all become 1."""
    if not scored:
        return {}
    values = [score for _, score in scored]
    low, width = min(values), max(values) - min(values)
    if width <= 0:
        return {number: 1.0 for number, _ in scored}
    return {number: (score - low) / width for number, score in scored}


def continued(first: Sequence[float], following: Sequence[float]) -> list[float]:
    """Falling scores of two lists, one after the other; the second's are shrunk where they would rise again.

    >>> continued([0.8, 0.5], [1.0, 0.6])
    [0.8, 0.5, 0.5, 0.3]
    """
    if not first or not following or following[0] <= first[-1]:
        return [*first, *following]
    factor = first[-1] / following[0]
    return [*first, *(factor * score for score in following)]


def ordered(scored: Sequence[Scored]) -> list[Scored]:
    """Best first, ties by id."""
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))


def _scaled(scores: Mapping[int, float], weight: float) -> dict[int, float]:
    return {number: weight * score for number, score in scores.items()}


def _summed(shares: Mapping[str, Mapping[int, float]]) -> list[Fused]:
    by_id: dict[int, dict[str, float]] = {}
    for name, scores in shares.items():
        for number, share in scores.items():
            by_id.setdefault(number, {})[name] = share
    fused = [Fused(number, sum(parts.values()), parts) for number, parts in by_id.items()]
    return sorted(fused, key=lambda item: (-item.score, item.id))
