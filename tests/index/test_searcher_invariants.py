"""Whatever happens to a library, its indexes hold its passages: changes, kills, other processes."""

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from search_samples import document, indexed_ids

from corpus.store import Library
from index.embedders.hashing import HashingEmbedder
from index.searcher import Searcher
from index.types import Query

NAMES = st.sampled_from(["甲.md", "乙.md", "丙.md"])
PARAGRAPHS = st.lists(st.text(alphabet="山水林田湖草2 \n。", min_size=1, max_size=12), max_size=4)


def opened(home: Path, library: Library) -> Searcher:
    return Searcher.open(home, library, HashingEmbedder())


def live_ids(library: Library) -> set[int]:
    return {passage.passage_id for passage in library.passages(range(1, 10_000))}


def answers(searcher: Searcher) -> list[set[int]]:
    """The passages found for some questions; scores may differ, as BM25 counts deleted ones for a while."""
    questions = ("山水", "湖2", "田")
    return [{hit.passage.passage_id for hit in searcher.search(Query(text, 200))} for text in questions]


class SearcherAgainstFreshIndexes(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.library = Library.open(self.home)
        self.searcher = opened(self.home, self.library)

    @rule(name=NAMES, paragraphs=PARAGRAPHS)
    def add(self, name: str, paragraphs: list[str]) -> None:
        self.library.add(*document(name, *paragraphs))

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        self.library.remove(name)

    @rule()
    def refresh(self) -> None:
        self.searcher.refresh()
        live = live_ids(self.library)
        assert indexed_ids(self.home) == (live, live)

    @rule()
    def reopen(self) -> None:
        self.searcher.close()
        self.searcher = opened(self.home, self.library)

    @rule(folder=st.sampled_from(["lexical", "vectors"]))
    def lose_an_index(self, folder: str) -> None:
        self.searcher.close()
        shutil.rmtree(self.home / folder, ignore_errors=True)
        self.searcher = opened(self.home, self.library)

    @rule()
    def compare_with_fresh_indexes(self) -> None:
        with tempfile.TemporaryDirectory() as other:
            fresh = opened(Path(other), self.library)
            assert answers(self.searcher) == answers(fresh)
            fresh.close()

    @invariant()
    def nothing_is_found_that_is_gone(self) -> None:
        live = live_ids(self.library)
        assert all(ids <= live for ids in answers(self.searcher))

    def teardown(self) -> None:
        self.searcher.close()
        self.library.close()
        shutil.rmtree(self.home)


TestSearcherAgainstFreshIndexes = SearcherAgainstFreshIndexes.TestCase
TestSearcherAgainstFreshIndexes.settings = settings(max_examples=4, stateful_step_count=8, deadline=None)

WRITER = """
import sys
from pathlib import Path
from search_samples import document
from corpus.store import Library
from index import catching_up
from index.embedders.hashing import HashingEmbedder
from index.searcher import Searcher

catching_up._BATCH, catching_up._COMMIT_EVERY = 5, 10
home, rounds = Path(sys.argv[1]), int(sys.argv[2])
with Library.open(home) as library:
    searcher = Searcher.open(home, library, HashingEmbedder())
    searcher.refresh()
    print("ready", flush=True)
    for round in range(rounds):
        texts = {name: [f"第{round}轮第{name}号第{part}段" for part in range(4)] for name in range(12)}
        library.add_many(document(f"{name}.md", *text) for name, text in texts.items())
        library.remove(f"{round % 12}.md")
        searcher.refresh()
    searcher.close()
"""


def start_writer(home: Path, rounds: int) -> "subprocess.Popen[bytes]":
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n{WRITER}"
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(home), str(rounds)], cwd=root, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    with process.stdout as output:
        assert output.readline() == b"ready\n"
    return process


@pytest.mark.parametrize("repetition", range(3))
def test_a_killed_writer_leaves_indexes_that_open_and_catch_up(tmp_path: Path, repetition: int) -> None:
    writer = start_writer(tmp_path, rounds=100_000)
    time.sleep(random.uniform(0, 0.3) + 0.2 * repetition)  # noqa: S311
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    with Library.open(tmp_path) as library:
        searcher = opened(tmp_path, library)
        for passage in library.passages(sorted(live_ids(library))[:3]):
            best = searcher.search(Query(passage.text, 5))[0].passage.text
            assert sorted(best) == sorted(passage.text)  # 第2轮第3号 and 第3轮第2号 have the same tokens
        assert indexed_ids(tmp_path) == (live_ids(library), live_ids(library))
        searcher.close()


def test_a_reader_beside_a_writer_finds_what_there_is(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(*document("常在.md", "码头的灯塔高三十米。"))
        reader = opened(tmp_path, library)
        writer = start_writer(tmp_path, rounds=4)
        asked = 0
        while writer.poll() is None:
            assert reader.search(Query("灯塔有多高"))[0].passage.text == "码头的灯塔高三十米。"
            asked += 1
        assert (writer.returncode, asked > 0) == (0, True)
        assert len(reader.search(Query("第3号", 100))) > 0
        assert indexed_ids(tmp_path) == (live_ids(library), live_ids(library))
        reader.close()
