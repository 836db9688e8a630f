"""How well an order of candidates does."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Protocol, TypeVar

import numpy as np

from index.rerankers import features
from index.rerankers.learned import Model
from index.rerankers.train.groups import FOLDS, Floats, Group
from index.rerankers.train.sets import READING, STATUTES, UNLEARNT


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
) -> dict[str, Figures]:
    """Figures of the statutes by cross-validation, and of each reading set with what the others teach.

    Args:
        found: What is learnt from, by set.
        seed: Of the folds.
        learn: Makes a model of what is left.
        figures: Of a question with a model.
    """
    measured = {STATUTES: averaged(_cross_validated(found, seed, learn, figures))}
    for name in READING:
        model = learn({other: every for other, every in found.items() if other != name})
        measured[name] = averaged([figures(one, model) for one in found[name]])
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
    measured: list[Figures] = []
    for number in range(FOLDS):
        rest = {
            name: [one for one in every if name not in {STATUTES, UNLEARNT} or fold[one.question] != number]
            for name, every in found.items()
        }
        model = learn(rest)
        measured += [figures(one, model) for one in found[STATUTES] if fold[one.question] == number]
    return measured


def told(name: str, without: Figures, reranked: Figures) -> tuple[Figures, Figures]:
    """Both figures of a set, printed."""
    print(f"{name}\n  without: {without}\n  with:    {reranked}", flush=True)
    return without, reranked


def table_of(figures: Mapping[str, tuple[Figures, Figures]]) -> str:
    """The lines of a card's table: without and with the reranker, by set."""
    return "\n".join(
        f"| `{name}` | {order} | {' | '.join(f'{value:.3f}' for value in astuple(found))} |"
        for name, both in figures.items()
        for order, found in zip(("search alone", "reranked"), both, strict=True)
    )
