"""`python -m eval ablate`: what does each part contribute?"""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from eval.commands.options import (
    OK,
    SET_HELP,
    AddParser,
    add_configurations,
    add_corpus,
    add_home,
    documents_of,
)
from eval.configurations import Configuration, configurations
from eval.types import EvalError

if TYPE_CHECKING:
    from eval.attempts import Attempt

_WHOLE = "all parts"


def add_ablate(add: AddParser) -> None:
    """Add the command to the program's parser."""
    parser = add(
        "ablate",
        help="measure what each part contributes",
        description="Run a set with everything as it is set, then with each named configuration, and print a "
        "Markdown table: every figure with its difference from the first row, starred where a paired "
        "randomisation test with Holm's correction over the table says that it is more than chance. Runs are "
        "kept in the folder and taken up again after an interruption.",
    )
    parser.set_defaults(command=_ablate)
    parser.add_argument("set", type=Path, metavar="SET", help=SET_HELP)
    add_corpus(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder that the runs go to")
    parser.add_argument(
        "--measures", required=True, metavar="NAMES", help="the columns, figures parted by commas"
    )
    parser.add_argument(
        "--rank", action="store_true", help="rank documents, as `rank` does, instead of answering"
    )
    add_home(parser)
    add_configurations(parser)


def _ablate(options: argparse.Namespace) -> int:
    from eval.ablation import ablate, ablation_markdown  # noqa: PLC0415 (only this command pays for them)
    from eval.attempts import read_attempt  # noqa: PLC0415

    variants = configurations(options.config, options.overrides)
    if not all(variant.name for variant in variants):
        raise EvalError("name what is left out, such as --set other-model:search.embedder=hashing")
    options.out.mkdir(parents=True, exist_ok=True)
    chosen = [Configuration(), *variants]
    for configuration in chosen:
        _run(options, configuration)
    read = None if options.rank else documents_of(options.corpus)
    documents = read() if read else None
    whole, *others = [
        _attempt(read_attempt(options.set, configuration.output(_runs(options)), documents), configuration)
        for configuration in chosen
    ]
    names = [name.strip() for name in options.measures.split(",") if name.strip()]
    print(ablation_markdown(ablate(whole, others, names)), end="")
    return OK


def _attempt(attempt: "Attempt", configuration: Configuration) -> "Attempt":
    """The attempt under the name that its row gets."""
    return replace(attempt, name=configuration.name or _WHOLE)


def _runs(options: argparse.Namespace) -> Path:
    folder: Path = options.out
    return folder / ("run.trec" if options.rank else "answers.jsonl")


def _run(options: argparse.Namespace, configuration: Configuration) -> None:
    if options.rank:
        from eval.rank import rank  # noqa: PLC0415 (opens the search engine)

        rank(options.corpus, options.set, _runs(options), home=options.home, configuration=configuration)
    else:
        from eval.predict import predict  # noqa: PLC0415 (opens the whole assistant)

        predict(options.set, options.corpus, _runs(options), options.home, configuration)
