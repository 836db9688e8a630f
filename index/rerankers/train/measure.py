"""How well an order of candidates does."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Protocol, TypeVar

import numpy as np

from index.rerankers import features
from index.rerankers.learned import Model
from index.rerankers.train.groups import FOLDS, Floats, Group
from index.rerankers.train.sets import EVERYDAY, READING, STATUTES, UNLEARNT
from index.significance import LEVEL, holm, sign_flip_p

SEARCHED = "search alone"
RERANKED = "reranked"
"""Orders, as tables call them."""

LEFT_OUT = (*READING, EVERYDAY)
"""The sets that are measured with what the others teach."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a question, or means over questions."""

    ndcg_10: float
    recall_1: float
    recall_50: float
    recall_100: float

    def __str__(self) -> str:
        return (
            f"nDCG@10 {self.ndcg_10:.4f}, R@1 {self.recall_1:.4f}, "
            f"R@50 {self.recall_50:.4f}, R@100 {self.recall_100:.4f}"
        )


Orders = Mapping[str, Sequence[Figures]]
"""By the name of an order the figures of the same questions; the last is the one that is used."""


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


class Numbered(Protocol):
    """What was found for a question."""

    @property
    def question(self) -> int:
        """The question's position in its set."""
        ...


_Found = TypeVar("_Found", bound=Numbered)
_Model = TypeVar("_Model")


def left_out(
    found: Mapping[str, Sequence[_Found]],
    seed: int,
    learn: Callable[[Mapping[str, Sequence[_Found]]], _Model],
    figures: Callable[[_Found, _Model], Figures],
) -> dict[str, list[Figures]]:
    """Figures of the statutes by cross-validation, and of each other set of these with what the others teach.

    Args:
        found: What is learnt from, by set.
        seed: Of the folds.
        learn: Makes a model of what is left.
        figures: Of a question with a model.

    Returns:
        By set the figures of each question, in the order in which they are found.
    """
    measured = {STATUTES: _cross_validated(found, seed, learn, figures)}
    for name in (name for name in LEFT_OUT if name in found):
        model = learn({other: every for other, every in found.items() if other != name})
        measured[name] = [figures(one, model) for one in found[name]]
    return measured


def _cross_validated(
    found: Mapping[str, Sequence[_Found]],
    seed: int,
    learn: Callable[[Mapping[str, Sequence[_Found]]], _Model],
    figures: Callable[[_Found, _Model], Figures],
) -> list[Figures]:
    """Each fifth of the questions on statutes, ranked by what was learnt from all the others."""
    total = 1 + max(one.question for one in found[STATUTES])
    fold = np.random.default_rng(seed).permutation(total) % FOLDS
    measured: dict[int, Figures] = {}
    for number in range(FOLDS):
        rest = {
            name: [one for one in every if name not in {STATUTES, UNLEARNT} or fold[one.question] != number]
            for name, every in found.items()
        }
        model = learn(rest)
        of_fold = [one for one in found[STATUTES] if fold[one.question] == number]
        measured |= {one.question: figures(one, model) for one in of_fold}
    return [measured[one.question] for one in found[STATUTES]]


def told(name: str, orders: Orders) -> Orders:
    """The figures of a set, printed."""
    print(name, *(f"  {order}: {averaged(every)}" for order, every in orders.items()), sep="\n", flush=True)
    return orders


def table_of(sets: Mapping[str, Orders]) -> str:
    """The lines of a card's table: a row for each order of each set.

    A star marks what differs from the last order of its set by more than chance, by the paired randomisation
    test with Holm's correction over the table.
    """
    by_chance = iter(_corrected(sets))
    return "\n".join(
        f"| `{name}` | {order} | {' | '.join(_cells(every, orders, by_chance))} |"
        for name, orders in sets.items()
        for order, every in orders.items()
    )


def _cells(every: Sequence[Figures], orders: Orders, by_chance: Iterator[float]) -> Iterator[str]:
    for mean, differences in zip(astuple(averaged(every)), _differences(every, orders), strict=True):
        yield f"{mean:.3f}" + ("\\*" if any(differences) and next(by_chance) <= LEVEL else "")


def _corrected(sets: Mapping[str, Orders]) -> list[float]:
    """A p-value for each figure that differs anywhere, in the order of the table."""
    moved = [
        differences
        for orders in sets.values()
        for every in orders.values()
        for differences in _differences(every, orders)
        if any(differences)
    ]
    return holm([sign_flip_p(differences) for differences in moved])


def _differences(every: Sequence[Figures], orders: Orders) -> list[list[float]]:
    """For each figure and question how much higher it is than that of the last order."""
    used = [*orders.values()][-1]
    both = np.array([list(map(astuple, every)), list(map(astuple, used))])
    return list(map(list, (both[0] - both[1]).T))
