"""Train the bundled static embedding model from the shared texts and our own questions."""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index.embedders.static import StaticEmbedder
from index.embedders.train import card, everyday
from index.embedders.train.export import save_model
from index.embedders.train.measure import (
    Figures,
    RetrievalSet,
    by_vectors,
    by_words,
    chosen_of,
    figures,
    fused,
    reading,
    statutes,
)
from index.embedders.train.pretrain import HELD_OUT, Vectors, load, pairs_of, pretrain, read_texts
from index.embedders.train.recipe import Recipe
from index.embedders.train.supervise import adapt, embedded
from index.embedders.train.teaching import (
    Chosen,
    Taught,
    all_of,
    judge_everyday,
    judge_stard,
    kept_apart,
    parts_of,
    tokenised,
    told_apart,
)
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
    ours = everyday.read_everyday(
        everyday.read_lines(arguments.everyday), arguments.shared / "texts/laws.tar.xz"
    )
    taught = Taught(
        judge_stard(sets[0], first, words[sets[0].name], recipe), *judge_everyday(ours, first, recipe)
    )

    def teach(chosen: Chosen) -> Vectors:
        return adapt(first, parts_of(taught, chosen, recipe), pairs, recipe)

    second = teach(all_of(taught))
    minutes = first.minutes + time.process_time() / 60
    save_model(arguments.out, second.tokenizer, second.table.numpy(), second.stress.numpy())
    known, apart = kept_apart(taught, ours, recipe)
    held = teach(known)
    if arguments.held:
        keep(arguments.held, held, apart)
    part = chosen_of(sets[0], apart.stard)
    some = {part.name: [words[sets[0].name][number] for number in apart.stard]}
    found = {
        "first stage": measure(sets, first, words) | measure([part], first, some),
        "second stage, kept apart": measure([part], held, some),
        "as shipped": measure_files(sets[1:], arguments.out, words),
    }
    apart_ones = {
        "first stage": first_of_its_statute(first, taught, ours, apart),
        "second stage": first_of_its_statute(held, taught, ours, apart),
    }
    sizes = {"news": len(texts.news), "laws": len(texts.laws), "questions": len(texts.questions)}
    sizes |= {"judged": len(taught.stard.relevant), "everyday": len(ours.questions)}
    sizes |= {"asked_about": len(set(ours.documents())), "apart": len(apart.everyday)}
    text = card.write(
        recipe, sizes=sizes, found=found, told_apart=apart_ones, minutes=minutes, final=arguments.final
    )
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


def keep(folder: Path, held: Vectors, apart: Chosen) -> None:
    """Write the model that has not learnt from what was kept apart, and which questions these are.

    What is trained on top of the vectors and judged by the same questions needs these: the shipped vectors
    have seen every judged question.
    """
    save_model(folder, held.tokenizer, held.table.numpy(), held.stress.numpy())
    np.savetxt(folder / "stard.txt", apart.stard, fmt="%d")
    np.savetxt(folder / "everyday.txt", apart.everyday, fmt="%d")


def first_of_its_statute(
    vectors: Vectors, taught: Taught, ours: everyday.Everyday, apart: Chosen
) -> tuple[float, float]:
    """How often the article, and the sentence, that answers a question is the likest one of its statute."""
    documents = ours.documents()
    return (
        told_apart(vectors, taught.articles, (documents, ours.article_documents), apart.everyday),
        told_apart(vectors, taught.sentences, (documents, ours.sentence_documents), apart.everyday),
    )


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
    parser.add_argument(
        "--everyday", type=Path, default=everyday.FILE, help="our own questions (%(default)s)"
    )
    parser.add_argument(
        "--held",
        type=Path,
        help="folder for a model without the questions kept apart, for training rerankers",
    )
    parser.add_argument("--final", action="store_true", help="learn from the held-out question sets, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
