"""Train the bundled static embedding model from the shared texts."""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from index.embedders.static import StaticEmbedder
from index.embedders.train import card, sources
from index.embedders.train.export import save_model
from index.embedders.train.loop import initial_weights, learn
from index.embedders.train.measure import Figures, RetrievalSet, measure, reading, statutes
from index.embedders.train.pairs import Bags, Pairs, Sampling, batches
from index.embedders.train.recipe import Recipe
from index.embedders.train.vocabulary import build_tokenizer, count_words

HELD_OUT = ("cmrc2018-trial", "drcd-dev")
"""Reading-comprehension sets that are kept for measuring."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What is learnt from, by kind."""

    news: list[sources.Example]
    laws: list[sources.Example]
    questions: list[sources.Example]


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


def read_sets(shared: Path) -> list[RetrievalSet]:
    """The sets that the model is measured on."""
    stard = shared / "benchmarks/stard"
    read = [reading(name, shared / f"benchmarks/mrc/{name}.json") for name in HELD_OUT]
    return [statutes(stard / "corpus.jsonl.gz", stard / "questions-dev.jsonl"), *read]


def train(texts: Texts, recipe: Recipe) -> tuple[Tokenizer, torch.Tensor]:
    """Learn a tokenizer and the vectors of its pieces."""
    every = chain(texts.news, texts.laws, texts.questions)
    words = count_words(text for example in every for text in (example.head, example.body))
    tokenizer = build_tokenizer(words, recipe.pieces, recipe.longest_piece)
    cloze = Sampling(
        longest=recipe.longest_query, dropped=recipe.dropped, kept=recipe.kept, heads=recipe.heads
    )
    pairs = [
        Pairs(texts.news, tokenizer, cloze),
        Pairs(texts.laws, tokenizer, cloze),
        Pairs(texts.questions, tokenizer, Sampling(heads=1.0)),
    ]
    counts = np.sum([kind.counts(recipe.pieces) for kind in pairs], axis=0)
    weights = initial_weights(torch.from_numpy(counts / counts.sum()).float(), recipe.dimension, recipe.seed)
    source = mixed(pairs, recipe)
    return tokenizer, learn(
        weights, source, steps=recipe.steps, rate=recipe.rate, temperature=recipe.temperature
    )


def mixed(pairs: list[Pairs], recipe: Recipe) -> Iterator[tuple[Bags, Bags]]:
    """Batches of one kind each, so that wrong answers are of the right kind; kinds come by their shares."""
    rng = np.random.default_rng(recipe.seed)
    kinds = [batches(kind, recipe.batch, rng) for kind in pairs]
    while True:
        yield next(kinds[rng.choice(len(kinds), p=np.divide(recipe.shares, sum(recipe.shares)))])


def main() -> None:
    """Read, learn, write the folder, measure what was written, and say so in its card."""
    arguments = parse_arguments()
    recipe = Recipe(steps=arguments.steps, seed=arguments.seed)
    start = time.monotonic()
    texts = read_texts(arguments.shared, final=arguments.final)
    tokenizer, weights = train(texts, recipe)
    save_model(arguments.out, tokenizer, weights.numpy())
    minutes = (time.monotonic() - start) / 60
    figures = measure_model(arguments.out, arguments.shared)
    sizes = {"news": len(texts.news), "laws": len(texts.laws), "questions": len(texts.questions)}
    text = card.write(recipe, sizes=sizes, figures=figures, minutes=minutes, final=arguments.final)
    (arguments.out / "README.md").write_text(text, encoding="utf-8")


def measure_model(folder: Path, shared: Path) -> dict[str, Figures]:
    """Figures of the written files, by the name of the set."""
    embedder = StaticEmbedder(folder)
    figures = {data.name: measure(data, embedder) for data in read_sets(shared)}
    for name, found in figures.items():
        print(name, found)
    return figures


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m index.embedders.train", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with texts/ and benchmarks/")
    parser.add_argument("--out", type=Path, required=True, help="folder that the model is written to")
    parser.add_argument("--steps", type=int, default=Recipe().steps, help="how many batches (%(default)s)")
    parser.add_argument("--seed", type=int, default=Recipe().seed, help="of everything drawn (%(default)s)")
    parser.add_argument("--final", action="store_true", help="learn from the held-out question sets, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
