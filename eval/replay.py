"""Runs a recorded run again, and says whether the outcome is the same."""

import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.configurations import Configuration
from eval.lines import object_of, text_lines
from eval.predict import predict
from eval.rank import rank
from eval.record import Record, repeatable
from eval.types import EvalError

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Replayed:
    """How a run came out when it was run again.

    Attributes:
        identical: Whether the outcome is the same, times aside.
        changed: Circumstances that are not what they were, with both values.
        differing: Ids of questions with another outcome; None when the old output is gone.
    """

    identical: bool
    changed: tuple[str, ...]
    differing: tuple[str, ...] | None

    def lines(self) -> Iterator[str]:
        """What to tell a person."""
        yield "identical outcome" if self.identical else "another outcome"
        yield from (f"changed since: {change}" for change in self.changed)
        if not self.identical:
            yield _which(self.differing)


def replay(path: Path, home: Path | None = None) -> Replayed:
    """Run again what a record describes.

    Args:
        path: The record.
        home: Where the library is kept for the next time; a temporary folder when None.

    Raises:
        EvalError: The record or its set cannot be used.
        AssistantError, CorpusError, SearchError: The assistant cannot be opened or asked.
    """
    old = Record.read(path)
    with tempfile.TemporaryDirectory(prefix="wenju-replay-") as folder:
        output = Path(folder) / Path(old.output).name
        new = _run(old, output, home)
        differing = _differing(_beside(path, old), output)
    identical = new.outcome == old.outcome
    return Replayed(identical, tuple(_changes(old, new)), () if identical else differing)


def _run(old: Record, output: Path, home: Path | None) -> Record:
    task = old.circumstances.task
    configuration = Configuration(values=old.circumstances.settings)
    questions, corpus = Path(task.questions), Path(task.corpus) if task.corpus else None
    if task.kind == "predict":
        return predict(questions, corpus, output, home, configuration)
    if task.kind == "rank":
        return rank(corpus, questions, output, home=home, limit=task.limit, configuration=configuration)
    raise EvalError(f"the record is of a {task.kind!r}; only predict and rank can be run again")


def _beside(path: Path, old: Record) -> Path:
    """The old output: beside its record, wherever that was moved to."""
    return path.with_name(Path(old.output).name)


def _differing(old: Path, new: Path) -> tuple[str, ...] | None:
    if not old.exists():
        return None
    before, after = _by_question(old), _by_question(new)
    return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))


def _by_question(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, line in text_lines(path):
        name = str(object_of(line)["id"]) if line.startswith("{") else line.split()[0]
        found.setdefault(name, []).append(repeatable(line.rstrip()))
    return found


def _changes(old: Record, new: Record) -> Iterator[str]:
    before, after = asdict(old.circumstances), asdict(new.circumstances)
    for name in before:
        if name != "configuration" and before[name] != after[name]:
            yield f"{name} was {before[name]}, is {after[name]}"


def _which(differing: tuple[str, ...] | None) -> str:
    if differing is None:
        return "the old output is gone, so which questions differ is not known"
    more = f" and {len(differing) - _SHOWN} more" if len(differing) > _SHOWN else ""
    return f"{len(differing)} questions differ: {' '.join(differing[:_SHOWN])}{more}"
