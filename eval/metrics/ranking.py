"""Figures of ranked lists against judgements, as `ir_measures` takes them.

A question that is missing from a run scores 0, and so does one without a relevant document: nothing drops
out of a mean. How the measures are defined: S. MacAvaney, C. Macdonald and I. Ounis, "Streamlining Evaluation
with ir-measures", ECIR 2022; the sums are those of TREC's own program.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ir_measures.measures.base import Measure

Judgements = Mapping[str, Mapping[str, int]]
"""For each question's id the degree to which documents are relevant, by their ids; 0 is not relevant."""


def ranking_figures(
    judgements: Judgements, run: Mapping[str, Sequence[str]], names: Iterable[str]
) -> dict[str, dict[str, float]]:
    """The figures of every judged question.

    Args:
        judgements: Which documents are relevant.
        run: Ranked document ids, best first, each once a question; questions without judgements are ignored.
        names: Measures as `ir_measures` writes them, such as `nDCG@10`.

    Returns:
        For each question's id, in the order of `judgements`, the figures in the order of `names`.
    """
    import ir_measures  # noqa: PLC0415 (half a second that other commands need not wait for)

    measures: dict[Measure, str] = {ir_measures.parse_measure(name): name for name in names}
    figures = {question: dict.fromkeys(measures.values(), 0.0) for question in judgements}
    if not figures:
        return {}
    qrels = {question: dict(degrees) for question, degrees in judgements.items()}
    scores = {question: _falling(run.get(question, ())) for question in judgements}
    for metric in ir_measures.iter_calc(list(measures), qrels, scores):
        figures[metric.query_id][measures[metric.measure]] = float(metric.value)
    return figures


def _falling(ranked: Sequence[str]) -> dict[str, float]:
    """Scores that say nothing but the order, so that no tie is broken in another way."""
    return {doc: float(len(ranked) - place) for place, doc in enumerate(ranked)}
