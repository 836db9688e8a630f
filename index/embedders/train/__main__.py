"""Train the bundled static embedding model from the shared texts."""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index.embedders.static import StaticEmbedder
from index.embedders.train import card
from index.embedders.train.export import save_model
from index.embedders.train.measure import (
    Figures,
    RetrievalSet,
    by_vectors,
    by_words,
    figures,
    fused,
    reading,
    statutes,
)
from index.embedders.train.pairs import Bags, Places, bags_of
from index.embedders.train.pretrain import HELD_OUT, Vectors, load, pairs_of, pretrain, read_texts
from index.embedders.train.recipe import Recipe
from index.embedders.train.supervise import Judged, adapt, embedded, folds, groups_of, mistaken_for
from index.folding import fold
from index.types import Scored

Lists = dict[str, list[list[Scored]]]


def main() -> None:
    """Read, learn in two stages, write the folder, measure what was written, and say so in its card."""
    arguments = parse_arguments()
    recipe = Recipe(steps=arguments.steps, seed=arguments.seed)
    texts = read_texts(arguments.shared, final=arguments.final)
    if arguments.pretrained and arguments.pretrained.exists():
        first = load(arguments.pretrained)
        pairs = pairs_of(texts, first.tokenizer, recipe)
    else:
        first, pairs = pretrain(texts, recipe)
        if arguments.pretrained:
            first.save(arguments.pretrained, minutes=time.process_time() / 60)
    sets = read_sets(arguments.shared)
    words = words_lists(sets)
    judged = judge(sets[0], first, words[sets[0].name], recipe)

    def teach(chosen: Places) -> Vectors:
        return adapt(first, judged, chosen, pairs, recipe)

    second = teach(np.arange(len(judged.relevant)))
    minutes = first.minutes + time.process_time() / 60
    save_model(arguments.out, second.tokenizer, second.table.numpy(), second.stress.numpy())
    apart = folds(range(len(judged.relevant)), recipe.folds, recipe.seed)
    if arguments.folds:
        keep_folds(arguments.folds, apart, teach)
    together = folds(groups_of(judged.relevant), recipe.folds, recipe.seed)
    found = {
        "first stage": measure(sets, first, words),
        "second stage, folds": cross_validated(sets[0], judged, apart, teach, words),
        "second stage, folds of groups": cross_validated(sets[0], judged, together, teach, words),
        "as shipped": measure_files(sets[1:], arguments.out, words),
    }
    sizes = {"news": len(texts.news), "laws": len(texts.laws), "questions": len(texts.questions)}
    sizes["judged"] = len(judged.relevant)
    text = card.write(recipe, sizes=sizes, found=found, minutes=minutes, final=arguments.final)
    (arguments.out / "README.md").write_text(text, encoding="utf-8")


def read_sets(shared: Path) -> list[RetrievalSet]:
    """The sets that the model is measured on; the first has the judged questions of the second stage."""
    stard = shared / "benchmarks/stard"
    read = [reading(name, shared / f"benchmarks/mrc/{name}.json") for name in HELD_OUT]
    return [statutes(stard / "corpus.jsonl.gz", stard / "questions-dev.jsonl"), *read]


def words_lists(sets: Sequence[RetrievalSet]) -> Lists:
    """What BM25 finds, by the name of the set."""
    with TemporaryDirectory() as folder:
        return {data.name: by_words(data, Path(folder) / data.name) for data in sets}


def judge(data: RetrievalSet, first: Vectors, words: Sequence[Sequence[Scored]], recipe: Recipe) -> Judged:
    """Tokenise the judged questions, and find what words and the first stage mistake for their passages."""
    passages, questions, bodies = (
        tokenised(texts, first) for texts in (data.passages, data.questions, data.bodies)
    )
    vectors = embedded(first, passages, asked=False)
    near = by_vectors(embedded(first, questions, asked=True).numpy(), vectors.numpy())
    found = [
        list(dict.fromkeys(number for number, _ in (*one[: recipe.depth], *other[: recipe.depth])))
        for one, other in zip(words, near, strict=True)
    ]
    mistaken = mistaken_for(found, data.relevant, vectors, recipe.alike)
    return Judged(questions, bodies, data.relevant, mistaken)


