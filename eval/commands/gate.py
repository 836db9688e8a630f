"""`python -m eval gate`: did a change make our own set worse?"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import eval as package
from eval.types import EvalError

if TYPE_CHECKING:
    from eval.gate import Kept

OK, FELL = 0, 1
SETS, BASELINES = (Path(package.__file__).with_name(name) for name in ("sets", "baseline"))
AddParser = Callable[..., argparse.ArgumentParser]


def add_gate(add: AddParser) -> None:
    """Add the command to the program's parser."""
    parser = add(
        "gate",
        help="fail when our own set is answered worse than before",
        description="Answer a set, and compare every question's figures with those that the repository "
        "keeps. Exits with 1 when one of them fell by more than noise.",
    )
    parser.set_defaults(command=_gate)
    parser.add_argument(
        "set",
        type=Path,
        nargs="?",
        default=SETS / "bundled.jsonl",
        metavar="SET",
        help="the questions (default: those about the bundled documents)",
    )
    parser.add_argument(
        "--corpus", type=Path, metavar="DIR", help="the documents (default: the bundled ones)"
    )
    parser.add_argument(
        "--baseline",
        type=Path,
        metavar="FILE.json",
        help="the kept figures (default: eval/baseline, under the set's name)",
    )
    parser.add_argument(
        "--predictions", type=Path, metavar="FILE", help="what `predict` wrote, instead of answering now"
    )
    parser.add_argument(
        "--update", action="store_true", help="keep the figures of now, and say what that changes"
    )


def _gate(options: argparse.Namespace) -> int:
    from eval.gate import judge, judged_lines, read_kept, write_kept  # noqa: PLC0415 (only needed here)

    path = options.baseline or BASELINES / f"{options.set.stem}.json"
    kept = {} if options.update and not path.exists() else read_kept(path)
    now = _figures_now(options)
    judged = judge(kept, now)
    if not judged.verdicts and not options.update:
        raise EvalError(f"{path} is about other questions; is it the right set and --baseline?")
    if kept:
        print("\n".join(judged_lines(judged)))
    if options.update:
        write_kept(path, now)
        print(f"kept the figures of {len(now)} questions in {path}")
        return OK
    if not judged.passed:
        print("the gate is shut; mend what fell, or keep the new figures with `python -m eval gate --update`")
        return FELL
    print("the gate is open")
    return OK


def _figures_now(options: argparse.Namespace) -> "Kept":
    from assistant.wiring import bundled_documents  # noqa: PLC0415
    from eval.attempts import read_attempt  # noqa: PLC0415
    from eval.gate import gated  # noqa: PLC0415
    from eval.predict import predict  # noqa: PLC0415
    from eval.texts import read_documents  # noqa: PLC0415

    corpus = options.corpus or bundled_documents()
    with tempfile.TemporaryDirectory(prefix="wenju-gate-") as folder:
        answers = options.predictions or Path(folder) / "answers.jsonl"
        if options.predictions is None:
            predict(options.set, corpus, answers)
        return gated(read_attempt(options.set, answers, read_documents(corpus)).scored)
