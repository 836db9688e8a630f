import shutil
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from search_samples import document, indexed_ids

from corpus.errors import LibraryError
from corpus.store import Library
from corpus.types import DocumentInfo
from index import catching_up
from index.embedders.hashing import HashingEmbedder
from index.lexical import TantivyIndex
from index.searcher import Searcher, Weighing
from index.types import BrokenIndexError, IdRanges, Matrix, Query, Scored, SearchError
from index.vectors.faiss_store import FaissStore


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path, wait=0.1) as library:
        library.add(*document("镇.md", "全镇绿化率为45.1%。", "湖面有鸟。", path=("二、青石镇",)))
        library.add(*document("村.md", "全村绿化率为30%。", title="白沙村"))
        yield library


@pytest.fixture
def searcher(tmp_path: Path, library: Library) -> Iterator[Searcher]:
    searcher = opened(tmp_path, library)
    yield searcher
    searcher.close()


def opened(home: Path, library: Library, dimension: int = 64) -> Searcher:
    return Searcher.open(home, library, HashingEmbedder(dimension))


def found(
    searcher: Searcher, text: str, limit: int = 10, documents: frozenset[str] | None = None
) -> list[str]:
    return [hit.passage.text for hit in searcher.search(Query(text, limit, documents))]


@pytest.mark.parametrize("town", ["东湾", "白沙", "青石"])
def test_headings_and_title_are_searched_but_not_quoted(
    searcher: Searcher, library: Library, town: str
) -> None:
    for name in ("青石", "白沙", "东湾"):
        library.add(*document(f"{name}-1", "全镇道路长31公里。", title="年报", path=(f"二、{name}",)))
        library.add(*document(f"{name}-2", "全镇桥梁有12座。", title=f"{name}年报"))
    for question, doc_id in ((f"{town}的道路有多长？", f"{town}-1"), (f"{town}有几座桥梁？", f"{town}-2")):
        assert searcher.search(Query(question))[0].passage.doc_id == doc_id


@pytest.mark.parametrize("question", ["湖政办发(2018) 7号的绿化率", "《青石镇湖泊管理办法》的绿化率"])
def test_the_document_that_a_question_names_comes_first(
    searcher: Searcher, library: Library, question: str
) -> None:
    named, pieces = document("办法.md", "湖面归全镇所有。", title="青石镇湖泊管理办法")
    info = DocumentInfo(title=named.title, number="湖政办发〔2018〕7号")
    library.add(replace(named, info=info), pieces)
    hits = searcher.search(Query(question))
    assert [hit.passage.doc_id == "办法.md" for hit in hits] == [True, False, False, False]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert "named" in hits[0].parts
    others = frozenset({"镇.md"})
    assert {hit.passage.doc_id for hit in searcher.search(Query(question, documents=others))} == others


def test_other_words_for_the_question_s_are_searched_too(searcher: Searcher, library: Library) -> None:
    library.add(*document("空气.md", "细颗粒物浓度下降。"))
    assert next(e.text for e in searcher.expansions("雾霾")) in {"细颗粒物", "pm2.5"}
    assert found(searcher, "雾霾")[0] == "细颗粒物浓度下降。"
    assert searcher.search(Query("雾霾"))[0].parts["bm25"] > 0


def test_the_vector_is_that_of_the_question_as_it_was_meant(searcher: Searcher, library: Library) -> None:
    assert "typo" not in {e.kind for e in searcher.expansions("养老保显由谁缴纳")}
    library.add(*document("保险.md", "养老保险由单位和个人一起缴纳。"))
    typed, meant = (searcher.search(Query(f"{word}由谁缴纳"))[0] for word in ("养老保显", "养老保险"))
    assert typed.passage == meant.passage
    assert typed.parts["cosine"] == meant.parts["cosine"]
    assert "typo" in {e.kind for e in searcher.expansions("养老保显由谁缴纳")}


def test_parts_add_up_and_tell_the_raw_scores(searcher: Searcher) -> None:
    hits = searcher.search(Query("白沙村的绿化率"))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert hit.score == pytest.approx(hit.parts.get("lexical", 0) + hit.parts.get("vector", 0))
    assert hits[0].parts["bm25"] > 0
    assert 0 < hits[0].parts["cosine"] <= 1


@pytest.mark.parametrize("limit", [0, 1, 2, 50])
def test_no_more_hits_than_wanted(searcher: Searcher, limit: int) -> None:
    assert len(found(searcher, "绿化率", limit)) == min(limit, 3)


@pytest.mark.parametrize("text", ["", " \n", "😀", "。。。"])
def test_nothing_to_search_for_finds_nothing(searcher: Searcher, text: str) -> None:
    assert found(searcher, text) == []


