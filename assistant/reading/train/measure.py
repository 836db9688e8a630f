"""How well answers are found, and how well passages with an answer are told from those without."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.reading.reader import STYLES, Reader, Reading
from assistant.reading.train.sets import STYLES as SOURCES
from assistant.reading.train.sets import Asked

_MARKS = re.compile(r"[\W_]+")
_UNIT = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Figures:
    """Measured on some questions.

    Attributes:
        questions: How many are answered in their passage.
        exact: Part of them that is answered to the letter, marks aside.
        f1: Mean F1 of the longest common run of characters, as CMRC 2018 counts it.
        told_apart: Area under the curve: how often a passage with an answer gets more for being answered than
            one without; not a number when either is missing.
    """

    questions: int
    exact: float
    f1: float
    told_apart: float

    def __str__(self) -> str:
        found = f"{self.questions} questions, exact match {self.exact:.3f}, F1 {self.f1:.3f}"
        return found if np.isnan(self.told_apart) else f"{found}, told apart {self.told_apart:.3f}"


def measured(asked: Sequence[Asked], readings: Sequence[Reading | None]) -> Figures:
    """The figures of readings, one for each question; no reading counts as no answer."""
    exact, f1 = [], []
    for each, reading in zip(asked, readings, strict=True):
        if each.spans:
            said = each.passage[reading.start : reading.end] if reading else ""
            exact.append(max(exact_of(said, answer) for answer in each.answers))
            f1.append(max(f1_of(said, answer) for answer in each.answers))
    held = [reading.answered if reading else 0.0 for reading in readings]
    return Figures(
        len(exact),
        float(np.mean(exact)) if exact else np.nan,
        float(np.mean(f1)) if f1 else np.nan,
        area(
            [answered for answered, each in zip(held, asked, strict=True) if each.spans],
            [answered for answered, each in zip(held, asked, strict=True) if not each.spans],
        ),
    )


def read_all(reader: Reader, asked: Sequence[Asked]) -> list[Reading | None]:
    """Each question read in its passage, answers cut as its set cuts them; in clauses if it is unknown."""
    cut = {number: style for style, number in STYLES.items()}
    styles = [cut.get(SOURCES.get(each.source, STYLES["clauses"]), "terms") for each in asked]
    return [
        reader.read(each.question, [each.passage], style)[0]
        for each, style in zip(asked, styles, strict=True)
    ]


def exact_of(said: str, answer: str) -> bool:
    """Whether two texts are the same but for marks and the case of letters."""
    return _plain(said) == _plain(answer)


def f1_of(said: str, answer: str) -> float:
    """F1 of the longest common run of characters, Latin words and figures counting as one each.

    >>> f1_of("三年级", "三年")
    0.8
    """
    one, other = _UNIT.findall(said.lower()), _UNIT.findall(answer.lower())
    common = _longest_run(one, other)
    return 2 * common / (len(one) + len(other)) if common else 0.0


def area(high: Sequence[float], low: Sequence[float]) -> float:
    """How often a value of the first kind is above one of the second, ties counting half (AUC)."""
    if not high or not low:
        return float("nan")
    above = np.subtract.outer(np.array(high), np.array(low))
    return float(((above > 0) + 0.5 * (above == 0)).mean())


def _plain(text: str) -> str:
    return _MARKS.sub("", text).lower()


def _longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    best, before = 0, [0] * (len(other) + 1)
    for unit in one:
        row = [0] * (len(other) + 1)
        for column, against in enumerate(other, 1):
            if unit == against:
                row[column] = before[column - 1] + 1
                best = max(best, row[column])
        before = row
    return best
