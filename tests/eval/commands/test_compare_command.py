import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import OK, UNUSABLE, main
from eval.commands.compare import WORSE

WriteLines = Callable[[str, Iterable[Any]], Path]
NOTICE = "公园一共种了350棵树，分三年完成。\n"


@pytest.fixture
def answered(write_lines: WriteLines, question_row: dict[str, Any], tmp_path: Path) -> list[str]:
    """A set of eight questions, right predictions, and worse ones: words of `compare`."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "notice.txt").write_text(NOTICE, encoding="utf-8")
    ids = [f"q{i}" for i in range(8)]
    place = {"doc": "notice.txt", "start": 0, "end": 12}
    right = {
        "answer": "350棵\n公园一共种了350棵树",
        "citations": [place | {"quote": NOTICE[:12]}],
        "hits": [place],
    }
    questions = write_lines("set.jsonl", [question_row | {"id": i} for i in ids])
    good = write_lines("good.jsonl", [right | {"id": i} for i in ids])
    bad = write_lines("bad.jsonl", [{"id": i, "answer": "", "refused": True, "hits": [place]} for i in ids])
    return [str(questions), str(good), str(bad), "--corpus", str(corpus)]


def test_the_table_and_the_questions(answered: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *answered]) == OK
    shown = capsys.readouterr().out
    assert "before: good; after: bad" in shown
    assert "lost by grounded (8)" in shown
    assert "before: 350棵 / 公园一共种了350棵树\n    after:  (refused)" in shown
    line = next(line for line in shown.splitlines() if line.startswith("grounded"))
    assert line.split()[1:4] == ["1.0000", "0.0000", "-1.0000"]
    assert line.endswith("* worse")


def test_the_exit_status_is_for_programs(answered: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    questions, good, bad, *corpus = answered
    assert main(["compare", *answered, "--fail-if-worse"]) == WORSE
    assert main(["compare", *answered, "--fail-if-worse", "grounded,answer"]) == WORSE
    assert main(["compare", *answered, "--fail-if-worse", "evidence@5"]) == OK
    assert main(["compare", questions, bad, good, *corpus, "--fail-if-worse"]) == OK
    assert main(["compare", questions, good, good, *corpus, "--fail-if-worse"]) == OK
    assert main(["compare", *answered, "--level", "0.00001", "--fail-if-worse"]) == OK
    assert main(["compare", *answered, "--fail-if-worse", "grace"]) == UNUSABLE
    assert "'grace' is not compared; there are grounded" in capsys.readouterr().err


def test_json_has_everything(answered: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *answered, "--json", "--measures", "grounded, cited"]) == OK
    told = json.loads(capsys.readouterr().out)
    assert [row["measure"] for row in told["figures"]] == ["grounded", "cited"]
    assert told["figures"][0]["losses"] == 8
    assert told["figures"][0]["significant"]
    assert told["changes"][0]["figures"]["grounded"] == [1.0, 0.0]


def test_runs_are_compared_by_their_ranking(
    write_lines: WriteLines, capsys: pytest.CaptureFixture[str]
) -> None:
    judged = write_lines("judged.jsonl", [{"id": "j1", "question": "种树", "relevant": ["d1"]}])
    one = write_lines("one.trec", ["j1 Q0 d1 1 0.5 t", "j1 Q0 d2 2 0.4 t"])
    other = write_lines("other.trec", ["j1 Q0 d2 1 0.5 t", "j1 Q0 d1 2 0.4 t"])
    assert main(["compare", str(judged), str(one), str(other)]) == OK
    assert "before: d1 d2\n    after:  d2 d1" in capsys.readouterr().out


def test_wrong_words(answered: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *answered[:3]]) == UNUSABLE
    assert "add --corpus DIR" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["compare", *answered, "--level", "5"])
    assert "between 0 and 1" in capsys.readouterr().err
