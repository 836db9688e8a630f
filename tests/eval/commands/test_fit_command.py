from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from assistant.answer.refusing.answerability import fitted
from eval.__main__ import OK, UNUSABLE, main

WriteLines = Callable[[str, Iterable[Any]], Path]


def test_what_is_fitted_can_be_read_by_the_assistant(
    write_lines: WriteLines,
    question_row: dict[str, Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "answerability.json"
    corpus.mkdir()
    (corpus / "notice.txt").write_text("公园一共种了350棵树，分三年完成。\n", encoding="utf-8")
    (corpus / "other.txt").write_text("河边一共种了20棵柳树。\n", encoding="utf-8")
    questions = write_lines("set.jsonl", [question_row, question_row | {"id": "q2"}])
    assert main(["fit", f"{questions}={corpus}", "--kept", "0.9", "--out", str(out)]) == OK
    assert '"right": 2' in capsys.readouterr().out
    monkeypatch.setattr("assistant.answer.refusing.answerability.MODEL", out)
    fitted.cache_clear()
    try:
        assert fitted().weights.keys() >= {"words", "local"}
    finally:
        fitted.cache_clear()


def test_a_set_without_documents_is_refused(
    write_lines: WriteLines, question_row: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_lines("set.jsonl", [question_row])
    assert main(["fit", str(path), "--out", str(tmp_path / "x.json")]) == UNUSABLE
    assert "--corpus" in capsys.readouterr().err
