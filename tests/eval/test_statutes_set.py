"""The question sets over statutes are sound; the statutes themselves are not part of the repository."""

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from eval.check import check
from eval.forms import open_set
from eval.texts import read_texts

ROOT = Path(__file__).parents[2]
SETS = ROOT / "eval" / "sets"
ARCHIVE = ROOT.parent / "shared" / "texts" / "laws.tar.xz"

pytestmark = [
    pytest.mark.originals,
    pytest.mark.skipif(not ARCHIVE.is_file(), reason="the shared statutes are not at hand"),
]


def extracted(archive: Path, folder: Path, name: str) -> subprocess.CompletedProcess[str]:
    script = ROOT / "scripts" / "extract_statutes.py"
    command = [sys.executable, str(script), str(archive), str(folder), "--set", name]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("name", "unanswerable"),
    [
        ("statutes", 14),
        ("practice-statutes", 34),
        ("practice-statutes-2", 18),
        ("practice-statutes-3", 15),
        ("practice-statutes-4", 10),
        ("unseen-statutes", 8),
    ],
)
def test_offsets_and_answers_are_those_of_the_extracted_statutes(
    name: str, unanswerable: int, tmp_path: Path
) -> None:
    assert extracted(ARCHIVE, tmp_path, name).returncode == 0
    path = SETS / f"{name}.jsonl"
    checked = check(path, read_texts(tmp_path))
    assert checked.faults == ()
    assert checked.types["unanswerable"] == unanswerable
    cited = {
        place.doc for question in open_set(path).questions for group in question.evidence for place in group
    }
    assert cited == {file.name for file in tmp_path.iterdir()}


def test_the_sets_share_no_statute_and_no_question() -> None:
    practice = ("practice-statutes", *(f"practice-statutes-{number}" for number in (2, 3, 4)))
    names = ("statutes", *practice, "unseen-statutes")
    questions = {name: open_set(SETS / f"{name}.jsonl").questions for name in names}
    cited = {
        name: {place.doc for question in asked for group in question.evidence for place in group}
        for name, asked in questions.items()
    }
    asked = {
        name: {question.text for question in found if not question.history}
        for name, found in questions.items()
    }
    for first, second in combinations(names, 2):
        assert not cited[first] & cited[second]
        assert not asked[first] & asked[second]
