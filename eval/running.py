"""What `predict` and `rank` share: asking question after question, resumed after a kill, and recorded."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Protocol, TypeVar

from assistant.commands.console import Bar, note
from assistant.settings import Settings
from corpus.store import Library
from eval.configurations import Configuration, shown
from eval.record import Circumstances, Record, Task, code_hash, hash_of, now, outcome_of, versions
from eval.workspace import Results, results_into
from index.types import Embedder


class Asked(Protocol):
    """A question of either kind of set."""

    @property
    def id(self) -> str:
        """Unique within the set."""
        ...


Q = TypeVar("Q", bound=Asked)


def circumstances_of(
    task: Task, configuration: Configuration, settings: Settings, library: Library, embedder: Embedder
) -> Circumstances:
    """All that the outcome of a task depends on."""
    return Circumstances(
        task=task,
        configuration=configuration.name,
        settings=shown(settings),
        set=hash_of(Path(task.questions)),
        library=library.fingerprint(),
        model={"name": embedder.name, "fingerprint": embedder.fingerprint},
        code=code_hash(),
        versions=versions(),
    )


def run_questions(
    questions: Sequence[Q],
    lines_of: Callable[[Q], Sequence[str]],
    out: Path,
    circumstances: Circumstances,
    label: str,
) -> Record:
    """Ask what was not asked yet, and write lines and record.

    Args:
        questions: All of the set.
        lines_of: Asks one, and gives the lines of the output.
        out: Where they go; the record is written beside it.
        circumstances: What the lines depend on.
        label: What is being done, for the progress bar.

    Raises:
        EvalError: The output cannot be written, or was begun under other circumstances.
    """
    started = now()
    with results_into(out, asdict(circumstances)) as results:
        if results.before:
            note(f"{results.before} of {len(questions)} were done before; going on")
        _ask(questions, lines_of, results, label)
    lines = [line for question in questions for line in results.done[question.id]]
    record = Record(
        circumstances,
        str(out),
        outcome_of(lines),
        len(questions),
        results.before,
        started,
        now(),
        tuple(sys.argv[1:]),
    )
    record.write()
    return record


def _ask(
    questions: Sequence[Q], lines_of: Callable[[Q], Sequence[str]], results: Results, label: str
) -> None:
    with Bar(label) as bar:
        for done, question in enumerate(questions, 1):
            if question.id not in results.done:
                results.add(question.id, lines_of(question))
            bar(done, len(questions))
