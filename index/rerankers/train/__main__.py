"""Train the bundled reranker from the shared question sets."""

import argparse
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from index.rerankers.learned import FILE
from index.rerankers.train import card
from index.rerankers.train.fit import Recipe, blanked, fit
from index.rerankers.train.groups import Group, groups_of, rounds_of
from index.rerankers.train.measure import (
    RERANKED,
    SEARCHED,
    Figures,
    Orders,
    after,
    averaged,
    before,
    left_out,
    told,
)
from index.rerankers.train.sets import SETS, STATUTES, UNLEARNT, read_set

PARTS: dict[str, list[str]] = {
    "scores and ranks of both searches": [
        "fused",
        "bm25",
        "bm25_level",
        "cosine",
        "cosine_gap",
        "lexical_rank",
        "vector_rank",
        "fused_rank",
    ],
    "words of the question": [
        "coverage_body",
        "coverage_head",
        "coverage",
        "coverage_share",
        "coverage_sentence",
        "coverage_sentence_head",
        "coverage_rarest",
        "soft_coverage",
        "longest_run",
        "runs",
        "density",
    ],
    "figures, years, places": ["numbers_missing", "years_missing", "other_places"],
    "kind of answer": ["answers"],
    "token vectors": ["maxsim", "maxsim_share", "kernel_same", "kernel_near", "kernel_far"],
}
"""Features that are left out together to see what they are good for."""


def main() -> None:
    """Search, learn, measure what was learnt where it was not learnt from, and write it all down."""
    arguments = parse_arguments()
    recipe = Recipe(questions=arguments.questions, trees=arguments.trees, seed=arguments.seed)
    start = time.monotonic()
    groups = searched(arguments, recipe)
    fitted = fit(list(groups.values()), recipe)
    arguments.out.mkdir(parents=True, exist_ok=True)
    fitted.model.save(arguments.out / FILE)
    print(f"written after {(time.monotonic() - start) / 60:.1f} minutes", flush=True)
    figures = measured(groups, recipe)
    text = card.write(
        recipe,
        sizes={name: len(found) for name, found in groups.items()},
        gains=fitted.gains,
        figures=figures,
        without=ablated(groups, recipe) if arguments.ablate else {},
        kilobytes=(arguments.out / FILE).stat().st_size / 1000,
    )
    (arguments.out / "README.md").write_text(text, encoding="utf-8")


def searched(arguments: argparse.Namespace, recipe: Recipe) -> dict[str, list[Group]]:
    """The candidates of every set's questions; those on statutes perhaps twice, with other vectors."""
    found = {}
    for name in SETS:
        start = time.monotonic()
        asked = read_set(arguments.shared, name)
        held = arguments.held if name == STATUTES else None
        found[name] = groups_of(
            asked, rounds_of(asked, recipe.questions, recipe.seed, arguments.embedder, held), recipe.depth
        )
        if name == STATUTES and arguments.unlearnt:
            found[UNLEARNT] = groups_of(
                asked, rounds_of(asked, recipe.questions, recipe.seed, arguments.unlearnt), recipe.depth
            )
        print(f"{name}: {len(found[name])} questions in {time.monotonic() - start:.0f} s", flush=True)
    return found


def measured(groups: Mapping[str, Sequence[Group]], recipe: Recipe) -> dict[str, Orders]:
    """Without and with the reranker, by set."""
    return {
        name: told(name, {SEARCHED: list(map(before, groups[name])), RERANKED: reranked})
        for name, reranked in _reranked(groups, recipe).items()
    }


def ablated(groups: Mapping[str, Sequence[Group]], recipe: Recipe) -> dict[str, dict[str, Figures]]:
    """By part of the features and by set, how well it goes without that part."""
    found = {}
    for part, names in PARTS.items():
        blank = {name: blanked(every, names) for name, every in groups.items()}
        found[part] = {name: averaged(every) for name, every in _reranked(blank, recipe).items()}
        line = ", ".join(f"{name} {figures.ndcg_10:.4f}" for name, figures in found[part].items())
        print(f"without {part}: {line}", flush=True)
    return found


def _reranked(groups: Mapping[str, Sequence[Group]], recipe: Recipe) -> dict[str, list[Figures]]:
    return left_out(groups, recipe.seed, lambda known: fit(list(known.values()), recipe).model, after)


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m index.rerankers.train", description=__doc__)
    default = Recipe()
    parser.add_argument("--shared", type=Path, required=True, help="folder with benchmarks/")
    parser.add_argument("--out", type=Path, required=True, help="folder that the model is written to")
    parser.add_argument("--embedder", default="bundled", help="whose vectors are used (%(default)s)")
    parser.add_argument(
        "--held",
        type=Path,
        help="what the embedder's training has written to its --held; needed when it has learnt from STARD",
    )
    parser.add_argument(
        "--questions", type=int, default=default.questions, help="of a set at most (%(default)s)"
    )
    parser.add_argument(
        "--unlearnt",
        help="a model that has learnt no question of STARD; with it they are searched for once more",
    )
    parser.add_argument("--trees", type=int, default=default.trees, help="in each stage (%(default)s)")
    parser.add_argument("--seed", type=int, default=default.seed, help="of everything drawn (%(default)s)")
    parser.add_argument("--ablate", action="store_true", help="measure without each part, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
