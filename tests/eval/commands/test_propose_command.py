"""The command at a real terminal, and without one."""

import os
import pty
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.configuration import load_settings
from assistant.wiring import open_library
from corpus.ingest import ingest
from eval.__main__ import main
from eval.forms import open_set

ROOT = Path(__file__).parents[3]
UNUSABLE = 2
READY = "q quit"
NOTICE = "青山镇绿化\n\n青山镇新建口袋公园6个。\n\n青山镇一共投入资金320万元。\n\n青山镇一共有停车位950个。\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
    return folder


def at_a_terminal(words: list[str], presses: list[tuple[str, str]]) -> str:
    """What the terminal shows while each key is pressed after the text that it waits for."""
    person, program = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "eval", *words], stdin=program, stdout=program, stderr=program, cwd=ROOT
    )
    os.close(program)
    shown = ""
    try:
        for awaited, keys in presses:
            seen = len(shown)
            while awaited not in shown[seen:]:
                shown += _output(person)
            os.write(person, keys.encode())
        with suppress(OSError):  # the terminal of a program that has ended
            while True:
                shown += _output(person)
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.wait()
        os.close(person)
    return shown


def _output(terminal: int) -> str:
    assert select.select([terminal], [], [], 20)[0], "the program waits for a key that nobody presses"
    return os.read(terminal, 4096).decode("utf-8", "replace")


def test_keys_decide_at_a_terminal(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "set.jsonl"
    words = ["propose", "--corpus", str(corpus), "--out", str(out)]
    shown = at_a_terminal(words, [(READY, "a"), (READY, "r"), (READY, "q")])
    assert "1 accepted into" in shown
    assert "1 rejected, 1 left" in shown
    assert [q.text for q in open_set(out).questions] == ["青山镇新建口袋公园有多少个？"]
    shown = at_a_terminal(words, [(READY, "e"), ("question:", "\n"), ("answers", "\n"), (READY, "a")])
    assert "1 accepted" in shown
    assert len(open_set(out).questions) == 2


def test_without_a_terminal_it_says_so(corpus: Path, tmp_path: Path) -> None:
    words = [
        sys.executable,
        "-m",
        "eval",
        "propose",
        "--corpus",
        str(corpus),
        "--out",
        str(tmp_path / "set.jsonl"),
    ]
    done = subprocess.run(words, input="a\n", capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == UNUSABLE
    assert "run it in a terminal" in done.stderr
    assert not (tmp_path / "set.jsonl").exists()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)


@pytest.mark.usefixtures("terminal")
def test_the_library_is_a_source_too(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from eval.propose.terminal import Terminal  # noqa: PLC0415

    home = tmp_path / "home"
    with open_library(load_settings({"home": str(home)})) as library:
        ingest(library, [corpus])
    monkeypatch.setattr(Terminal, "key", lambda _: "a")
    assert main(["propose", "--home", str(home), "--out", str(tmp_path / "set.jsonl")]) == 0
    assert "3 accepted" in capsys.readouterr().out
    place = open_set(tmp_path / "set.jsonl").questions[0].evidence[0][0]
    assert place.text_in({"notice.txt": NOTICE}) == "青山镇新建口袋公园6个。"


@pytest.mark.usefixtures("terminal")
def test_wrong_words(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ["--out", str(tmp_path / "set.jsonl")]
    assert main(["propose", "--home", str(tmp_path), *out]) == UNUSABLE
    assert "has no library" in capsys.readouterr().err
    assert main(["propose", "--corpus", str(corpus), *out, "--kinds", "riddle"]) == UNUSABLE
    assert "no kind 'riddle'; there are figure, date" in capsys.readouterr().err
