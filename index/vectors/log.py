"""An append-only file of vectors, and a small manifest that says how much of it counts.

A record is an id and a vector in half precision; forgetting a range of ids appends a record too. Records
after the manifest's count are leftovers of a writer that was killed, and are overwritten by the next one.
Readers see the old manifest or the new one, never something in between.
"""

import json
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from index.types import BrokenIndexError, SearchError

FORMAT = 1
MANIFEST = "manifest.json"
KEPT = -1
_TRIES = 5
_MISSING = (FileNotFoundError, NotADirectoryError)

Records = npt.NDArray[np.void]
"""Structured records with the fields of `record_type`."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the folder holds.

    Attributes:
        dimension: Length of a vector.
        fingerprint: Of the embedder that made the vectors.
        file: Name of the file with the records.
        records: How many of its records count.
        checksum: CRC-32 of those records.
        change: The last library change they hold.
        format: Version of this layout.
    """

    dimension: int
    fingerprint: str
    file: str = "vectors-0.bin"
    records: int = 0
    checksum: int = 0
    change: int = 0
    format: int = FORMAT


def record_type(dimension: int) -> np.dtype[np.void]:
    """An id with its vector and `KEPT`, or the wish to forget the ids from `id` to `last`."""
    return np.dtype([("id", "<i8"), ("last", "<i8"), ("vector", "<f2", (dimension,))])


class VectorLog:
    """The files of a vector store. One writer at a time; readers may be other processes.

    Args:
        folder: Where the files are or shall be.
        dimension: Length of a vector.
        fingerprint: Of the embedder.
    """

    def __init__(self, folder: Path, dimension: int, fingerprint: str) -> None:
        self._folder = folder
        self._record = record_type(dimension)
        self._empty = Manifest(dimension, fingerprint)
        self._stamp: tuple[int, int] | None = None
        self._written = self._empty
        self.manifest = self._empty

    def changed(self) -> bool:
        """Whether another process has committed since the last `load` or `commit` here."""
        return _stamp_of(self._folder / MANIFEST) != self._stamp

    def load(self) -> tuple[bool, Records]:
        """Read what was committed since the last `load` or `commit` here.

        Returns:
            Whether the records follow on what is known already, and the records: otherwise they are all.

        Raises:
            BrokenIndexError: The folder is damaged or holds something else.
        """
        for _ in range(_TRIES):
            try:
                return self._load()
            except FileNotFoundError:  # another process compacted between our two reads
                continue
        raise self._damaged("its file of records is missing")

    @property
    def length(self) -> int:
        """How many records there are, the uncommitted ones included."""
        return self._written.records

    def append(self, records: Records) -> None:
        """Write records behind the others; they count after `commit`."""
        data = records.tobytes()
        with self._writing():
            path = self._folder / self.manifest.file
            path.touch()
            with path.open("r+b") as file:
                file.truncate(self._written.records * self._record.itemsize)
                file.seek(0, os.SEEK_END)
                file.write(data)
        self._written = replace(
            self._written,
            records=self._written.records + len(records),
            checksum=zlib.crc32(data, self._written.checksum),
        )

    def commit(self, change: int) -> None:
        """Make everything appended count, with `change` as the last library change."""
        with self._writing():
            if self._written.records > self.manifest.records:
                with (self._folder / self.manifest.file).open("r+b") as file:
                    _sync(file)
            self._keep(replace(self._written, change=change))

    def rewrite(self, records: Records, change: int) -> None:
        """Put `records` in the place of everything, in a new file, and make that count."""
        old = self.manifest.file
        data = records.tobytes()
        name = f"vectors-{int(old.removesuffix('.bin').rpartition('-')[2]) + 1}.bin"
        new = replace(self._empty, file=name, records=len(records), checksum=zlib.crc32(data), change=change)
        with self._writing():
            with (self._folder / name).open("wb") as file:
                file.write(data)
                _sync(file)
            self._keep(new)
            (self._folder / old).unlink(missing_ok=True)

    def _load(self) -> tuple[bool, Records]:
        stamp = _stamp_of(self._folder / MANIFEST)
        known, now = self.manifest, self._read_manifest()
        follows, records = False, None
        if known.file == now.file and known.records <= now.records:
            records = self._read_records(now, known.records, known.checksum)
            follows = records is not None
        if records is None:
            records = self._read_records(now, 0, 0)
        if records is None:
            raise self._damaged(f"{now.file} is not what {MANIFEST} says")
        self._stamp, self.manifest, self._written = stamp, now, now
        return follows, records

    def _read_records(self, manifest: Manifest, start: int, checksum: int) -> Records | None:
        """The records from number `start`, or None when they do not add up to the manifest's checksum."""
        size = self._record.itemsize
        wanted = (manifest.records - start) * size
        if wanted == 0:
            return np.empty(0, self._record) if checksum == manifest.checksum else None
        with (self._folder / manifest.file).open("rb") as file:
            file.seek(start * size)
            data = file.read(wanted)
        whole = len(data) == wanted and zlib.crc32(data, checksum) == manifest.checksum
        return np.frombuffer(data, self._record) if whole else None

    def _read_manifest(self) -> Manifest:
        try:
            text = (self._folder / MANIFEST).read_text(encoding="utf-8")
        except _MISSING:
            return self._empty
        except (OSError, UnicodeDecodeError) as error:
            raise self._damaged(str(error)) from error
        try:
            manifest = Manifest(**json.loads(text))
        except (ValueError, TypeError) as error:
            raise self._damaged(f"{MANIFEST} cannot be read ({error})") from error
        for name in ("format", "dimension", "fingerprint"):
            there, wanted = getattr(manifest, name), getattr(self._empty, name)
            if there != wanted:
                raise self._damaged(f"{name} is {there!r}, not {wanted!r}")
        return manifest

    def _keep(self, manifest: Manifest) -> None:
        new = self._folder / f"{MANIFEST}.new"
        with new.open("wb") as file:
            file.write(json.dumps(asdict(manifest)).encode())
            _sync(file)
        new.replace(self._folder / MANIFEST)
        _sync_folder(self._folder)
        self.manifest = self._written = manifest
        self._stamp = _stamp_of(self._folder / MANIFEST)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            yield
        except OSError as error:
            raise SearchError(
                f"cannot write the vectors in {self._folder}: {error}; "
                "check the permissions and the free space"
            ) from error

    def _damaged(self, why: str) -> BrokenIndexError:
        return BrokenIndexError(
            f"the vectors in {self._folder} cannot be used: {why}; "
            "delete the folder, it is made again from the library"
        )


def _stamp_of(path: Path) -> tuple[int, int] | None:
    """Changes whenever the file is replaced."""
    try:
        status = path.stat()
    except _MISSING:
        return None
    return status.st_ino, status.st_mtime_ns


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename in the folder last; Windows neither needs nor allows it."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
