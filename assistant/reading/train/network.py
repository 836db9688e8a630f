"""The network of `assistant.reading.network` in torch, to be trained; names and shapes agree."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from assistant.reading.network import LONGEST, PASSAGE_BLOCKS, QUESTION_BLOCKS, REACHES, Weights
from assistant.reading.train.batches import Batch

_NEVER = -1e4
_PAIR = 32
_TEMPERATURE = 0.1
_LEAST_SHARED = 0.3


class Dropped(nn.Module):
    """Dropout of whole columns, the same ones at every piece of a text."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self._rate = rate

    def forward(self, states: Tensor) -> Tensor:
        """Shape `(texts, pieces, width)` in and out."""
        if not self.training or not self._rate:
            return states
        kept = torch.rand(states.shape[0], 1, states.shape[2]) > self._rate
        return states * (kept / (1 - self._rate))


class Block(nn.Module):
    """A gated convolution over three pieces, `reach` apart, added to what comes in."""

    def __init__(self, width: int, reach: int, dropout: float) -> None:
        super().__init__()
        self._reach = reach
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Linear(3 * width, 2 * width)
        self.dropped = Dropped(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States of shape `(texts, pieces, width)` and 1 or 0 for each piece, `(texts, pieces, 1)`."""
        normed = self.norm(states) * mask
        around = torch.cat([_shifted(normed, self._reach), normed, _shifted(normed, -self._reach)], -1)
        value, gate = self.mix(around).chunk(2, -1)
        added: Tensor = self.dropped(value * torch.sigmoid(gate))
        return states + added


class TrainedNetwork(nn.Module):
    """The same function as `assistant.reading.network.Network`, for batches of padded texts.

    Args:
        columns: Of the features of questions and of passages.
        dimension: Of the pieces' vectors.
        width: Of the states.
        styles: How many sets with answers of their own kind there are.
        dropout: Part of the columns that are left out of each block while training.
    """

    def __init__(
        self,
        columns: tuple[int, int],
        dimension: int,
        *,
        width: int = 64,
        styles: int = 4,
        dropout: float = 0.15,
    ) -> None:
        super().__init__()
        self.project = nn.Linear(dimension, width)
        self.question_in = nn.Linear(width + columns[0], width)
        self.passage_in = nn.Linear(width + columns[1], width)
        self.style = nn.Embedding(styles, width)
        self.question_blocks = nn.ModuleList(Block(width, 1, dropout) for _ in range(QUESTION_BLOCKS))
        self.passage_blocks = nn.ModuleList(Block(width, 1, dropout) for _ in range(PASSAGE_BLOCKS))
        self.look, self.shown = nn.Linear(width, width), nn.Linear(width, width)
        self.alike, self.nothing = nn.Parameter(torch.tensor([4.0, 2.0])), nn.Parameter(torch.zeros(1))
        self.pool = nn.Linear(width, 1)
        self.merge, self.whole = nn.Linear(4 * width, width), nn.Linear(width, width)
        self.blocks = nn.ModuleList(Block(width, reach, dropout) for reach in REACHES)
        self.norm = nn.LayerNorm(width)
        self.first, self.last = nn.Linear(width, _PAIR), nn.Linear(width, _PAIR)
        self.start, self.end = nn.Linear(width, 1, bias=False), nn.Linear(width, 1, bias=False)
        self.start_whole, self.end_whole = nn.Linear(width, width), nn.Linear(width, width)
        self.length = nn.Linear(width, LONGEST)
        self.absent_in, self.absent_out = nn.Linear(3 * width, width), nn.Linear(width, 1)
        self.dropped = Dropped(dropout)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Logits of spans, shape `(texts, pieces, LONGEST)`, and of there being no answer, `(texts,)`."""
        asked, read = batch.question_mask[..., None].float(), batch.passage_mask[..., None].float()
        projected = self.dropped(self.project(batch.question_vectors))
        question = self.question_in(torch.cat([projected, batch.question_features], -1))
        question = question + self.style(batch.styles)[:, None]
        for block in self.question_blocks:
            question = block(question, asked)
        pooled = self.pool(question).squeeze(-1).masked_fill(~batch.question_mask, _NEVER)
        whole = (torch.softmax(pooled, -1)[:, None] @ question).squeeze(1)
        states = self._seen(batch, question, whole, read)
        for block in self.blocks:
            states = block(states, read)
        states = self.norm(states) * read
        return self._spans(batch, states, whole), self._absent(states, whole, read)

    def _seen(self, batch: Batch, question: Tensor, whole: Tensor, read: Tensor) -> Tensor:
        """The passage's states after a first look at the question."""
        projected = self.dropped(self.project(batch.passage_vectors))
        states = self.passage_in(torch.cat([projected, batch.passage_features], -1))
        for block in self.passage_blocks:
            states = block(states, read)
        matched = self.look(states) @ self.shown(question).transpose(1, 2) / states.shape[-1] ** 0.5
        matched = matched + self.alike[0] * (batch.passage_vectors @ batch.question_vectors.transpose(1, 2))
        matched = matched + self.alike[1] * (batch.passage_ids[:, :, None] == batch.question_ids[:, None])
        matched = matched.masked_fill(~batch.question_mask[:, None], _NEVER)
        nothing = self.nothing.expand(*matched.shape[:2], 1)
        taken = torch.softmax(torch.cat([matched, nothing], -1), -1)[..., :-1] @ question
        parts = [states, taken, states * taken, states * whole[:, None]]
        merged: Tensor = self.merge(self.dropped(torch.cat(parts, -1))) + self.whole(whole)[:, None]
        return merged

    def _spans(self, batch: Batch, states: Tensor, whole: Tensor) -> Tensor:
        pieces = states.shape[1]
        starts = self.start(states) + states @ self.start_whole(whole)[..., None]
        ends = (self.end(states) + states @ self.end_whole(whole)[..., None]).squeeze(-1)
        ends = ends.masked_fill(~batch.passage_mask, _NEVER)
        starts = starts.masked_fill(~batch.passage_mask[..., None], _NEVER)
        pairs = self.first(states) @ self.last(states).transpose(1, 2) / _PAIR**0.5 + ends[:, None]
        padded = functional.pad(pairs, (0, LONGEST), value=_NEVER)
        places = torch.arange(pieces)[:, None] + torch.arange(LONGEST)
        spans = padded.gather(2, places.expand(len(states), -1, -1))
        scores: Tensor = spans + starts + self.length(whole)[:, None]
        return scores

    def _absent(self, states: Tensor, whole: Tensor, read: Tensor) -> Tensor:
        highest = states.masked_fill(read == 0, _NEVER).max(1).values
        mean = states.sum(1) / read.sum(1)
        inner = functional.gelu(self.absent_in(torch.cat([highest, mean, whole], -1)), approximate="tanh")
        absent: Tensor = self.absent_out(inner).squeeze(-1)
        return absent


def loss_of(spans: Tensor, absent: Tensor, batch: Batch, near: float = 0.0) -> Tensor:
    """How unlikely a right span was, or that there is none; the batch's mean.

    Args:
        spans: Logits of spans.
        absent: Logits of there being no answer.
        batch: What is right.
        near: Weight of how unlikely the spans were that share much with the first right one, the more they
            share the more (Norouzi et al., "Reward augmented maximum likelihood for neural structured
            prediction", NIPS 2016); the rest is the weight of the right spans alone.
    """
    every = torch.log_softmax(torch.cat([spans.flatten(1), absent[:, None]], 1), 1)
    right = every.gather(1, batch.right).masked_fill(~batch.right_mask, _NEVER)
    alone = -torch.logsumexp(right, 1)
    if not near:
        return alone.mean()
    around = -(_near(spans.shape[1], batch) * every[:, :-1]).sum(1)
    answered = batch.right[:, 0] < spans.shape[1] * LONGEST
    return torch.where(answered, (1 - near) * alone + near * around, alone).mean()


def _near(pieces: int, batch: Batch) -> Tensor:
    """For each span how much of the probability it should have by what it shares with the first right one."""
    first, width = batch.right[:, 0, None, None] // LONGEST, batch.right[:, 0, None, None] % LONGEST
    last, starts, widths = first + width, torch.arange(pieces)[:, None], torch.arange(LONGEST)
    ends = starts + widths
    both = (torch.minimum(last, ends) - torch.maximum(first, starts) + 1).clamp(min=0)
    shared = 2 * both / (width + widths + 2)
    beyond = ends >= batch.passage_mask.sum(1)[:, None, None]
    levels = (shared / _TEMPERATURE).masked_fill(beyond | (shared < _LEAST_SHARED), _NEVER)
    return torch.softmax(levels.flatten(1), 1)


def weights_of(network: TrainedNetwork) -> Weights:
    """The parameters by name, as NumPy arrays."""
    return {name: value.detach().numpy().astype(np.float32) for name, value in network.state_dict().items()}


def _shifted(states: Tensor, by: int) -> Tensor:
    if by > 0:
        return functional.pad(states, (0, 0, by, 0))[:, : states.shape[1]]
    return functional.pad(states, (0, 0, 0, -by))[:, -by:]
