"""A set and what one system made of it, read from disk and scored, whatever the kind of set."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.forms import Documents, JudgedSet, open_set
from eval.predictions import holds_predictions, read_predictions
from eval.runs import read_run
from eval.score import Scored, score_answers, score_run
from eval.types import EvalError, Prediction

ANSWERS_HEADLINE, RANKING_HEADLINE = "grounded", "nDCG@10"
_DOCUMENTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one system made of a set.

    Attributes:
        name: How it is called in tables.
        headline: The figure that questions are called won or lost by.
        questions: What was asked, by the question's id, in the set's order.
        scored: The figures of every question, in the same order.
        replies: What was said, or the first ranked documents, by the question's id.
    """

    name: str
    headline: str
    questions: Mapping[str, str]
    scored: tuple[Scored, ...]
    replies: Mapping[str, str]


def read_attempt(set_path: Path, path: Path, documents: Documents | None) -> Attempt:
    """Read predictions or a run, and score them; which of the two it is, the file tells.

    Args:
        set_path: The questions, in any form.
        path: What `predict` or `rank` wrote.
        documents: Those that the questions are about, under their file names; the set's own when None.

    Raises:
        EvalError: A file cannot be used, or the documents are missing.
    """
    judged = open_set(set_path, None if documents is None else lambda: documents)
    if not holds_predictions(path):
        return _ranked(judged, set_path, path)
    texts = judged.texts() if documents is None else {name: d.text for name, d in documents.items()}
    if texts is None:
        raise EvalError("quotes are compared with the documents; add --corpus DIR")
    questions = judged.questions
    predictions = read_predictions(path, {q.id for q in questions})
    return Attempt(
        path.stem,
        ANSWERS_HEADLINE,
        {q.id: q.text for q in questions},
        tuple(score_answers(questions, predictions, texts)),
        {q.id: reply_of(predictions.get(q.id)) for q in questions},
    )


def reply_of(prediction: Prediction | None) -> str:
    """What a person was told, in a line."""
    if prediction is None:
        return "(no prediction)"
    return "(refused)" if prediction.refused else " / ".join(prediction.answer.splitlines())


def _ranked(judged: JudgedSet, set_path: Path, path: Path) -> Attempt:
    questions = judged.ranked(set_path)
    run = read_run(path, {q.id for q in questions})
    return Attempt(
        path.stem,
        RANKING_HEADLINE,
        {q.id: q.text for q in questions},
        tuple(score_run(questions, run)),
        {q.id: " ".join(run.get(q.id, ())[:_DOCUMENTS_SHOWN]) or "(nothing ranked)" for q in questions},
    )
