import os
from pathlib import Path

import pytest

from corpus.finding import find_files, printable

SUFFIXES = (".txt", ".md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = ["乙.txt", "甲.MD", "图.jpg", ".藏.txt", "~$甲.md", "下/深/丙.txt", ".git/丁.txt", "空夹/"]
    for name in names:
        path = tmp_path / "文件" / name
        (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.write_text("字", encoding="utf-8")
    return tmp_path / "文件"


def names(*paths: Path) -> list[str]:
    return [file.doc_id for file in find_files(paths, SUFFIXES)]


def test_a_folder_is_walked_in_order_without_hidden_and_other_files(folder: Path) -> None:
    assert names(folder) == ["下/深/丙.txt", "乙.txt", "甲.MD"]


def test_a_file_that_is_named_is_always_taken(folder: Path) -> None:
    assert names(folder / ".藏.txt", folder / "图.jpg") == [".藏.txt", "图.jpg"]


def test_a_file_is_found_once(folder: Path) -> None:
    assert names(folder / "下", folder, folder / "下" / ".." / "乙.txt") == ["深/丙.txt", "乙.txt", "甲.MD"]


def test_paths_are_absolute(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert find_files([Path("乙.txt")], SUFFIXES)[0].path == folder / "乙.txt"
    assert names(Path("下/..")) == names(folder)


def test_links_are_followed_and_loops_left(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "外").mkdir()
    (tmp_path / "外" / "戊.txt").write_text("字", encoding="utf-8")
    (folder / "下" / "回").symlink_to(folder, target_is_directory=True)
    (folder / "外链").symlink_to(tmp_path / "外", target_is_directory=True)
    (folder / "自己").symlink_to(folder / "自己", target_is_directory=True)
    assert names(folder) == ["下/深/丙.txt", "乙.txt", "外链/戊.txt", "甲.MD"]


def test_what_cannot_be_read_says_why(folder: Path) -> None:
    (folder / "断.txt").symlink_to(folder / "无")
    os.mkfifo(folder / "管.txt")
    paths = [folder / "断.txt", folder / "管.txt", folder / "无", folder / "空夹"]
    problems = [file.problem for file in find_files(paths, SUFFIXES)]
    assert [problem.split(";")[0] for problem in problems] == [
        "the link leads nowhere",
        "it is neither a file nor a folder",
        "there is no such file or folder",
        "no documents in it",
    ]
    assert "files ending in .md, .txt are read" in problems[3]
    assert [file.doc_id for file in find_files([folder], SUFFIXES) if file.problem] == ["断.txt", "管.txt"]


def test_names_can_be_printed() -> None:
    assert printable(os.fsdecode("好😀".encode() + b"\xff\x80\\")) == "好😀\\xff\\x80\\"
