"""`python -m eval score` and `check`: what the figures are, and whether a set is sound."""

import argparse
from pathlib import Path

from eval import report
from eval.check import check
from eval.commands.options import (
    FAULTY,
    OK,
    AddParser,
    add_corpus,
    add_set,
    documents_of,
    open_with_texts,
)
from eval.forms import open_set
from eval.predictions import holds_predictions, read_predictions
from eval.runs import read_run
from eval.score import score_answers, score_run, summarise_answers, summarise_run
from eval.types import EvalError


def add_score(add: AddParser) -> None:
    """Add the command to the program's parser."""
    parser = add(
        "score",
        help="measure predictions or a run",
        description="Measure predictions against a set's answers and evidence, or a run against its relevant "
        "documents. Which of the two it is, the file tells.",
    )
    parser.set_defaults(command=_score)
    add_set(parser)
    parser.add_argument("predictions", type=Path, metavar="FILE", help="what `predict` or `rank` wrote")
    add_corpus(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object, every question included")


def add_check(add: AddParser) -> None:
    """Add the command to the program's parser."""
    parser = add(
        "check",
        help="find faults in a question set",
        description="Check that a set is sound against its documents: fields, ids, offsets, quotes that "
        "stand nowhere or twice, questions asked twice, answers that their evidence does not hold. Prints a "
        "line for each fault, with how to mend it.",
    )
    parser.set_defaults(command=_check)
    add_set(parser)
    add_corpus(parser)


def _score(options: argparse.Namespace) -> int:
    if not holds_predictions(options.predictions):
        return _score_run(options)
    judged, texts = open_with_texts(options.set, options.corpus)
    if not judged.questions:
        raise EvalError(f"{options.set} has no answers to compare {options.predictions} with; score a run")
    predictions = read_predictions(options.predictions, {q.id for q in judged.questions})
    scored = score_answers(judged.questions, predictions, texts)
    show = report.as_json if options.json else report.answers_text
    print(show(summarise_answers(scored, predictions), scored))
    return OK


def _score_run(options: argparse.Namespace) -> int:
    questions = open_set(options.set, documents_of(options.corpus)).ranked(options.set)
    run = read_run(options.predictions, {q.id for q in questions})
    scored = score_run(questions, run)
    show = report.as_json if options.json else report.run_text
    print(show(summarise_run(scored, run), scored))
    return OK


def _check(options: argparse.Namespace) -> int:
    checked = check(options.set, documents=documents_of(options.corpus))
    for fault in checked.faults:
        print(fault)
    types = ", ".join(f"{name} {count}" for name, count in sorted(checked.types.items()) if name)
    print(
        f"{checked.types.total()} questions, {len(checked.faults)} faults" + (f" ({types})" if types else "")
    )
    return FAULTY if checked.faults else OK
