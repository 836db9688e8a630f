"""The record of a run: all that is needed to run it again, and to tell whether the outcome is the same."""

import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Self

from eval.lines import Row, object_of
from eval.types import EvalError

PACKAGES = ("faiss-cpu", "jieba", "numpy", "opencc", "rjieba", "tantivy", "tokenizers", "wenju")
_OWN_CODE = ("assistant", "corpus", "index")
_UNREPEATABLE = frozenset({"seconds"})


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, as far as the command line tells.

    Attributes:
        kind: `predict` or `rank`.
        questions: The set.
        corpus: The documents, or None when they come with the set.
        limit: How many documents are ranked for a question.
    """

    kind: str
    questions: str
    corpus: str | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an outcome depends on; a part of a run is resumed under the same only.

    Attributes:
        task: What is done.
        configuration: The configuration's name, or empty.
        settings: The settings that matter, by their full names.
        set: SHA-256 of the set's files.
        library: Fingerprint of the documents and their passages.
        model: Name and fingerprint of the embedding model.
        code: SHA-256 of the code that searches and answers.
        versions: Of Python and the packages.
    """

    task: Task
    configuration: str
    settings: Mapping[str, object]
    set: str
    library: str
    model: Mapping[str, str]
    code: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A run that came to its end.

    Attributes:
        circumstances: What it depended on.
        output: Where the outcome was written.
        outcome: SHA-256 of what it wrote, times aside.
        questions: How many were asked.
        resumed: How many of them by earlier attempts that were cut off.
        started: When the last attempt began, in ISO 8601 with its zone.
        ended: When it ended.
        command: The words of the command line, as far as known.
    """

    circumstances: Circumstances
    output: str
    outcome: str
    questions: int
    resumed: int
    started: str
    ended: str
    command: tuple[str, ...] = ()

    def write(self) -> Path:
        """Write it beside the output."""
        path = record_path(Path(self.output))
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        return path

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a record.

        Raises:
            EvalError: The file is missing, or is no record.
        """
        try:
            row = object_of(path.read_text(encoding="utf-8"))
            where = row.pop("circumstances")
            task = Task(**where.pop("task"))
            return cls(Circumstances(task, **where), **row | {"command": tuple(row["command"])})
        except OSError as error:
            raise EvalError(f"{path} cannot be read: {error.strerror}; name a record, ….run.json") from None
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise EvalError(f"{path} is no record of a run ({error}); name a file ….run.json") from None


def record_path(output: Path) -> Path:
    """Where the record of an output is kept."""
    return output.with_name(f"{output.name}.run.json")


def now() -> str:
    """The time in ISO 8601 with its zone."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def outcome_of(lines: Iterable[str]) -> str:
    """SHA-256 of a run or of predictions; what cannot be repeated, such as times, is left out."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(f"{repeatable(line.rstrip())}\n".encode())
    return digest.hexdigest()


def repeatable(line: str) -> str:
    """A line without what another run cannot repeat."""
    if not line.startswith("{"):
        return line
    row: Row = {name: value for name, value in object_of(line).items() if name not in _UNREPEATABLE}
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def hash_of(path: Path) -> str:
    """SHA-256 of a file, or of all files of a folder with their names.

    Raises:
        EvalError: A file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        for file in sorted(f for f in path.rglob("*") if f.is_file()) if path.is_dir() else [path]:
            digest.update(f"{file.relative_to(path)}\0".encode())
            with file.open("rb") as content:
                digest.update(hashlib.file_digest(content, "sha256").digest())
    except OSError as error:
        raise EvalError(f"{error.filename} cannot be read: {error.strerror}") from None
    return digest.hexdigest()


@lru_cache(maxsize=1)
def code_hash() -> str:
    """SHA-256 of the code that searches and answers."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for file in sorted(f for package in _OWN_CODE for f in (root / package).rglob("*.py")):
        digest.update(f"{file.relative_to(root)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def versions() -> dict[str, str]:
    """The versions of Python and of the packages that figures depend on."""
    return {"python": platform.python_version(), **dict(_installed())}


def _installed() -> Iterator[tuple[str, str]]:
    for name in PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue
