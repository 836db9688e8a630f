import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.overlap import exact_match, f1, f1_of, longest_common_run, units
from eval.types import Case, Place, Prediction, Question


def case(answer: str, *known: str, refused: bool = False, kind: str = "figure") -> Case:
    place = Place("a.txt", 0, 5)
    question = Question("q", kind, "near", "？", tuple([known] if known else []), ((place,),))
    return Case(question, Prediction("q", answer, refused), {})


def test_characters_are_units_and_so_are_runs_of_letters_and_digits() -> None:
    assert units("共ＰＭ2.5，约３２ μg/m³。") == ["共", "pm2", "5", "约", "32", "μg", "m3"]
    assert units("《》，……") == []


def test_marks_do_not_count_and_the_best_alternative_does() -> None:
    assert exact_match(case("“十二座”。", "12座", "十二座")) == 1
    assert exact_match(case("十二座桥", "12座", "十二座")) == 0
    assert f1(case("十二座桥", "12座", "十二座")) == pytest.approx(2 * 3 / 7)


def test_only_the_statement_is_read() -> None:
    assert exact_match(case("12座\n全镇共有公厕12座。", "12座")) == 1


def test_where_there_is_no_figure() -> None:
    assert f1(case("", kind="unanswerable")) is None
    several = Question("q", "list", "near", "？", (("甲",), ("乙",)), ())
    assert exact_match(Case(several, Prediction("q", "甲"), {})) is None


def test_a_refusal_and_an_answer_of_marks_score_zero() -> None:
    assert f1(case("12座", "12座", refused=True)) == exact_match(case("12座", "12座", refused=True)) == 0
    assert f1(case("。", "12座")) == 0


words = st.lists(st.sampled_from("甲乙丙"), max_size=8)


@given(words, words)
def test_the_run_stands_in_both(one: list[str], other: list[str]) -> None:
    length = longest_common_run(one, other)
    runs = {tuple(one[i : i + length]) for i in range(len(one) - length + 1)}
    assert runs & {tuple(other[i : i + length]) for i in range(len(other) - length + 1)}
    longer = {tuple(one[i : i + length + 1]) for i in range(len(one) - length)}
    assert not longer & {tuple(other[i : i + length + 1]) for i in range(len(other) - length)}
    assert length == longest_common_run(other, one)
    assert 0 <= f1_of(one, other) <= 1
