"""The registered figures: a new one is a function in one of the files here and a line in a table below."""

from collections.abc import Callable, Mapping
from functools import partial

from eval.metrics import answers, overlap, spans
from eval.types import Case

AnswerMeasure = Callable[[Case], float | None]
"""From one question and its prediction to a figure from 0 to 1; None where it does not apply."""

ANSWER_MEASURES: Mapping[str, AnswerMeasure] = {
    "grounded": answers.grounded,
    "answer": answers.answer,
    "evidence@1": partial(spans.evidence_at, cutoff=1),
    "evidence@3": partial(spans.evidence_at, cutoff=3),
    "evidence@5": partial(spans.evidence_at, cutoff=5),
    "evidence@10": partial(spans.evidence_at, cutoff=10),
    "ndcg@10": partial(spans.evidence_ndcg, cutoff=10),
    "cited": spans.cited,
    "precise": spans.precise,
    "exact": spans.exact,
    "refusal": answers.refusal,
    "false_refusal": answers.false_refusal,
    "em": overlap.exact_match,
    "f1": overlap.f1,
}

RANKING_MEASURES: tuple[str, ...] = (
    "nDCG@10",
    "R@100",
    "RR@10",
    "Success@1",
    "nDCG@100",
    "R@1",
    "R@5",
    "R@10",
    "R@20",
    "R@50",
    "P@1",
    "P@5",
    "P@10",
    "AP@100",
    "Success@5",
    "Success@10",
)
"""Figures of a run, under the names that `ir_measures` gives them."""

PROJECTED_MEASURES: tuple[str, ...] = (
    "nDCG@5",
    "nDCG@10",
    "R@5",
    "R@10",
    "P@5",
    "RR@10",
    "AP@10",
    "Success@1",
    "Success@5",
)
"""Figures of the hits of predictions, spans being projected to them, under the names of `ir_measures`."""
