"""Figures of the direct answer's characters against the known answer's, as CMRC 2018 takes them.

Y. Cui et al., "A Span-Extraction Dataset for Chinese Machine Reading Comprehension", EMNLP 2019, and the
program that comes with the data: marks do not count, a Chinese character is a unit and so is a run of other
letters or digits, and the overlap is the longest common run of units. The best of the alternatives counts.

An answer that has its statement on the first line and the sentence around it below is read to its first
line. Questions that require several answers at once have no such figure, and neither have those that the
documents do not answer; a refusal scores 0.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from eval.types import Case

_CHARACTERS = r"\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNITS = re.compile(rf"[{_CHARACTERS}]|[^\W_{_CHARACTERS}]+")


def units(text: str) -> list[str]:
    """What is compared: Chinese characters and runs of letters or digits, folded, without any marks."""
    return _UNITS.findall(unicodedata.normalize("NFKC", text).lower())


def exact_match(case: Case) -> float | None:
    """Whether the direct answer is the known one, marks aside."""
    return _best(case, lambda said, known: float(said == known))


def f1(case: Case) -> float | None:
    """Harmonic mean of the shares of the direct answer and of the known one that are in both."""
    return _best(case, f1_of)


def f1_of(said: Sequence[str], known: Sequence[str]) -> float:
    """F1 of the longest common run of units; 0 without one."""
    common = longest_common_run(said, known)
    return 2 * common / (len(said) + len(known)) if common else 0.0


def longest_common_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest stretch that stands in both."""
    longest, above = 0, [0] * (len(other) + 1)
    for unit in one:
        row = [0]
        row += (before + 1 if unit == theirs else 0 for before, theirs in zip(above, other, strict=False))
        longest, above = max(longest, *row), row
    return longest


def _best(case: Case, compare: Callable[[Sequence[str], Sequence[str]], float]) -> float | None:
    if not case.question.answerable or len(case.question.answers) != 1:
        return None
    if case.prediction.refused:
        return 0.0
    said = units(case.prediction.answer.partition("\n")[0])
    return max(compare(said, units(known)) for known in case.question.answers[0])
