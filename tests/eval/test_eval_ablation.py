import random

import pytest

from eval.ablation import ablate, ablation_markdown
from eval.attempts import Attempt
from eval.score import Scored
from eval.types import EvalError


def attempt(name: str, right: list[float], found: list[float]) -> Attempt:
    rows = [{"grounded": g, "evidence@5": e} for g, e in zip(right, found, strict=True)]
    scored = tuple(Scored(f"q{i}", "figure", "near", row) for i, row in enumerate(rows))
    return Attempt(name, "grounded", {s.id: s.id for s in scored}, scored, {})


def coin(share: float, count: int, seed: int) -> list[float]:
    draw = random.Random(seed)  # noqa: S311
    return [float(draw.random() < share) for _ in range(count)]


def test_a_row_tells_by_how_much_a_variant_differs() -> None:
    whole = attempt("all parts", [1, 1, 1, 0], [1, 1, 1, 1])
    variant = attempt("less", [1, 0, 1, 0], [1, 1, 1, 1])
    table = ablate(whole, [variant], ["grounded", "evidence@5"])
    assert ablation_markdown(table).splitlines() == [
        "| | grounded | evidence@5 |",
        "|---|---|---|",
        "| all parts | 0.750 | 1.000 |",
        "| less | 0.500 (-0.250) | 1.000 (+0.000) |",
    ]


def test_only_what_is_more_than_chance_is_starred() -> None:
    good, alike = coin(0.9, 200, 1), coin(0.9, 200, 2)
    whole = attempt("all parts", good, good)
    worse = attempt("worse", coin(0.5, 200, 3), good)
    table = ablate(whole, [worse, attempt("alike", alike, alike)], ["grounded", "evidence@5"])
    _, lines = ablation_markdown(table).split("|\n", 1)
    assert [line.count("*") for line in lines.splitlines()[1:]] == [0, 1, 0]
    assert table.rows[1][1][0].significant and not table.rows[1][1][1].significant


def test_more_cells_need_more_proof() -> None:
    whole = attempt("all parts", [1.0] * 40, [1.0] * 40)
    worse = attempt("worse", [0.0] * 6 + [1.0] * 34, [1.0] * 40)
    others = [attempt(f"v{i}", coin(0.97, 40, i), coin(0.97, 40, 50 + i)) for i in range(8)]
    alone = ablate(whole, [worse], ["grounded"]).rows[1][1][0]
    among = ablate(whole, [worse, *others], ["grounded", "evidence@5"]).rows[1][1][0]
    assert alone.significant
    assert among.p > alone.p


@pytest.mark.parametrize(("variants", "measures"), [([], ["grounded"]), (["less"], []), (["less"], ["mrr"])])
def test_without_something_to_compare_it_is_refused(variants: list[str], measures: list[str]) -> None:
    whole = attempt("all parts", [1, 0], [1, 1])
    with pytest.raises(EvalError):
        ablate(whole, [attempt(name, [1, 1], [1, 1]) for name in variants], measures)
