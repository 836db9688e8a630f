"""Zip archives as folders: which documents are in one, and their bytes, within limits.

A member's path is the archive's path with its name below it, such as `plans.zip/2015/water.docx`.
"""

import functools
import io
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ReadError
from corpus.finding import FoundFile, is_passed_over, printable

SUFFIX = ".zip"
LIMITS = "documents of the kinds above, in folders of any depth; no archives within archives, no passwords"
_MOST_MEMBERS = 10_000
_MOST_UNPACKED = 2 * 1024**3
MAX_BYTES = 512 * 1024**2
"""A larger archive is refused."""
_MOST_RATIO, _HARMLESS = 200, 20 * 1024**2
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    IndexError,
)
"""RuntimeError is about passwords, NotImplementedError about ways of compression."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file, perhaps within an archive.

    Attributes:
        file: Its place and its name.
        unpack: Takes it out of its archive; raises `ReadError` when it is damaged or larger than the given
            number of bytes. None for a file in a folder.
    """

    file: FoundFile
    unpack: Callable[[int], bytes] | None = None


def members(archive: FoundFile, suffixes: Collection[str]) -> Iterator[Member]:
    """The documents in an archive, sorted by name; hidden files and other kinds are passed over.

    Args:
        archive: The archive.
        suffixes: What their names must end in, in lower case.

    Raises:
        ReadError: It is no archive, damaged, or would unpack to more than a collection needs.
    """
    data = _data(archive.path)
    with _opened(data, archive.path) as opened:
        entries = {_name(entry): entry for entry in opened.infolist() if not entry.is_dir()}
        _refuse_bombs(archive.path, list(entries.values()))
        wanted = {*suffixes, SUFFIX}
        for name in sorted(name for name in entries if _is_wanted(name, wanted)):
            problem = _problem(name, entries[name])
            place = FoundFile(archive.path / name, f"{archive.doc_id}/{printable(name)}", problem)
            yield Member(place, functools.partial(_unpacked, opened, entries[name], place))


def is_in_archive(path: Path) -> bool:
    """Whether a path leads to something that an archive, which is there, still holds."""
    archive = next(
        (parent for parent in path.parents if parent.suffix.lower() == SUFFIX and parent.is_file()), None
    )
    if archive is None:
        return False
    return path.relative_to(archive).as_posix() in _names(archive, archive.stat().st_mtime_ns)


@functools.lru_cache(maxsize=4)
def _names(archive: Path, _changed: int) -> frozenset[str]:
    """The names in an archive, as it was when it was changed last."""
    try:
        with zipfile.ZipFile(archive) as opened:
            return frozenset(map(_name, opened.infolist()))
    except _DAMAGE:
        return frozenset()


def _data(path: Path) -> bytes:
    """The whole file: an archive that changes while it is read must not mix two states."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise ReadError(
            f"{path} has {size:,} bytes; the limit is {MAX_BYTES:,}. Unpack it and add the folder"
        )
    return path.read_bytes()


def _opened(data: bytes, path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise ReadError(
            f"{path} is no zip archive, or a damaged one ({error}); "
            "make it again, or unpack it and add the folder"
        ) from error


def _refuse_bombs(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_MEMBERS or unpacked > _MOST_UNPACKED:
        raise ReadError(
            f"{path} has {len(entries):,} files that would unpack to {unpacked:,} bytes; the limits are "
            f"{_MOST_MEMBERS:,} and {_MOST_UNPACKED:,}. Unpack it yourself and add the folder"
        )


def _name(entry: zipfile.ZipInfo) -> str:
    """The member's path; Windows in China writes GBK without saying so, which Python takes for CP437."""
    name = entry.orig_filename.split("\0")[0]
    if not entry.flag_bits & _UTF8_FLAG:
        name = _decoded(name)
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _decoded(name: str) -> str:
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _is_wanted(name: str, suffixes: Collection[str]) -> bool:
    path = Path(name)
    return path.suffix.lower() in suffixes and not any(is_passed_over(part) for part in path.parts)


def _problem(name: str, entry: zipfile.ZipInfo) -> str:
    if Path(name).suffix.lower() == SUFFIX:
        return "it is an archive within an archive; unpack it and add its files"
    if entry.flag_bits & _ENCRYPTED_FLAG:
        return "it needs a password; unpack it yourself and add it"
    if entry.file_size > _HARMLESS and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1):
        return f"it would unpack from {entry.compress_size:,} to {entry.file_size:,} bytes, like no document"
    return ""


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: FoundFile, most: int) -> bytes:
    try:
        with archive.open(entry) as stream:
            data = stream.read(most + 1)
    except _DAMAGE as error:
        raise ReadError(
            f"it is damaged within the archive ({error or type(error).__name__}); pack it again"
        ) from error
    if len(data) > most:
        raise ReadError(f"{place.path} has more than {most:,} bytes; split it into smaller files")
    return data
