from dataclasses import dataclass

from index.rerankers.train.measure import RERANKED, SEARCHED, Figures, left_out, table_of
from index.rerankers.train.sets import READING, STATUTES


@dataclass(frozen=True)
class One:
    question: int
    name: str


def figure(value: float) -> Figures:
    return Figures(value, value, 1.0, 1.0)


def test_what_is_measured_was_never_learnt_from_and_keeps_its_order() -> None:
    found = {name: [One(number, name) for number in (4, 0, 3, 1, 2)] for name in (STATUTES, *READING)}

    def learn(known: object) -> set[One]:
        return {one for every in known.values() for one in every}  # type: ignore[attr-defined]

    def figures(one: One, model: set[One]) -> Figures:
        assert one not in model
        return figure(one.question)

    measured = left_out(found, 1, learn, figures)
    assert list(measured) == [STATUTES, *READING]
    assert all([one.ndcg_10 for one in every] == [4, 0, 3, 1, 2] for every in measured.values())


def test_a_star_marks_what_is_more_than_chance() -> None:
    orders = {
        "worse": [figure(0.1)] * 12,
        SEARCHED: [figure(0.9), *[figure(1.0)] * 11],
        RERANKED: [figure(1.0)] * 12,
    }
    assert table_of({"set": orders}).splitlines() == [
        "| `set` | worse | 0.100\\* | 0.100\\* | 1.000 | 1.000 |",
        "| `set` | search alone | 0.992 | 0.992 | 1.000 | 1.000 |",
        "| `set` | reranked | 1.000 | 1.000 | 1.000 | 1.000 |",
    ]
