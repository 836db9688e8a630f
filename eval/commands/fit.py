"""`python -m eval fit`: learn when to refuse."""

import argparse
import json
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from eval.commands.options import OK, AddParser
from eval.types import EvalError

_Set = tuple[Path, Path | None]
"""A question set, and the folder with its documents where it does not bring them."""


def add_fit(add: AddParser) -> None:
    """Add the command to the program's parser."""
    parser = add(
        "fit",
        help="learn when to refuse",
        description="Look for the answers of sets as they are and with their evidence withheld, fit the "
        "probability that the words found answer, choose the threshold below which to refuse, and write both "
        "to a file. Cross-validated figures of the first set are printed.",
    )
    parser.set_defaults(command=_fit)
    parser.add_argument(
        "sets",
        nargs="+",
        metavar="SET[=DIR]",
        help="a set with known answers, and the folder with its documents where it does not bring them; the "
        "threshold is chosen on the first one",
    )
    parser.add_argument(
        "--kept",
        type=_share,
        default=0.95,
        metavar="P",
        help="share of right answers that must not be refused (default: %(default)s)",
    )
    parser.add_argument(
        "--foreign",
        type=int,
        default=200,
        metavar="N",
        help="questions of sets over other documents asked of each set's documents, which cannot answer them "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--most", type=int, default=1000, metavar="N", help="questions drawn of a set (default: %(default)s)"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.json", help="where the model goes")


def _fit(options: argparse.Namespace) -> int:
    from assistant.answer.refusing.answerability import write_model  # noqa: PLC0415 (only this command pays for them)
    from eval.fitting.examples import examples_of, questions_of  # noqa: PLC0415
    from eval.fitting.regression import fit  # noqa: PLC0415

    paths = [_split(words) for words in options.sets]
    asked = [questions_of(*path, options.foreign) for path in paths]
    sets = [examples_of(*path, options.most, _foreign(path, paths, asked)) for path in paths]
    if not all(sets):
        raise EvalError("nothing was found for any question of a set; are these its documents?")
    model = fit(sets, options.kept)
    write_model(model, options.out)
    print(json.dumps(model.fitted_on, ensure_ascii=False))
    return OK


def _foreign(own: _Set, paths: Sequence[_Set], asked: Sequence[Sequence[str]]) -> list[str]:
    """The questions of all sets that ask of other documents."""
    others = (texts for other, texts in zip(paths, asked, strict=True) if _elsewhere(own, other))
    return list(chain.from_iterable(others))


def _elsewhere(one: _Set, other: _Set) -> bool:
    """Whether two sets ask of different documents, so that the questions of one are foreign to the other."""
    return one[1] != other[1] or (one[1] is None and one[0] != other[0])


def _split(words: str) -> _Set:
    path, _, folder = words.partition("=")
    return Path(path), Path(folder) if folder else None


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError(f"must be a number between 0 and 1, not {text!r}")
    return value
