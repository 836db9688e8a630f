"""One JSON object a line: questions with answers and evidence, or `{"id", "question", "relevant"}`."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from eval.forms.base import Documents, JudgedSet
from eval.lines import Row, object_of, text_lines
from eval.questions import missing_parts, parse_judged, parse_question
from eval.types import JudgedQuestion, Question

Parsed = TypeVar("Parsed", Question, JudgedQuestion)


def read_jsonl(path: Path, documents: Documents | None = None) -> JudgedSet:  # noqa: ARG001 (they are named)
    """Read a set; which of the two kinds it is, the first sound line tells."""
    if _is_judged(path):
        judged, faults = _parsed(path, parse_judged)
        return JudgedSet(judged=judged, faults=faults)
    questions, faults = _parsed(path, parse_question)
    return JudgedSet(questions=questions, faults=faults)


def _parsed(path: Path, parse: Callable[[Row], Parsed]) -> tuple[tuple[Parsed, ...], tuple[str, ...]]:
    found: dict[str, Parsed] = {}
    faults: list[str] = []
    for number, line in text_lines(path):
        try:
            question = parse(object_of(line))
        except ValueError as error:
            faults.append(f"line {number}: {error}")
            continue
        missing = missing_parts(question) if isinstance(question, Question) else None
        if missing is not None:
            faults.append(f"line {number}: {question.id!r}: {missing}")
        elif question.id in found:
            faults.append(f"line {number}: the id {question.id!r} was used before; ids must be unique")
        else:
            found[question.id] = question
    return tuple(found.values()), tuple(faults)


def _is_judged(path: Path) -> bool:
    for _, line in text_lines(path):
        try:
            return "relevant" in object_of(line)
        except ValueError:
            continue
    return False
