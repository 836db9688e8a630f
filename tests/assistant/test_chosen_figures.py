"""Which of several figures of one sentence answers, over a real library with real indexes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from corpus.chunking import passages_of
from corpus.readers import read
from corpus.store import Library
from index.embedders import open_embedder
from index.searcher import Searcher

REPORT = """石门县农业简报

一、保护

石门县划定320平方公里的湿地保护线和75平方公里的古树保护线，形成一张图。

二、减排

2019年，石门县节水8万吨，减少氨水排放120吨、废油（机油）35吨、废酸（盐酸）17吨。

三、经营

石门县有果园60家、农民茶叶合作社联合会4家、农民茶叶合作社93家。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("documents")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    library = Library.open(tmp_path_factory.mktemp("home"))
    document = read(folder / "report.txt")
    library.add(document, passages_of(document))
    with Assistant(library, Searcher.open(library.home, library, open_embedder())) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("石门县的古树保护线有多少平方公里？", "75平方公里"),
        ("石门县的湿地保护线有多少平方公里？", "320平方公里"),
        ("石门县2019年减少废油排放多少吨？", "35吨"),
        ("石门县2019年减少废酸排放多少吨？", "17吨"),
        ("石门县有多少家农民茶叶合作社？", "93家"),
        ("石门县有多少家农民茶叶合作社联合会？", "4家"),
    ],
)
def test_the_figure_is_that_of_the_thing_asked_for(assistant: Assistant, question: str, figure: str) -> None:
    assert assistant.ask(question).statements[0].headline == figure
