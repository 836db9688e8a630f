"""Several answers side by side, and which of two figures is larger."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.decompose import Part
from assistant.answer.single import Outcome
from assistant.types import Claim, Refusal
from corpus.figures import Figure

_ASKS_WHICH = re.compile(r"谁|哪(?:个|家|边|里|年|份)|更|还是|最|超过|高于|低于|多于|少于|相比|对比")
_MAGNITUDES = {"十": 10.0, "百": 100.0, "千": 1_000.0, "万": 10_000.0, "亿": 100_000_000.0}
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(?:余|多)?([十百千万亿]*)")


def side_by_side(question: str, parts: Sequence[Part], outcomes: Sequence[Outcome]) -> tuple[Claim, ...]:
    """A claim for each part that was answered, labelled, and a conclusion when one was asked for."""
    claims = [_labelled(part.label, outcome) for part, outcome in zip(parts, outcomes, strict=True)]
    conclusion = _conclusion(question, parts, outcomes)
    return tuple(claim for claim in [*claims, conclusion] if claim)


def missing_parts(parts: Sequence[Part], outcomes: Sequence[Outcome]) -> Refusal | None:
    """A refusal that names every part, when none was answered."""
    if any(outcome.found for outcome in outcomes):
        return None
    return Refusal("\n".join(unanswered(parts, outcomes)))


def unanswered(parts: Sequence[Part], outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """What a reader must know of the parts that were not answered."""
    return tuple(
        f"{part.label}：{outcome.refusal.reason}"
        for part, outcome in zip(parts, outcomes, strict=True)
        if outcome.refusal
    )


def magnitude_of(figure: Figure) -> float | None:
    """The value of a figure in its plain unit, or None when it is not one Arabic number.

    >>> from corpus.figures import figures_in
    >>> magnitude_of(figures_in("投入1.15亿元")[0])
    115000000.0
    """
    found = _NUMBER.findall(figure.text)
    if len(found) != 1:
        return None
    value = float(found[0][0].replace(",", ""))
    for character in found[0][1]:
        value *= _MAGNITUDES[character]
    return value


def _labelled(label: str, outcome: Outcome) -> Claim | None:
    if outcome.found is None:
        return None
    claim = outcome.found.claim
    own = f"{label}，{claim.label}" if claim.label else label
    return replace(claim, label=own)


def _conclusion(question: str, parts: Sequence[Part], outcomes: Sequence[Outcome]) -> Claim | None:
    """Which part has the largest figure, when all have one in the same unit and the question asks for it."""
    found = [outcome.found for outcome in outcomes]
    figures = [extract.figure for extract in found if extract and extract.figure]
    if len(figures) < len(parts) or not _ASKS_WHICH.search(question) or len({f.unit for f in figures}) > 1:
        return None
    values = [magnitude_of(figure) for figure in figures]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or len(set(known)) < len(known):
        return None
    top = known.index(max(known))
    evidence = tuple(place for extract in found if extract for place in extract.claim.evidence)
    return Claim(evidence, label=f"数值较大的是{parts[top].label}")
