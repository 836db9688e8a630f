"""Training, one stage at a time."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from assistant.reading.train.batches import Example, batches_of
from assistant.reading.train.network import TrainedNetwork, loss_of
from index.embedders.static import StaticEmbedder

_SIZE = 32
_STEEPEST = 1.0
_LAST = 0.03
_MEMORY = 0.99
"""How much of the averaged weights a step keeps."""


@dataclass(frozen=True, slots=True)
class Stage:
    """How long is learnt, and how fast.

    Attributes:
        epochs: How often each example is seen.
        rate: The highest learning rate, reached after the warm-up; it falls to nearly nothing.
        warming: Batches of the warm-up.
        longest: Pieces that passages are cut to.
        near: How much of the loss asks for spans near the right one instead of it alone.
    """

    epochs: int
    rate: float
    warming: int = 50
    longest: int = 192
    near: float = 0.0


def train(
    network: TrainedNetwork, examples: Sequence[Example], stage: Stage, embedder: StaticEmbedder, seed: int
) -> None:
    """Learn from examples in place, and tell how the loss falls.

    What is kept is a moving average of the weights (Polyak and Juditsky, "Acceleration of stochastic
    approximation by averaging", 1992).
    """
    rng = random.Random(seed)
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(network.parameters(), lr=stage.rate, weight_decay=0.02, betas=(0.9, 0.98))
    steps = stage.epochs * (len(examples) // _SIZE + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / stage.warming) * max(_LAST, 1 - step / steps)
    )
    network.train()
    average = {name: value.clone() for name, value in network.state_dict().items()}
    start = time.monotonic()
    for epoch in range(stage.epochs):
        losses = []
        for batch in batches_of(examples, _SIZE, embedder, longest=stage.longest, rng=rng):
            spans, absent = network(batch)
            loss = loss_of(spans, absent, batch, near=stage.near)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), _STEEPEST)
            optimizer.step()
            schedule.step()
            _follow(average, network)
            losses.append(loss.item())
        mean, minutes = sum(losses) / len(losses), (time.monotonic() - start) / 60
        print(f"  epoch {epoch + 1}/{stage.epochs}: loss {mean:.3f} after {minutes:.1f} minutes", flush=True)
    network.load_state_dict(average)
    network.eval()


@torch.no_grad()
def _follow(average: dict[str, Tensor], network: nn.Module) -> None:
    for name, value in network.state_dict().items():
        average[name].lerp_(value, 1 - _MEMORY)
