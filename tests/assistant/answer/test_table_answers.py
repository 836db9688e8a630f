"""Questions that a number in a table answers: its heading says what it is, and in which unit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from corpus.ingest import ingest
from corpus.store import Library
from index.embedders import open_embedder
from index.searcher import Searcher

CSV = """乡镇,岸线（公里）,2019年植树（万株）,2020年植树（万株）
青石镇,3.5,1.2,1.8
白沙镇,12,0.6,0.9
黑山镇,8,2.4,2
"""
HTML = """<h1>白沙镇投资情况</h1><p>下面是各项投资，由财政所统计。</p><p>单位：万元</p><table>
<tr><th>项目</th><th>总投资</th><th>占比</th></tr><tr><td>岸线整治</td><td>1,200</td><td>80</td></tr>
<tr><td>苗圃扩建</td><td>300</td><td>20</td></tr></table>"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("documents")
    (folder / "岸线和植树.csv").write_text(CSV, encoding="utf-8")
    (folder / "投资.html").write_text(HTML, encoding="utf-8")
    library = Library.open(tmp_path_factory.mktemp("home"))
    ingest(library, [folder])
    with Assistant(library, Searcher.open(library.home, library, open_embedder("hashing"))) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("白沙镇的岸线有多少公里？", "岸线（公里）：12"),
        ("黑山镇2019年植树多少万株？", "植树（万株）：2.4"),
        ("青石镇2020年植树多少？", "植树（万株）：1.8"),
    ],
)
def test_the_number_is_said_with_the_name_and_unit_of_its_heading(
    assistant: Assistant, question: str, said: str
) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith(said)
    assert answer.citations[0].quote.startswith(f"乡镇：{question[:3]}")


def test_the_unit_above_a_table_is_said_too(assistant: Assistant) -> None:
    answer = assistant.ask("白沙镇苗圃扩建的总投资是多少？")
    assert answer.text.startswith("总投资（万元）：300")
