"""Bringing indexes up to date with what changed in the library."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from corpus.store import Change, Library
from corpus.types import Passage
from index.searched import searched_text
from index.types import BrokenIndexError, Embedder, VectorStore

Progress = Callable[[int, int], None]
"""Is told how many of how many passages are indexed."""

_BATCH = 2_000
_COMMIT_EVERY = 20_000


class Follower(Protocol):
    """What follows the library: both kinds of index look like this."""

    def add(self, passages: Sequence[Passage]) -> None:
        """Index passages; their ids are new."""
        ...

    def remove(self, first: int, last: int) -> None:
        """Forget every id from `first` to `last`, both included."""
        ...

    def commit(self, change: int) -> None:
        """Put everything on disk at once, together with the number of the last library change it holds."""
        ...

    @property
    def change(self) -> int:
        """The last library change that the files on disk hold."""
        ...


class EmbeddedPassages:
    """A vector store seen as a follower: passages are embedded on their way in."""

    def __init__(self, store: VectorStore, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder

    def add(self, passages: Sequence[Passage]) -> None:
        """Embed passages and store their vectors."""
        if passages:
            vectors = self._embedder.embed_passages([searched_text(passage) for passage in passages])
            self._store.add([passage.passage_id for passage in passages], vectors)

    def remove(self, first: int, last: int) -> None:
        """Forget every id from `first` to `last`, both included."""
        self._store.remove(first, last)

    def commit(self, change: int) -> None:
        """Put everything on disk at once."""
        self._store.commit(change)

    @property
    def change(self) -> int:
        """The last library change that the files on disk hold."""
        return self._store.change


def catch_up(library: Library, followers: Sequence[Follower], progress: Progress | None = None) -> None:
    """Apply to each follower the changes that it has missed. The caller holds the library's write lock.

    Raises:
        BrokenIndexError: A follower is ahead of the library, so it belongs to another one.
    """
    by_change: dict[int, list[Follower]] = defaultdict(list)
    for follower in followers:
        by_change[follower.change].append(follower)
    for change, group in by_change.items():
        if change > library.last_change:
            raise BrokenIndexError(
                f"an index holds change {change} of the library, which has only {library.last_change}; "
                "delete the index folders, they are made again from the library"
            )
        changes = library.changes_since(change)
        if changes:
            _apply(library, changes, group, progress)


def _apply(
    library: Library, changes: Sequence[Change], group: Sequence[Follower], progress: Progress | None
) -> None:
    added = {change.first for change in changes if change.op == "add"}
    removed = {change.first for change in changes if change.op == "remove"}
    for change in changes:
        if change.op == "remove" and change.first not in added:
            for follower in group:
                follower.remove(change.first, change.last)
    # What was removed again is left out, so a commit below may hold a removal earlier than its number says;
    # whoever goes on from there after a crash removes those ids once more, which does no harm.
    _add(library, [c for c in changes if c.op == "add" and c.first not in removed], group, progress)
    for follower in group:
        follower.commit(changes[-1].number)


def _add(
    library: Library, additions: Sequence[Change], group: Sequence[Follower], progress: Progress | None
) -> None:
    total, done, uncommitted = sum(_size(change) for change in additions), 0, 0
    for batch in _batches(additions):
        for passages in _passages(library, batch):
            for follower in group:
                follower.add(passages)
            done, uncommitted = done + len(passages), uncommitted + len(passages)
            if progress is not None:
                progress(done, total)
        if uncommitted >= _COMMIT_EVERY:
            uncommitted = 0
            for follower in group:
                follower.commit(batch[-1].number)


def _batches(additions: Sequence[Change]) -> Iterator[list[Change]]:
    """Small documents together; a large one alone, since a commit may only follow a whole change."""
    batch: list[Change] = []
    size = 0
    for change in additions:
        batch.append(change)
        size += _size(change)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _passages(library: Library, batch: Sequence[Change]) -> Iterator[list[Passage]]:
    ids = [number for change in batch for number in range(change.first, change.last + 1)]
    for start in range(0, len(ids), _BATCH):
        yield library.passages(ids[start : start + _BATCH])


def _size(change: Change) -> int:
    return change.last - change.first + 1
