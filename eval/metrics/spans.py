"""Figures of places in documents: were the required passages found, and were they cited?

A required passage is given as alternatives; it is covered when at least half of the code points of one of
them are. A hit or citation that is longer than `LONGEST_PLACE` points at nothing in particular and covers
nothing, so that whole documents do not count as evidence.
"""

import math
from collections.abc import Iterable, Sequence

from eval.types import Case, Place

LONGEST_PLACE = 600
CITATIONS_READ = 4
"""How many citations a reader is expected to open."""

Alternatives = Sequence[Place]


def shared(one: Place, other: Place) -> int:
    """How many code points two places share; 0 in different documents."""
    if one.doc != other.doc:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def points_somewhere(place: Place) -> bool:
    """Whether the place is short enough to tell a reader where to look."""
    return len(place) <= LONGEST_PLACE


def covered_by_hit(required: Alternatives, hit: Place) -> bool:
    """Whether one hit alone covers one of the alternatives."""
    return points_somewhere(hit) and any(2 * shared(place, hit) >= len(place) for place in required)


def covered_together(required: Alternatives, cited: Sequence[Place]) -> bool:
    """Whether the citations together cover one of the alternatives; overlaps count once."""
    usable = [place for place in cited if points_somewhere(place)]
    return any(2 * _shared_with_all(place, usable) >= len(place) for place in required)


def _shared_with_all(place: Place, others: Sequence[Place]) -> int:
    total, reached = 0, place.start
    for other in sorted((o for o in others if shared(place, o)), key=lambda o: o.start):
        start, end = max(reached, other.start), min(place.end, other.end)
        total += max(0, end - start)
        reached = max(reached, end)
    return total


def evidence_at(case: Case, cutoff: int) -> float | None:
    """Share of the required passages that one of the first `cutoff` hits covers."""
    required = case.question.evidence
    hits = case.prediction.hits[:cutoff]
    return _share([any(covered_by_hit(group, hit) for hit in hits) for group in required])


def evidence_ndcg(case: Case, cutoff: int) -> float | None:
    """Discounted gain of the first `cutoff` hits as a share of the ideal.

    A hit gains 1 when it covers required passages that no earlier hit covers, however many at once; the
    ideal finds one at each rank, beyond the cut-off too. `ir_measures` has no such figure; its nDCG is taken
    of the same hits in `eval.metrics.projection`.
    """
    if not case.question.answerable:
        return None
    open_groups = list(case.question.evidence)
    gains = []
    for hit in case.prediction.hits[:cutoff]:
        still_open = [group for group in open_groups if not covered_by_hit(group, hit)]
        gains.append(float(len(still_open) < len(open_groups)))
        open_groups = still_open
    return _discounted(gains) / _discounted([1.0] * len(case.question.evidence))


def cited(case: Case) -> float | None:
    """Share of the required passages that the first `CITATIONS_READ` citations cover; 0 when refused."""
    if case.question.answerable and case.prediction.refused:
        return 0.0
    places = [citation.place for citation in case.prediction.citations[:CITATIONS_READ]]
    return _share([covered_together(group, places) for group in case.question.evidence])


def precise(case: Case) -> float | None:
    """Share of the citations that touch a required passage; no figure when refused."""
    if not case.question.answerable or case.prediction.refused:
        return None
    required = [place for group in case.question.evidence for place in group]
    citations = case.prediction.citations
    return _share([any(shared(place, citation.place) for place in required) for citation in citations])


def exact(case: Case) -> float | None:
    """Share of the citations whose quote is the document's text at that place, to the letter."""
    return _share([c.place.text_in(case.texts) == c.text for c in case.prediction.citations])


def _discounted(gains: Iterable[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _share(outcomes: Sequence[bool]) -> float | None:
    return sum(outcomes) / len(outcomes) if outcomes else None
