"""The question sets over the bundled documents are sound, broad, and not that of the originals."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from eval.check import check
from eval.forms import open_set
from eval.texts import document_files, read_texts
from eval.types import QUESTION_TYPES, WORDINGS

ROOT = Path(__file__).parents[2]
SETS = ROOT / "eval" / "sets"
SET = SETS / "bundled.jsonl"
PRACTICE = SETS / "practice.jsonl"
BOTH = pytest.mark.parametrize("path", [SET, PRACTICE], ids=lambda path: path.stem)
DOCUMENTS = ROOT / "corpus" / "documents"


def bare(text: str) -> str:
    return re.sub(r"\W+", "", text)


@BOTH
def test_offsets_answers_and_fields_are_sound(path: Path) -> None:
    checked = check(path, read_texts(DOCUMENTS))
    assert checked.faults == ()
    assert checked.types.total() >= 120


@BOTH
def test_every_kind_and_every_document_is_asked_for(path: Path) -> None:
    questions = open_set(path).questions
    assert {question.type for question in questions} == set(QUESTION_TYPES)
    wordings = Counter(question.wording for question in questions)
    assert set(wordings) == set(WORDINGS)
    assert min(wordings.values()) > 0.3 * len(questions)
    cited = {place.doc for question in questions for group in question.evidence for place in group}
    assert cited == set(document_files(DOCUMENTS))


@BOTH
def test_some_questions_need_two_documents(path: Path) -> None:
    across = [
        question
        for question in open_set(path).questions
        if len({place.doc for group in question.evidence for place in group}) > 1
    ]
    assert len(across) >= 8
    assert {question.type for question in across} >= {"comparison", "multi_hop"}


def test_no_question_stands_in_the_sets_twice() -> None:
    questions = [question for path in (SET, PRACTICE) for question in open_set(path).questions]
    asked = Counter((bare(question.text), question.history) for question in questions)
    assert max(asked.values()) == 1


def test_practice_asks_much_that_the_documents_do_not_answer() -> None:
    answerable = Counter(question.answerable for question in open_set(PRACTICE).questions)
    assert answerable[True] >= 140
    assert answerable[False] >= 80


@BOTH
@pytest.mark.originals
def test_no_question_is_one_of_the_policy_set(path: Path, shared: Path) -> None:
    lines = (shared / "evalsets" / "policy-dev.jsonl").read_text(encoding="utf-8").splitlines()
    theirs = {bare(json.loads(line)["question"]) for line in lines if "history" not in json.loads(line)}
    assert not theirs & {bare(question.text) for question in open_set(path).questions}
