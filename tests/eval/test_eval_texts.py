from pathlib import Path

import pytest

from eval.texts import document_files, read_texts
from eval.types import EvalError


def test_texts_stand_under_their_files_names(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "a.txt").write_bytes("第一行\r\n第二行".encode("gb18030"))
    (tmp_path / "below" / "b.md").write_text("# 标题\n\n正文。\n", encoding="utf-8")
    (tmp_path / "c.jpeg").write_bytes(b"\xff\xd8")
    assert read_texts(tmp_path) == {"a.txt": "第一行\n第二行", "b.md": "# 标题\n\n正文。\n"}


def test_a_bad_file_is_named_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("正文。", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    assert read_texts(tmp_path) == {"a.txt": "正文。"}
    assert "left out" in capsys.readouterr().err


def test_folders_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="no documents in it"):
        document_files(tmp_path)
    with pytest.raises(EvalError, match="is not a folder"):
        document_files(tmp_path / "nowhere")
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text("正文。", encoding="utf-8")
    with pytest.raises(EvalError, match="have one name"):
        document_files(tmp_path)
