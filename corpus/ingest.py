"""Files and folders into the library: unchanged files are skipped, a bad file is reported, the rest go on."""

import hashlib
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from corpus import finding
from corpus.chunking import passages_of
from corpus.errors import CorpusError, ReadError
from corpus.finding import FoundFile, absolute, printable
from corpus.readers import READERS, read
from corpus.rows import Pieces, check_storable
from corpus.store import Library
from corpus.types import Document


class Progress(Protocol):
    """Is told after each file how far the work has come."""

    def __call__(self, done: int, total: int, name: str) -> None:
        """`done` of `total` files are dealt with; `name` was the last one."""
        ...


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of the files.

    Attributes:
        added: Ids of new documents.
        replaced: Ids of documents whose file had changed.
        unchanged: Ids of documents whose file had not.
        removed: Ids of documents whose file was gone.
        failed: Path and reason of each file that could not be read.
        duplicates: Id of a document that came in, and of another with the very same bytes; both are kept.
        seconds: Wall time.
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]
    duplicates: tuple[tuple[str, str], ...]
    seconds: float


def find_files(paths: Iterable[Path]) -> list[FoundFile]:
    """The files under `paths` that have a reader; see `corpus.finding.find_files`."""
    return finding.find_files(paths, READERS.keys())


def ingest(
    library: Library,
    paths: Iterable[Path],
    *,
    progress: Progress | None = None,
    prune: bool = False,
    force: bool = False,
) -> IngestReport:
    """Bring the library up to date with files and folders.

    Args:
        library: Where the documents go.
        paths: Files, and folders to go through with all that is below.
        progress: Is told after each file.
        prune: Remove documents that came from a folder among `paths` and whose file is gone.
        force: Read files again that have not changed.

    Raises:
        ReadError: There is nothing to read at all; the message says what is read.
        LibraryError: The library cannot be written.
    """
    started = time.monotonic()
    places = [absolute(path) for path in paths]
    files = find_files(places)
    _refuse_nothing(files)
    with library.write_lock():
        run = _Run(library, files, progress or _silent, force=force)
        library.add_many(run.documents(), paths=run.paths)
        library.relocate(run.names.moved)
        removed = _prune(library, places) if prune else ()
        duplicates = _duplicates(library, [*run.added, *run.replaced])
    return IngestReport(
        added=tuple(run.added),
        replaced=tuple(run.replaced),
        unchanged=tuple(run.unchanged),
        removed=removed,
        failed=tuple(run.failed),
        duplicates=duplicates,
        seconds=time.monotonic() - started,
    )


class _Run:
    """One pass over the files; gathers what the report says."""

    def __init__(self, library: Library, files: list[FoundFile], progress: Progress, *, force: bool) -> None:
        self.added: list[str] = []
        self.replaced: list[str] = []
        self.unchanged: list[str] = []
        self.failed: list[tuple[str, str]] = []
        self.paths: dict[str, Path] = {}
        self._files = files
        self._progress = progress
        self._force = force
        self._stored = library.hashes()
        self.names = _Names(self._stored, library.paths())

    def documents(self) -> Iterator[tuple[Document, Pieces]]:
        """The documents that have to be stored, each with its passages."""
        for done, file in enumerate(self._files, start=1):
            try:
                item = self._read(file)
            except CorpusError as error:
                self._fail(file, str(error))
            except OSError as error:
                self._fail(file, f"it cannot be read ({error.strerror}); check its permissions")
            except Exception as error:  # what one file does to a reader must not stop the rest
                fault = f"{type(error).__name__}: {error}"
                self._fail(file, f"reading it broke off with {fault}; please report it")
            else:
                if item is not None:
                    yield item
            self._progress(done, len(self._files), printable(file.path.name))

    def _read(self, file: FoundFile) -> tuple[Document, Pieces] | None:
        if file.problem:
            raise ReadError(file.problem)
        with file.path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        doc_id = self.names.claim(file, sha256)
        if self._stored.get(doc_id) == sha256 and not self._force:
            self.unchanged.append(doc_id)
            return None
        document = _with_printable_names(read(file.path, doc_id))
        passages = passages_of(document)
        check_storable(document, passages)
        (self.replaced if doc_id in self._stored else self.added).append(doc_id)
        self.paths[doc_id] = file.path
        return document, passages

    def _fail(self, file: FoundFile, reason: str) -> None:
        self.failed.append((printable(str(file.path)), printable(reason)))