def test_only_the_documents_asked_for(searcher: Searcher) -> None:
    assert found(searcher, "绿化率", documents=frozenset({"村.md"})) == ["全村绿化率为30%。"]
    assert len(found(searcher, "绿化率", documents=frozenset({"镇.md", "没有.md"}))) == 2
    assert found(searcher, "绿化率", documents=frozenset()) == []


def test_what_was_added_replaced_or_removed_is_seen_at_the_next_question(
    searcher: Searcher, library: Library
) -> None:
    assert "湖面有鸟。" in found(searcher, "湖面")
    library.add(*document("镇.md", "湖面结冰了。"))
    assert found(searcher, "湖面") == ["湖面结冰了。", "全村绿化率为30%。"]
    library.remove("镇.md")
    assert found(searcher, "湖面") == ["全村绿化率为30%。"]


def test_a_removed_document_is_gone_even_while_nothing_can_be_indexed(
    tmp_path: Path, searcher: Searcher, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    searcher.refresh()
    library.remove("村.md")
    with Library.open(tmp_path) as other:
        locked, done = threading.Event(), threading.Event()
        holder = threading.Thread(target=hold, args=(other, locked, done))
        holder.start()
        locked.wait()
        try:
            assert found(searcher, "绿化率") == ["全镇绿化率为45.1%。", "湖面有鸟。"]
            with pytest.raises(LibraryError, match="in use"):
                searcher.refresh()
        finally:
            done.set()
            holder.join()
    assert "without the latest changes" in caplog.text
    searcher.refresh()
    assert indexed_ids(tmp_path) == ({1, 2}, {1, 2})


def hold(library: Library, locked: threading.Event, done: threading.Event) -> None:
    with library.write_lock():
        locked.set()
        done.wait()


def test_opening_again_indexes_nothing_again(
    tmp_path: Path, searcher: Searcher, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = searcher.search(Query("绿化率"))
    searcher.close()
    monkeypatch.setattr(HashingEmbedder, "embed_passages", None)
    again = Searcher.open(tmp_path, library, QuestionsOnly())
    assert again.search(Query("绿化率")) == before
    again.close()


class QuestionsOnly(HashingEmbedder):
    """Embeds questions as ever."""

    embed_questions = HashingEmbedder.embed_passages


def test_progress_counts_the_passages(searcher: Searcher, library: Library) -> None:
    library.add_many(document(f"{i}.md", "一", "二", "三") for i in range(5))
    seen: list[tuple[int, int]] = []
    searcher.refresh(lambda done, total: seen.append((done, total)))
    searcher.refresh(lambda done, total: seen.append((done, total)))
    assert seen == [(18, 18)]


def test_work_is_committed_on_the_way(
    tmp_path: Path, searcher: Searcher, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "_BATCH", 4)
    monkeypatch.setattr(catching_up, "_COMMIT_EVERY", 8)
    library.add_many(document(f"{i}.md", "甲", "乙", "丙") for i in range(10))

    def interrupt(done: int, total: int) -> None:
        if done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        searcher.refresh(interrupt)
    lexical, vectors = indexed_ids(tmp_path)
    assert lexical == vectors
    assert 8 <= len(lexical) < 33
    searcher.refresh()
    assert indexed_ids(tmp_path) == (set(range(1, 34)), set(range(1, 34)))


@pytest.mark.parametrize(
    "file", ["lexical/meta.json", "lexical/*.idx", "vectors/faiss/manifest.json", "vectors/faiss/*.bin"]
)
@pytest.mark.parametrize("damage", [b"", b"garbage", None])
def test_a_broken_index_is_made_anew(
    tmp_path: Path, library: Library, file: str, damage: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    searcher = opened(tmp_path, library)
    before = searcher.search(Query("绿化率"))
    searcher.close()
    for path in tmp_path.glob(file):
        path.unlink() if damage is None else path.write_bytes(damage)
    again = opened(tmp_path, library)
    assert again.search(Query("绿化率")) == before
    assert indexed_ids(tmp_path) == ({1, 2, 3}, {1, 2, 3})
    if damage is not None:
        assert "anew" in caplog.text
    again.close()


@pytest.mark.parametrize("folder", ["lexical", "vectors", "*"])
def test_indexes_deleted_while_in_use_are_made_anew(tmp_path: Path, searcher: Searcher, folder: str) -> None:
    before = searcher.search(Query("绿化率"))
    for path in [path for path in tmp_path.glob(folder) if path.is_dir()]:
        shutil.rmtree(path)
    assert searcher.search(Query("绿化率")) == before
    assert indexed_ids(tmp_path) == ({1, 2, 3}, {1, 2, 3})


def test_a_file_in_place_of_an_index_is_replaced(tmp_path: Path, library: Library) -> None:
    (tmp_path / "lexical").write_text("no folder")
    searcher = opened(tmp_path, library)
    assert len(found(searcher, "绿化率")) == 3
    searcher.close()


def test_another_embedder_gets_its_own_vectors(tmp_path: Path, searcher: Searcher, library: Library) -> None:
    searcher.refresh()
    searcher.close()
    other = opened(tmp_path, library, dimension=32)
    assert len(found(other, "绿化率")) == 3
    assert indexed_ids(tmp_path, dimension=32) == ({1, 2, 3}, {1, 2, 3})
    other.close()


def test_indexes_that_know_more_than_the_library_are_made_anew(tmp_path: Path, searcher: Searcher) -> None:
    searcher.refresh()
    searcher.close()
    for path in tmp_path.glob("library.db*"):
        path.unlink()
    with Library.open(tmp_path) as library:
        library.add(*document("新.md", "绿化率是多少？"))
        again = opened(tmp_path, library)
        assert found(again, "绿化率") == ["绿化率是多少？"]
        assert indexed_ids(tmp_path) == ({1}, {1})
        again.close()


def test_without_folders_a_broken_index_is_an_error(
    tmp_path: Path, searcher: Searcher, library: Library
) -> None:
    searcher.refresh()
    bare = Searcher(library, HashingEmbedder(), searcher._lexical, searcher._vectors)
    shutil.rmtree(tmp_path / "lexical")
    with pytest.raises(BrokenIndexError, match="is gone"):
        bare.search(Query("绿化率"))


def test_an_unknown_vector_store_is_named_with_those_there_are(tmp_path: Path, library: Library) -> None:
    with pytest.raises(SearchError, match="no vector store 'nowhere'; choose faiss"):
        Searcher.open(tmp_path, library, HashingEmbedder(), "nowhere")


def test_an_index_that_cannot_be_written_is_an_error(tmp_path: Path, library: Library) -> None:
    (tmp_path / "vectors").write_text("no folder")
    searcher = opened(tmp_path, library)
    with pytest.raises(SearchError, match="check the permissions"):
        searcher.refresh()
    (tmp_path / "vectors").unlink()
    searcher.refresh()
    assert indexed_ids(tmp_path) == ({1, 2, 3}, {1, 2, 3})
    searcher.close()


def test_weights_decide(tmp_path: Path, library: Library) -> None:
    for weight, name in ((0.0, "lexical"), (1.0, "vector")):
        searcher = Searcher.open(tmp_path, library, HashingEmbedder(), weighing=Weighing(vector=weight))
        for hit in searcher.search(Query("绿化率")):
            assert hit.score == hit.parts.get(name, 0)
        searcher.close()


def test_threads_may_share_a_searcher(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def ask() -> list[list[str]]:
        return [found(searcher, "青石镇绿化率") for _ in range(15)]

    with Library.open(tmp_path, wait=30) as library, ThreadPoolExecutor() as pool:
        library.add(*document("镇.md", "青石镇绿化率为45.1%。"))
        searcher = opened(tmp_path, library)
        asking = [pool.submit(ask) for _ in range(3)]
        for i in range(10):
            library.add(*document(f"{i % 3}.md", f"第{i}稿"))
        assert all("青石镇绿化率为45.1%。" in texts for task in asking for texts in task.result())
        searcher.refresh()
        live = {passage.passage_id for passage in library.passages(range(1, 99))}
        assert indexed_ids(tmp_path) == (live, live)
        searcher.close()
    assert not caplog.records


def test_a_word_is_as_rare_as_the_rarest_token_in_it(searcher: Searcher) -> None:
    searcher.refresh()
    assert searcher.rarity("绿化率") == searcher.rarity("绿化") < searcher.rarity("湖面")
    assert searcher.rarity("湖面绿化") >= searcher.rarity("湖面")
    assert searcher.rarity("") == searcher.rarity("雪") == searcher.rarity("龘")


class SlowStore(FaissStore):
    """Takes its time, so that something can go wrong meanwhile."""

    searching = False

    def search(self, vectors: Matrix, limit: int, allowed: IdRanges | None = None) -> list[list[Scored]]:
        self.searching = True
        time.sleep(0.2)
        found = super().search(vectors, limit, allowed)
        self.searching = False
        return found


class BrokenWords(TantivyIndex):
    """Breaks when it is searched."""

    def search(self, *_: object, **__: object) -> list[Scored]:
        raise BrokenIndexError("no words today")


def test_nobody_is_still_looking_for_meaning_when_a_search_has_failed(
    tmp_path: Path, library: Library
) -> None:
    embedder = HashingEmbedder(64)
    store = SlowStore(tmp_path / "vectors", 64, embedder.fingerprint)
    searcher = Searcher(library, embedder, BrokenWords(tmp_path / "lexical"), store)
    with pytest.raises(BrokenIndexError, match="no words today"):
        searcher.search(Query("绿化率"))
    assert not store.searching
    searcher.close()
