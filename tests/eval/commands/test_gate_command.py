"""The gate on our own set, as CI runs it."""

from pathlib import Path

import pytest

from eval.__main__ import OK, UNUSABLE, main
from eval.commands.gate import BASELINES, FELL, SETS
from index.searcher import Searcher
from index.types import Hit, Query

BUNDLED = SETS / "bundled.jsonl"
BASELINE = str(BASELINES / "bundled.json")
SOME = 60


@pytest.fixture
def some_questions(tmp_path: Path) -> str:
    """A part of our own set, which takes a part of the time."""
    path = tmp_path / "some.jsonl"
    lines = BUNDLED.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:SOME]), encoding="utf-8")
    return str(path)


@pytest.mark.slow
def test_our_own_set_is_answered_as_well_as_before(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["gate"])
    assert status == OK, capsys.readouterr().out


def test_a_worsened_search_is_caught(
    some_questions: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    search = Searcher.search

    def backwards(self: Searcher, query: Query) -> list[Hit]:
        return search(self, query)[::-1]

    monkeypatch.setattr(Searcher, "search", backwards)
    assert main(["gate", some_questions, "--baseline", BASELINE]) == FELL
    shown = capsys.readouterr().out
    assert "the gate is shut" in shown
    assert {"grounded", "evidence@5"} <= {
        line.split()[0] for line in shown.splitlines() if line.endswith("  fell")
    }


def test_updating_says_what_changes(
    some_questions: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WENJU_EMBEDDER", "hashing")
    answers, kept = tmp_path / "answers.jsonl", tmp_path / "kept.json"
    main(
        [
            "predict",
            some_questions,
            "--corpus",
            str(BUNDLED.parents[2] / "corpus" / "documents"),
            "--out",
            str(answers),
        ]
    )
    words = ["gate", some_questions, "--predictions", str(answers), "--baseline", str(kept)]
    assert main(words) == UNUSABLE
    assert "`python -m eval gate --update` makes it" in capsys.readouterr().err
    assert main([*words, "--update"]) == OK
    assert f"kept the figures of {SOME} questions" in capsys.readouterr().out
    assert main(words) == OK
    answers.write_text(
        "".join(answers.read_text(encoding="utf-8").splitlines(keepends=True)[10:]), encoding="utf-8"
    )
    assert main(words) == FELL
    assert main([*words, "--update"]) == OK
    assert "grounded lost (" in capsys.readouterr().out
    assert main(words) == OK


def test_figures_of_another_set(
    some_questions: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, answers = tmp_path / "kept.json", tmp_path / "none.jsonl"
    kept.write_text('{"questions": {"other": {"grounded": 1}}}', encoding="utf-8")
    answers.write_text("", encoding="utf-8")
    words = ["gate", some_questions, "--predictions", str(answers), "--baseline", str(kept)]
    assert main(words) == UNUSABLE
    assert "is about other questions" in capsys.readouterr().err
