"""The practice questions over the original documents are sound; the documents stay outside."""

from pathlib import Path

import pytest

from eval.check import check
from eval.texts import read_texts

ROOT = Path(__file__).parents[2]
ORIGINALS = ROOT.parent / "shared" / "corpus"

pytestmark = [
    pytest.mark.originals,
    pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the original documents are not at hand"),
]


def test_offsets_and_answers_are_those_of_the_originals() -> None:
    checked = check(ROOT / "eval" / "sets" / "practice-originals.jsonl", read_texts(ORIGINALS))
    assert checked.faults == ()
    assert checked.types["unanswerable"] == 32
