from pathlib import Path

import pytest

from index.embedders.hashing import HashingEmbedder
from index.rerankers import RERANKERS, open_reranker
from index.types import SearchError


def test_every_name_of_the_table_is_opened() -> None:
    opened = {name: open_reranker(name, HashingEmbedder()) for name in RERANKERS}
    assert opened.pop("none") is None
    assert {name: reranker and reranker.name for name, reranker in opened.items()} == {
        "learned": "learned",
        "linear": "linear",
    }


@pytest.mark.parametrize("name", ["nobody/such-a-model", "/nowhere/at/all"])
def test_an_unknown_name_says_what_is_allowed(name: str) -> None:
    with pytest.raises(SearchError, match=r"no reranker.*linear, learned, none.*hf download"):
        open_reranker(name, HashingEmbedder())


def test_a_broken_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(SearchError, match=r"cannot be opened.*search\.reranker"):
        open_reranker(str(tmp_path), HashingEmbedder())
