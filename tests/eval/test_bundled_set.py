"""The question set over the bundled documents is sound, broad, and not that of the originals."""

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
SET = ROOT / "eval" / "sets" / "bundled.jsonl"
DOCUMENTS = ROOT / "corpus" / "documents"


def bare(text: str) -> str:
    return re.sub(r"\W+", "", text)


def test_offsets_answers_and_fields_are_sound() -> None:
    checked = check(SET, read_texts(DOCUMENTS))
    assert checked.faults == ()
    assert checked.types.total() >= 120


def test_every_kind_and_every_document_is_asked_for() -> None:
    questions = open_set(SET).questions
    assert {question.type for question in questions} == set(QUESTION_TYPES)
    wordings = Counter(question.wording for question in questions)
    assert set(wordings) == set(WORDINGS)
    assert min(wordings.values()) > 0.4 * len(questions)
    cited = {place.doc for question in questions for group in question.evidence for place in group}
    assert cited == set(document_files(DOCUMENTS))


def test_some_questions_need_two_documents() -> None:
    across = [
        question
        for question in open_set(SET).questions
        if len({place.doc for group in question.evidence for place in group}) > 1
    ]
    assert len(across) >= 8
    assert {question.type for question in across} >= {"comparison", "multi_hop"}


def test_no_question_stands_in_the_set_twice() -> None:
    asked = Counter((bare(question.text), question.history) for question in open_set(SET).questions)
    assert max(asked.values()) == 1


@pytest.mark.originals
def test_no_question_is_one_of_the_policy_set(shared: Path) -> None:
    lines = (shared / "evalsets" / "policy-dev.jsonl").read_text(encoding="utf-8").splitlines()
    theirs = {bare(json.loads(line)["question"]) for line in lines if "history" not in json.loads(line)}
    assert not theirs & {bare(question.text) for question in open_set(SET).questions}
