"""Learning by contrast: every other passage of a batch is a wrong answer."""

from collections.abc import Iterator

import numpy as np
import torch
from torch.nn import functional
from tqdm import trange

from index.embedders.train.pairs import Bags


def initial_weights(frequencies: torch.Tensor, dimension: int, seed: int) -> torch.Tensor:
    """Random directions, shorter for common tokens (smooth inverse frequency, Arora et al. 2017).

    Args:
        frequencies: Share of each token in the texts, shape `(vocabulary,)`.
        dimension: Length of a vector.
        seed: Of the random directions.

    Returns:
        Shape `(vocabulary, dimension)`; row 0, the unknown token, is zero.
    """
    directions = torch.randn(len(frequencies), dimension, generator=torch.Generator().manual_seed(seed))
    smooth = 1e-3 / (1e-3 + frequencies)
    weights = smooth[:, None] * functional.normalize(directions)
    weights[0] = 0
    return weights


def embed(weights: torch.Tensor, bags: Bags) -> torch.Tensor:
    """Normalised sums of the tokens' vectors, shape `(len(bags), dimension)`."""
    ids, offsets = torch.from_numpy(bags.ids), torch.from_numpy(bags.offsets[:-1].astype(np.int32))
    return functional.normalize(functional.embedding_bag(ids, weights, offsets, mode="sum", padding_idx=0))


def contrast(queries: torch.Tensor, passages: torch.Tensor, temperature: float) -> torch.Tensor:
    """In-batch cross-entropy in both directions (van den Oord et al. 2018, InfoNCE)."""
    scores = queries @ passages.T / temperature
    right = torch.arange(len(scores))
    return (functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)) / 2


def learn(
    weights: torch.Tensor,
    source: Iterator[tuple[Bags, Bags]],
    *,
    steps: int,
    rate: float,
    temperature: float = 0.05,
) -> torch.Tensor:
    """Fit the token vectors with Adam; the learning rate falls to zero in a straight line.

    Args:
        weights: Where to begin, shape `(vocabulary, dimension)`.
        source: Batches of queries and passages.
        steps: How many batches to learn from.
        rate: Learning rate of the first step.
        temperature: Divides the cosines.

    Returns:
        The learnt vectors, same shape.
    """
    parameter = torch.nn.Parameter(weights.clone())
    optimizer = torch.optim.Adam([parameter], lr=rate, betas=(0.9, 0.99), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    progress = trange(steps, desc="train", unit="step", mininterval=5)
    for _ in progress:
        queries, passages = next(source)
        loss = contrast(embed(parameter, queries), embed(parameter, passages), temperature)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        progress.set_postfix(loss=f"{loss.item():.3f}", refresh=False)
    return parameter.detach()
