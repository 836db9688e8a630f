"""`python -m eval predict`, `rank` and `replay`: runs, and the same runs again."""

import argparse
from pathlib import Path

from eval.commands.options import (
    FAULTY,
    OK,
    SET_HELP,
    AddParser,
    add_configurations,
    add_corpus,
    add_home,
    add_set,
)
from eval.configurations import configurations

_RESUMED = (
    "What is done is kept in OUT.part: after an interruption the same command goes on where it was. How it "
    "was run is written to OUT.run.json."
)


def add_predict(add: AddParser) -> None:
    """Add the command to the program's parser."""
    parser = add(
        "predict",
        help="answer every question of a set",
        description="Answer every question of a set from the documents of a folder, or from those that come "
        "with the set, and write one prediction a line: id, answer, refused, citations, hits, seconds, "
        f"confidence. {_RESUMED}",
    )
    parser.set_defaults(command=_predict)
    add_set(parser)
    add_corpus(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl", help="where predictions go")
    add_home(parser)
    add_configurations(parser)


def add_rank(add: AddParser) -> None:
    """Add the command to the program's parser."""
    parser = add(
        "rank",
        help="rank a collection for every question of a set",
        description="Search a collection of one-passage documents for every question, and write a run in "
        f"TREC's format: question, Q0, document, rank, score, tag. {_RESUMED}",
    )
    parser.set_defaults(command=_rank)
    add_corpus(parser, what='a file .jsonl or .jsonl.gz, {"id", "title", "text"} a line')
    parser.add_argument("--questions", type=Path, required=True, metavar="SET", help=SET_HELP)
    parser.add_argument("--out", type=Path, required=True, metavar="RUN.trec", help="where the run goes")
    parser.add_argument(
        "--limit", type=_positive, default=100, metavar="N", help="hits a question (default: %(default)s)"
    )
    add_home(parser)
    add_configurations(parser)


def add_replay(add: AddParser) -> None:
    """Add the command to the program's parser."""
    parser = add(
        "replay",
        help="run a recorded run again, and compare",
        description="Run again what a record describes, with its settings, and say whether the outcome is "
        "the same, times aside; if not, what else differs and which questions do.",
        epilog="exit status: 0 the same, 1 another outcome, 2 it cannot be run again",
    )
    parser.set_defaults(command=_replay)
    parser.add_argument("record", type=Path, metavar="OUT.run.json", help="what `predict` or `rank` recorded")
    add_home(parser)


def _predict(options: argparse.Namespace) -> int:
    from eval.predict import predict  # noqa: PLC0415 (opens the whole assistant)

    for configuration in configurations(options.config, options.overrides):
        predict(options.set, options.corpus, options.out, options.home, configuration)
    return OK


def _rank(options: argparse.Namespace) -> int:
    from eval.rank import rank  # noqa: PLC0415 (opens the search engine)

    for configuration in configurations(options.config, options.overrides):
        rank(
            options.corpus,
            options.questions,
            options.out,
            home=options.home,
            limit=options.limit,
            configuration=configuration,
        )
    return OK


def _replay(options: argparse.Namespace) -> int:
    from eval.replay import replay  # noqa: PLC0415 (opens the whole assistant)

    replayed = replay(options.record, options.home)
    for line in replayed.lines():
        print(line)
    return OK if replayed.identical else FAULTY


def _positive(text: str) -> int:
    value = int(text) if text.isdecimal() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return value
