from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from eval.fitting.examples import examples_of

WriteLines = Callable[[str, Iterable[Any]], Path]
NOTICE = "公园一共种了350棵树，分三年完成。\n"
OTHER = "河边一共种了20棵柳树。\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    return folder


def test_a_question_is_right_as_it_is_and_wrong_with_its_evidence_withheld(
    write_lines: WriteLines, question_row: dict[str, Any], corpus: Path
) -> None:
    first, second = examples_of(write_lines("set.jsonl", [question_row]), corpus, most=10)
    assert (first.question, first.right, first.askable) == ("q1", True, True)
    assert (second.question, second.right, second.askable) == ("q1", False, False)
    assert (first.natural, second.natural) == (True, False)
    assert first.features["local"] > second.features["local"]
    assert all(0 <= value <= 1.001 for value in first.features.values())


def test_what_cannot_be_answered_is_asked_once_and_never_right(
    write_lines: WriteLines, question_row: dict[str, Any], corpus: Path
) -> None:
    row = question_row | {
        "type": "unanswerable",
        "question": "屋顶一共种了多少棵树？",
        "answers": [],
        "evidence": [],
    }
    (only,) = examples_of(write_lines("set.jsonl", [row]), corpus, most=10)
    assert not only.right
    assert not only.askable


def test_a_part_of_a_set_is_drawn_alike_each_time(
    write_lines: WriteLines, question_row: dict[str, Any], corpus: Path
) -> None:
    rows = [question_row | {"id": f"q{i}"} for i in range(6)]
    path = write_lines("set.jsonl", rows)
    one, other = (examples_of(path, corpus, most=2) for _ in range(2))
    assert len({example.question for example in one}) == 2
    assert one == other


def test_foreign_questions_are_asked_also_of_the_right_place_and_never_right(
    write_lines: WriteLines, question_row: dict[str, Any], corpus: Path
) -> None:
    (corpus / "place.txt").write_text("青川县一共修了30公里道路。\n", encoding="utf-8")
    path = write_lines("set.jsonl", [question_row])
    found = examples_of(path, corpus, most=10, foreign=["怎么拍电影？"] * 2)
    strange = [example for example in found if example.question.startswith("foreign")]
    assert strange
    assert not any(example.right or example.askable or example.natural for example in strange)
