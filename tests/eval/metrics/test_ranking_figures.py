"""Our figures are those of `ir_measures`, and of TREC's program where it has the measure."""

import math

import ir_measures
import pytest
import pytrec_eval
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics import PROJECTED_MEASURES, RANKING_MEASURES
from eval.metrics.ranking import ranking_figures

Judged = dict[str, dict[str, int]]
Ranked = dict[str, list[str]]

QUESTIONS = ["q1", "q2", "q3", "没有"]
DOCS = st.sampled_from([f"d{number}" for number in range(14)])
JUDGED = st.dictionaries(
    st.sampled_from(QUESTIONS), st.dictionaries(DOCS, st.integers(0, 3), max_size=12), min_size=1
)
RUNS = st.dictionaries(st.sampled_from(QUESTIONS), st.lists(DOCS, unique=True, max_size=14))
NAMES = tuple(dict.fromkeys((*RANKING_MEASURES, *PROJECTED_MEASURES)))
TREC_NAMES = {
    "nDCG@10": "ndcg_cut_10",
    "nDCG@100": "ndcg_cut_100",
    "R@1": "recall_1",
    "R@100": "recall_100",
    "P@5": "P_5",
    "AP@100": "map_cut_100",
    "Success@1": "success_1",
    "Success@10": "success_10",
}


def falling(run: Ranked) -> dict[str, dict[str, float]]:
    return {
        question: {doc: 1 / (1 + place) for place, doc in enumerate(docs)} for question, docs in run.items()
    }


@settings(max_examples=150, deadline=None)
@given(JUDGED, RUNS)
def test_means_equal_those_of_ir_measures(judged: Judged, run: Ranked) -> None:
    measures = [ir_measures.parse_measure(name) for name in NAMES]
    theirs = ir_measures.calc_aggregate(measures, judged, falling(run))
    ours = ranking_figures(judged, run, NAMES)
    assert list(ours) == list(judged)
    for measure, value in theirs.items():
        assert sum(row[str(measure)] for row in ours.values()) / len(ours) == pytest.approx(value, abs=1e-9)


@settings(max_examples=150, deadline=None)
@given(JUDGED, RUNS)
def test_every_question_equals_that_of_trecs_program(judged: Judged, run: Ranked) -> None:
    theirs = pytrec_eval.RelevanceEvaluator(judged, set(TREC_NAMES.values())).evaluate(falling(run))
    for question, row in ranking_figures(judged, run, TREC_NAMES).items():
        for ours, trec in TREC_NAMES.items():
            assert row[ours] == pytest.approx(theirs.get(question, {}).get(trec, 0.0), abs=1e-9)


def test_ndcg_of_a_worked_example() -> None:
    best = 1 + 1 / math.log2(3)
    figures = ranking_figures({"q": {"a": 1, "b": 1}}, {"q": ["x", "a", "y", "b"]}, ["nDCG@10", "RR@10"])
    assert figures["q"]["nDCG@10"] == pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / best)
    assert figures["q"]["RR@10"] == 0.5


def test_degrees_of_relevance_count() -> None:
    judged = {"q": {"a": 3, "b": 1}}
    good, bad = (
        ranking_figures(judged, {"q": docs}, ["nDCG@10"])["q"]["nDCG@10"] for docs in (["a", "b"], ["b", "a"])
    )
    assert bad < good == 1


@pytest.mark.parametrize("name", NAMES)
def test_nothing_found_and_nothing_wanted_are_zero(name: str) -> None:
    judged: Judged = {"missing": {"a": 1}, "empty": {"a": 1}, "nothing relevant": {"a": 0}, "unjudged": {}}
    run = {"empty": [], "nothing relevant": ["a"], "unjudged": ["a"], "unknown": ["a"]}
    assert ranking_figures(judged, run, [name]) == {question: {name: 0.0} for question in judged}


def test_no_questions_have_no_figures() -> None:
    assert ranking_figures({}, {"q": ["a"]}, NAMES) == {}
