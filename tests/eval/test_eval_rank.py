import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from assistant.configuration import load_settings
from assistant.wiring import open_library
from eval.forms import open_set
from eval.rank import rank
from eval.runs import read_run
from eval.types import EvalError

Row = dict[str, Any]
WriteLines = Callable[[str, Iterable[Any]], Path]

ARTICLES: list[Row] = [
    {"id": "1", "title": "公园管理规定第一条", "text": "遛狗应当牵绳，并及时清理粪便。"},
    {"id": "2", "title": "公园管理规定第二条", "text": "湖内禁止游泳和钓鱼。"},
    {"id": "3", "title": "养犬管理规定", "text": "饲养犬只应当每年接种狂犬病疫苗一次。"},
    {"id": "4", "title": "停车管理规定", "text": ""},
]
QUESTIONS: list[Row] = [
    {"id": "a", "question": "湖里可以钓鱼吗？", "relevant": ["2"]},
    {"id": "b", "question": "犬只多久接种一次疫苗", "relevant": ["3"]},
]


@pytest.fixture(autouse=True)
def small_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENJU_EMBEDDER", "hashing")


@pytest.fixture
def questions(write_lines: WriteLines) -> Path:
    return write_lines("questions.jsonl", QUESTIONS)


@pytest.fixture
def collection(write_lines: WriteLines) -> Path:
    return write_lines("articles.jsonl", ARTICLES)


def stored_changes(home: Path) -> int:
    with open_library(load_settings({"home": str(home)})) as library:
        return library.last_change


def test_the_right_articles_come_first(collection: Path, questions: Path, tmp_path: Path) -> None:
    out = tmp_path / "run.trec"
    rank(collection, questions, out)
    run = read_run(out, {"a", "b"})
    assert run["a"][0] == "2"
    assert run["b"][0] == "3"
    assert all(len(set(ranked)) == len(ranked) <= len(ARTICLES) for ranked in run.values())


def test_a_gzipped_collection_gives_the_same_run(collection: Path, questions: Path, tmp_path: Path) -> None:
    packed = tmp_path / "articles.jsonl.gz"
    packed.write_bytes(gzip.compress(collection.read_bytes()))
    rank(collection, questions, tmp_path / "plain.trec")
    rank(packed, questions, tmp_path / "packed.trec")
    assert (tmp_path / "plain.trec").read_text() == (tmp_path / "packed.trec").read_text()


def test_the_limit_holds(collection: Path, questions: Path, tmp_path: Path) -> None:
    rank(collection, questions, tmp_path / "run.trec", limit=1)
    assert len((tmp_path / "run.trec").read_text().splitlines()) == len(QUESTIONS)


def test_a_kept_home_is_used_again(collection: Path, questions: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    rank(collection, questions, tmp_path / "first.trec", home=home)
    changes = stored_changes(home)
    rank(collection, questions, tmp_path / "second.trec", home=home)
    assert stored_changes(home) == changes
    assert (tmp_path / "first.trec").read_text() == (tmp_path / "second.trec").read_text()


def test_a_changed_article_is_stored_anew(write_lines: WriteLines, questions: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    rank(write_lines("articles.jsonl", ARTICLES), questions, tmp_path / "first.trec", home=home)
    changes = stored_changes(home)
    changed = [*ARTICLES[:3], ARTICLES[3] | {"text": "夜间停车不收钱，湖边钓鱼的人也可以停。"}]
    rank(write_lines("articles.jsonl", changed), questions, tmp_path / "second.trec", home=home)
    assert stored_changes(home) == changes + 2, "one document went and came"


def test_a_home_with_other_documents_is_left_alone(
    collection: Path, questions: Path, write_lines: WriteLines, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    rank(collection, questions, tmp_path / "run.trec", home=home)
    smaller = write_lines("smaller.jsonl", ARTICLES[:2])
    with pytest.raises(EvalError, match=r"holds 2 documents that are not in .*smaller\.jsonl, such as '3'"):
        rank(smaller, questions, tmp_path / "other.trec", home=home)
    assert not (tmp_path / "other.trec").exists()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: not JSON"),
        ('{"title": "甲", "text": "乙"}', "line 2: id must be a text"),
        ('{"id": "x y", "text": "乙"}', "line 2: id must not have spaces"),
        ('{"id": "x", "title": "", "text": " "}', "line 2: 'x' has neither title nor text"),
        ('{"id": "x", "title": "甲"}', "line 2: text must be a text"),
        (json.dumps(ARTICLES[0]), "document 2: the id '1' was used before"),
    ],
)
def test_broken_collections(
    write_lines: WriteLines, questions: Path, tmp_path: Path, line: str, message: str
) -> None:
    with pytest.raises(EvalError, match=message):
        rank(write_lines("articles.jsonl", [ARTICLES[0], line]), questions, tmp_path / "run.trec")


def test_collections_that_cannot_be_used(write_lines: WriteLines, questions: Path, tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="has no documents"):
        rank(write_lines("empty.jsonl", []), questions, tmp_path / "run.trec")
    with pytest.raises(EvalError, match="does not exist"):
        rank(tmp_path / "nowhere.jsonl", questions, tmp_path / "run.trec")


def test_unknown_relevant_documents_are_mentioned(
    collection: Path, write_lines: WriteLines, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    judged = write_lines("questions.jsonl", [QUESTIONS[0] | {"relevant": ["2", "77"]}])
    rank(collection, judged, tmp_path / "run.trec")
    assert "1 relevant documents are not in the collection, such as '77'" in capsys.readouterr().err
    assert [question.id for question in open_set(judged).judged] == ["a"]
