from pathlib import Path

import pytest

from eval.gate import ALLOWANCES, judge, judged_lines, read_kept, write_kept
from eval.types import EvalError

GOOD = {"grounded": 1.0, "evidence@5": 1.0, "exact": 1.0}


def figures(*rows: dict[str, float]) -> dict[str, dict[str, float]]:
    return {f"q{i}": row for i, row in enumerate(rows)}


def answered(count: int, wrong: int) -> dict[str, dict[str, float]]:
    return figures(*[GOOD | {"grounded": 0.0}] * wrong, *[GOOD] * (count - wrong))


def fallen(before: dict[str, dict[str, float]], after: dict[str, dict[str, float]]) -> list[str]:
    return [v.measure for v in judge(before, after).verdicts if v.fell]


def test_the_same_answers_pass() -> None:
    judged = judge(answered(100, 20), answered(100, 20))
    assert judged.passed
    assert [v.measure for v in judged.verdicts] == ["grounded", "evidence@5", "exact"]


def test_a_few_questions_are_noise_and_five_are_not() -> None:
    assert fallen(answered(1000, 100), answered(1000, 104)) == []
    assert fallen(answered(1000, 100), answered(1000, 105)) == ["grounded"]
    assert fallen(answered(1000, 100), answered(1000, 80)) == []


def test_in_a_small_set_the_allowance_decides() -> None:
    assert fallen(answered(50, 10), answered(50, 11)) == []
    assert fallen(answered(50, 10), answered(50, 12)) == ["grounded"]


def test_losses_that_wins_make_up_for_pass() -> None:
    before = figures(*[GOOD] * 50, *[GOOD | {"grounded": 0.0}] * 50)
    after = figures(*[GOOD | {"grounded": 0.0}] * 10, *[GOOD] * 50, *[GOOD | {"grounded": 0.0}] * 40)
    judged = judge(before, after)
    assert judged.passed
    assert (len(judged.verdicts[0].won), len(judged.verdicts[0].lost)) == (10, 10)


def test_one_inexact_quote_is_too_many() -> None:
    assert fallen(answered(500, 0), figures(GOOD | {"exact": 0.5}, *[GOOD] * 499)) == ["exact"]


def test_refusals_are_judged_on_questions_that_should_be_refused() -> None:
    before = figures(*[{"refusal": 1.0}] * 28)
    assert fallen(before, figures(*[{"refusal": 0.0}] * 2, *[{"refusal": 1.0}] * 26)) == []
    assert fallen(before, figures(*[{"refusal": 0.0}] * 3, *[{"refusal": 1.0}] * 25)) == ["refusal"]


def test_questions_that_came_or_went_are_named_and_left_out() -> None:
    judged = judge({"old": GOOD, "both": GOOD}, {"both": GOOD, "new": GOOD | {"grounded": 0.0}})
    assert judged.passed
    assert (judged.added, judged.gone) == (("new",), ("old",))
    told = "\n".join(judged_lines(judged))
    assert "1 questions are new; nothing is kept about them: new" in told
    assert "1 questions left the set: old" in told


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "baseline" / "set.json"
    kept = {"a-1": GOOD, "问": {"refusal": 1.0, "grounded": 1 / 3}}
    write_kept(path, kept)
    assert read_kept(path) == kept
    assert len(path.read_text(encoding="utf-8").splitlines()) == 7
    assert set(ALLOWANCES) >= set().union(*kept.values())


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"questions": [1]}', '{"questions": {"q": {"exact": "x"}}}']
)
def test_what_is_not_a_baseline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "kept.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvalError, match=r"has no kept figures.*--update"):
        read_kept(path)
    with pytest.raises(EvalError, match="gate --update` makes it"):
        read_kept(tmp_path / "none.json")
