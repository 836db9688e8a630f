"""Several answers side by side, as the rows of a table, and which of two figures is larger."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer.choosing.proof import Extract
from assistant.answer.compound.decompose import Part
from assistant.answer.compound.one_sentence import shown_once
from assistant.answer.compound.proposal import Proposal, together
from assistant.answer.documents.reading import Reading
from assistant.answer.refusing.answerability import fitted
from assistant.answer.single import Outcome
from assistant.types import Claim, Refusal
from corpus.figures import Quantity, figures_in
from corpus.periods import period_of

_ASKS_WHICH = re.compile(
    r"谁|哪(?:个|家|边|里|年|份)|更|还是|最|超过|高于|低于|多于|少于|相比|对比|比[^，,？?]{2,8}[高低多少大小长短早晚快慢](?:吗|么|不)"
)
_ASKS_FOR_LESS = re.compile(r"(?<![多大高轻])[少小低轻短](?!于)")
_ASKS_FOR_EARLIER = re.compile(r"早|先")
_ASKS_FOR_LATER = re.compile(r"晚|迟|后(?!来)")
_DOUBTFUL = 0.5
"""The share of the probability asked for that is enough where another part is answered."""
_UNORDERED = frozenset({Quantity.RANK, Quantity.GRADE})
"""The larger number of these is not the larger thing."""


def compared(question: str, parts: Sequence[Part], outcomes: Sequence[Outcome]) -> Proposal:
    """The answers of all parts, and what is missing.

    Args:
        question: The whole question.
        parts: What it consists of.
        outcomes: What came of each part.
    """
    claims = side_by_side(question, parts, outcomes, which=bool(_ASKS_WHICH.search(question)))
    notes = unanswered(parts, outcomes) if claims else ()
    return together(claims, missing_parts(parts, outcomes), outcomes, notes)


def with_readings(
    parts: Sequence[Part], outcomes: Sequence[Outcome], readings: Sequence[Reading | None]
) -> Proposal:
    """The answers of all parts, where documents state some of them of themselves.

    Args:
        parts: What the question consists of.
        outcomes: What came of each part.
        readings: What documents state of themselves for each part; None where they state nothing.
    """
    claims: list[Claim] = []
    for part, outcome, reading in zip(parts, outcomes, readings, strict=True):
        told = reading.claims if reading else (outcome.found.claim,) if outcome.found else ()
        claims += [_labelled(part.label, claim) for claim in told]
    asked = [i for i, reading in enumerate(readings) if reading is None]
    lacking = unanswered([parts[i] for i in asked], [outcomes[i] for i in asked])
    notes = tuple(note for reading in readings if reading for note in reading.notes)
    return together(tuple(claims), None, outcomes, (*notes, *lacking))


def borne_out(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The same outcomes, a doubtful one accepted when the document that answers another part says its words.

    Of two things that one rule sets apart, one is often asked in words far from its text. A part that names
    a place is not accepted: another place may not be spoken of at all.
    """
    sources = {_source(outcome.found) for outcome in outcomes if outcome.found}
    least = _DOUBTFUL * fitted().threshold
    return [
        replace(outcome, refusal=None)
        if outcome.extract
        and _source(outcome.extract) in sources
        and outcome.confidence >= least
        and not outcome.asked.places
        else outcome
        for outcome in outcomes
    ]


def _source(found: Extract) -> str:
    return found.judged.candidate.hit.passage.doc_id


def side_by_side(
    question: str, parts: Sequence[Part], outcomes: Sequence[Outcome], *, which: bool
) -> tuple[Claim, ...]:
    """A row for each part that was answered, and which is the larger, smaller or earlier when `which`."""
    rows = shown_once(
        [_row(part.label, outcome) for part, outcome in zip(parts, outcomes, strict=True)], outcomes
    )
    conclusion = _conclusion(question, parts, outcomes) if which else None
    return tuple(claim for claim in [*rows, conclusion] if claim)


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


def _row(label: str, outcome: Outcome) -> Claim | None:
    if outcome.found is None:
        return None
    return _labelled(label, outcome.found.claim)


def _labelled(label: str, claim: Claim) -> Claim:
    own = f"{label}{'，' if claim.headline else '：'}{claim.label}" if claim.label else label
    return replace(claim, label=own, row=label)


def _conclusion(question: str, parts: Sequence[Part], outcomes: Sequence[Outcome]) -> Claim | None:
    """Which part has the largest or smallest figure, when all have one of the same unit; or is the first."""
    found = [outcome.found for outcome in outcomes if outcome.found and outcome.found.figure]
    if len(found) < len(parts):
        return None
    evidence = tuple(place for extract in found for place in extract.claim.evidence)
    said = _by_date(question, parts, found) or _by_size(question, parts, found)
    return Claim(evidence, label=said) if said else None


def _by_size(question: str, parts: Sequence[Part], found: Sequence[Extract]) -> str:
    figures = [extract.figure for extract in found if extract.figure]
    known = [size for extract in found if (size := _largest(extract)) is not None]
    if len(known) < len(parts) or len(set(known)) < len(known):
        return ""
    if len({(figure.kind, figure.normal_unit) for figure in figures}) > 1 or figures[0].kind in _UNORDERED:
        return ""
    if _ASKS_FOR_LESS.search(question):
        return f"数值较小的是{parts[known.index(min(known))].label}"
    return f"数值较大的是{parts[known.index(max(known))].label}"


def _largest(found: Extract) -> Decimal | None:
    """The value of a figure, or the upper bound where two are shown: 五百元以上三千元以下."""
    figure = found.figure
    if figure is None or figure.low != figure.high:
        return None
    bounds = [other.normal_low for other in figures_in(found.claim.headline) if other.unit == figure.unit]
    return max((bound for bound in bounds if bound is not None), default=figure.normal_low)


def _by_date(question: str, parts: Sequence[Part], found: Sequence[Extract]) -> str:
    days = [period_of(extract.figure.text).first for extract in found if extract.figure]
    if not all(extract.figure and extract.figure.kind is Quantity.TIME for extract in found):
        return ""
    if not all(days) or len(set(days)) < len(days):
        return ""
    if _ASKS_FOR_EARLIER.search(question):
        return f"较早的是{parts[days.index(min(days))].label}"
    return f"较晚的是{parts[days.index(max(days))].label}" if _ASKS_FOR_LATER.search(question) else ""
