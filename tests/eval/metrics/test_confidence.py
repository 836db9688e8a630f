import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.confidence import Bin, Judgement, area, calibration_error, reliability, risk_coverage

judgements = st.lists(
    st.builds(Judgement, st.floats(0, 1), st.booleans(), st.just(False))
    | st.builds(Judgement, st.floats(0, 1), st.just(False), st.just(True)),
    min_size=1,
    max_size=30,
)


def test_the_curve_of_a_worked_example() -> None:
    sure, unsure = Judgement(0.9, right=True), Judgement(0.4, right=False)
    points = risk_coverage([unsure, sure])
    assert points == [(0.5, 0.0), (1.0, 0.5)]
    assert area(points) == 0.25
    assert area(risk_coverage([Judgement(0.4, right=True), Judgement(0.9, right=False)])) == 0.75


def test_refusals_come_last_whatever_their_confidence() -> None:
    refused = Judgement(1.0, right=False, refused=True)
    assert risk_coverage([refused, Judgement(0.1, right=True)]) == [(0.5, 0.0), (1.0, 0.5)]


def test_equally_sure_answers_share_their_errors() -> None:
    equal = [Judgement(0.5, right=True), Judgement(0.5, right=False)]
    assert risk_coverage(equal) == risk_coverage(equal[::-1]) == [(0.5, 0.5), (1.0, 0.5)]


def test_nothing_has_no_area_and_no_error() -> None:
    assert risk_coverage([]) == []
    assert area([]) is None
    assert calibration_error([]) is None


@given(judgements)
def test_the_last_risk_is_the_share_of_wrong_answers(given_ones: list[Judgement]) -> None:
    points = risk_coverage(given_ones)
    assert len(points) == len(given_ones)
    assert points[-1] == (1.0, pytest.approx(sum(not j.right for j in given_ones) / len(given_ones)))
    assert all(0 <= risk <= 1 + 1e-9 for _, risk in points)
    again = risk_coverage(sorted(given_ones, key=repr))
    assert [risk for _, risk in again] == pytest.approx([risk for _, risk in points])


def test_bins_hold_their_edges() -> None:
    low, edge, top = Judgement(0.05, right=False), Judgement(0.5, right=True), Judgement(1.0, right=True)
    assert reliability([top, edge, low, Judgement(0.2, right=False, refused=True)]) == [
        Bin(0.0, 0.1, 1, 0.05, 0.0),
        Bin(0.5, 0.6, 1, 0.5, 1.0),
        Bin(0.9, 1.0, 1, 1.0, 1.0),
    ]


def test_the_error_is_the_mean_gap() -> None:
    answers = [Judgement(0.8, right=True)] * 3 + [Judgement(0.8, right=False)]
    assert calibration_error(reliability(answers)) == pytest.approx(0.05)
    assert calibration_error(reliability([*answers, Judgement(0.0, right=True)])) == pytest.approx(0.24)


@given(judgements)
def test_no_answer_is_lost_and_the_error_is_a_share(given_ones: list[Judgement]) -> None:
    bins = reliability(given_ones)
    assert sum(b.count for b in bins) == sum(not j.refused for j in given_ones)
    assert all(b.low <= b.confidence + 1e-9 and b.confidence <= b.high + 1e-9 for b in bins)
    error = calibration_error(bins)
    assert error is None if not bins else error is not None and 0 <= error <= 1
