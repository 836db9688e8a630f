"""The registered figures: a new one is a function in one of the files here and a line in a table below."""

from collections.abc import Callable, Mapping
from functools import partial

from eval.metrics import answers, ranking, spans
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
}

RANKING_MEASURES: Mapping[str, ranking.RankingMeasure] = {
    "nDCG@10": ranking.ndcg_at(10),
    "R@100": ranking.recall_at(100),
    "MRR@10": ranking.reciprocal_rank_at(10),
    "S@1": ranking.success_at(1),
}
