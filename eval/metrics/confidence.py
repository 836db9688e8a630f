"""Is the assistant surer where it is right? Risk against coverage, and calibration.

Risk-coverage curves: R. El-Yaniv and Y. Wiener, "On the Foundations of Noise-free Selective Classification",
JMLR 11, 2010; their area: Y. Geifman, G. Uziel and R. El-Yaniv, "Bias-Reduced Uncertainty Estimation for Deep
Neural Classifiers", ICLR 2019. Expected calibration error: C. Guo et al., "On Calibration of Modern Neural
Networks", ICML 2017.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

BINS = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    """How sure the assistant was of an answer, and whether it was right.

    Attributes:
        confidence: From 0 to 1.
        right: Whether the answer was right and proven; false for an answer that was withheld.
        refused: Whether it was withheld; it is given last then, whatever its confidence.
    """

    confidence: float
    right: bool
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about the same confidence.

    Attributes:
        low: Least confidence of the bin; included.
        high: Greatest confidence of the bin; included in the last bin only.
        count: How many answers.
        confidence: Their mean confidence.
        right: The share of them that is right.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


def risk_coverage(judgements: Iterable[Judgement]) -> list[tuple[float, float]]:
    """The share of wrong answers among the surest ones, for each share of questions that is answered.

    A question that was refused comes last and counts as wrong: what would have been said is not known, and
    if nothing else, it would have been unproven. Among answers of one confidence the wrong ones are spread
    evenly, so that the order in the file does not matter.

    Returns:
        Coverage and risk after the first answer, the second and so on; empty without judgements.
    """
    ranked = sorted(judgements, key=_place)
    points: list[tuple[float, float]] = []
    wrong = 0.0
    for _, group in groupby(ranked, key=_place):
        equal = list(group)
        share = sum(not j.right for j in equal) / len(equal)
        for _ in equal:
            wrong += share
            done = len(points) + 1
            points.append((done / len(ranked), wrong / done))
    return points


def area(points: Sequence[tuple[float, float]]) -> float | None:
    """Mean risk over all coverages; 0 is best. None without points."""
    return sum(risk for _, risk in points) / len(points) if points else None


def reliability(judgements: Iterable[Judgement], bins: int = BINS) -> list[Bin]:
    """Answers that were given, by confidence, in bins of equal width; empty bins are left out."""
    groups: dict[int, list[Judgement]] = {}
    for judgement in judgements:
        if not judgement.refused:
            groups.setdefault(min(int(judgement.confidence * bins), bins - 1), []).append(judgement)
    return [_bin(number, group, bins) for number, group in sorted(groups.items())]


def calibration_error(reliable: Sequence[Bin]) -> float | None:
    """Expected calibration error: the mean gap between confidence and being right; None without answers."""
    total = sum(b.count for b in reliable)
    return sum(b.count * abs(b.confidence - b.right) for b in reliable) / total if total else None


def _bin(number: int, group: Sequence[Judgement], bins: int) -> Bin:
    count = len(group)
    return Bin(
        number / bins,
        (number + 1) / bins,
        count,
        sum(j.confidence for j in group) / count,
        sum(j.right for j in group) / count,
    )


def _place(judgement: Judgement) -> tuple[bool, float]:
    return judgement.refused, 0.0 if judgement.refused else -judgement.confidence
