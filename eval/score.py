"""Figures of a set: predictions against answers and evidence, runs against relevant documents."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.metrics import ANSWER_MEASURES, PROJECTED_MEASURES, RANKING_MEASURES
from eval.metrics.averages import interval, mean, quantile
from eval.metrics.confidence import Judgement, area, calibration_error, reliability, risk_coverage
from eval.metrics.projection import projected_figures
from eval.metrics.ranking import ranking_figures
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
        judgement: How sure the assistant was, and whether it was right; None for a ranking question.
    """

    id: str
    type: str
    wording: str
    figures: Mapping[str, float]
    seconds: float | None = None
    judgement: Judgement | None = None


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
    ranked = projected_figures(questions, predictions, PROJECTED_MEASURES)
    return [
        _score_case(Case(q, predictions.get(q.id, empty), texts), ranked.get(q.id, {})) for q in questions
    ]


def _score_case(case: Case, ranked: Mapping[str, float]) -> Scored:
    measured = {name: measure(case) for name, measure in ANSWER_MEASURES.items()}
    figures = {name: value for name, value in measured.items() if value is not None}
    return Scored(
        case.question.id,
        case.question.type,
        case.question.wording,
        figures | dict(ranked),
        case.prediction.seconds if case.question.answerable else None,
        _judgement(case.prediction, right=figures["grounded"] == 1),
    )


def _judgement(prediction: Prediction, *, right: bool) -> Judgement:
    refused = prediction.refused or not prediction.id
    sure = prediction.confidence
    # A system that does not say how sure it is, is as sure as can be of all that it says.
    return Judgement(float(not refused) if sure is None else sure, right and not refused, refused)


def summarise_answers(scored: Sequence[Scored], predictions: Mapping[str, Prediction]) -> Summary:
    """Means over the questions that each figure applies to, with intervals, times and gaps.

    Returns:
        Under the measure's name its mean or None, and under its name with `_95` a 95% bootstrap interval;
        `refusal_precision`, the share of refusals that were right; `aurc`, the area under the risk-coverage
        curve, and `ece`, the expected calibration error; `seconds_median` and `seconds_p95` over answerable
        questions when times were taken; `missing`, the number of questions without a prediction.
    """
    summary = _with_intervals(scored, (*ANSWER_MEASURES, *PROJECTED_MEASURES))
    summary["refusal_precision"] = _refusal_precision(scored)
    judgements = [s.judgement for s in scored if s.judgement is not None]
    summary["aurc"] = area(risk_coverage(judgements))
    summary["ece"] = calibration_error(reliability(judgements))
    seconds = [s.seconds for s in scored if s.seconds is not None]
    if seconds:
        summary["seconds_median"], summary["seconds_p95"] = quantile(seconds, 0.5), quantile(seconds, 0.95)
    summary["missing"] = sum(s.id not in predictions for s in scored)
    return summary


def score_run(questions: Sequence[JudgedQuestion], run: Run) -> list[Scored]:
    """Score every question; one without a ranking counts 0."""
    figures = ranking_figures({q.id: q.judgements for q in questions}, run, RANKING_MEASURES)
    return [Scored(q.id, "", "", figures[q.id]) for q in questions]


def summarise_run(scored: Sequence[Scored], run: Run) -> Summary:
    """Means over all questions, their intervals under names with `_95`, and how many have no ranking."""
    summary = _with_intervals(scored, RANKING_MEASURES)
    summary["missing"] = sum(s.id not in run for s in scored)
    return summary


def _with_intervals(scored: Sequence[Scored], names: Iterable[str]) -> Summary:
    summary: Summary = {}
    for name, value in means(scored, names).items():
        summary[name] = value
        if value is not None:
            summary[f"{name}_95"] = list(interval(_values(scored, name)))
    return summary


def _refusal_precision(scored: Sequence[Scored]) -> float | None:
    """The share of refusals whose question the documents do not answer."""
    right = sum(s.figures.get("refusal", 0.0) for s in scored)
    wrong = sum(s.figures.get("false_refusal", 0.0) for s in scored)
    return right / (right + wrong) if right + wrong else None


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
