"""How many of the figures that were marked by reading are found, and what is said of them; see README.md."""

import functools
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpus.figures import Figure, figures_of
from corpus.readers import read
from corpus.types import Document

HERE = Path(__file__).parent
ORIGINALS = HERE.parents[3] / "shared" / "corpus"
LONGEST_INDICATOR = 30

pytestmark = [
    pytest.mark.originals,
    pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the shared originals are not at hand"),
]


@functools.cache
def original(number: str) -> tuple[Document, tuple[Figure, ...]]:
    document = read(next(ORIGINALS.glob(f"{number}_*.txt")))
    return document, figures_of(document)


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def found_for(mark: dict[str, Any]) -> Figure | None:
    figures = original(mark["doc"])[1]
    here = [f for f in figures if f.span.start < mark["end"] and f.span.end > mark["start"]]
    return here[0] if len(here) == 1 else None


def value_agrees(figure: Figure, mark: dict[str, Any]) -> bool:
    normal = (figure.normal_low, figure.normal_high, figure.normal_unit)
    assert normal[0] is not None
    assert normal[1] is not None
    return (
        (figure.span.start, figure.span.end, figure.unit) == (mark["start"], mark["end"], mark["unit"])
        and (figure.low, figure.high) == (Decimal(mark["low"]), Decimal(mark["high"]))
        and abs(normal[0] - Decimal(mark["normal_low"])) < Decimal("0.001")
        and abs(normal[1] - Decimal(mark["normal_high"])) < Decimal("0.001")
        and normal[2] == mark["normal_unit"]
    )


def indicator_agrees(figure: Figure, mark: dict[str, Any]) -> bool:
    text = original(mark["doc"])[0].text
    cores = ["".join(text[start:end].split()) for start, end in mark["indicators"]]
    named = "".join(figure.indicator.split())
    return not cores or (len(named) <= LONGEST_INDICATOR and any(core in named for core in cores))


def period_agrees(figure: Figure, mark: dict[str, Any]) -> bool:
    if figure.period is None:
        return "" in mark["periods"]
    if figure.period.first:
        return f"{figure.period.first}/{figure.period.last or '..'}" in mark["periods"]
    return any(words and words in figure.period.words for words in mark["periods"])


def place_agrees(figure: Figure, mark: dict[str, Any]) -> bool:
    return any(place in figure.place for place in mark["places"]) and mark["subject"] in figure.subject


def share(agrees: Any, marks: list[dict[str, Any]]) -> float:
    found = [(found_for(mark), mark) for mark in marks]
    return sum(figure is not None and agrees(figure, mark) for figure, mark in found) / len(marks)


@pytest.mark.parametrize("half", [1, 0], ids=["guiding half", "measuring half"])
def test_marked_figures_are_found_with_what_they_say(half: int) -> None:
    marks = [mark for mark in lines("marked.jsonl") if mark["id"] % 2 == half]
    assert share(value_agrees, marks) >= 0.98
    assert share(indicator_agrees, marks) >= 0.95
    assert share(period_agrees, marks) >= 0.95
    assert share(place_agrees, marks) >= 0.97
    assert share(lambda figure, mark: figure.sign.value in mark["signs"], marks) >= 0.97


def test_marks_are_where_they_were_made() -> None:
    assert len(lines("marked.jsonl")) == 209
    for mark in lines("marked.jsonl"):
        assert any(c in "一二三四五六七八九十两百千万亿ⅠⅡⅢⅣⅤ" or c.isdigit() for c in marked_text(mark))


def marked_text(mark: dict[str, Any]) -> str:
    return original(mark["doc"])[0].text[mark["start"] : mark["end"]]


def test_in_whole_paragraphs_nothing_is_missed_and_hardly_anything_made_up() -> None:
    hits = wrong = missed = 0
    for mark in lines("paragraphs.jsonl"):
        inside = [f.span for f in original(mark["doc"])[1] if mark["start"] <= f.span.start < mark["end"]]
        found = {(span.start, span.end) for span in inside}
        required = {tuple(span) for span in mark["figures"]}
        allowed = required | {tuple(span) for span in mark["optional"]}
        hits += len(found & required)
        wrong += len(found - allowed)
        missed += len(required - found)
    assert hits / (hits + wrong) >= 0.96
    assert missed / (hits + missed) <= 0.04
