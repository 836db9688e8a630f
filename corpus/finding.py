"""Which files there are to read, and what each of them would like to be called."""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_NEVER = (".", "~$", "__MACOSX")  # hidden, and what programs leave beside a file that is open or packed
_OF_WEB_PAGES = ("_files", ".files")  # the pictures and scripts of a page that a browser saved
_UNDECODED = re.compile("[\udc80-\udcff]")  # how Python writes such bytes, see os.fsdecode


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may become a document.

    Attributes:
        path: Where it is, absolute.
        doc_id: Its path under the added folder with `/` between the parts, or its name if it was added alone.
        problem: Why it cannot be read, when that is clear already; then `path` may be a folder.
    """

    path: Path
    doc_id: str
    problem: str = ""


def find_files(paths: Iterable[Path], suffixes: Collection[str]) -> list[FoundFile]:
    """The files among `paths` and in the folders among them, each once, sorted within each folder.

    Links are followed, but no folder is entered twice. Hidden files and other kinds of files in a folder are
    passed over; a file that is named itself is always in the list.

    Args:
        paths: Files and folders.
        suffixes: What the files in a folder must end in, in lower case, such as `.txt`.

    Returns:
        The files, and an entry with its problem for each path that does not exist, each folder that cannot
        be listed and each added folder with nothing to read in it.
    """
    found: dict[Path, FoundFile] = {}
    for path in map(absolute, paths):
        files = _in_folder(path, suffixes) if path.is_dir() else [_alone(path)]
        for file in files:
            found.setdefault(file.path, file)
    return list(found.values())


def absolute(path: Path) -> Path:
    """The path from the root, without `..`; links stay."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() keeps `..`


def is_passed_over(name: str) -> bool:
    """Whether a file or folder of that name holds nothing that somebody wrote."""
    return name.startswith(_NEVER) or name.endswith(_OF_WEB_PAGES)


def printable(name: str) -> str:
    r"""The name with bytes that are no text written as `\xff`, so that it can be stored and shown."""
    return _UNDECODED.sub(lambda byte: f"\\x{ord(byte[0]) - 0xDC00:02x}", name)


def _alone(path: Path) -> FoundFile:
    return FoundFile(path, printable(path.name), _problem(path))


def _problem(path: Path) -> str:
    if path.is_file():
        return ""
    if path.is_symlink():
        return "the link leads nowhere; mend it or remove it"
    if os.path.lexists(path):
        return "it is neither a file nor a folder; name a file or a folder"
    return "there is no such file or folder; check the spelling"


def _in_folder(folder: Path, suffixes: Collection[str]) -> list[FoundFile]:
    found = sorted(_walk(folder, suffixes), key=lambda file: file.path.parts)
    if not found:
        kinds = ", ".join(sorted(suffixes))
        return [
            FoundFile(folder, printable(folder.name), f"no documents in it; files ending in {kinds} are read")
        ]
    return found


def _walk(folder: Path, suffixes: Collection[str]) -> Iterator[FoundFile]:
    unreadable: list[OSError] = []
    entered = {_identity(folder)}
    for place, folders, files in os.walk(folder, onerror=unreadable.append, followlinks=True):
        here = Path(place)
        folders[:] = [name for name in sorted(folders) if _is_new(here / name, entered)]
        for name in files:
            path = here / name
            if path.suffix.lower() in suffixes and not is_passed_over(name):
                yield FoundFile(path, printable(path.relative_to(folder).as_posix()), _problem(path))
    for error in unreadable:
        path = Path(os.fsdecode(error.filename))
        yield FoundFile(path, printable(path.name), f"the folder cannot be listed: {error.strerror}")


def _is_new(folder: Path, entered: set[tuple[int, int]]) -> bool:
    if is_passed_over(folder.name):
        return False
    identity = _identity(folder)
    if identity in entered:
        return False
    entered.add(identity)
    return True


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino
