"""Runs in TREC's format: `question Q0 document rank score tag`, one retrieved document a line."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from eval.lines import text_lines
from eval.types import EvalError, Run

_FIELDS = 6
_SMALLEST = 1e-3


def run_lines(question_id: str, ranked: Sequence[tuple[str, float]], tag: str) -> Iterator[str]:
    """The lines of one question, without line breaks.

    Evaluation programs order by score and not by rank, some in single precision, and break ties in their own
    way. So that all of them see the same order, each score is at least a millionth below the one before.

    Args:
        question_id: The question.
        ranked: Document ids and scores, best first.
        tag: The run's name.
    """
    ceiling = float("inf")
    for rank, (doc, score) in enumerate(ranked, 1):
        shown = min(score, ceiling)
        ceiling = shown - max(abs(shown), _SMALLEST) * 1e-6
        yield f"{question_id} Q0 {doc} {rank} {shown:.9g} {tag}"


def read_run(path: Path, known: Collection[str]) -> Run:
    """The ranked documents of every question of a run.

    As in TREC's evaluation program, the order is that of falling scores, equal ones by falling document id;
    the rank that is printed does not count.

    Args:
        path: The run.
        known: The ids of the set's questions.

    Raises:
        EvalError: The file cannot be read, or has a line that is not of the format, is about an unknown
            question, or repeats a document.
    """
    scores: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for number, line in text_lines(path):
        where = f"{path}, line {number}"
        question_id, doc, score = _parse(line, where)
        if question_id not in known:
            raise EvalError(f"{where}: the set has no question {question_id!r}; is it the right set?")
        if doc in scores[question_id]:
            raise EvalError(f"{where}: {doc!r} was ranked for {question_id!r} before; a run has it once")
        scores[question_id][doc] = score
    return {question_id: _ordered(found) for question_id, found in scores.items()}


def _parse(line: str, where: str) -> tuple[str, str, float]:
    words = line.split()
    if len(words) != _FIELDS:
        raise EvalError(f"{where}: {len(words)} fields; a run has `question Q0 document rank score tag`")
    try:
        return words[0], words[2], float(words[4])
    except ValueError:
        raise EvalError(f"{where}: the score {words[4]!r} is not a number") from None


def _ordered(found: dict[str, float]) -> list[str]:
    return sorted(found, key=lambda doc: (found[doc], doc), reverse=True)
