"""Train the bundled reader from the shared reading sets and news, or measure it on files in SQuAD form."""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from assistant.reading.reader import FILE, open_reader, save
from assistant.reading.train import card
from assistant.reading.train.measure import Figures, measured, read_all
from assistant.reading.train.network import TrainedNetwork, weights_of
from assistant.reading.train.recipe import (
    Recipe,
    Sets,
    finished,
    read_sets,
    reader_of,
    sizes_of,
    taught,
)
from assistant.reading.train.sets import Asked, in_folds, misplaced, read_file
from index.embedders import open_embedder
from index.embedders.static import StaticEmbedder

_FOLDS_SEED = 1


def main() -> None:
    """Learn, measure what was learnt where it was not learnt from, and write it all down."""
    arguments = parse_arguments()
    torch.set_num_threads(arguments.threads)
    if arguments.evaluate:
        evaluate(arguments.evaluate)
        return
    if arguments.shared is None or arguments.out is None:
        raise SystemExit("--shared and --out are needed for training; --evaluate FILE measures without them")
    train_all(arguments.shared, arguments.out, Recipe(seed=arguments.seed))


def evaluate(files: Sequence[Path]) -> None:
    """Print how the bundled reader does on questions with their paragraphs; it has learnt the shared ones."""
    reader = open_reader()
    for file in files:
        asked = read_file(file)
        print(f"{file.stem}: {measured(asked, read_all(reader, asked))}", flush=True)


def train_all(shared: Path, out: Path, recipe: Recipe) -> None:
    """Write the weights and their card."""
    start = time.monotonic()
    embedder = open_embedder("bundled")
    assert isinstance(embedder, StaticEmbedder)  # noqa: S101 (by its table)
    sets = read_sets(shared)
    network = taught(sets, recipe, embedder)
    final = finished(network, sets.clauses, sets, recipe, embedder)
    out.mkdir(parents=True, exist_ok=True)
    save(weights_of(final), out / FILE)
    print(f"written after {(time.monotonic() - start) / 60:.1f} minutes", flush=True)
    figures = {
        "`cmrc2018-trial`, left out": left_out(network, sets, recipe, embedder),
        "`drcd-dev`, kept aside": _shown("drcd-dev", _with_wrong(sets.aside, sets.terms), final, embedder),
    }
    text = card.write(
        recipe,
        sizes=sizes_of(sets, recipe),
        figures=figures,
        parameters=sum(each.numel() for each in final.parameters()),
        kilobytes=(out / FILE).stat().st_size / 1000,
    )
    (out / "README.md").write_text(text, encoding="utf-8")


def left_out(network: TrainedNetwork, sets: Sets, recipe: Recipe, embedder: StaticEmbedder) -> Figures:
    """Each part of CMRC's paragraphs, read by what the last stage makes of the other ones."""
    fold = in_folds(sets.clauses, recipe.folds, _FOLDS_SEED)
    asked, readings = [], []
    for number in range(recipe.folds):
        others = [each for each, at in zip(sets.clauses, fold, strict=True) if at != number]
        held = _with_wrong(
            [each for each, at in zip(sets.clauses, fold, strict=True) if at == number], sets.clauses
        )
        reader = reader_of(finished(network, others, sets, recipe, embedder), embedder)
        found = read_all(reader, held)
        print(f"fold {number}: {measured(held, found)}", flush=True)
        asked += held
        readings += found
    figures = measured(asked, readings)
    print(f"cmrc2018-trial, left out: {figures}", flush=True)
    return figures


def _shown(name: str, asked: Sequence[Asked], network: TrainedNetwork, embedder: StaticEmbedder) -> Figures:
    figures = measured(asked, read_all(reader_of(network, embedder), asked))
    print(f"{name}, kept aside: {figures}", flush=True)
    return figures


def _with_wrong(asked: Sequence[Asked], among: Sequence[Asked]) -> list[Asked]:
    """The questions, and again with the paragraph that is most like each but does not answer it."""
    return [*asked, *misplaced(asked, among, random.Random(0), deep=1)]


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m assistant.reading.train", description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder with benchmarks/ and texts/")
    parser.add_argument("--out", type=Path, help="folder that the model is written to")
    parser.add_argument(
        "--evaluate",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="print exact match and F1 of the bundled reader on files in SQuAD form, and train nothing",
    )
    parser.add_argument("--seed", type=int, default=Recipe().seed, help="of everything drawn (%(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="of torch (%(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
