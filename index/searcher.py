"""From a query to ranked passages: words and meaning side by side, always as the library is now."""

import logging
import math
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self, TypeVar

from corpus.errors import LibraryError
from corpus.store import Library
from index.addressed import AbsentPlace, FoundPlace, find_place, place_first
from index.catching_up import EmbeddedPassages, Progress, catch_up
from index.expansion import expand
from index.expansion.typos import mended
from index.folding import fold
from index.fusion import Fused, convex
from index.naming import named_first, numbers_named, titles_named
from index.opening import IndexFolders
from index.tokens import tokens
from index.types import (
    BrokenIndexError,
    Embedder,
    Expansion,
    Hit,
    LexicalIndex,
    Matrix,
    Query,
    Reranker,
    Scored,
    VectorStore,
)

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Weighing:
    """How two lists become one.

    Attributes:
        depth: How many passages are taken from each list.
        vector: The vector list's weight, 0 to 1; the lexical one has the rest.
    """

    depth: int = 200
    vector: float = 0.4


class Searcher:
    """Searches a library. Threads may share it.

    Args:
        library: What is searched.
        embedder: Made the vectors in `vectors`, and makes those of the questions.
        lexical: The lexical index over the library's passages.
        vectors: The vector store over them.
        weighing: How both are weighed.
        reranker: Orders the best hits anew; without it they stay in the order of the weighed sum.
        folders: Where to get the indexes anew when they break; without it a broken index is an error.
    """

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        lexical: LexicalIndex,
        vectors: VectorStore,
        *,
        weighing: Weighing = Weighing(),
        reranker: Reranker | None = None,
        folders: IndexFolders | None = None,
    ) -> None:
        self._library = library
        self._embedder = embedder
        self._lexical = lexical
        self._vectors = vectors
        self._weighing = weighing
        self._reranker = reranker
        self._folders = folders
        self._lock = threading.RLock()
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="nearest")
        self._not_before = 0.0
        self._expanded: tuple[tuple[str, int], tuple[Expansion, ...]] = (("", -1), ())

    @classmethod
    def open(
        cls,
        home: Path,
        library: Library,
        embedder: Embedder,
        vector_store: str = "faiss",
        *,
        weighing: Weighing = Weighing(),
        reranker: Reranker | None = None,
    ) -> Self:
        """Open the indexes in `home/lexical` and `home/vectors`; what is broken or foreign is made anew.

        Nothing is indexed yet: the first search or `refresh` does that.

        Raises:
            SearchError: There is no vector store of that name, or the folders cannot be used.
        """
        folders = IndexFolders(home, library, embedder, vector_store)
        return cls(library, embedder, *folders.open(), weighing=weighing, reranker=reranker, folders=folders)

    def search(self, query: Query) -> list[Hit]:
        """The best passages, best first; what has left the library is never among them.

        Changes in the library, by whatever process, are indexed first.

        Raises:
            SearchError: The indexes cannot be used, not even after building them anew.
        """
        if query.limit < 1 or not query.text.strip():
            return []
        vector = self._embedder.embed_questions([query.text])
        named = self._named(query)
        with self._lock:
            expansions, lists = self._repairing(lambda: self._fresh_lists(query, vector, named))
        fused = convex(lists, {"lexical": 1 - self._weighing.vector, "vector": self._weighing.vector})
        if named:
            ranges = self._library.passage_ranges(named)
            fused.sort(key=lambda item: not any(first <= item.id <= last for first, last in ranges))
        hits = self._hits(fused, lists, max(query.limit, self._reranker.depth if self._reranker else 0))
        if self._reranker is not None:
            hits = self._reranker.rerank(query, expansions, hits, self.rarity)
        hits = named_first(hits, named)
        place = find_place(self._library, query.text, hits, query.documents)
        if isinstance(place, FoundPlace):
            hits = place_first(self._library, place, hits)
        return hits[: query.limit]

    def place(
        self, question: str, hits: Sequence[Hit], documents: frozenset[str] | None
    ) -> FoundPlace | AbsentPlace | None:
        """The place that a question names, such as 渔业法第五条; see `index.addressed.find_place`."""
        return find_place(self._library, question, hits, documents)

    def expansions(self, text: str) -> tuple[Expansion, ...]:
        """What else is searched for in place of parts of a question."""
        with self._lock:
            asked = (text, self._lexical.change)
            if self._expanded[0] != asked:  # whoever answers from the hits asks once more
                self._expanded = (asked, expand(text, self._lexical.document_frequency))
            return self._expanded[1]

    @property
    def embedder(self) -> Embedder:
        """What turns text into vectors here."""
        return self._embedder

    def rarity(self, word: str) -> float:
        """How telling a word is in this library: inverse document frequency, scaled to near 0 … 1.

        A word that is not indexed as one token is as rare as the rarest token in it.
        """
        with self._lock:
            total = max(2, len(self._lexical))
            frequency = min((self._lexical.document_frequency(token) for token in tokens(word)), default=0)
            return math.log(1 + total / (1 + frequency)) / math.log(1 + total)

    def refresh(self, progress: Progress | None = None) -> None:
        """Index what changed in the library since the last time.

        Args:
            progress: Is told how many of how many passages are done.

        Raises:
            LibraryError: Another process is writing, or the home folder cannot be written.
            SearchError: The indexes cannot be written.
        """
        with self._lock:
            self._repairing(lambda: self._catch_up(progress))

    def close(self) -> None:
        """Close both indexes; the library stays open."""
        with self._lock:
            self._lexical.close()
            self._vectors.close()

    def _keep_up(self) -> None:
        """Refresh, unless somebody else is writing: then the question is answered from what is there."""
        if time.monotonic() < self._not_before:
            return
        try:
            self.refresh()
        except LibraryError as error:
            _log.warning("searching without the latest changes: %s", error)
            self._not_before = time.monotonic() + _PATIENCE

    def _catch_up(self, progress: Progress | None) -> None:
        if self._is_behind():
            with self._library.write_lock(), self._all_or_nothing():
                catch_up(self._library, self._followers(), progress)

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """Should indexing fail halfway, go back to what is on disk."""
        try:
            yield
        except BaseException:
            if self._folders is not None:
                self._renew(self._folders, delete=False)
            raise

    def _is_behind(self) -> bool:
        return {self._lexical.change, self._vectors.change} != {self._library.last_change}

    def _followers(self) -> tuple[LexicalIndex, EmbeddedPassages]:
        return self._lexical, EmbeddedPassages(self._vectors, self._embedder)

    def _named(self, query: Query) -> frozenset[str]:
        """The documents that the question names by number or title, of those that may be searched."""
        names = (*numbers_named(query.text), *titles_named(query.text))
        named = frozenset(self._library.named(names)) if names else frozenset()
        return named if query.documents is None else named & query.documents

    def _fresh_lists(
        self, query: Query, vector: Matrix, named: frozenset[str]
    ) -> tuple[tuple[Expansion, ...], dict[str, list[Scored]]]:
        self._keep_up()
        expansions, lists = self._lists(query, vector)
        if named:
            # What a question names is found even where thousands of other passages come nearer.
            _, own = self._lists(replace(query, documents=named), vector)
            lists = {name: list(dict([*own[name], *found]).items()) for name, found in lists.items()}
        return expansions, lists

    def _lists(self, query: Query, vector: Matrix) -> tuple[tuple[Expansion, ...], dict[str, list[Scored]]]:
        """What is expanded, and both lists; the nearest are looked for while the words are."""
        allowed = None if query.documents is None else self._library.passage_ranges(query.documents)
        depth = max(query.limit, self._weighing.depth)
        nearest = self._beside.submit(self._vectors.search, vector, depth, allowed)
        try:
            expansions = self.expansions(query.text)
            found = self._lexical.search(query.text, depth, allowed, expansions)
        finally:
            wait([nearest])  # whatever happens, nobody else may use the store meanwhile
        (near,) = nearest.result()
        meant = mended(fold(query.text), expansions)
        if meant != fold(query.text):
            (near,) = self._vectors.search(self._embedder.embed_questions([meant]), depth, allowed)
        return expansions, {"lexical": found, "vector": near}

    def _hits(self, fused: Sequence[Fused], lists: Mapping[str, Sequence[Scored]], limit: int) -> list[Hit]:
        raw = {"bm25": dict(lists["lexical"]), "cosine": dict(lists["vector"])}
        by_id = {item.id: item for item in fused}
        hits: list[Hit] = []
        for start in range(0, len(fused), limit):
            wanted = [item.id for item in fused[start : start + limit]]
            for passage in self._library.passages(wanted):
                item = by_id[passage.passage_id]
                scores = {name: found[item.id] for name, found in raw.items() if item.id in found}
                hits.append(Hit(passage, item.score, {**item.shares, **scores}))
            if len(hits) >= limit:
                break
        return hits[:limit]

    def _repairing(self, work: Callable[[], _Result]) -> _Result:
        """Do it; if an index turns out broken, once more with both opened anew, then with both emptied."""
        for delete in (False, True):
            try:
                return work()
            except BrokenIndexError as error:
                if self._folders is None:
                    raise
                _log.warning("%s the search indexes: %s", "deleting" if delete else "reopening", error)
                self._renew(self._folders, delete)
        return work()

    def _renew(self, folders: IndexFolders, delete: bool) -> None:
        self.close()
        if delete:
            with self._library.write_lock():
                folders.delete()
        self._lexical, self._vectors = folders.open()
        self._not_before = 0.0
