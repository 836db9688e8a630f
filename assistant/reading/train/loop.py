"""Training, one stage at a time."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch

from assistant.reading.train.batches import Example, batches_of
from assistant.reading.train.network import TrainedNetwork, loss_of
from index.embedders.static import StaticEmbedder

_SIZE = 32
_LONGEST = 192
_STEEPEST = 1.0
_LAST = 0.03


@dataclass(frozen=True, slots=True)
class Stage:
    """How long is learnt, and how fast.

    Attributes:
        epochs: How often each example is seen.
        rate: The highest learning rate, reached after the warm-up; it falls to nearly nothing.
        warming: Batches of the warm-up.
    """

    epochs: int
    rate: float
    warming: int = 50


def train(
    network: TrainedNetwork, examples: Sequence[Example], stage: Stage, embedder: StaticEmbedder, seed: int
) -> None:
    """Learn from examples in place, and tell how the loss falls."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(network.parameters(), lr=stage.rate, weight_decay=0.02, betas=(0.9, 0.98))
    steps = stage.epochs * (len(examples) // _SIZE + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / stage.warming) * max(_LAST, 1 - step / steps)
    )
    network.train()
    start = time.monotonic()
    for epoch in range(stage.epochs):
        losses = []
        for batch in batches_of(examples, _SIZE, embedder, longest=_LONGEST, rng=rng):
            spans, absent = network(batch)
            loss = loss_of(spans, absent, batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), _STEEPEST)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        mean, minutes = sum(losses) / len(losses), (time.monotonic() - start) / 60
        print(f"  epoch {epoch + 1}/{stage.epochs}: loss {mean:.3f} after {minutes:.1f} minutes", flush=True)
    network.eval()
