import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from library_samples import Pieces, cut, sample

from corpus.errors import LibraryError
from corpus.store import Library
from corpus.types import Document, Passage, Span

SPAWN = multiprocessing.get_context("spawn")
NUL, ASTRAL = "前\0后，再来一句。", "𠮷野家的𪚥字，😀表情。"
ODD_IDS = ['它\'s "引号".md', "文/件/夹/😀.txt", "a%b_c*.md", "'; DROP TABLE documents; --", "x\n\0y"]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "家") as library:
        yield library


def test_a_new_library_is_empty(library: Library) -> None:
    assert library.documents() == []
    assert library.last_change == 0
    assert library.changes_since(0) == []
    assert library.passages([1, 2]) == []
    assert library.check() == []


@pytest.mark.parametrize("text", [NUL, ASTRAL, "", "\r\n \u3000", "e\u0301"])
def test_a_document_comes_back_as_it_was(library: Library, text: str) -> None:
    document, pieces = sample(text=text or "甲")
    if not text:
        document, pieces = Document("空", "", "", ""), []
    library.add(document, pieces)
    assert library.document(document.doc_id) == document
    assert library.text_of(document.doc_id) == text
    assert library.check() == []


@pytest.mark.parametrize("text", [NUL, ASTRAL])
def test_a_passage_is_the_text_at_its_span(library: Library, text: str) -> None:
    document, pieces = sample(text=text)
    library.add(document, pieces)
    (first, last), *_ = library.passage_ranges([document.doc_id])
    expected = [
        Passage(first + i, document.doc_id, document.title, path, span, text[span.start : span.end])
        for i, (span, path) in enumerate(pieces)
    ]
    assert library.passages(range(first, last + 1)) == expected


@pytest.mark.parametrize("doc_id", ODD_IDS)
def test_any_text_can_be_an_id(library: Library, doc_id: str) -> None:
    library.add_many([sample(doc_id), sample("其他")])
    assert library.document(doc_id).doc_id == doc_id
    assert [summary.doc_id for summary in library.documents()] == sorted([doc_id, "其他"])
    assert library.remove(doc_id)
    assert [summary.doc_id for summary in library.documents()] == ["其他"]


def test_a_library_is_still_there_when_opened_again(tmp_path: Path) -> None:
    document, pieces = sample()
    with Library.open(tmp_path) as library:
        library.add(document, pieces)
        fingerprint = library.fingerprint()
    with Library.open(tmp_path) as library:
        assert library.document(document.doc_id) == document
        assert library.fingerprint() == fingerprint


def test_the_same_id_replaces(library: Library) -> None:
    library.add(*sample(text="旧的内容，很旧的内容。"))
    library.add(*sample(text="新的内容。"))
    assert [summary.characters for summary in library.documents()] == [5]
    assert library.passages([1, 2, 3])[0].passage_id == 3
    assert [(c.number, c.op, c.first, c.last) for c in library.changes_since(0)] == [
        (1, "add", 1, 2),
        (2, "remove", 1, 2),
        (3, "add", 3, 3),
    ]
    assert [change.number for change in library.changes_since(2)] == [3]


def test_passage_ids_are_never_used_again(tmp_path: Path) -> None:
    for number in range(1, 4):
        with Library.open(tmp_path) as library:
            library.add(*sample(text="一句话"))
            assert library.passage_ranges(["湿地.md"]) == [(number, number)]
            library.remove("湿地.md")
            assert library.last_change == 2 * number


def test_passages_come_in_the_order_asked(library: Library) -> None:
    library.add(*sample(text="甲" * 7000))
    ids = np.random.default_rng(7).permutation(np.arange(1, 1001))
    asked = [*ids[:700], 5000, -1, ids[0]]
    assert [p.passage_id for p in library.passages(asked)] == [*ids[:700], ids[0]]


def test_neighbours_stay_within_the_document(library: Library) -> None:
    library.add_many([sample("甲", "一" * 21), sample("乙", "二" * 21)])
    assert [p.passage_id for p in library.neighbours(2)] == [1, 3]
    assert [p.passage_id for p in library.neighbours(3, before=2, after=2)] == [1, 2]
    assert [p.passage_id for p in library.neighbours(4, before=0)] == [5]
    assert library.neighbours(99) == []


def test_ranges_are_ascending_and_leave_unknown_documents_out(library: Library) -> None:
    library.add_many([sample("乙", "二" * 14), sample("甲", "一"), (Document("空", "", "", ""), [])])
    assert library.passage_ranges(["甲", "乙", "空", "没有", "\ud800"]) == [(1, 2), (3, 3)]


def test_an_unknown_document_is_an_error_that_names_similar_ones(library: Library) -> None:
    library.add_many([sample("规划/湿地保护.md"), sample("规划/湿地修复.md"), sample("无关.txt")])
    with pytest.raises(LibraryError, match=r"湿地保户.*湿地保护\.md"):
        library.document("规划/湿地保户.md")
    with pytest.raises(LibraryError, match=r"did you mean '规划/湿地修复\.md'"):
        library.text_of("湿地修复")
    with pytest.raises(LibraryError, match="3 documents"):
        library.document("\ud800")
    assert library.sha256_of("没有") is None


