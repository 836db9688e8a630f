"""`python -m eval`: answer or rank a question set, and measure how good that is."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.types import AssistantError
from corpus.errors import CorpusError
from eval import report
from eval.check import check
from eval.commands.compare import add_compare
from eval.commands.gate import add_gate
from eval.commands.report import add_report
from eval.predictions import read_predictions
from eval.questions import is_judged, read_judged, read_questions
from eval.runs import read_run
from eval.score import score_answers, score_run, summarise_answers, summarise_run
from eval.types import EvalError, Texts
from index.types import SearchError

OK, FAULTY, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
AddParser = Callable[..., argparse.ArgumentParser]

_EPILOG = """\
examples:
  python -m eval check eval/sets/bundled.jsonl --corpus corpus/documents
  python -m eval predict eval/sets/bundled.jsonl --corpus corpus/documents --out answers.jsonl
  python -m eval score eval/sets/bundled.jsonl answers.jsonl --corpus corpus/documents
  python -m eval rank --corpus articles.jsonl.gz --questions questions.jsonl --out run.trec
  python -m eval score questions.jsonl run.trec

exit status: 0 done, 1 the set has faults or a figure fell, 2 wrong usage or an input that cannot be used
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Words after the program's name; those of the process when None.

    Returns:
        The exit status.
    """
    options = _parser().parse_args(arguments)
    try:
        status: int = options.command(options)
    except (EvalError, CorpusError, SearchError, AssistantError) as error:
        print(f"error: {error}", file=sys.stderr)
        return UNUSABLE
    except OSError as error:
        print(f"error: {error}; check the disk and its permissions", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("interrupted; nothing was written", file=sys.stderr)
        return INTERRUPTED
    return status


def _predict(options: argparse.Namespace) -> int:
    from eval.predict import predict  # noqa: PLC0415 (opens the whole assistant)

    predict(options.set, options.corpus, options.out, options.home)
    return OK


def _rank(options: argparse.Namespace) -> int:
    from eval.rank import rank  # noqa: PLC0415 (opens the search engine)

    rank(options.corpus, options.questions, options.out, home=options.home, limit=options.limit)
    return OK


def _score(options: argparse.Namespace) -> int:
    if is_judged(options.set):
        return _score_run(options)
    if options.corpus is None:
        raise EvalError("quotes are compared with the documents; add --corpus DIR")
    questions = read_questions(options.set)
    predictions = read_predictions(options.predictions, {q.id for q in questions})
    scored = score_answers(questions, predictions, _texts(options.corpus))
    show = report.as_json if options.json else report.answers_text
    print(show(summarise_answers(scored, predictions), scored))
    return OK


def _score_run(options: argparse.Namespace) -> int:
    questions = read_judged(options.set)
    run = read_run(options.predictions, {q.id for q in questions})
    scored = score_run(questions, run)
    show = report.as_json if options.json else report.run_text
    print(show(summarise_run(scored, run), scored))
    return OK


def _check(options: argparse.Namespace) -> int:
    checked = check(options.set, _texts(options.corpus))
    for fault in checked.faults:
        print(fault)
    types = ", ".join(f"{name} {count}" for name, count in sorted(checked.types.items()))
    print(f"{checked.types.total()} questions, {len(checked.faults)} faults ({types})")
    return FAULTY if checked.faults else OK


def _texts(folder: Path) -> Texts:
    from eval.texts import read_texts  # noqa: PLC0415 (the readers' libraries are slow to load)

    return read_texts(folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval",
        description="Measure how good the assistant is: on questions with known answers and evidence, and on "
        "questions with known relevant documents.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_subparsers(metavar="COMMAND", required=True).add_parser
    _add_predict(add)
    _add_rank(add)
    _add_score(add)
    _add_check(add)
    add_compare(add)
    add_gate(add)
    add_report(add)
    return parser


def _add_predict(add: AddParser) -> None:
    parser = add(
        "predict",
        help="answer every question of a set",
        description="Read the documents of a folder, answer every question of a set from them, and write one "
        "prediction a line: id, answer, refused, citations, hits, seconds.",
    )
    parser.set_defaults(command=_predict)
    parser.add_argument("set", type=Path, metavar="SET.jsonl", help="questions with answers and evidence")
    parser.add_argument(
        "--corpus", type=Path, required=True, metavar="DIR", help="the folder with the documents"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl", help="where predictions go")
    _add_home(parser)


def _add_rank(add: AddParser) -> None:
    parser = add(
        "rank",
        help="rank a collection for every question of a set",
        description="Search a collection of one-passage documents for every question, and write a run in "
        "TREC's format: question, Q0, document, rank, score, tag.",
    )
    parser.set_defaults(command=_rank)
    parser.add_argument(
        "--corpus",
        type=Path,
        required=True,
        metavar="FILE.jsonl[.gz]",
        help='the collection, {"id", "title", "text"} a line',
    )
    parser.add_argument(
        "--questions",
        type=Path,
        required=True,
        metavar="FILE.jsonl",
        help='the questions, {"id", "question", "relevant": [ids]} a line',
    )
    parser.add_argument("--out", type=Path, required=True, metavar="RUN.trec", help="where the run goes")
    parser.add_argument(
        "--limit", type=_positive, default=100, metavar="N", help="hits a question (default: %(default)s)"
    )
    _add_home(parser)


def _add_score(add: AddParser) -> None:
    parser = add(
        "score",
        help="measure predictions or a run",
        description="Measure predictions against a set's answers and evidence (then --corpus is needed), or "
        "a run against a set's relevant documents. Which of the two it is, the set tells.",
    )
    parser.set_defaults(command=_score)
    parser.add_argument("set", type=Path, metavar="SET.jsonl", help="the questions that were asked")
    parser.add_argument("predictions", type=Path, metavar="FILE", help="what `predict` or `rank` wrote")
    _add_folder(parser, required=False)
    parser.add_argument("--json", action="store_true", help="print one JSON object, every question included")


def _add_check(add: AddParser) -> None:
    parser = add(
        "check",
        help="find faults in a question set",
        description="Check that a set is sound against its documents: fields, ids, offsets, and that the "
        "answers stand in their evidence. Prints a line for each fault.",
    )
    parser.set_defaults(command=_check)
    parser.add_argument("set", type=Path, metavar="SET.jsonl", help="questions with answers and evidence")
    parser.add_argument(
        "--corpus", type=Path, required=True, metavar="DIR", help="the folder with the documents"
    )


def _add_folder(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "--corpus", type=Path, required=required, metavar="DIR", help="the folder with the documents"
    )


def _add_home(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--home",
        type=Path,
        metavar="DIR",
        help="keep library and indexes here and use them again next time (default: a temporary folder)",
    )


def _positive(text: str) -> int:
    value = int(text) if text.isdecimal() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return value


if __name__ == "__main__":
    sys.exit(main())
