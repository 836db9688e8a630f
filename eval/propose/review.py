"""Going through proposals one by one; only what a person accepts enters the set."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from eval.check import faults_of
from eval.lines import read_rows, text_lines
from eval.propose.types import Proposal
from eval.questions import parse_question
from eval.types import EvalError, Question, Texts

HELP = "a accept   e edit   r reject   q quit"
_GROUPS, _ALTERNATIVES = "；", "|"


class Desk(Protocol):
    """Where a person sits: a terminal, or a script in its place."""

    def show(self, text: str) -> None:
        """Show a text."""

    def key(self) -> str:
        """The next key that is pressed."""

    def text(self, label: str, filled: str) -> str:
        """A line of text, which begins with `filled`."""


@dataclass(frozen=True, slots=True)
class Tray:
    """The set that grows, and the ids of what was rejected, so that a review can go on another day.

    Attributes:
        accepted: The set; a line is added for each accepted question.
        rejected: One id a line.
    """

    accepted: Path
    rejected: Path

    @classmethod
    def beside(cls, out: Path) -> "Tray":
        """The set `out`, and a file of rejected ids beside it."""
        return cls(out, out.with_name(f"{out.name}.rejected"))

    def decided(self) -> set[str]:
        """The ids of everything that was accepted or rejected.

        Raises:
            EvalError: The set is there, but is none.
        """
        accepted = (
            {q.id for _, q in read_rows(self.accepted, parse_question)} if self.accepted.exists() else set()
        )
        rejected = (
            {line.strip() for _, line in text_lines(self.rejected)} if self.rejected.exists() else set()
        )
        return accepted | rejected

    def accept(self, question: Question) -> None:
        """Add the question to the set."""
        _append(self.accepted, question_line(question))

    def reject(self, question: Question) -> None:
        """Remember not to propose it again."""
        _append(self.rejected, question.id)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How far a review came."""

    accepted: int
    rejected: int
    left: int


def review(proposals: Sequence[Proposal], tray: Tray, texts: Texts, desk: Desk) -> Reviewed:
    """Show each undecided proposal, and do what the person says.

    Every decision is on disk before the next proposal is shown.

    Args:
        proposals: In the order to show them.
        tray: Where decisions go.
        texts: The documents, which an edited answer must stand in.
        desk: Where the person sits.
    """
    decided = tray.decided()
    waiting = [p for p in proposals if p.question.id not in decided]
    counts = {"a": 0, "r": 0}
    for number, proposal in enumerate(waiting, 1):
        desk.show(f"\n[{number}/{len(waiting)}] " + "\n".join(_card(proposal)))
        decision, question = _decision(proposal.question, texts, desk)
        if decision == "q":
            return Reviewed(counts["a"], counts["r"], len(waiting) - number + 1)
        (tray.accept if decision == "a" else tray.reject)(question)
        counts[decision] += 1
    return Reviewed(counts["a"], counts["r"], 0)


def question_line(question: Question) -> str:
    """The question as a line of a set, without the line break."""
    row = {
        "id": question.id,
        "type": question.type,
        "wording": question.wording,
        "question": question.text,
        "answers": question.answers,
        "evidence": [
            [{"doc": p.doc, "start": p.start, "end": p.end} for p in group] for group in question.evidence
        ],
    }
    return json.dumps(row, ensure_ascii=False)


def _decision(question: Question, texts: Texts, desk: Desk) -> tuple[str, Question]:
    """The key that decides, and the question as the person left it."""
    while True:
        key = desk.key().lower()
        if key in {"a", "r", "q"}:
            return key, question
        if key == "e":
            question = _edited(question, texts, desk)
            desk.show("\n".join(_lines(question)))
        desk.show(HELP)


def _edited(question: Question, texts: Texts, desk: Desk) -> Question:
    asked = desk.text("question: ", question.text).strip() or question.text
    wording = question.wording if asked == question.text else "far"
    changed = replace(question, text=asked, wording=wording)
    if question.answerable:
        written = desk.text(
            f"answers (all of them parted by {_GROUPS} other forms by {_ALTERNATIVES}): ", _written(question)
        )
        changed = replace(changed, answers=_read(written) or question.answers)
    faults = list(faults_of(changed, texts))
    for fault in faults:
        desk.show(f"not changed: {fault}")
    return question if faults else changed


def _card(proposal: Proposal) -> Iterator[str]:
    question = proposal.question
    docs = {place.doc for group in question.evidence for place in group}
    yield " · ".join([question.type, *sorted(docs), *([proposal.note] if proposal.note else [])])
    yield from _lines(question)
    yield f"  from:     {proposal.sentence}"
    yield HELP


def _lines(question: Question) -> Iterator[str]:
    yield f"  question: {question.text}"
    yield f"  answer:   {_written(question) if question.answerable else '(the documents do not say)'}"


def _written(question: Question) -> str:
    return _GROUPS.join(_ALTERNATIVES.join(group) for group in question.answers)


def _read(text: str) -> tuple[tuple[str, ...], ...]:
    groups = [[a.strip() for a in group.split(_ALTERNATIVES) if a.strip()] for group in text.split(_GROUPS)]
    return tuple(tuple(group) for group in groups if group)


def _append(path: Path, line: str) -> None:
    try:
        with path.open("a", encoding="utf-8") as file:
            print(line, file=file)
    except OSError as error:
        raise EvalError(f"{path} cannot be written: {error.strerror}; choose another --out") from error
