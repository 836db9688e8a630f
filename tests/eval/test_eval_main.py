import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import FAULTY, OK, UNUSABLE, main

Row = dict[str, Any]
WriteLines = Callable[[str, Iterable[Any]], Path]
NOTICE = "公园一共种了350棵树，分三年完成。\n"
JUDGED = {"id": "j1", "question": "种树", "relevant": ["d1"]}


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
    return str(folder)


@pytest.fixture
def question_set(write_lines: WriteLines, question_row: Row) -> str:
    return str(write_lines("set.jsonl", [question_row]))


def test_check_tells_sound_from_faulty(
    question_set: str,
    corpus: str,
    write_lines: WriteLines,
    question_row: Row,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", question_set, "--corpus", corpus]) == OK
    assert capsys.readouterr().out == "1 questions, 0 faults (figure 1)\n"
    faulty = str(write_lines("faulty.jsonl", [question_row | {"answers": [["9棵"]]}]))
    assert main(["check", faulty, "--corpus", corpus]) == FAULTY
    assert "q1: none of 9棵 stands in the evidence" in capsys.readouterr().out


def test_score_of_predictions(
    question_set: str, corpus: str, write_lines: WriteLines, capsys: pytest.CaptureFixture[str]
) -> None:
    citation = {"doc": "notice.txt", "start": 0, "end": 12, "quote": NOTICE[:12]}
    row = {"id": "q1", "answer": "350棵", "citations": [citation], "hits": [citation]}
    predictions = str(write_lines("predictions.jsonl", [row]))
    assert main(["score", question_set, predictions, "--corpus", corpus]) == OK
    assert "grounded          1.0000" in capsys.readouterr().out
    assert main(["score", question_set, predictions, "--corpus", corpus, "--json"]) == OK
    assert json.loads(capsys.readouterr().out)["summary"]["exact"] == 1


def test_score_of_a_run_needs_no_documents(
    write_lines: WriteLines, capsys: pytest.CaptureFixture[str]
) -> None:
    questions, run = write_lines("judged.jsonl", [JUDGED]), write_lines("run.trec", ["j1 Q0 d1 1 0.5 t"])
    assert main(["score", str(questions), str(run), "--json"]) == OK
    assert json.loads(capsys.readouterr().out)["summary"]["nDCG@10"] == 1
    assert main(["score", str(questions), str(run)]) == OK
    assert "nDCG@10" in capsys.readouterr().out


def test_input_that_cannot_be_used(
    question_set: str, corpus: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", question_set, question_set]) == UNUSABLE
    assert "add --corpus DIR" in capsys.readouterr().err
    assert main(["score", question_set, str(tmp_path / "none"), "--corpus", corpus]) == UNUSABLE
    assert "none does not exist" in capsys.readouterr().err
    assert main(["check", question_set, "--corpus", str(tmp_path / "nowhere")]) == UNUSABLE
    assert "is not a folder" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["prophesy"], ["score"], ["rank", "--limit", "0"]])
def test_wrong_usage_exits_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == UNUSABLE
    assert "usage: python -m eval" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["predict", "rank", "score", "check", "replay"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == OK
    assert "show this help message" in capsys.readouterr().out


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, eval.__main__\n"
        "print([n for n in ('faiss', 'torch', 'tantivy', 'lxml', 'jieba') if n in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_predict_and_rank_run_from_the_command_line(
    question_set: str,
    corpus: str,
    write_lines: WriteLines,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WENJU_EMBEDDER", "hashing")
    out = tmp_path / "out.jsonl"
    assert main(["predict", question_set, "--corpus", corpus, "--out", str(out)]) == OK
    assert json.loads(out.read_text(encoding="utf-8"))["id"] == "q1"
    articles = write_lines("articles.jsonl", [{"id": "d1", "title": "绿化", "text": "每年种树。"}])
    judged, run = write_lines("judged.jsonl", [JUDGED]), tmp_path / "run.trec"
    words = ["rank", "--corpus", str(articles), "--questions", str(judged), "--out", str(run), "--limit", "5"]
    assert main(words) == OK
    assert run.read_text().split()[:3] == ["j1", "Q0", "d1"]
