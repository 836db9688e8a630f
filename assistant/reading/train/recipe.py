"""What is learnt from what, in which order: the whole training but for its reports."""

import copy
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.reading.network import Network
from assistant.reading.reader import Reader
from assistant.reading.train.batches import Example, example_of
from assistant.reading.train.loop import Stage, train
from assistant.reading.train.near import near_words
from assistant.reading.train.network import TrainedNetwork, weights_of
from assistant.reading.train.sets import (
    CLAUSES,
    STYLES,
    TERMS,
    TRANSLATED,
    Asked,
    aside_of,
    misplaced,
    read_set,
    robbed,
    veiled,
)
from assistant.reading.train.trees import Trees
from assistant.reading.train.written import news_articles, written
from index.embedders.static import StaticEmbedder

FIRST, SECOND, LAST = Stage(2, 2.5e-3), Stage(4, 2e-3), Stage(4, 1.5e-3, longest=256, near=0.4)
_TREES = Trees()
_ASIDE = 12
_ASIDE_SEED = 2


@dataclass(frozen=True, slots=True)
class Recipe:
    """Amounts.

    Attributes:
        written: Questions that are written by rule from news.
        kept: How many of them the second stage sees again.
        translated: Answered questions of ChineseSquad at most; unanswered ones at most two fifths as many.
        wrong: Questions of DRCD that are asked of similar paragraphs, too; half as many of robbed ones.
        folds: Of CMRC's paragraphs, to measure with.
        first: Rule-written and real questions together.
        second: Mostly real questions.
        last: Questions of CMRC, beside some of DRCD.
        trees: Learnt from what the networks of the folds make of the questions left out.
        seed: Of everything drawn.
    """

    written: int = 9000
    kept: int = 2500
    translated: int = 2600
    wrong: int = 1200
    folds: int = 5
    first: Stage = FIRST
    second: Stage = SECOND
    last: Stage = LAST
    trees: Trees = _TREES
    seed: int = 3


@dataclass(frozen=True, slots=True)
class Sets:
    """The questions.

    Attributes:
        clauses: Of CMRC 2018.
        terms: Of DRCD but for those aside.
        aside: Of DRCD, every twelfth article; never learnt from.
        translated: Of ChineseSquad, answered and not.
        news: Articles to write questions about.
    """

    clauses: Sequence[Asked]
    terms: Sequence[Asked]
    aside: Sequence[Asked]
    translated: Sequence[Asked]
    news: Sequence[str]


def read_sets(shared: Path) -> Sets:
    """All that is learnt from."""
    terms = read_set(shared, TERMS)
    aside = aside_of(terms, _ASIDE, _ASIDE_SEED)
    return Sets(
        read_set(shared, CLAUSES),
        [each for each in terms if each.group not in aside],
        [each for each in terms if each.group in aside],
        read_set(shared, TRANSLATED),
        news_articles(shared / "texts/news.txt.xz"),
    )


def sizes_of(sets: Sets, recipe: Recipe) -> dict[str, int]:
    """How many answered questions of each source are learnt from."""
    translated = sum(bool(each.spans) for each in sets.translated)
    return {
        TERMS: len(sets.terms),
        TRANSLATED: min(translated, recipe.translated),
        CLAUSES: len(sets.clauses),
        "news": recipe.written,
    }


def blank(embedder: StaticEmbedder) -> TrainedNetwork:
    """A network that has learnt nothing."""
    example = example_of(Asked(TERMS, "", "谁", "人。", (), ()), STYLES[TERMS], embedder)
    assert example is not None  # noqa: S101 (it has something to read)
    return TrainedNetwork(
        (example.question.features.shape[1], example.passage.features.shape[1]), embedder.dimension
    )


def taught(sets: Sets, recipe: Recipe, embedder: StaticEmbedder) -> TrainedNetwork:
    """A network that has learnt from everything but CMRC."""
    rng = random.Random(recipe.seed)
    near = near_words(sets.news[: recipe.written // 3], embedder)
    easy = _examples(written(sets.news, near, count=recipe.written, seed=recipe.seed), embedder)
    answered = [each for each in sets.translated if each.spans]
    unanswered = [each for each in sets.translated if not each.spans]
    translated = rng.sample(answered, min(len(answered), recipe.translated))
    translated += rng.sample(unanswered, min(len(unanswered), 2 * recipe.translated // 5))
    real = _examples([*sets.terms, *translated, *_wrong(sets.terms, recipe.wrong, rng)], embedder)
    print(f"first stages: {len(easy)} questions by rule, {len(real)} others", flush=True)
    network = blank(embedder)
    train(network, [*easy, *real], recipe.first, embedder, recipe.seed)
    train(network, [*easy[: recipe.kept], *real], recipe.second, embedder, recipe.seed + 1)
    return network


def finished(
    network: TrainedNetwork, clauses: Sequence[Asked], sets: Sets, recipe: Recipe, embedder: StaticEmbedder
) -> TrainedNetwork:
    """A copy that has learnt from questions of CMRC, too."""
    rng = random.Random(recipe.seed)
    terms = rng.sample(sets.terms, min(len(sets.terms), 2 * len(clauses)))
    wrong = _wrong(clauses, len(clauses), rng) + _wrong(terms, len(terms) // 2, rng)
    without = veiled(clauses, rng) + veiled(terms, rng)
    examples = _examples([*clauses, *clauses, *terms, *wrong, *without], embedder)
    print(f"last stage: {len(examples)} questions", flush=True)
    further = copy.deepcopy(network)
    train(further, examples, recipe.last, embedder, recipe.seed + 2)
    return further


def reader_of(network: TrainedNetwork, embedder: StaticEmbedder) -> Reader:
    """The network as it runs without torch."""
    return Reader(Network(weights_of(network)), embedder)


def _wrong(asked: Sequence[Asked], count: int, rng: random.Random) -> list[Asked]:
    """Some questions with paragraphs that do not answer them: similar ones, and their own one robbed."""
    drawn = rng.sample(asked, min(count, len(asked)))
    return misplaced(drawn, asked, rng) + robbed(drawn[: count // 2])


def _examples(asked: Sequence[Asked], embedder: StaticEmbedder) -> list[Example]:
    found = [example_of(each, STYLES[each.source], embedder) for each in asked]
    return [example for example in found if example is not None]
