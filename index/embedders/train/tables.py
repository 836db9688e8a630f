"""What is learnt: vectors of the pieces, vectors of what is inside them, and weights in questions."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from index.embedders.train.pairs import Bags, Ids, bags_from


@dataclass(slots=True)
class Tables:
    """All that is learnt.

    A piece's vector is its own one and the mean-like sum of those of its characters and of the shorter
    pieces in it (Bojanowski et al., "Enriching Word Vectors with Subword Information", TACL 2017), so that
    a rare word begins with what its characters mean. At the end both are added up: it costs nothing later.

    Attributes:
        own: Shape `(vocabulary, dimension)`; row 0, the unknown piece, is zero.
        parts: What a piece gives to longer ones, same shape.
        inside: The pieces in each piece.
        stress: Logarithm of each piece's weight in a question, shape `(vocabulary, 1)`.
    """

    own: torch.Tensor
    parts: torch.Tensor
    inside: Bags
    stress: torch.Tensor

    def whole(self) -> torch.Tensor:
        """Every piece's vector, shape `(vocabulary, dimension)`."""
        return self.own + composed(self.parts, self.inside.ids, self.inside)


def composed(parts: torch.Tensor, places: Ids, bags: Bags) -> torch.Tensor:
    """The sums of each bag's parts, divided by the root of their number.

    Args:
        parts: Vectors, one a row.
        places: The row of each item in the bags.
        bags: Where each bag begins and ends.
    """
    roots = np.sqrt(np.maximum(1, np.diff(bags.offsets)), dtype=np.float32)
    starts = torch.from_numpy(bags.offsets[:-1].copy())
    sums = functional.embedding_bag(torch.from_numpy(places.astype(np.int64)), parts, starts, mode="sum")
    return sums / torch.from_numpy(roots)[:, None]


def parts_of(vocabulary: Mapping[str, int]) -> Bags:
    """For each piece of two characters or more, by number, the numbers of the shorter pieces in it."""
    inside: list[list[int]] = [[] for _ in range(len(vocabulary))]
    for piece, number in vocabulary.items():
        if number:
            inside[number] = [vocabulary[part] for part in _substrings(piece) if part in vocabulary]
    return bags_from(inside)


def _substrings(text: str) -> list[str]:
    """All that are shorter than the text: 'abc' has a, b, c, ab and bc."""
    return [text[i : i + size] for size in range(1, len(text)) for i in range(len(text) - size + 1)]


def initial_tables(frequencies: torch.Tensor, inside: Bags, dimension: int, seed: int) -> Tables:
    """Random directions, shorter for common pieces (smooth inverse frequency, Arora et al. 2017).

    Args:
        frequencies: Share of each piece in the texts, shape `(vocabulary,)`.
        inside: The pieces in each piece.
        dimension: Length of a vector.
        seed: Of the random directions.
    """
    generator = torch.Generator().manual_seed(seed)
    directions = torch.randn(len(frequencies), dimension, generator=generator)
    own = (1e-3 / (1e-3 + frequencies))[:, None] * functional.normalize(directions)
    own[0] = 0
    parts = torch.randn(len(frequencies), dimension, generator=generator) / (2 * dimension**0.5)
    return Tables(own, parts, inside, torch.zeros(len(frequencies), 1))
