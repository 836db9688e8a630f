"""`python -m eval compare`: did a change make it better or worse?"""

import argparse
from collections.abc import Callable
from pathlib import Path

from eval.types import EvalError

OK, WORSE = 0, 1
AddParser = Callable[..., argparse.ArgumentParser]


def add_compare(add: AddParser) -> None:
    """Add the command to the program's parser."""
    parser = add(
        "compare",
        help="compare two systems on one set",
        description="Compare two files of predictions, or two runs, question by question: a paired "
        "randomisation test of every figure with Holm's correction, the interval of the difference, and the "
        "questions that changed.",
        epilog="exit status: 0 done, 1 a figure is worse by more than chance (only with --fail-if-worse), "
        "2 an input that cannot be used",
    )
    parser.set_defaults(command=_compare)
    parser.add_argument("set", type=Path, metavar="SET", help="the questions that were asked")
    parser.add_argument("before", type=Path, metavar="A", help="what the first system made of them")
    parser.add_argument("after", type=Path, metavar="B", help="what the second system made of them")
    parser.add_argument(
        "--corpus", type=Path, metavar="DIR", help="the folder with the documents, for answers"
    )
    parser.add_argument(
        "--measures",
        type=_names,
        default=[],
        metavar="NAMES",
        help="compare only these figures, parted by commas; fewer of them need less correction",
    )
    parser.add_argument(
        "--fail-if-worse",
        type=_names,
        nargs="?",
        const=[],
        metavar="NAMES",
        help="exit with 1 when one of these figures, or any, is worse by more than chance",
    )
    parser.add_argument(
        "--level", type=_level, default=0.05, metavar="P", help="level of the test (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _compare(options: argparse.Namespace) -> int:
    from eval.attempts import read_attempt  # noqa: PLC0415 (only this command pays for its imports)
    from eval.compare import compare  # noqa: PLC0415
    from eval.compare_text import comparison_json, comparison_text  # noqa: PLC0415
    from eval.texts import read_documents  # noqa: PLC0415

    documents = None if options.corpus is None else read_documents(options.corpus)
    before, after = (read_attempt(options.set, path, documents) for path in (options.before, options.after))
    comparison = compare(before, after, options.measures)
    show = comparison_json if options.json else comparison_text
    print(show(comparison, options.level))
    if options.fail_if_worse is None:
        return OK
    _refuse_uncompared(options.fail_if_worse, [row.measure for row in comparison.rows])
    return WORSE if comparison.worsened(options.level, options.fail_if_worse) else OK


def _refuse_uncompared(wanted: list[str], compared: list[str]) -> None:
    for name in wanted:
        if name not in compared:
            raise EvalError(f"--fail-if-worse: {name!r} is not compared; there are {', '.join(compared)}")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _level(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError(f"must be a number between 0 and 1, not {text!r}")
    return value
