"""Figures of a set: predictions against answers and evidence, runs against relevant documents."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.metrics import ANSWER_MEASURES, RANKING_MEASURES
from eval.metrics.averages import interval, mean, quantile
from eval.types import Case, JudgedQuestion, Prediction, Question, Run, Texts

Figure = float | int | list[float] | None
Summary = dict[str, Figure]


@dataclass(frozen=True, slots=True)
class Scored:
    """The figures of one question.

    Attributes:
        id: The question's.
        type: The question's; empty for a ranking question.
        wording: The question's; empty for a ranking question.
        figures: Under the measure's name; a measure that does not apply is absent.
        seconds: Wall time of an answerable question, when it was taken.
    """

    id: str
    type: str
    wording: str
    figures: Mapping[str, float]
    seconds: float | None = None


def score_answers(
    questions: Sequence[Question], predictions: Mapping[str, Prediction], texts: Texts
) -> list[Scored]:
    """Score every question; one without a prediction counts as an empty answer without evidence.

    Args:
        questions: The set.
        predictions: Under their questions' ids.
        texts: The documents under their file names.
    """
    empty = Prediction("")
    return [_score_case(Case(q, predictions.get(q.id, empty), texts)) for q in questions]


def _score_case(case: Case) -> Scored:
    measured = {name: measure(case) for name, measure in ANSWER_MEASURES.items()}
    return Scored(
        case.question.id,
        case.question.type,
        case.question.wording,
        {name: value for name, value in measured.items() if value is not None},
        case.prediction.seconds if case.question.answerable else None,
    )


def summarise_answers(scored: Sequence[Scored], predictions: Mapping[str, Prediction]) -> Summary:
    """Means over the questions that each figure applies to, an interval for `grounded`, times and gaps.

    Returns:
        Under the measure's name its mean or None; `grounded_95`, a 95% bootstrap interval; `seconds_median`
        and `seconds_p95` over answerable questions when times were taken; `missing`, the number of questions
        without a prediction.
    """
    summary: Summary = dict(means(scored, ANSWER_MEASURES))
    summary["grounded_95"] = list(interval(_values(scored, "grounded")))
    seconds = [s.seconds for s in scored if s.seconds is not None]
    if seconds:
        summary["seconds_median"], summary["seconds_p95"] = quantile(seconds, 0.5), quantile(seconds, 0.95)
    summary["missing"] = sum(s.id not in predictions for s in scored)
    return summary


def score_run(questions: Sequence[JudgedQuestion], run: Run) -> list[Scored]:
    """Score every question; one without a ranking counts 0."""
    return [
        Scored(q.id, "", "", {n: m(run.get(q.id, ()), q.relevant) for n, m in RANKING_MEASURES.items()})
        for q in questions
    ]


def summarise_run(scored: Sequence[Scored], run: Run) -> Summary:
    """Means over all questions, an interval for nDCG@10, and the number of questions without a ranking."""
    summary: Summary = dict(means(scored, RANKING_MEASURES))
    summary["nDCG@10_95"] = list(interval(_values(scored, "nDCG@10")))
    summary["missing"] = sum(s.id not in run for s in scored)
    return summary


def means(scored: Iterable[Scored], names: Iterable[str]) -> dict[str, float | None]:
    """The mean of each named figure over the questions that it applies to; None where there are none."""
    rows = list(scored)
    return {name: mean(_values(rows, name)) for name in names}


def grouped(scored: Iterable[Scored], key: Callable[[Scored], str]) -> dict[str, list[Scored]]:
    """The questions of each kind, the kinds in alphabetical order."""
    groups: dict[str, list[Scored]] = {}
    for question in scored:
        groups.setdefault(key(question), []).append(question)
    return dict(sorted(groups.items()))


def _values(scored: Iterable[Scored], name: str) -> list[float]:
    return [s.figures[name] for s in scored if name in s.figures]
