"""Things that are held against each other, each told by words of its own that name its year."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.answer.choosing.proof import Extract
from assistant.answer.compound.decompose import Part
from assistant.answer.compound.naming import naming
from assistant.answer.single import Outcome, Place
from corpus.types import Document

_FOR_SEVERAL = re.compile(r"[均都各同]|分别|一律|以及|、")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_TRIES = 3
"""So many sentences that do not name the year of a part are passed over at most."""

Again = Callable[[Part, frozenset[Place]], Outcome]
"""Answers a part once more, without some sentences."""


def told_apart(parts: Sequence[Part], outcomes: Sequence[Outcome], again: Again) -> list[Outcome]:
    """The same outcomes, one of two that show the same figure with the words that come next for it.

    What is held against each other is hardly told by the very same words, unless the sentence says so.

    Args:
        parts: What is held against each other.
        outcomes: What came of each part.
        again: Answers a part once more.
    """
    told = list(outcomes)
    for i, j in combinations(range(len(told)), 2):
        one, other = told[i].found, told[j].found
        if one and other and _is_same_figure(one, other) and not _FOR_SEVERAL.search(_sentence(one)):
            choices = [(_instead(told[k]), k) for k in (i, j)]
            if all(changed is told[k] for changed, k in choices):
                choices = [(_elsewhere(parts[k], told[k], again), k) for k in (i, j)]
            changed, k = max(choices, key=lambda pair: _kept(pair[0], told[pair[1]]))
            told[k] = changed
    return told


def dated(
    parts: Sequence[Part], outcomes: Sequence[Outcome], again: Again, document_of: Callable[[str], Document]
) -> list[Outcome]:
    """The same outcomes, those for a year with words that name it, or with the heading that does.

    Args:
        parts: What is held against each other; years tell them apart.
        outcomes: What came of each part.
        again: Answers a part once more.
        document_of: The document of an id.
    """
    return [
        _of_year(part, outcome, year[0], again, document_of)
        if (year := _YEAR.search(part.label)) and outcome.found and year[0] not in _sentence(outcome.found)
        else outcome
        for part, outcome in zip(parts, outcomes, strict=True)
    ]


def _of_year(
    part: Part, outcome: Outcome, year: str, again: Again, document_of: Callable[[str], Document]
) -> Outcome:
    found, passed = outcome.found, frozenset[Place]()
    other = outcome
    for _ in range(_TRIES):
        if other.found is None or year in _sentence(other.found):
            break
        passed |= {other.found.judged.candidate.place}
        other = again(part, passed)
    if found is None or (other.found and year in _sentence(other.found)):
        return other
    candidate = found.judged.candidate
    named = naming(candidate.hit.passage, candidate.span, year, document_of)
    if named is None:
        return outcome
    claim = replace(found.claim, evidence=(*found.claim.evidence, (candidate.place[0], named)))
    return replace(outcome, extract=replace(found, claim=claim))


def _is_same_figure(one: Extract, other: Extract) -> bool:
    said = [(extract.claim.evidence[0], extract.claim.headline) for extract in (one, other)]
    return bool(one.figure) and said[0] == said[1]


def _sentence(found: Extract) -> str:
    return found.judged.candidate.text


def _instead(outcome: Outcome) -> Outcome:
    """With the best other words that have another figure, or as it was."""
    found = outcome.found
    shown = found.claim.headline if found else ""
    others = [rival for rival in (found.rivals if found else ()) if rival.claim.headline not in {"", shown}]
    return replace(outcome, extract=others[0]) if others else outcome


def _elsewhere(part: Part, outcome: Outcome, again: Again) -> Outcome:
    """With the words of another sentence that have another figure, or as it was."""
    found = outcome.found
    other = again(part, frozenset({found.judged.candidate.place})) if found else outcome
    told = found and other.found and other.found.figure and other.found.claim.headline != found.claim.headline
    return other if told else outcome


def _kept(changed: Outcome, outcome: Outcome) -> float:
    """What is left of an outcome's score with other words; nothing where there are none."""
    if changed is outcome or not (changed.extract and outcome.extract):
        return -math.inf
    return changed.extract.score - outcome.extract.score
