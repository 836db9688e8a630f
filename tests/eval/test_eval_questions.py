import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from assistant.types import Turn
from eval.forms.jsonl import read_jsonl
from eval.types import EvalError, JudgedQuestion, Place, Question

Row = dict[str, Any]
WriteLines = Callable[[str, Iterable[Any]], Path]
JUDGED: Row = {"id": "j1", "question": "谁管河道？", "relevant": ["a", "b"]}


def read_questions(path: Path) -> tuple[Question, ...]:
    return read_jsonl(path).sound(path).questions


def read_judged(path: Path) -> tuple[JudgedQuestion, ...]:
    return read_jsonl(path).sound(path).judged


def test_a_question_is_read_with_all_its_parts(write_lines: WriteLines, question_row: Row) -> None:
    history = [{"role": "user", "content": "公园有多大？"}, {"role": "assistant", "content": "三公顷"}]
    (question,) = read_questions(
        write_lines("set.jsonl", [question_row | {"type": "followup", "history": history}])
    )
    assert question.answers == (("350棵",),)
    assert question.evidence == ((Place("notice.txt", 0, 12),),)
    assert question.history == (Turn("user", "公园有多大？"), Turn("assistant", "三公顷"))
    assert question.answerable


def test_blank_lines_a_bom_and_gzip_do_not_matter(tmp_path: Path, question_row: Row) -> None:
    path = tmp_path / "set.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8-sig") as file:
        file.write("\n" + json.dumps(question_row) + "\n\n")
    assert [q.id for q in read_questions(path)] == ["q1"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": ""}, "id must not be empty"),
        ({"id": 7}, "id must be a text, not 7"),
        ({"type": "poem"}, "type must be one of figure.*not 'poem'"),
        ({"type": ["figure"]}, "type must be one of"),
        ({"wording": None}, "wording must be one of near, far"),
        ({"question": "  "}, "question must not be empty"),
        ({"answers": "350棵"}, "answers must be a list"),
        ({"answers": ["350棵"]}, "must be a list of alternatives, not '350棵'"),
        ({"answers": [[]]}, "must be a list of alternatives"),
        ({"answers": [[""]]}, "expected a text"),
        ({"answers": []}, "answers or evidence are missing"),
        ({"evidence": []}, "answers or evidence are missing"),
        (
            {"evidence": [[{"doc": "a", "start": -1, "end": 2}]]},
            "start must be a whole number from 0, not -1",
        ),
        ({"evidence": [[{"doc": "a", "start": True, "end": 2}]]}, "start must be a whole number"),
        ({"evidence": [[{"doc": "a", "start": 2, "end": 2}]]}, "must end after it starts"),
        ({"evidence": [["a"]]}, "expected an object"),
        ({"type": "unanswerable"}, "yet has answers or evidence"),
        ({"history": [{"role": "judge", "content": "？"}]}, "role must be one of user, assistant"),
    ],
)
def test_a_broken_field_is_named_with_its_line(
    write_lines: WriteLines, question_row: Row, change: Row, message: str
) -> None:
    path = write_lines("set.jsonl", [question_row, question_row | {"id": "q2"} | change])
    with pytest.raises(EvalError, match=f"set.jsonl, line 2: .*{message}"):
        read_questions(path)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": ', "line 2: not JSON"),
        ("[1]", "line 2: not a JSON object but list"),
        ('{"id": "q1"}', "line 2: type"),
    ],
)
def test_a_line_that_is_no_question(
    write_lines: WriteLines, question_row: Row, line: str, message: str
) -> None:
    with pytest.raises(EvalError, match=message):
        read_questions(write_lines("set.jsonl", [question_row, line]))


def test_ids_are_unique(write_lines: WriteLines, question_row: Row) -> None:
    with pytest.raises(EvalError, match="line 2: the id 'q1' was used before"):
        read_questions(write_lines("set.jsonl", [question_row, question_row]))
    with pytest.raises(EvalError, match="line 2: the id 'j1' was used before"):
        read_judged(write_lines("judged.jsonl", [JUDGED, JUDGED]))


@pytest.mark.parametrize("read", [read_questions, read_judged])
def test_files_that_cannot_be_used(
    read: Callable[[Path], object], write_lines: WriteLines, tmp_path: Path
) -> None:
    with pytest.raises(EvalError, match="does not exist"):
        read(tmp_path / "nothing.jsonl")
    with pytest.raises(EvalError, match="cannot be read"):
        read(tmp_path)
    with pytest.raises(EvalError, match="has no questions"):
        read(write_lines("empty.jsonl", ["", " "]))
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes(b'{"id": "\xff"}')
    with pytest.raises(EvalError, match="not UTF-8"):
        read(latin)
    packed = tmp_path / "not.gz"
    packed.write_bytes(b"plain")
    with pytest.raises(EvalError, match="cannot be read"):
        read(packed)


def test_judged_questions(write_lines: WriteLines) -> None:
    (question,) = read_judged(write_lines("judged.jsonl", [JUDGED]))
    assert question.relevant == {"a", "b"}
    with pytest.raises(EvalError, match="line 1: relevant must name"):
        read_judged(write_lines("judged.jsonl", [JUDGED | {"relevant": []}]))


def test_the_two_kinds_of_sets_are_told_apart(write_lines: WriteLines, question_row: Row) -> None:
    assert read_judged(write_lines("judged.jsonl", [JUDGED]))
    assert not read_judged(write_lines("set.jsonl", [question_row]))
    assert len(read_jsonl(write_lines("broken.jsonl", ["{", JUDGED])).judged) == 1, "a later line tells"
