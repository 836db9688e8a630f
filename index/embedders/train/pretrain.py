"""The first stage: a tokenizer and vectors from texts alone, kept in a file for the second."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from index.embedders.train import sources
from index.embedders.train.loop import learn
from index.embedders.train.pairs import Bags, Pairs, Sampling, batches
from index.embedders.train.recipe import Recipe
from index.embedders.train.tables import initial_tables, parts_of
from index.embedders.train.vocabulary import build_tokenizer, count_words

HELD_OUT = ("cmrc2018-trial", "drcd-dev")
"""Reading-comprehension sets that are kept for measuring."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What is learnt from, by kind."""

    news: list[sources.Example]
    laws: list[sources.Example]
    questions: list[sources.Example]

    def kinds(self) -> tuple[list[sources.Example], ...]:
        """In the order of the recipe's shares."""
        return self.news, self.laws, self.questions


@dataclass(frozen=True, slots=True)
class Vectors:
    """A tokenizer with what was learnt about its pieces.

    Attributes:
        tokenizer: Cuts folded texts.
        table: A vector for each piece, shape `(vocabulary, dimension)`.
        stress: What each piece's vector is multiplied with in a question, shape `(vocabulary,)`.
        minutes: Processor time that went into what was read from a file; 0 if it was just learnt.
    """

    tokenizer: Tokenizer
    table: torch.Tensor
    stress: torch.Tensor
    minutes: float = 0.0

    def save(self, path: Path, minutes: float) -> None:
        """Write everything into one file."""
        tokenizer = np.frombuffer(self.tokenizer.to_str().encode(), dtype=np.uint8)
        table, stress = self.table.numpy(), self.stress.numpy()
        np.savez(path, tokenizer=tokenizer, table=table, stress=stress, minutes=minutes)


def load(path: Path) -> Vectors:
    """Read what `Vectors.save` wrote."""
    with np.load(path) as arrays:
        tokenizer = Tokenizer.from_str(arrays["tokenizer"].tobytes().decode())
        table, stress = (torch.from_numpy(arrays[name]) for name in ("table", "stress"))
        return Vectors(tokenizer, table, stress, float(arrays["minutes"]))


def read_texts(shared: Path, *, final: bool) -> Texts:
    """Read everything that may be learnt from; the held-out question sets only for a `final` model."""
    articles = sources.articles(shared / "benchmarks/stard/corpus.jsonl.gz")
    laws = chain(articles, sources.laws(shared / "texts/laws.tar.xz"))
    names = ("chinesesquad-dev", *(HELD_OUT if final else ()))
    asked = chain.from_iterable(sources.questions(shared / f"benchmarks/mrc/{name}.json") for name in names)
    return Texts(
        list(sources.distinct(sources.news(shared / "texts/news.txt.xz"))),
        list(sources.distinct(laws)),
        list(asked),
    )


def pretrain(texts: Texts, recipe: Recipe) -> tuple[Vectors, list[Pairs]]:
    """Learn a tokenizer and the vectors of its pieces; the pairs serve the next stage again."""
    every = chain(*texts.kinds())
    words = count_words(text for example in every for text in (example.head, example.body))
    tokenizer = build_tokenizer(words, recipe.pieces, recipe.longest_piece)
    pairs = pairs_of(texts, tokenizer, recipe)
    counts = np.sum([kind.counts(tokenizer.get_vocab_size()) for kind in pairs], axis=0)
    frequencies = torch.from_numpy(counts / counts.sum()).float()
    tables = initial_tables(frequencies, parts_of(tokenizer.get_vocab()), recipe.dimension, recipe.seed)
    source = mixed(pairs, recipe)
    learn(tables, source, steps=recipe.steps, rate=recipe.rate, temperature=recipe.temperature)
    return Vectors(tokenizer, tables.whole(), tables.stress.exp()[:, 0]), pairs


def pairs_of(texts: Texts, tokenizer: Tokenizer, recipe: Recipe) -> list[Pairs]:
    """Pairs of each kind, in the order of the recipe's shares."""
    cloze = Sampling(
        longest=recipe.longest_query,
        dropped=recipe.dropped,
        kept=recipe.kept,
        heads=recipe.heads,
        thinned=recipe.thinned,
    )
    asked = Sampling(heads=1.0, thinned=recipe.thinned)
    samplings = (cloze, cloze, asked)
    return [Pairs(kind, tokenizer, how) for kind, how in zip(texts.kinds(), samplings, strict=True)]


def mixed(pairs: Sequence[Pairs], recipe: Recipe) -> Iterator[tuple[Bags, Bags]]:
    """Batches of one kind each, so that wrong answers are of the right kind; kinds come by their shares."""
    rng = np.random.default_rng(recipe.seed)
    kinds = [batches(kind, recipe.batch, rng) for kind in pairs]
    while True:
        yield next(kinds[rng.choice(len(kinds), p=np.divide(recipe.shares, sum(recipe.shares)))])
