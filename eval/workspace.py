"""Where an evaluation keeps its library, and the results that outlive a kill."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from assistant.settings import Settings
from eval.configurations import Configuration
from eval.lines import Row, object_of
from eval.types import EvalError


@contextmanager
def settings_for(home: Path | None, configuration: Configuration) -> Iterator[Settings]:
    """A configuration's settings with another home folder; a temporary one, removed afterwards, when None.

    A configuration with a name has a folder of its own below the home, since its indexes differ.

    Raises:
        AssistantError: A setting is unknown or its value is not allowed.
    """
    if home is not None:
        yield configuration.settings(home / configuration.name if configuration.name else home)
        return
    with tempfile.TemporaryDirectory(prefix="wenju-eval-") as folder:
        yield configuration.settings(Path(folder))


@dataclass(slots=True)
class Results:
    """The lines of a run, question by question, of which those that are done survive a kill.

    Attributes:
        file: The file beside the output, `….part`, that lines are appended to.
        done: The lines of every question that is done, in the order they were.
        before: How many were done by an earlier attempt.
    """

    file: TextIO
    done: dict[str, list[str]] = field(default_factory=dict)
    before: int = 0

    def add(self, question_id: str, lines: Sequence[str]) -> None:
        """Note the lines of a question, none of them for a second time."""
        row = {"id": question_id, "lines": list(lines)}
        self.file.write(json.dumps(row, ensure_ascii=False) + "\n")
        self.file.flush()
        self.done[question_id] = list(lines)


@contextmanager
def results_into(path: Path, header: Row) -> Iterator[Results]:
    """Results that are written to `path` when the block ends well; else they are kept for the next time.

    Args:
        path: Where the lines go in the end.
        header: What the lines depend on; results of an earlier attempt are used when theirs was the same.

    Raises:
        EvalError: There can be no such file, or it was begun under another header.
    """
    part = path.with_name(f"{path.name}.part")
    done, sound = _earlier(part, header)
    with _opened(part, sound) as file:
        if not sound:
            file.write(json.dumps(header, ensure_ascii=False, sort_keys=True) + "\n")
            file.flush()
        results = Results(file, done, len(done))
        try:
            yield results
        except BaseException:
            if not results.done:
                part.unlink()
            raise
    _replace(path, (line for lines in results.done.values() for line in lines))
    part.unlink()


def _earlier(part: Path, header: Row) -> tuple[dict[str, list[str]], int]:
    """What an earlier attempt has done, and how many bytes of its file are whole lines."""
    if not part.exists():
        return {}, 0
    first, *rest = part.read_bytes().split(b"\n")
    if not rest:
        return {}, 0  # killed while the header was written
    _same_header(part, object_of(first.decode()), header)
    done, sound = {}, len(first) + 1
    for line in rest[:-1]:  # what follows the last line break was cut off by the kill
        row = object_of(line.decode())
        done[row["id"]] = row["lines"]
        sound += len(line) + 1
    return done, sound


def _same_header(part: Path, theirs: Row, ours: Row) -> None:
    changed = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    if changed:
        raise EvalError(
            f"{part} was begun with another {', '.join(changed)}; finish it as it was begun, delete it to "
            "begin anew, or choose another --out"
        )


def _opened(part: Path, sound: int) -> TextIO:
    try:
        file = part.open("a", encoding="utf-8")
        file.truncate(sound)
    except OSError as error:
        raise EvalError(f"{part} cannot be written: {error.strerror}; choose another --out") from error
    return file


def _replace(path: Path, lines: Iterator[str]) -> None:
    whole = path.with_name(f"{path.name}.whole")
    with whole.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    whole.replace(path)
