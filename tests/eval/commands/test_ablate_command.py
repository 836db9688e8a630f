import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import OK, UNUSABLE, main

WriteLines = Callable[[str, Iterable[Any]], Path]


def test_each_configuration_is_run_and_has_a_row(
    write_lines: WriteLines, question_row: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "runs"
    corpus.mkdir()
    (corpus / "notice.txt").write_text("公园一共种了350棵树，分三年完成。\n", encoding="utf-8")
    questions = write_lines("set.jsonl", [question_row])
    words = ["ablate", str(questions), "--corpus", str(corpus), "--out", str(out)]
    words += ["--measures", "grounded,evidence@5", "--set", "plain:search.embedder=hashing"]
    assert main(words) == OK
    head, _, whole, plain = capsys.readouterr().out.splitlines()
    assert head == "| | grounded | evidence@5 |"
    assert whole.startswith("| all parts |") and plain.startswith("| plain |")
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(out.glob("*.run.json"))]
    assert len(records) == 2


def test_a_variant_needs_a_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["ablate", "set.jsonl", "--out", str(tmp_path), "--measures", "grounded"]
    assert main([*words, "--set", "search.embedder=hashing"]) == UNUSABLE
    assert main(words) == UNUSABLE
    assert "name what is left out" in capsys.readouterr().err
