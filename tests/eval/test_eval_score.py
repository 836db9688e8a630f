import json
from dataclasses import replace

import pytest

from eval import report
from eval.score import score_answers, score_run, summarise_answers, summarise_run
from eval.types import JudgedQuestion, Place, Prediction, Question, Quote

TEXTS = {"a.txt": "全镇共有公厕12座。"}
WHOLE = Place("a.txt", 0, 10)
QUESTIONS = [
    Question("q1", "figure", "near", "公厕几座？", (("12座",),), ((WHOLE,),)),
    Question("q2", "figure", "far", "厕所多吗？", (("12座",),), ((WHOLE,),)),
    Question("q3", "unanswerable", "far", "花了多少钱？", (), ()),
]
PREDICTIONS = {
    "q1": Prediction("q1", "12座", False, (Quote(WHOLE, TEXTS["a.txt"]),), (WHOLE,), 0.25),
    "q3": Prediction("q3", refused=True, seconds=9.0),
}
JUDGED = [JudgedQuestion("j1", "？", frozenset("ab")), JudgedQuestion("j2", "？", frozenset("c"))]


def test_the_summary_of_answers() -> None:
    summary = summarise_answers(score_answers(QUESTIONS, PREDICTIONS, TEXTS), PREDICTIONS)
    assert summary["grounded"] == pytest.approx(2 / 3)
    assert summary["answer"] == summary["cited"] == summary["evidence@1"] == 0.5
    assert summary["exact"] == summary["precise"] == summary["refusal"] == 1
    assert summary["false_refusal"] == 0
    assert summary["seconds_median"] == summary["seconds_p95"] == 0.25
    assert summary["missing"] == 1


def test_figures_that_apply_nowhere_are_none() -> None:
    summary = summarise_answers(score_answers(QUESTIONS[2:], {}, TEXTS), {})
    assert summary["answer"] is None
    assert summary["exact"] is None
    assert "seconds_median" not in summary
    assert "answer_95" not in summary


def test_how_sure_it_was_and_how_rightly_it_refused() -> None:
    scored = score_answers(QUESTIONS, PREDICTIONS, TEXTS)
    summary = summarise_answers(scored, PREDICTIONS)
    assert summary["refusal_precision"] == 1
    assert summary["aurc"] == pytest.approx((0 + 1 / 2 + 2 / 3) / 3), "only q1 was answered, and rightly"
    assert summary["ece"] == 0
    unsure = PREDICTIONS | {"q1": replace(PREDICTIONS["q1"], confidence=0.6)}
    assert summarise_answers(score_answers(QUESTIONS, unsure, TEXTS), unsure)["ece"] == pytest.approx(0.4)


def test_hits_are_measured_as_a_run_is() -> None:
    scored = score_answers(QUESTIONS, PREDICTIONS, TEXTS)
    assert scored[0].figures["nDCG@10"] == scored[0].figures["Success@1"] == 1
    assert scored[1].figures["nDCG@10"] == 0, "it has no prediction"
    assert "nDCG@10" not in scored[2].figures, "it wants nothing"


def test_questions_missing_from_a_run_count_zero() -> None:
    summary = summarise_run(score_run(JUDGED, {"j2": ["c"]}), {"j2": ["c"]})
    assert summary["nDCG@10"] == summary["R@100"] == summary["RR@10"] == summary["Success@1"] == 0.5
    assert summary["missing"] == 1


def test_the_report_for_people_shows_kinds_and_failures() -> None:
    scored = score_answers(QUESTIONS, PREDICTIONS, TEXTS)
    text = report.answers_text(summarise_answers(scored, PREDICTIONS), scored)
    assert "grounded          0.6667  (0.0000 to 1.0000)" in text
    assert "by wording" in text
    assert "unanswerable         1" in text
    assert text.endswith("not grounded (1): q2")


def test_the_report_of_a_set_without_kinds() -> None:
    bare = [replace(q, type="", wording="") for q in QUESTIONS[:2]]
    scored = score_answers(bare, PREDICTIONS, TEXTS)
    text = report.answers_text(summarise_answers(scored, PREDICTIONS), scored)
    assert "by type" not in text
    mixed = score_answers([bare[0], QUESTIONS[1]], PREDICTIONS, TEXTS)
    assert "\n-                    1" in report.answers_text(summarise_answers(mixed, PREDICTIONS), mixed)


def test_the_report_for_programs_has_every_question() -> None:
    scored = score_answers(QUESTIONS, PREDICTIONS, TEXTS)
    printed = json.loads(report.as_json(summarise_answers(scored, PREDICTIONS), scored))
    assert [row["id"] for row in printed["questions"]] == ["q1", "q2", "q3"]
    assert printed["questions"][0]["seconds"] == 0.25
    assert printed["questions"][2] == {
        "id": "q3",
        "type": "unanswerable",
        "wording": "far",
        "grounded": 1.0,
        "refusal": 1.0,
    }
    assert printed["risk_coverage"][0] == [1 / 3, 0.0]
    assert [b["count"] for b in printed["reliability"]] == [1]
    ranked = score_run(JUDGED, {})
    assert json.loads(report.as_json(summarise_run(ranked, {}), ranked))["questions"][0]["id"] == "j1"
    assert "missing           2" in report.run_text(summarise_run(ranked, {}), ranked)
