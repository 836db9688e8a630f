import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from assistant.cli import COMMANDS, main, parser
from assistant.commands.types import BROKEN, INTERRUPTED, NOT_ANSWERED, OK, SOME_FAILED, WRONG_USAGE

ROOT = Path(__file__).parents[2]
FIRST = """# 青川镇垃圾分类实施方案

## 一、目标

到2021年底，青川镇生活垃圾分类覆盖率达到92.5%，垃圾回收利用率达到41%以上。

## 二、奖励

对分类工作突出的村，每年奖励3万元。
"""
SECOND = """# 白石乡古树保护办法

## 一、范围

白石乡共有古树名木127株，由乡人民政府负责保护。
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "qingchuan.md").write_text(FIRST, encoding="utf-8")
    (folder / "baishi.md").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path, papers: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with two documents, which every command of the test uses; with vectors that are made quickly."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WENJU_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WENJU_EMBEDDER", "hashing")
    assert main(["add", str(papers)]) == OK
    return tmp_path / "home"


@pytest.fixture
def output(home: Path, capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    """What the commands of the test print, and nothing of what made the home."""
    assert home.is_dir()
    capsys.readouterr()
    return capsys


def wenju(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "assistant.cli", *arguments]
    settings: dict[str, object] = {"capture_output": True, "timeout": 60, "cwd": ROOT, **options}
    return subprocess.run(command, check=False, **settings)  # type: ignore[call-overload, no-any-return]


# Asking


def test_ask_prints_the_answer_then_each_proof_with_title_headings_and_quote(
    output: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", "青川镇生活垃圾分类覆盖率要达到多少？"]) == OK
    said = output.readouterr().out
    assert said.index("92.5%") < said.index("[1] 青川镇垃圾分类实施方案 › ")
    assert "一、目标" in said
    assert "“" in said.split("[1] ", 1)[1]


def test_ask_as_json_gives_spans_of_the_document(output: pytest.CaptureFixture[str], papers: Path) -> None:
    assert main(["ask", "--json", "白石乡有多少株古树名木？"]) == OK
    said = json.loads(output.readouterr().out)
    assert (said["refused"], said["refusal"]) == (False, None)
    assert "127" in said["answer"]
    proof = said["citations"][0]
    assert (proof["number"], proof["doc"]) == (1, "baishi.md")
    text = (papers / proof["doc"]).read_text(encoding="utf-8")
    assert text[proof["start"] : proof["end"]] == proof["quote"]
    assert proof["official"].startswith(proof["address"])
    assert "[Z]" in proof["reference"]
    assert {"doc", "start", "end", "score", "parts", "words", "instead"} <= set(said["hits"][0])
    assert isinstance(said["expansions"], list)


def test_ask_explains_why_passages_were_found(output: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--explain", "白石乡有多少株古树名木？"]) == OK
    said = output.readouterr().out
    assert said.index("[1] ") < said.index("1. ") < said.index("总分 ")
    assert "正文有：白石乡、古树名木" in said


def test_words_without_quotation_marks_are_one_question(output: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", "白石乡", "古树名木", "多少株"]) == OK
    assert json.loads(output.readouterr().out)["question"] == "白石乡 古树名木 多少株"


def test_a_question_that_the_documents_do_not_answer_has_a_status_of_its_own(
    output: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", "--json", "青川镇的地铁票价是多少？"]) == NOT_ANSWERED
    said = json.loads(output.readouterr().out)
    assert said["refused"]
    assert said["refusal"]["reason"]
    assert said["citations"] == []
    assert main(["ask", "青川镇的地铁票价是多少？"]) == NOT_ANSWERED
    assert said["refusal"]["reason"] in output.readouterr().out


def test_only_the_chosen_documents_are_asked(output: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--json", "--documents", "bai*", "青川镇生活垃圾分类覆盖率要达到多少？"])
    assert {hit["doc"] for hit in json.loads(output.readouterr().out)["hits"]} == {"baishi.md"}


def test_lines_of_the_standard_input_are_a_conversation(
    output: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = "青川镇生活垃圾分类覆盖率要达到多少？\n\n那垃圾回收利用率呢？\n青川镇的地铁票价是多少？\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(questions))
    assert main(["ask", "--json"]) == NOT_ANSWERED
    first, second, third = map(json.loads, output.readouterr().out.splitlines())
    assert "92.5%" in first["answer"]
    assert "青川镇" in second["standalone"]
    assert "41%" in second["answer"]
    assert third["refused"]


def test_one_impossible_question_does_not_end_a_conversation(
    output: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("问" * 10_000 + "\n白石乡有多少株古树名木？\n"))
    assert main(["ask"]) == WRONG_USAGE
    said = output.readouterr()
    assert "127" in said.out
    assert "10000" in said.err


@pytest.mark.parametrize("question", ["", "   ", "问" * 10_000])
def test_an_impossible_question_is_refused_in_a_line(
    output: pytest.CaptureFixture[str], question: str
) -> None:
    assert main(["ask", question]) == WRONG_USAGE
    assert output.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "question", ["What is the recycling rate?", "🌳🌳？", "<b>古树</b>有多少株？", '"古树\'名木" AND (']
)
def test_an_odd_question_is_dealt_with(output: pytest.CaptureFixture[str], question: str) -> None:
    assert main(["ask", "--json", question]) in {OK, NOT_ANSWERED}
    assert json.loads(output.readouterr().out)["question"] == question


def test_a_home_that_was_never_used_answers_from_the_bundled_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["ask", "--home", "new", "--json", "北仑区2017年的空气质量优良率是多少？"])
    said = capsys.readouterr()
    assert "adding the bundled documents" in said.err
    assert {hit["doc"] for hit in json.loads(said.out)["hits"]} <= {
        path.name for path in (ROOT / "corpus" / "documents").glob("*.md")
    }


def test_own_documents_keep_the_bundled_ones_out(output: pytest.CaptureFixture[str]) -> None:
    main(["ask", "青川镇生活垃圾分类覆盖率要达到多少？"])
    main(["status", "--json"])
    assert '"documents": 2' in output.readouterr().out


# Adding and removing


def test_add_skips_what_is_unchanged_and_replaces_what_changed(
    output: pytest.CaptureFixture[str], papers: Path
) -> None:
    (papers / "baishi.md").write_text(SECOND.replace("127", "131"), encoding="utf-8")
    assert main(["add", str(papers)]) == OK
    assert output.readouterr().out.startswith("1 replaced, 1 unchanged in ")
    main(["ask", "白石乡有多少株古树名木？"])
    said = output.readouterr().out
    assert "131" in said
    assert "127" not in said


def test_a_bad_file_is_named_and_the_others_are_added(
    output: pytest.CaptureFixture[str], papers: Path
) -> None:
    (papers / "broken.pdf").write_bytes(b"\x00\x01\x02")
    (papers / "more.txt").write_text("白石乡设古树管护员12名。\n", encoding="utf-8")
    assert main(["add", str(papers)]) == SOME_FAILED
    said = output.readouterr()
    assert "1 added, 2 unchanged, 1 failed" in said.out
    assert "broken.pdf: " in said.err


def test_add_as_json_names_every_file(output: pytest.CaptureFixture[str], papers: Path) -> None:
    assert main(["add", "--json", str(papers)]) == OK
    assert sorted(json.loads(output.readouterr().out)["unchanged"]) == ["baishi.md", "qingchuan.md"]


def test_prune_forgets_files_that_are_gone(output: pytest.CaptureFixture[str], papers: Path) -> None:
    (papers / "baishi.md").unlink()
    assert main(["add", "--prune", str(papers)]) == OK
    assert "1 unchanged, 1 removed" in output.readouterr().out


def test_the_bundled_documents_can_be_added_to_others(output: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--bundled"]) == OK
    assert "5 added" in output.readouterr().out


@pytest.mark.parametrize("arguments", [["add"], ["add", "--prune"]])
def test_add_wants_to_know_what(output: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == WRONG_USAGE
    assert "--bundled" in output.readouterr().err


def test_a_path_that_is_not_there_fails(output: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["add", str(tmp_path / "nowhere")]) == SOME_FAILED
    assert "nowhere" in output.readouterr().err


def test_a_removed_document_is_gone_from_every_answer(output: pytest.CaptureFixture[str]) -> None:
    assert main(["remove", "qing*"]) == OK
    assert output.readouterr().out == "removed qingchuan.md\n"
    assert main(["ask", "--json", "青川镇生活垃圾分类覆盖率要达到多少？"]) == NOT_ANSWERED
    assert "qingchuan.md" not in output.readouterr().out


def test_an_unknown_document_is_explained(output: pytest.CaptureFixture[str]) -> None:
    for arguments in (["remove", "baisi.md"], ["ask", "--documents", "baisi.md", "古树有多少株？"]):
        assert main(arguments) == WRONG_USAGE
        assert "did you mean baishi.md?" in output.readouterr().err


# Looking


def test_status_shows_documents_and_state(output: pytest.CaptureFixture[str], home: Path) -> None:
    assert main(["status"]) == OK
    said = output.readouterr().out
    assert not [
        part for part in ("白石乡古树保护办法", str(home), "up to date", "hashing") if part not in said
    ]
    assert main(["status", "--json"]) == OK
    status = json.loads(output.readouterr().out)
    assert (status["documents"], status["missed"]) == (2, {"lexical": 0, "vectors": 0})
    assert [document["doc_id"] for document in status["list"]] == ["baishi.md", "qingchuan.md"]


def test_an_index_of_another_size_than_the_library_is_found(
    output: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    main(["add", "--home", str(tmp_path / "other"), str(tmp_path / "papers" / "baishi.md")])
    main(["add", "--home", str(tmp_path / "other"), str(tmp_path / "papers" / "qingchuan.md")])
    (tmp_path / "papers" / "third.txt").write_text("白石乡设古树管护员12名。\n", encoding="utf-8")
    main(["add", "--home", str(tmp_path / "other"), str(tmp_path / "papers" / "third.txt")])
    shutil.rmtree(home / "vectors")
    shutil.copytree(tmp_path / "other" / "vectors", home / "vectors")
    assert main(["verify"]) == BROKEN
    assert "vectors holds change 3 of 2" in output.readouterr().out


def test_verify_finds_nothing_in_a_sound_library(output: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == OK
    assert "2 documents and their indexes are sound" in output.readouterr().out
    assert main(["verify", "--json"]) == OK
    assert json.loads(output.readouterr().out) == {"documents": 2, "problems": []}


# Going wrong


def test_a_damaged_library_has_a_status_of_its_own(output: pytest.CaptureFixture[str], home: Path) -> None:
    for extra in ("library.db-wal", "library.db-shm"):
        (home / extra).unlink(missing_ok=True)
    (home / "library.db").write_bytes(b"no library at all " * 500)
    assert main(["ask", "古树有多少株？"]) == BROKEN
    assert output.readouterr().err.startswith("wenju: ")


@pytest.mark.parametrize("arguments", [["status"], ["verify"], ["remove", "*"]])
def test_looking_at_a_home_that_was_never_used_makes_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main([*arguments, "--home", str(tmp_path / "typo")]) == WRONG_USAGE
    assert "there is no library in" in capsys.readouterr().err
    assert not (tmp_path / "typo").exists()


def test_a_home_that_is_a_file_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert main(["ask", "--home", str(tmp_path / "file"), "古树有多少株？"]) == BROKEN
    assert "is a file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--vector-store", "fais"], "did you mean faiss?"),
        (["--embedder", "bundeld"], "search.embedder"),
        (["--config", "nowhere.toml"], "nowhere.toml"),
    ],
)
def test_a_wrong_setting_is_explained(
    output: pytest.CaptureFixture[str], arguments: list[str], part: str
) -> None:
    assert main(["ask", *arguments, "古树有多少株？"]) == WRONG_USAGE
    assert part in output.readouterr().err


def test_a_wrong_port_is_explained(output: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "port"]) == WRONG_USAGE
    assert "--port must be a whole number" in output.readouterr().err


def test_an_unexpected_error_is_one_line_unless_it_is_looked_for(
    output: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("out of ideas")

    monkeypatch.setattr("assistant.commands.verify.run", broken)
    assert main(["verify"]) == BROKEN
    assert output.readouterr().err.count("\n") == 1
    monkeypatch.setenv("WENJU_DEBUG", "1")
    with pytest.raises(RuntimeError, match="out of ideas"):
        main(["verify"])


@pytest.mark.parametrize("arguments", [[], ["answer"], ["ask", "--loud"], ["remove"]])
def test_wrong_usage_ends_with_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == WRONG_USAGE
    assert capsys.readouterr().err.startswith("usage: wenju")


def test_formats_are_listed_with_what_is_left_out(output: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == OK
    assert ".docx  (up to 50 MB)" in output.readouterr().out
    assert main(["formats", "--json"]) == OK
    formats = json.loads(output.readouterr().out)
    assert formats.keys() >= {".pdf", ".xlsx", ".zip", ".png"}
    assert all(about["limits"] and about["megabytes"] >= 50 for about in formats.values())


# As a program


@pytest.mark.parametrize("command", [command.NAME for command in COMMANDS])
def test_every_example_in_the_help_can_be_parsed(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert "examples:" in capsys.readouterr().out
    chosen = {item.NAME: item for item in COMMANDS}[command]
    for line in chosen.EXAMPLES.splitlines():
        words = line.split("    ")[0].split("&&")[0].split("<")[0].replace('"', "").split()
        assert parser().parse_args(words[1:]).command is chosen


@pytest.mark.usefixtures("home")
def test_a_terminal_that_knows_no_chinese_gets_question_marks() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = wenju("ask", "白石乡有多少株古树名木？", env=environment)
    assert done.returncode == OK
    assert b"127" in done.stdout
    assert b"Traceback" not in done.stderr


@pytest.mark.usefixtures("home")
def test_a_reader_that_stops_early_is_no_error() -> None:
    # Shells let `head` go first; here the reading end is closed before anything is written.
    reading, writing = os.pipe()
    os.close(reading)
    done = wenju("status", capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert done.stderr == b""


@pytest.mark.usefixtures("home")
def test_ctrl_c_ends_quietly() -> None:
    command = [sys.executable, "-m", "assistant.cli", "ask"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("白石乡有多少株古树名木？\n".encode())
        process.stdin.flush()
        process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == INTERRUPTED
        assert process.stderr is not None
        assert process.stderr.read() == b""


@pytest.mark.slow
@pytest.mark.usefixtures("home")
def test_serve_says_where_the_chat_is_and_ctrl_c_ends_it() -> None:
    command = [sys.executable, "app.py", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        (address,) = re.findall(
            r"2 documents, (http://127.0.0.1:(\d+)/) ", process.stdout.readline().decode()
        )
        with urllib.request.urlopen(address[0], timeout=60) as page:  # noqa: S310 (our own address)
            assert "问据" in page.read().decode()
        second = wenju("serve", "--port", address[1])
        assert (second.returncode, second.stderr.count(b"\n")) == (WRONG_USAGE, 2)
        assert b"another port" in second.stderr
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == OK


@pytest.mark.usefixtures("home")
def test_asking_loads_neither_torch_nor_gradio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WENJU_EMBEDDER")
    code = (
        "import sys; from assistant.cli import main; main(['ask', '古树有多少株？']);"
        "print({'torch', 'gradio', 'sentence_transformers', 'bs4', 'docx'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == b"set()"
