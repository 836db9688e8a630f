from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics import spans
from eval.types import Case, Place, Prediction, Question, Quote

TEXT = "湖边步道全长三公里，沿路设有十二处座椅。" * 60
TEXTS = {"a.txt": TEXT}
PLACES = st.builds(
    lambda start, length: Place("a.txt", start, start + length), st.integers(0, 80), st.integers(0, 700)
)


def place(start: int, end: int, doc: str = "a.txt") -> Place:
    return Place(doc, start, end)


def case(
    *evidence: tuple[Place, ...],
    hits: tuple[Place, ...] = (),
    cited: tuple[Place, ...] = (),
    refused: bool = False,
) -> Case:
    kind = "figure" if evidence else "unanswerable"
    question = Question("q", kind, "near", "多长？", (("三公里",),), evidence)
    quotes = tuple(Quote(p, p.text_in(TEXTS)) for p in cited)
    return Case(question, Prediction("q", "", refused, quotes, hits), TEXTS)


def test_half_of_a_passage_covers_it() -> None:
    required = (place(10, 20),)
    assert spans.covered_by_hit(required, place(15, 30))
    assert not spans.covered_by_hit(required, place(16, 30))
    assert not spans.covered_by_hit(required, place(10, 20, "b.txt"))


def test_a_hit_that_is_too_long_covers_nothing() -> None:
    required = (place(10, 20),)
    assert spans.covered_by_hit(required, place(0, spans.LONGEST_PLACE))
    assert not spans.covered_by_hit(required, place(0, spans.LONGEST_PLACE + 1))


def test_any_alternative_will_do() -> None:
    assert spans.covered_by_hit((place(10, 20), place(50, 60)), place(50, 60))


def test_citations_add_up_and_overlaps_count_once() -> None:
    required = (place(0, 20),)
    assert spans.covered_together(required, [place(0, 5), place(15, 25)])
    assert not spans.covered_together(required, [place(0, 6), place(0, 6), place(3, 9)])


@settings(deadline=None)
@given(st.lists(PLACES), PLACES.filter(len))
def test_covering_together_counts_code_points(cited: list[Place], required: Place) -> None:
    marked = {i for p in cited if spans.points_somewhere(p) for i in range(p.start, p.end)}
    inside = marked & set(range(required.start, required.end))
    assert spans.covered_together((required,), cited) == (2 * len(inside) >= len(required))


def test_evidence_looks_at_the_first_hits() -> None:
    both = case((place(0, 10),), (place(50, 60),), hits=(place(0, 10), place(90, 99), place(50, 60)))
    assert spans.evidence_at(both, 1) == 0.5
    assert spans.evidence_at(both, 3) == 1


def test_gain_counts_a_passage_once() -> None:
    twice = case((place(0, 10),), (place(50, 60),), hits=(place(0, 10), place(0, 10)))
    once = case((place(0, 10),), (place(50, 60),), hits=(place(0, 10),))
    assert spans.evidence_ndcg(twice, 10) == spans.evidence_ndcg(once, 10)


def test_only_the_first_citations_are_read() -> None:
    late = [place(90, 99)] * spans.CITATIONS_READ + [place(0, 10)]
    assert spans.cited(case((place(0, 10),), cited=tuple(late))) == 0
    assert spans.cited(case((place(0, 10),), cited=tuple(late[1:]))) == 1


def test_a_refusal_cites_nothing() -> None:
    refused = case((place(0, 10),), cited=(place(0, 10),), refused=True)
    assert spans.cited(refused) == 0
    assert spans.precise(refused) is None


def test_precise_is_the_share_that_touches_evidence() -> None:
    assert spans.precise(case((place(0, 10),), cited=(place(9, 30), place(10, 30)))) == 0.5


def test_exact_compares_to_the_letter() -> None:
    wrong = Quote(place(0, 2), "湖 边")
    right = Quote(place(0, 2), "湖边")
    prediction = Prediction("q", citations=(right, wrong, Quote(place(0, 2), None)))
    assert spans.exact(Case(case().question, prediction, TEXTS)) == 1 / 3


def test_figures_that_do_not_apply_are_none() -> None:
    nothing = case()
    assert spans.evidence_at(nothing, 5) is None
    assert spans.evidence_ndcg(nothing, 10) is None
    assert spans.cited(nothing) is None
    assert spans.precise(nothing) is None
    assert spans.exact(nothing) is None
