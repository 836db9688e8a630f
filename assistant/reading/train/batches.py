"""Questions with passages as the network sees them, and batches of them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from assistant.reading.network import LONGEST, Text
from assistant.reading.pieces import Pieces, pieces_of
from assistant.reading.reader import passage_text, question_text
from assistant.reading.train.sets import Asked
from index.embedders.static import StaticEmbedder

_SORTED = 20
"""Batches whose questions are sorted by the length of their passages, so that little is padded."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question with one passage.

    Attributes:
        asked: The question, its passage and the answers as texts.
        pieces: The passage's pieces.
        question: What is seen of the question, without vectors.
        passage: What is seen of the passage, without vectors.
        style: Which kind of answers is wanted.
        right: First and last piece of each right answer; empty when the passage has none.
    """

    asked: Asked
    pieces: Pieces
    question: Text
    passage: Text
    style: int
    right: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded texts; shapes begin with `(texts, pieces)`, masks are true where a piece is."""

    question_ids: Tensor
    question_vectors: Tensor
    question_features: Tensor
    question_mask: Tensor
    passage_ids: Tensor
    passage_vectors: Tensor
    passage_features: Tensor
    passage_mask: Tensor
    styles: Tensor
    right: Tensor
    right_mask: Tensor


def example_of(asked: Asked, style: int, embedder: StaticEmbedder) -> Example | None:
    """What is seen of a question and its passage; None if there is nothing to read, or the answer is lost."""
    question, passage = pieces_of(asked.question, embedder), pieces_of(asked.passage, embedder)
    right = {found for start, end in asked.spans if (found := answer_pieces(passage, start, end))}
    if not len(question) or not len(passage) or bool(asked.spans) != bool(right):
        return None
    text, weights = question_text(question, embedder)
    seen = passage_text(question, text, weights, passage, embedder)
    return Example(asked, passage, _bare(text), _bare(seen), style, tuple(sorted(right)))


def answer_pieces(passage: Pieces, start: int, end: int) -> tuple[int, int] | None:
    """The pieces of an answer without the marks around it."""
    covered = passage.cover(start, end)
    if covered is None:
        return None
    first, last = covered
    words = passage.words()
    while last > first and not words[last].isalnum() and words[last] not in '%)》”"」':
        last -= 1
    while first < last and not words[first].isalnum() and words[first] not in '(《“"「':
        first += 1
    return first, last


def batches_of(
    examples: Sequence[Example], size: int, embedder: StaticEmbedder, *, longest: int, rng: random.Random
) -> Iterator[Batch]:
    """All examples once in random order, passages cut to a number of pieces around an answer."""
    order = rng.sample(range(len(examples)), len(examples))
    groups = []
    for begin in range(0, len(order), size * _SORTED):
        alike = sorted(order[begin : begin + size * _SORTED], key=lambda i: len(examples[i].pieces))
        groups += [alike[at : at + size] for at in range(0, len(alike), size)]
    rng.shuffle(groups)
    for group in groups:
        yield batch_of([cropped(examples[i], longest, rng) for i in group], embedder)


def cropped(example: Example, longest: int, rng: random.Random) -> Example:
    """A window of the passage with one of the answers in it, if it has any."""
    total = len(example.passage.ids)
    if total <= longest:
        return example
    low, high = 0, total - longest
    if example.right:
        first, last = rng.choice(example.right)
        low = min(max(0, min(last, first + longest // 2) - longest + 1), high)
        high = max(low, min(first, high))
    start = rng.randint(low, high)
    window = slice(start, start + longest)
    text = Text(example.passage.ids[window], example.passage.vectors, example.passage.features[window])
    right = tuple((a - start, b - start) for a, b in example.right if start <= a < start + longest)
    return replace(example, passage=text, right=right)


def batch_of(examples: Sequence[Example], embedder: StaticEmbedder) -> Batch:
    """Pad texts to the longest of them."""
    questions, passages = [each.question for each in examples], [each.passage for each in examples]
    pieces = max(len(text.ids) for text in passages)
    return Batch(
        *_padded(questions, embedder),
        *_padded(passages, embedder),
        torch.tensor([each.style for each in examples]),
        *_right(examples, pieces),
    )


def _padded(texts: Sequence[Text], embedder: StaticEmbedder) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    longest = max(len(text.ids) for text in texts)
    ids = np.zeros((len(texts), longest), np.int32)
    features = np.zeros((len(texts), longest, texts[0].features.shape[1]), np.float32)
    mask = np.zeros((len(texts), longest), bool)
    for row, text in enumerate(texts):
        ids[row, : len(text.ids)] = text.ids
        features[row, : len(text.ids)] = text.features
        mask[row, : len(text.ids)] = True
    vectors = embedder.token_vectors(ids.ravel())
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    found: tuple[npt.NDArray[np.generic], ...] = (ids, vectors.reshape(*ids.shape, -1), features, mask)
    return tuple(map(torch.from_numpy, found))  # type: ignore[return-value]


def _right(examples: Sequence[Example], pieces: int) -> tuple[Tensor, Tensor]:
    """Where right spans stand among all spans of a text; behind them all stands that there is none."""
    most = max(1, *(len(each.right) for each in examples))
    places = np.full((len(examples), most), pieces * LONGEST)
    mask = np.zeros((len(examples), most), bool)
    for row, example in enumerate(examples):
        mask[row, : max(1, len(example.right))] = True
        for column, (first, last) in enumerate(example.right):
            places[row, column] = first * LONGEST + min(last - first, pieces - 1 - first, LONGEST - 1)
    return torch.from_numpy(places), torch.from_numpy(mask)


def _bare(text: Text) -> Text:
    """The same in less room: vectors are looked up when a batch is made."""
    return Text(text.ids, np.zeros((0, 0), np.float32), text.features.astype(np.float16))
