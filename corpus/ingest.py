"""Files and folders into the library: unchanged files are skipped, a bad file is reported, the rest go on."""

import hashlib
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from corpus import archives, finding
from corpus.archives import Member
from corpus.chunking import passages_of
from corpus.errors import CorpusError, ReadError
from corpus.finding import FoundFile, absolute, printable
from corpus.readers import CONVERTIBLE, PICTURES, READERS, ocr, read, read_data, reader_for, suffix_of
from corpus.readers.base import telling
from corpus.rows import Pieces, check_storable
from corpus.store import Library
from corpus.types import Document

_LOOKED_FOR = frozenset({*READERS, *CONVERTIBLE, archives.SUFFIX})
_PATIENCE = 0.2


class Progress(Protocol):
    """Is told after each file how far the work has come."""

    def __call__(self, done: int, total: int, name: str) -> None:
        """`done` of `total` files are dealt with; `name` is the last one, or how far the next one is read."""
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
    """The files under `paths` that have a reader, and archives; see `corpus.finding.find_files`.

    Documents of kinds without a reader are in the list, with what to do about them. Where pictures cannot be
    read, one entry stands for all that are in folders.
    """
    places = list(paths)
    found = [_checked(file) for file in finding.find_files(places, _LOOKED_FOR)]
    pictures = [file for file in found if _is_picture(file) and file.path not in map(absolute, places)]
    if not pictures or ocr.is_installed():
        return found
    note = replace(
        pictures[0], problem=f"{len(pictures)} pictures were left out, this one first: {ocr.ADVICE}"
    )
    return [*(file for file in found if file not in pictures), note]


def _checked(file: FoundFile) -> FoundFile:
    """The file, with what to do when it is of a kind without a reader."""
    advice = CONVERTIBLE.get(suffix_of(file.path.name), "")
    return (
        replace(file, problem=f"it is of a kind that is not read; {advice}")
        if advice and not file.problem
        else file
    )


def _is_picture(file: FoundFile) -> bool:
    return suffix_of(file.path.name) in PICTURES


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
        self._done = 0
        self._told = time.monotonic()
        self._progress = progress
        self._force = force
        self._stored = library.hashes()
        self.names = _Names(self._stored, library.paths())

    def documents(self) -> Iterator[tuple[Document, Pieces]]:
        """The documents that have to be stored, each with its passages."""
        for done, file in enumerate(self._files, start=1):
            self._done = done - 1
            for part in self._parts(file):
                item = self._tried(part)
                if item is not None:
                    yield item
            self._progress(done, len(self._files), printable(file.path.name))

    def _parts(self, file: FoundFile) -> Iterator[Member]:
        """The file itself, or what is in it if it is an archive."""
        if file.problem or suffix_of(file.path.name) != archives.SUFFIX:
            yield Member(file)
            return
        try:
            yield from (
                replace(member, file=_checked(member.file)) for member in archives.members(file, _LOOKED_FOR)
            )
        except CorpusError as error:
            self._fail(file, str(error))
        except OSError as error:
            self._fail(file, f"it cannot be read ({error.strerror}); check its permissions")

    def _tried(self, part: Member) -> tuple[Document, Pieces] | None:
        try:
            with telling(self._tell_page):
                return self._read(part)
        except CorpusError as error:
            self._fail(part.file, str(error))
        except OSError as error:
            self._fail(part.file, f"it cannot be read ({error.strerror}); check its permissions")
        except Exception as error:  # what one file does to a reader must not stop the rest
            fault = f"{type(error).__name__}: {error}"
            self._fail(part.file, f"reading it broke off with {fault}; please report it")
        return None

    def _tell_page(self, page: int, pages: int, name: str) -> None:
        now = time.monotonic()
        if pages > 1 and now - self._told > _PATIENCE:
            self._told = now
            self._progress(self._done, len(self._files), f"{page}/{pages} {printable(Path(name).name)}")

    def _read(self, part: Member) -> tuple[Document, Pieces] | None:
        file = part.file
        if file.problem:
            raise ReadError(file.problem)
        data = part.unpack(reader_for(str(file.path)).max_bytes) if part.unpack else None
        sha256 = _hash_of(file.path) if data is None else hashlib.sha256(data).hexdigest()
        doc_id = self.names.claim(file, sha256)
        if self._stored.get(doc_id) == sha256 and not self._force:
            self.unchanged.append(doc_id)
            return None
        document = read(file.path, doc_id) if data is None else read_data(data, str(file.path), doc_id)
        document = _with_printable_names(document)
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


def _hash_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


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
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        return not archives.is_in_archive(path)
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