class _Names:
    """Gives every file the document it is: the one it was before, or one whose id is still free.

    Args:
        hashes: The documents in the library and the hashes of their files.
        paths: Where those files are; a document that was not added from a file has none.
    """

    def __init__(self, hashes: Mapping[str, str], paths: Mapping[str, Path]) -> None:
        self.moved: dict[str, Path] = {}
        self._hashes = hashes
        self._paths = paths
        self._ids = {path: doc_id for doc_id, path in paths.items()}
        self._claimed: set[str] = set()

    def claim(self, file: FoundFile, sha256: str) -> str:
        """The id for the file; a shared name is told apart by the folders above.

        Raises:
            ReadError: Every name that it could have belongs to another file.
        """
        doc_id = self._ids.get(file.path) or self._free_name(file, sha256)
        self._claimed.add(doc_id)
        return doc_id

    def _free_name(self, file: FoundFile, sha256: str) -> str:
        for name in _candidates(file):
            if self._is_free(name, file.path, sha256):
                return name
        raise ReadError(f"another document is called {file.doc_id!r} already; rename the file")

    def _is_free(self, name: str, path: Path, sha256: str) -> bool:
        if name in self._claimed:
            return False
        if name not in self._hashes or name not in self._paths:
            return True
        owner = self._paths[name]
        if _is_gone(owner):
            self.moved[name] = path
            return True
        return self._hashes[name] == sha256 or _is_same(owner, path)


def _candidates(file: FoundFile) -> Iterator[str]:
    """Its own id, then with more and more of the folders above, then the whole path."""
    parts = file.path.parts
    for count in range(file.doc_id.count("/") + 1, len(parts)):
        yield printable("/".join(parts[-count:]))
    yield printable(file.path.as_posix())


def _with_printable_names(document: Document) -> Document:
    """A reader may take the source or the title from the file's name, which need not be text."""
    info = replace(document.info, title=printable(document.info.title))
    return replace(document, source=printable(document.source), title=printable(document.title), info=info)


def _prune(library: Library, places: list[Path]) -> tuple[str, ...]:
    """Remove documents from the folders among `places` whose file is gone, and not just out of sight."""
    folders = [place for place in places if place.is_dir()]
    gone = [
        doc_id
        for doc_id, path in library.paths().items()
        if any(path.is_relative_to(folder) for folder in folders) and _is_gone(path)
    ]
    library.remove_many(gone)
    return tuple(sorted(gone))


def _is_gone(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:  # it is there, or may be, but we may not look
        return False
    return False


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _duplicates(library: Library, doc_ids: list[str]) -> tuple[tuple[str, str], ...]:
    """Each of the documents that has the bytes of another one, and the first such other one."""
    hashes = library.hashes()
    same: dict[str, list[str]] = defaultdict(list)
    for doc_id, sha256 in sorted(hashes.items()):
        same[sha256].append(doc_id)
    pairs = ((doc_id, other) for doc_id in doc_ids for other in same[hashes[doc_id]] if other != doc_id)
    return tuple({doc_id: (doc_id, other) for doc_id, other in reversed(list(pairs))}.values())


def _refuse_nothing(files: list[FoundFile]) -> None:
    if all(file.problem for file in files):
        reasons = "; ".join(f"{printable(str(file.path))}: {file.problem}" for file in files)
        raise ReadError(f"there is nothing to add: {reasons or 'no file or folder was named'}")


def _silent(done: int, total: int, name: str) -> None:
    """Say nothing."""
