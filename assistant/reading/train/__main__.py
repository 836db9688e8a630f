"""Train the bundled reader from the shared reading sets and news, or measure it on files in SQuAD form."""

import argparse
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch

from assistant.reading.network import Network
from assistant.reading.reader import FILE, TREES, VECTORS, Reader, Reading, open_reader, save
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
from assistant.reading.train.shelf import Shelf
from assistant.reading.train.trees import Seen, fitted, seen_by
from index.embedders import BUNDLED_MODEL, open_embedder
from index.embedders.static import StaticEmbedder

_FOLDS_SEED = 1
_FILES_OF_VECTORS = ("modules.json", "tokenizer.json", "model.safetensors", "questions.safetensors")


def main() -> None:
    """Learn, measure what was learnt where it was not learnt from, and write it all down."""
    arguments = parse_arguments()
    torch.set_num_threads(arguments.threads)
    if arguments.evaluate:
        evaluate(arguments.evaluate)
        return
    if arguments.shared is None or arguments.out is None:
        raise SystemExit("--shared and --out are needed for training; --evaluate FILE measures without them")
    train_all(arguments.shared, arguments.out, Recipe(seed=arguments.seed), Shelf(arguments.keep))


def evaluate(files: Sequence[Path]) -> None:
    """Print how the bundled reader does on questions with their paragraphs; it has learnt the shared ones."""
    reader = open_reader()
    for file in files:
        asked = read_file(file)
        print(f"{file.stem}: {measured(asked, read_all(reader, asked))}", flush=True)


def train_all(shared: Path, out: Path, recipe: Recipe, shelf: Shelf) -> None:
    """Write the weights, the trees and their card."""
    embedder = open_embedder("bundled")
    assert isinstance(embedder, StaticEmbedder)  # noqa: S101 (by its table)
    sets = read_sets(shared)
    network = shelf.get("first", embedder, lambda: taught(sets, recipe, embedder))
    final = shelf.get("all", embedder, lambda: finished(network, sets.clauses, sets, recipe, embedder))
    parts = parts_of(network, sets, recipe, embedder, shelf)
    seen = [each for part in parts for each in part.seen]
    out.mkdir(parents=True, exist_ok=True)
    save(weights_of(final), out / FILE)
    fitted(seen, recipe.trees).save(out / TREES)
    (out / VECTORS).mkdir(exist_ok=True)
    for name in _FILES_OF_VECTORS:
        shutil.copyfile(BUNDLED_MODEL / name, out / VECTORS / name)
    figures = {
        "`cmrc2018-trial`, left out": left_out(parts, recipe, embedder),
        "`cmrc2018-trial`, left out, without trees": _alone(parts, embedder),
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


@dataclass(frozen=True, slots=True)
class Part:
    """A fold of CMRC's paragraphs.

    Attributes:
        network: What the last stage makes of the other folds.
        held: Its questions, and again with paragraphs that do not answer them.
        seen: Its answered questions as the network saw them.
    """

    network: TrainedNetwork
    held: Sequence[Asked]
    seen: Sequence[Seen]


def parts_of(
    network: TrainedNetwork, sets: Sets, recipe: Recipe, embedder: StaticEmbedder, shelf: Shelf
) -> list[Part]:
    """Each fold with a network that has not learnt from it."""
    fold = in_folds(sets.clauses, recipe.folds, _FOLDS_SEED)
    parts = []
    for number in range(recipe.folds):
        own = [each for each, at in zip(sets.clauses, fold, strict=True) if at == number]
        others = [each for each, at in zip(sets.clauses, fold, strict=True) if at != number]
        further = shelf.get(
            f"fold{number}", embedder, partial(finished, network, others, sets, recipe, embedder)
        )
        seen = seen_by(Network(weights_of(further)), own, number, embedder)
        parts.append(Part(further, _with_wrong(own, sets.clauses), seen))
    return parts


def left_out(parts: Sequence[Part], recipe: Recipe, embedder: StaticEmbedder) -> Figures:
    """Each fold, read by its network and by trees learnt from the other folds."""
    asked: list[Asked] = []
    readings: list[Reading | None] = []
    for number, part in enumerate(parts):
        others = [each for other in parts for each in other.seen if each.fold != number]
        reader = Reader(Network(weights_of(part.network)), embedder, fitted(others, recipe.trees))
        found = read_all(reader, part.held)
        print(f"fold {number}: {measured(part.held, found)}", flush=True)
        asked += part.held
        readings += found
    return _told("cmrc2018-trial, left out", asked, readings)


def _alone(parts: Sequence[Part], embedder: StaticEmbedder) -> Figures:
    """The same without trees."""
    asked = [each for part in parts for each in part.held]
    readings = [found for part in parts for found in read_all(reader_of(part.network, embedder), part.held)]
    return _told("cmrc2018-trial, left out, without trees", asked, readings)


def _told(name: str, asked: Sequence[Asked], readings: Sequence[Reading | None]) -> Figures:
    figures = measured(asked, readings)
    print(f"{name}: {figures}", flush=True)
    return figures


def _shown(name: str, asked: Sequence[Asked], network: TrainedNetwork, embedder: StaticEmbedder) -> Figures:
    return _told(f"{name}, kept aside", asked, read_all(reader_of(network, embedder), asked))


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
    parser.add_argument(
        "--keep", type=Path, help="folder that trained networks are kept in, and taken from if they are there"
    )
    parser.add_argument("--seed", type=int, default=Recipe().seed, help="of everything drawn (%(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="of torch (%(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
