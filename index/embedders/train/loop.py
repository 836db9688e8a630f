"""Learning by contrast: every other passage of a batch is a wrong answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional
from tqdm import trange

from index.embedders.train.pairs import Bags, Ids
from index.embedders.train.tables import Tables, composed


class RowAdam:
    """Adam (Kingma and Ba 2015) that touches only the rows a step has used.

    Args:
        table: Changed in place; shape `(rows, dimension)`.
        decays: Of the running means of gradients and of their squares.
    """

    def __init__(self, table: torch.Tensor, decays: tuple[float, float] = (0.9, 0.99)) -> None:
        self._table = table
        self._decays = decays
        self._means, self._squares = torch.zeros_like(table), torch.zeros_like(table)
        self._steps = torch.zeros(len(table), 1)

    def step(self, rows: torch.Tensor, gradients: torch.Tensor, rate: float) -> None:
        """Move `rows` against their `gradients`, shape `(len(rows), dimension)`; no row twice."""
        first, second = self._decays
        means = self._means[rows].mul_(first).add_(gradients, alpha=1 - first)
        squares = self._squares[rows].mul_(second).addcmul_(gradients, gradients, value=1 - second)
        steps = self._steps[rows] + 1
        self._means[rows], self._squares[rows], self._steps[rows] = means, squares, steps
        spread = (squares / (1 - second**steps)).sqrt_().add_(1e-8)
        self._table[rows] -= rate * (means / (1 - first**steps)) / spread


@dataclass(frozen=True, slots=True)
class Slice:
    """The rows of the tables that one batch uses, to be differentiated.

    Attributes:
        rows: Which pieces.
        part_rows: Which pieces are inside those.
        own: Vectors of `rows`.
        parts: Vectors of `part_rows`.
        stress: Logarithms of the weights of `rows` in a question.
        table: Vectors of `rows` with what is inside them.
    """

    rows: Ids
    part_rows: Ids
    own: torch.Tensor
    parts: torch.Tensor
    stress: torch.Tensor
    table: torch.Tensor

    def embed(self, bags: Bags, *, asked: bool) -> torch.Tensor:
        """Normalised sums of the pieces' vectors, weighted if `asked`; shape `(bags, dimension)`."""
        places = torch.from_numpy(np.searchsorted(self.rows, bags.ids))
        weights = self.stress.exp()[:, 0][places] if asked else None
        starts = torch.from_numpy(bags.offsets[:-1].copy())
        return functional.normalize(
            functional.embedding_bag(places, self.table, starts, mode="sum", per_sample_weights=weights)
        )


def slice_for(tables: Tables, texts: Sequence[Bags]) -> Slice:
    """What the texts of a batch need."""
    rows = np.unique(np.concatenate([bags.ids for bags in texts]))
    inside = tables.inside.chosen(rows)
    part_rows, places = np.unique(inside.ids, return_inverse=True)
    own = tables.own[torch.from_numpy(rows)].requires_grad_()
    parts = tables.parts[torch.from_numpy(part_rows)].requires_grad_()
    stress = tables.stress[torch.from_numpy(rows)].requires_grad_()
    return Slice(rows, part_rows, own, parts, stress, own + composed(parts, places.astype(np.int32), inside))


class Learner:
    """Fits tables by Adam, batch by batch.

    Args:
        tables: Changed in place.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._own, self._parts = RowAdam(tables.own), RowAdam(tables.parts)
        self._stress = RowAdam(tables.stress)

    @torch.no_grad()
    def step(self, used: Slice, rate: float) -> None:
        """Move what `used` holds against the gradients that were found."""
        rows, part_rows = torch.from_numpy(used.rows), torch.from_numpy(used.part_rows)
        pairs = (self._own, used.own, rows), (self._parts, used.parts, part_rows)
        for adam, leaf, places in (*pairs, (self._stress, used.stress, rows)):
            if leaf.grad is not None:
                adam.step(places, leaf.grad, rate)
        self.tables.own[0] = 0


def contrast(queries: torch.Tensor, passages: torch.Tensor, temperature: float) -> torch.Tensor:
    """In-batch cross-entropy in both directions (van den Oord et al. 2018, InfoNCE)."""
    scores = queries @ passages.T / temperature
    right = torch.arange(len(scores))
    return (functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)) / 2


def learn(
    tables: Tables,
    source: Iterator[tuple[Bags, Bags]],
    *,
    steps: int,
    rate: float,
    temperature: float = 0.05,
) -> None:
    """Fit the tables in place; the learning rate falls to zero in a straight line.

    Args:
        tables: Where to begin.
        source: Batches of queries and passages.
        steps: How many batches to learn from.
        rate: Learning rate of the first step.
        temperature: Divides the cosines.
    """
    learner = Learner(tables)
    progress = trange(steps, desc="train", unit="step", mininterval=10)
    for step in progress:
        queries, passages = next(source)
        used = slice_for(tables, [queries, passages])
        loss = contrast(used.embed(queries, asked=True), used.embed(passages, asked=False), temperature)
        loss.backward()  # type: ignore[no-untyped-call]
        learner.step(used, rate * (1 - step / steps))
        progress.set_postfix(loss=f"{loss.item():.3f}", refresh=False)
