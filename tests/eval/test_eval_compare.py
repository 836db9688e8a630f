import random
from collections.abc import Mapping, Sequence

import pytest

from eval.attempts import Attempt
from eval.compare import compare
from eval.score import Scored
from eval.types import EvalError

PAIRS = 200
QUESTIONS = 60
MEASURES = ("grounded", "answer", "evidence@5", "ndcg@10", "false_refusal")


def attempt(
    name: str, figures: Sequence[Mapping[str, float]], replies: Mapping[str, str] | None = None
) -> Attempt:
    scored = tuple(Scored(f"q{i}", "figure", "near", row) for i, row in enumerate(figures))
    questions = {s.id: f"question {s.id}" for s in scored}
    return Attempt(name, "grounded", questions, scored, replies or dict.fromkeys(questions, "same"))


def simulated(draw: random.Random, hardness: Sequence[float]) -> list[dict[str, float]]:
    """A system that gets each question right by chance; its figures hang together, as real ones do."""
    rows = []
    for hard in hardness:
        right = draw.random() > hard
        found = right or draw.random() > hard
        rows.append(
            {
                "grounded": float(right),
                "answer": float(right or draw.random() < 0.1),
                "evidence@5": float(found),
                "ndcg@10": draw.random() if found else 0.0,
                "false_refusal": float(not found and draw.random() < 0.5),
            }
        )
    return rows


def test_alike_systems_are_not_flagged_more_often_than_the_level() -> None:
    draw = random.Random(20260101)  # noqa: S311
    flagged = dict.fromkeys(("any", *MEASURES), 0)
    for _ in range(PAIRS):
        hardness = [draw.random() for _ in range(QUESTIONS)]
        one, other = (attempt(name, simulated(draw, hardness)) for name in "ab")
        rows = compare(one, other).rows
        flagged["any"] += any(row.significant() for row in rows)
        for row in rows:
            flagged[row.measure] += row.p <= 0.05
    assert flagged["any"] <= 0.05 * PAIRS
    # Single tests reach the level, so the corrected ones are not quiet because they never speak.
    assert all(0 < flagged[name] <= 0.1 * PAIRS for name in MEASURES)


def test_a_worsened_system_is_caught_and_a_better_one_is_not_blamed() -> None:
    draw = random.Random(7)  # noqa: S311
    hardness = [draw.random() / 2 for _ in range(QUESTIONS)]
    good = attempt("good", simulated(draw, hardness))
    bad = attempt("bad", simulated(draw, [h + 0.3 for h in hardness]))
    assert {row.measure for row in compare(good, bad).worsened()} == set(MEASURES)
    assert compare(bad, good).worsened() == []
    assert {row.measure for row in compare(good, bad).worsened(measures=["answer"])} == {"answer"}


def test_wins_losses_and_ties_know_which_way_is_better() -> None:
    before = attempt(
        "a", [{"grounded": 1, "false_refusal": 0}, {"grounded": 0, "false_refusal": 1}, {"grounded": 1}]
    )
    after = attempt(
        "b", [{"grounded": 0, "false_refusal": 1}, {"grounded": 0, "false_refusal": 1}, {"grounded": 1}]
    )
    grounded, refused = compare(before, after).rows
    assert (grounded.wins, grounded.losses, grounded.ties) == (0, 1, 2)
    assert (refused.wins, refused.losses, refused.ties) == (0, 1, 1)
    assert refused.difference == 0.5
    assert refused.worse
    assert grounded.worse


def test_figures_are_paired_where_they_apply_to_both() -> None:
    before = attempt("a", [{"grounded": 1, "precise": 1}, {"grounded": 1}])
    after = attempt("b", [{"grounded": 1, "precise": 0.5}, {"grounded": 1, "precise": 0}])
    precise = next(row for row in compare(before, after).rows if row.measure == "precise")
    assert (precise.before, precise.after, precise.ties) == (1, 0.5, 0)


def test_what_never_differs_costs_the_others_no_correction() -> None:
    worse = [{"grounded": 0.0, "exact": 1.0}] * 6 + [{"grounded": 1.0, "exact": 1.0}] * 20
    grounded, exact = compare(attempt("a", [{"grounded": 1.0, "exact": 1.0}] * 26), attempt("b", worse)).rows
    assert grounded.p_corrected == grounded.p == pytest.approx(2 / 64)
    assert exact.p_corrected == 1


def test_changed_questions_are_told_with_both_replies() -> None:
    figures = [
        {"grounded": 1.0, "answer": 1.0},
        {"grounded": 0.0, "answer": 0.0},
        {"grounded": 1.0, "answer": 1.0},
    ]
    before = attempt("a", figures, {"q0": "五个", "q1": "三个", "q2": "十个"})
    after = attempt(
        "b", [{"grounded": 0.0, "answer": 1.0}, *figures[1:]], {"q0": "六个", "q1": "四个", "q2": "十个"}
    )
    lost, reworded = compare(before, after).changes
    assert (lost.id, lost.before, lost.after, lost.headline) == ("q0", "五个", "六个", -1)
    assert lost.figures == {"grounded": (1.0, 0.0)}
    assert (reworded.id, reworded.headline, reworded.figures) == ("q1", 0, {})


def test_what_cannot_be_compared() -> None:
    one = attempt("a", [{"grounded": 1}])
    with pytest.raises(EvalError, match=r"no figure 'grace' here; there are grounded"):
        compare(one, one, ["grace"])
    with pytest.raises(EvalError, match="same set"):
        compare(one, Attempt("b", "grounded", {}, (), {}))