def test_the_fingerprint_follows_the_content(library: Library) -> None:
    document, pieces = sample()
    seen = [library.fingerprint()]
    variants = [
        (document, pieces),
        (document, pieces[1:]),
        (replace(document, title="另一个标题"), pieces),
        (replace(document, sha256="0"), pieces),
    ]
    for variant in variants:
        library.add(*variant)
        seen.append(library.fingerprint())
    assert len(set(seen)) == len(seen)
    library.add(document, pieces)
    assert library.fingerprint() == seen[1]
    library.remove(document.doc_id)
    assert library.fingerprint() == seen[0]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"doc_id": ""}, "without an id"),
        ({"text": "好\ud83d"}, r"text has half a surrogate pair \(U\+D83D\) at 1"),
        ({"doc_id": "坏\udcff"}, r"doc_id has half a surrogate pair"),
        ({"title": "\udfff"}, "title has half"),
        ({"body": (Span(3, 99),)}, "a span ends at 99, but the text has only"),
    ],
)
def test_what_cannot_be_stored_is_refused(library: Library, change: dict[str, object], reason: str) -> None:
    document, _ = sample()
    with pytest.raises(LibraryError, match=reason):
        library.add(replace(document, **change), [])  # type: ignore[arg-type]
    with pytest.raises(LibraryError, match="99"):
        library.add(document, [(Span(0, 99), ())])
    assert library.documents() == []


def test_a_transaction_is_kept_as_a_whole_or_not_at_all(library: Library) -> None:
    library.add(*sample("留下"))

    def fail() -> None:
        with library.transaction():
            library.add(*sample("新"))
            library.remove("留下")
            assert [summary.doc_id for summary in library.documents()] == ["新"]
            raise KeyError("stop")

    with pytest.raises(KeyError):
        fail()
    assert [summary.doc_id for summary in library.documents()] == ["留下"]
    assert library.last_change == 1


def test_other_threads_see_the_state_before_and_do_not_wait(library: Library) -> None:
    library.add(*sample("旧"))
    seen: list[str] = []

    def look() -> None:
        seen.extend(summary.doc_id for summary in library.documents())

    with library.transaction():
        library.remove("旧")
        thread = threading.Thread(target=look)
        thread.start()
        thread.join(timeout=5)
    assert seen == ["旧"]
    assert library.documents() == []


def test_many_threads_share_a_library(library: Library) -> None:
    failures: list[Exception] = []

    def work(number: int) -> None:
        try:
            for turn in range(5):
                library.add(*sample(f"文件{number}", f"第{turn}次写下的内容，不长。"))
                (first, last), *_ = library.passage_ranges([f"文件{number}"])
                texts = [passage.text for passage in library.passages(range(first, last + 1))]
                assert "".join(texts) == library.text_of(f"文件{number}")
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(library.documents()) == 8
    assert library.check() == []


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(*sample())
    with pytest.raises(LibraryError, match="was closed; open it again"):
        library.documents()


def _add_for_ever(home: str) -> None:
    with Library.open(Path(home)) as library:
        library.add_many(sample(f"{number % 700}", f"第{number}份文件。" * 40) for number in range(10**9))


@pytest.mark.parametrize("documents", [1, 300])
def test_killed_while_adding_it_opens_consistent(tmp_path: Path, documents: int) -> None:
    with Library.open(tmp_path) as library:
        child = SPAWN.Process(target=_add_for_ever, args=(str(tmp_path),))
        child.start()
        deadline = time.monotonic() + 30
        while len(library.documents()) < documents and time.monotonic() < deadline:
            time.sleep(0.01)
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
    with Library.open(tmp_path) as library:
        assert len(library.documents()) >= documents
        assert library.check() == []
        library.add(*sample("之后"))
        assert library.check() == []


def _add_some(home: str, name: str) -> None:
    with Library.open(Path(home), wait=30) as library:
        for number in range(20):
            library.add(*sample(f"{name}{number}"))


def test_two_processes_write_to_one_library(tmp_path: Path) -> None:
    children = [SPAWN.Process(target=_add_some, args=(str(tmp_path), name)) for name in "甲乙"]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0]
    with Library.open(tmp_path) as library:
        assert len(library.documents()) == 40
        assert library.check() == []


def test_many_small_documents_need_few_commits(library: Library) -> None:
    items: list[tuple[Document, Pieces]] = [sample(str(number), "一句话。") for number in range(1000)]
    started = time.process_time()
    assert library.add_many(items) == 1000
    assert time.process_time() - started < 5
    assert library.passage_ranges(map(str, range(1000)))[-1] == (1000, 1000)


def test_passages_of_a_long_document_are_fetched_quickly(library: Library) -> None:
    text = "长文" * 1_000_000
    library.add(Document("长", "", "", text), cut(text, 200))
    started = time.process_time()
    assert len(library.passages(range(1, 10_001, 50))) == 200
    assert time.process_time() - started < 0.5  # cutting them out of the text in SQLite takes seconds
