from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import PROJECTED_MEASURES
from eval.metrics.projection import projected, projected_figures
from eval.metrics.spans import evidence_at
from eval.types import Case, Place, Prediction, Question

FIRST, SECOND = Place("a.txt", 0, 20), Place("a.txt", 30, 50)
BOTH, OTHER = Place("a.txt", 0, 50), Place("b.txt", 0, 50)
places = st.builds(
    lambda doc, start, length: Place(doc, start, start + length),
    st.sampled_from(["a.txt", "b.txt"]),
    st.integers(0, 200),
    st.integers(1, 90),
)


def question(*evidence: tuple[Place, ...]) -> Question:
    return Question("q", "figure", "near", "？", (("1",),), evidence)


def figures(asked: Question, *hits: Place) -> dict[str, float]:
    return projected_figures([asked], {"q": Prediction("q", hits=hits)}, PROJECTED_MEASURES)["q"]


def test_a_stretch_is_judged_to_be_the_first_hit_that_covers_it() -> None:
    assert projected([[FIRST], [SECOND]], [OTHER, FIRST, BOTH]) == (
        {"hit-2": 1, "hit-3": 1},
        ["hit-1", "hit-2", "hit-3"],
    )
    assert projected([[FIRST], [OTHER]], [BOTH]) == ({"hit-1": 1, "missed-2": 1}, ["hit-1"])


def test_other_ways_of_cutting_score_alike() -> None:
    asked = question((FIRST,), (SECOND,))
    assert figures(asked, FIRST, SECOND)["nDCG@10"] == figures(asked, BOTH)["nDCG@10"] == 1
    assert figures(asked, BOTH)["R@5"] == figures(asked, BOTH)["AP@10"] == 1
    assert figures(asked, OTHER, FIRST)["RR@10"] == 0.5
    assert figures(asked, OTHER, FIRST)["R@5"] == 0.5


def test_questions_that_want_nothing_have_no_figures_and_missing_ones_score_zero() -> None:
    assert projected_figures([question()], {}, ["R@5"]) == {}
    assert projected_figures([question((FIRST,))], {}, ["R@5"]) == {"q": {"R@5": 0.0}}


@given(st.lists(st.tuples(places), min_size=1, max_size=4), st.lists(places, max_size=8))
def test_all_is_found_exactly_when_the_evidence_is(
    evidence: list[tuple[Place, ...]], hits: list[Place]
) -> None:
    asked = question(*evidence)
    ours = figures(asked, *hits)
    theirs = evidence_at(Case(asked, Prediction("q", hits=tuple(hits)), {}), 5)
    assert all(0 <= value <= 1 for value in ours.values())
    assert (ours["R@5"] == 1) == (theirs == 1)
    assert (ours["R@5"] == 0) == (theirs == 0)
