from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from eval.check import check
from eval.types import EvalError

Row = dict[str, Any]
WriteLines = Callable[[str, Iterable[Any]], Path]
TEXTS = {"notice.txt": "公园共种树350\n棵，分三年完成。" + "另有说明。" * 100}
PLACE = {"doc": "notice.txt", "start": 0, "end": 10}


def test_a_sound_set_has_no_faults(write_lines: WriteLines, question_row: Row) -> None:
    unanswerable = {"id": "q2", "type": "unanswerable", "wording": "far", "question": "几个人？"}
    checked = check(write_lines("set.jsonl", [question_row, unanswerable]), TEXTS)
    assert checked.faults == ()
    assert checked.types == {"figure": 1, "unanswerable": 1}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"answers": [["350棵"], ["351棵"]]}, "q1: none of 351棵 stands in the evidence"),
        ({"evidence": [[PLACE | {"end": 5}]]}, "none of 350棵 stands"),
        ({"evidence": [[PLACE, PLACE | {"end": 9000}]]}, "evidence 0 to 9000 is outside notice.txt"),
        ({"evidence": [[PLACE | {"end": 401}]]}, "evidence of 401 code points in notice.txt; tighten"),
        (
            {"evidence": [[PLACE, PLACE | {"doc": "other.txt"}]]},
            "no document 'other.txt'; the corpus has notice.txt",
        ),
        ({"type": "followup"}, "history goes with type followup"),
        ({"history": [{"role": "user", "content": "？"}]}, "history goes with type followup"),
        ({"type": "unanswerable"}, "yet has answers or evidence"),
        ({"evidence": []}, "answers or evidence are missing"),
        ({"type": "poem"}, "line 1: type must be one of"),
    ],
)
def test_each_fault_is_found_alone(
    write_lines: WriteLines, question_row: Row, change: Row, message: str
) -> None:
    (fault,) = check(write_lines("set.jsonl", [question_row | change]), TEXTS).faults
    assert message in fault


@pytest.mark.parametrize("kind", ["yes_no", "comparison", "multi_hop"])
def test_answers_in_other_words_need_not_stand_in_the_evidence(
    write_lines: WriteLines, question_row: Row, kind: str
) -> None:
    row = question_row | {"type": kind, "answers": [["没有"]]}
    assert check(write_lines("set.jsonl", [row]), TEXTS).faults == ()


def test_one_fault_does_not_hide_the_next(write_lines: WriteLines, question_row: Row) -> None:
    rows = [
        "{",
        question_row,
        question_row,
        question_row | {"id": "q3", "question": "？", "answers": [["9棵"]]},
    ]
    faults = check(write_lines("set.jsonl", rows), TEXTS).faults
    assert [fault.split(":")[0] for fault in faults] == ["line 1", "line 3", "q3"]


def test_an_empty_set_is_an_error(write_lines: WriteLines) -> None:
    with pytest.raises(EvalError, match="has no questions"):
        check(write_lines("set.jsonl", []), TEXTS)


def test_questions_asked_twice_are_duplicates_or_ambiguous(
    write_lines: WriteLines, question_row: Row
) -> None:
    same = question_row | {"id": "q2", "question": " 公园一共种了多少棵树"}
    other = question_row | {"id": "q3", "answers": [["350\n棵"]]}
    faults = check(write_lines("set.jsonl", [question_row, same, other]), TEXTS).faults
    assert faults == (
        "q2: asks the same as q1; remove one of them",
        "q3: has the words of q1, but other answers; say in both which place, time or document is meant",
    )


def test_judgements_are_checked_against_the_collection(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "queries.jsonl").write_text('{"_id": "a", "text": "？"}\n', encoding="utf-8")
    (tmp_path / "corpus.jsonl").write_text('{"_id": "d1", "text": "湖"}\n', encoding="utf-8")
    (tmp_path / "qrels" / "test.tsv").write_text("a\td1\t1\na\td9\t1\n", encoding="utf-8")
    (fault,) = check(tmp_path).faults
    assert fault == (
        "a: the relevant document 'd9' is not in the collection (d1); mend the id, or remove the judgement"
    )


def test_documents_are_needed_for_questions_about_them(write_lines: WriteLines, question_row: Row) -> None:
    with pytest.raises(EvalError, match="add --corpus DIR"):
        check(write_lines("set.jsonl", [question_row]))
