"""Relevance judgements, as TREC and BEIR write them down."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from eval.lines import text_lines
from eval.types import EvalError, JudgedQuestion

Grades = dict[str, dict[str, int]]


def read_grades(path: Path, split: Callable[[str], list[str]], shape: str) -> Grades:
    """For every question's id the degree to which documents are relevant; 0 and less is not.

    Args:
        path: The file.
        split: Cuts a line into question, document and degree.
        shape: How a line must look, for the message when one does not.

    Raises:
        EvalError: The file cannot be read, or a line is of another shape.
    """
    grades: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for number, line in text_lines(path):
        parts = split(line)
        if number == 1 and len(parts) == 3 and not _is_whole(parts[2]):
            continue  # BEIR's files begin with the names of the columns
        if len(parts) != 3 or not _is_whole(parts[2]):
            raise EvalError(f"{path}, line {number}: {line.strip()!r} is not of the form `{shape}`")
        grades[parts[0]][parts[1]] = int(parts[2])
    return dict(grades)


def judged_with(texts: dict[str, str], grades: Grades, where: Path) -> Iterator[JudgedQuestion]:
    """The questions that have a relevant document, in the order of the questions.

    Raises:
        EvalError: Judgements are about a question that is not there.
    """
    unknown = [question for question in grades if question not in texts]
    if unknown:
        raise EvalError(
            f"{where} judges {len(unknown)} questions that are not in the set, such as {unknown[0]!r}; "
            "take the questions and the judgements of one set"
        )
    for question, text in texts.items():
        relevant = {doc: grade for doc, grade in grades.get(question, {}).items() if grade > 0}
        if relevant:
            yield JudgedQuestion(question, text, frozenset(relevant), relevant)


def _is_whole(text: str) -> bool:
    return text.removeprefix("-").isdecimal()
