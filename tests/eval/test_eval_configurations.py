from pathlib import Path

import pytest

from assistant.types import AssistantError
from eval.configurations import Configuration, configurations, shown
from eval.types import EvalError


def test_without_options_there_is_one_without_a_name() -> None:
    assert configurations([], []) == [Configuration()]
    assert Configuration().output(Path("runs/a.jsonl")) == Path("runs/a.jsonl")
    assert Configuration("b").output(Path("runs/a.jsonl")) == Path("runs/a.b.jsonl")


def test_overrides_for_all_and_for_one(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text('[search]\nembedder = "bundled"\nvector_store = "faiss"\n', encoding="utf-8")
    options = ["search.vector_store=faiss", "b:search.embedder=hashing"]
    first, second = configurations([f"a={file}"], options)
    assert shown(first.settings(tmp_path))["search.embedder"] == "bundled"
    assert shown(second.settings(tmp_path))["search.embedder"] == "hashing"
    assert (first.name, second.name) == ("a", "b")
    assert second.settings(tmp_path).home == tmp_path


def test_what_is_said_of_one_wins_over_what_is_said_of_all(tmp_path: Path) -> None:
    options = ["a:search.embedder=hashing", "search.embedder=bundled", "b:search.vector_store=faiss"]
    first, second = configurations([], options)
    assert shown(first.settings(tmp_path))["search.embedder"] == "hashing"
    assert shown(second.settings(tmp_path))["search.embedder"] == "bundled"


def test_an_override_wins_over_file_and_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENJU_EMBEDDER", "bundled")
    (only,) = configurations([], ["search.embedder=hashing"])
    assert shown(only.settings(tmp_path)) == {
        "search.embedder": "hashing",
        "search.vector_store": "faiss",
        "search.reranker": "linear",
    }


@pytest.mark.parametrize(
    ("files", "overrides", "message"),
    [
        (["a"], [], "--config wants NAME=FILE.toml, not 'a'"),
        (["a/b=c.toml"], [], "a configuration's name may have letters"),
        ([], ["search.embedder"], "--set wants KEY=VALUE"),
        ([], ["search.embeder=hashing"], "did you mean search.embedder"),
        ([], ["a:home=/tmp"], "--set knows no setting 'home'"),
    ],
)
def test_wrong_options(files: list[str], overrides: list[str], message: str) -> None:
    with pytest.raises(EvalError, match=message):
        configurations(files, overrides)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    (only,) = configurations([f"a={tmp_path / 'no.toml'}"], [])
    with pytest.raises(AssistantError, match="no settings file"):
        only.settings(tmp_path)
