"""Pairs to learn from: a piece of a passage and the rest of it, a heading or question and its passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from index.embedders.train.sources import Example

Ids = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]
_CLAUSE_ENDS = (",", "。", ";", ":", "?", "!", "、")


@dataclass(frozen=True, slots=True)
class Bags:
    """Token ids of many texts, one after the other; text i has `ids[offsets[i]:offsets[i + 1]]`."""

    ids: Ids
    offsets: Places

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def chosen(self, rows: Places | Ids) -> "Bags":
        """The bags at these positions, in this order."""
        return self.ranges(self.offsets[rows][:, None], self.offsets[rows + 1][:, None])

    def ranges(self, starts: Places, ends: Places) -> "Bags":
        """New bags, each the ids of one or more ranges; shapes `(bags, ranges)`."""
        lengths = ends - starts
        flat = lengths.ravel()
        before = np.repeat(np.cumsum(flat) - flat, flat)
        places = np.repeat(starts.ravel(), flat) + np.arange(flat.sum()) - before
        return Bags(self.ids[places], _offsets(lengths.sum(axis=1)))


@dataclass(frozen=True, slots=True)
class Sampling:
    """How a query is cut out of its passage.

    Attributes:
        shortest: Fewest tokens in a query; its length is drawn evenly.
        longest: Most tokens in a query.
        dropped: Share of the query's tokens left out.
        kept: Share of the passages that keep the query's tokens.
        heads: Share of the queries that are the heading or question instead; 1 for question sets.
        thinned: Share of the passage's tokens left out, which is quicker and hardly worse.
    """

    shortest: int = 4
    longest: int = 32
    dropped: float = 0.25
    kept: float = 0.1
    heads: float = 0.2
    thinned: float = 0.0


def bags_of(texts: Sequence[str], tokenizer: Tokenizer, batch: int = 20_000) -> Bags:
    """Tokenise folded texts."""
    found = [np.empty(0, dtype=np.int32)]
    lengths: list[int] = []
    for start in range(0, len(texts), batch):
        encodings = tokenizer.encode_batch_fast(list(texts[start : start + batch]), add_special_tokens=False)
        found.extend(np.asarray(encoding.ids, dtype=np.int32) for encoding in encodings)
        lengths.extend(len(encoding.ids) for encoding in encodings)
    return Bags(np.concatenate(found), _offsets(np.asarray(lengths, dtype=np.int64)))


def bags_from(texts: Sequence[Sequence[int]]) -> Bags:
    """Bags of the ids of each text."""
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    return Bags(np.array([number for text in texts for number in text], dtype=np.int32), _offsets(lengths))


class Pairs:
    """Passages with what stands above them, which give a new query each time they are drawn."""

    def __init__(self, examples: Sequence[Example], tokenizer: Tokenizer, sampling: Sampling) -> None:
        texts = [text for example in examples for text in (example.head, example.body)]
        self._bags = bags_of(texts, tokenizer)
        ends = [tokenizer.token_to_id(mark) for mark in _CLAUSE_ENDS]
        self._clause_starts = _clause_starts(self._bags, [end for end in ends if end is not None])
        self._sampling = sampling

    def __len__(self) -> int:
        return len(self._bags.offsets) // 2

    def counts(self, vocabulary: int) -> Places:
        """How often each token occurs."""
        return np.bincount(self._bags.ids, minlength=vocabulary)

    def draw(self, chosen: Places, rng: np.random.Generator) -> tuple[Bags, Bags]:
        """Queries and the passages that they belong to."""
        offsets = self._bags.offsets
        head, body, end = offsets[2 * chosen], offsets[2 * chosen + 1], offsets[2 * chosen + 2]
        heads = (rng.random(len(chosen)) < self._sampling.heads) & (body > head)
        cut_start, cut_end = self._cut(body, end, rng)
        kept = rng.random(len(chosen)) < self._sampling.kept
        queries = self._bags.ranges(
            np.where(heads, head, cut_start)[:, None], np.where(heads, body, cut_end)[:, None]
        )
        whole = heads | kept
        starts = np.stack([np.where(heads, body, head), np.where(whole, end, cut_end)], axis=1)
        ends = np.stack([np.where(whole, end, cut_start), end], axis=1)
        thinned = np.full(len(chosen), self._sampling.thinned)
        queries = _thin(queries, np.where(heads, 0, self._sampling.dropped), rng)
        return queries, _thin(self._bags.ranges(starts, ends), thinned, rng)

    def _cut(self, start: Places, end: Places, rng: np.random.Generator) -> tuple[Places, Places]:
        """A run of tokens that begins a clause and leaves at least half of the passage."""
        size = end - start
        longest = np.minimum(self._sampling.longest, np.maximum(1, size // 2))
        wanted = rng.integers(np.minimum(self._sampling.shortest, longest), longest + 1)
        first = self._clause_starts[start + (rng.random(len(start)) * size).astype(np.int64)]
        first = np.minimum(first, end - wanted)
        return first, first + wanted


def batches(pairs: Pairs, size: int, rng: np.random.Generator) -> Iterator[tuple[Bags, Bags]]:
    """Batches of queries and passages without end; no pair comes twice before every one came once."""
    while True:
        order = rng.permutation(len(pairs))
        for start in range(0, max(1, len(order) - size + 1), size):
            yield pairs.draw(order[start : start + size], rng)


def _offsets(lengths: Places) -> Places:
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])


def _clause_starts(bags: Bags, ends: Sequence[int]) -> Places:
    """For each token the place where its clause begins."""
    begins = np.zeros(len(bags.ids) + 1, dtype=np.int64)
    after = np.flatnonzero(np.isin(bags.ids, ends)) + 1
    begins[after] = after
    begins[bags.offsets] = bags.offsets
    return np.maximum.accumulate(begins)


def _thin(bags: Bags, dropped: npt.NDArray[np.float64], rng: np.random.Generator) -> Bags:
    """Leave out a share of each bag's tokens, but not of bags with three tokens or fewer."""
    lengths = np.diff(bags.offsets)
    share = np.repeat(np.where(lengths > 3, dropped, 0), lengths)
    kept = rng.random(len(bags.ids)) >= share
    rows = np.repeat(np.arange(len(lengths)), lengths)
    return Bags(bags.ids[kept], _offsets(np.bincount(rows[kept], minlength=len(lengths))))
