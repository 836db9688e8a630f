"""Paths and small inputs that the tests of measuring share."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

WriteLines = Callable[[str, Iterable[Any]], Path]


@pytest.fixture
def write_lines(tmp_path: Path) -> WriteLines:
    """Writes objects as JSON lines (texts as they are) into a file of the test's folder."""

    def write(name: str, rows: Iterable[Any]) -> Path:
        path = tmp_path / name
        lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def question_row() -> dict[str, Any]:
    """A sound question about `notice.txt`."""
    return {
        "id": "q1",
        "type": "figure",
        "wording": "near",
        "question": "公园一共种了多少棵树？",
        "answers": [["350棵"]],
        "evidence": [[{"doc": "notice.txt", "start": 0, "end": 12}]],
    }


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the originals, their question set and the reference scorer."""
    folder = ROOT.parent / "shared"
    if not (folder / "corpus").is_dir():
        pytest.skip("the originals are not at hand")
    return folder