def cross_validated(
    data: RetrievalSet, judged: Judged, fold_of: Places, teach: Callable[[Places], Vectors], words: Lists
) -> dict[str, Figures]:
    """Each fold of the judged questions by the vectors that the other folds taught."""
    found: list[list[Scored]] = [[] for _ in judged.relevant]
    for number in np.unique(fold_of):
        learnt = teach(np.flatnonzero(fold_of != number))
        asked = np.flatnonzero(fold_of == number)
        questions = embedded(learnt, judged.questions.chosen(asked), asked=True)
        passages = embedded(learnt, tokenised(data.passages, learnt), asked=False)
        for question, ranked in zip(asked, by_vectors(questions.numpy(), passages.numpy()), strict=True):
            found[question] = ranked
    return reported(data, found, words)


def keep_folds(folder: Path, fold_of: Places, teach: Callable[[Places], Vectors]) -> None:
    """Write a model for each fold that has not learnt from its questions, and which question is in which.

    What is trained on top of the vectors and judged by the same questions needs these: the shipped vectors
    have seen every judged question.
    """
    for number in np.unique(fold_of):
        learnt = teach(np.flatnonzero(fold_of != number))
        save_model(folder / str(number), learnt.tokenizer, learnt.table.numpy(), learnt.stress.numpy())
    np.savetxt(folder / "folds.txt", fold_of, fmt="%d")


def tokenised(texts: Sequence[str], vectors: Vectors) -> Bags:
    """Tokens of texts as they are."""
    return bags_of([fold(text) for text in texts], vectors.tokenizer)


def measure(sets: Sequence[RetrievalSet], vectors: Vectors, words: Lists) -> dict[str, Figures]:
    """Figures of vectors before they are written."""
    found: dict[str, Figures] = {}
    for data in sets:
        bags = [tokenised(part, vectors) for part in (data.questions, data.passages)]
        questions, passages = embedded(vectors, bags[0], asked=True), embedded(vectors, bags[1], asked=False)
        found |= reported(data, by_vectors(questions.numpy(), passages.numpy()), words)
    return found


def measure_files(sets: Sequence[RetrievalSet], folder: Path, words: Lists) -> dict[str, Figures]:
    """Figures of the written files."""
    embedder = StaticEmbedder(folder)
    found: dict[str, Figures] = {}
    for data in sets:
        questions, passages = embedder.embed_questions(data.questions), embedder.embed_passages(data.passages)
        found |= reported(data, by_vectors(questions, passages), words)
    return found


def reported(data: RetrievalSet, found: Sequence[Sequence[Scored]], words: Lists) -> dict[str, Figures]:
    """Print and return what vectors reach alone and beside words."""
    both = fused(words[data.name], found)
    result = {data.name: figures(found, data.relevant), f"{data.name}, fused": figures(both, data.relevant)}
    for name, value in result.items():
        print(f"{name}: {value}", flush=True)
    return result


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m index.embedders.train", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with texts/ and benchmarks/")
    parser.add_argument("--out", type=Path, required=True, help="folder that the model is written to")
    parser.add_argument(
        "--steps", type=int, default=Recipe().steps, help="batches of the first stage (%(default)s)"
    )
    parser.add_argument("--seed", type=int, default=Recipe().seed, help="of everything drawn (%(default)s)")
    parser.add_argument("--pretrained", type=Path, help="file to keep the first stage in, or to begin from")
    parser.add_argument("--folds", type=Path, help="folder for a model of each fold, for training rerankers")
    parser.add_argument("--final", action="store_true", help="learn from the held-out question sets, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
