"""The occasion that a sentence goes on about which says who took part in it; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answer.judging.candidates import Candidate
from assistant.answer.wording.persons import persons_in

_OCCASION = re.compile(r"会(?!员|计)|论坛|仪式|活动|典礼|培训班|开幕|调研|座谈")
_TOOK_PART = re.compile(r"出席|参加|到会|讲话|主持|致辞|发言|会上")


def with_occasions(found: Sequence[Candidate]) -> list[Candidate]:
    """The same sentences; those that only say who took part get the one before, which says in what.

    Args:
        found: The sentences.
    """
    before: dict[tuple[int, int], str] = {}
    in_order = sorted(found, key=lambda each: (each.hit.passage.passage_id, each.span))
    for one, other in pairwise(in_order):
        if one.hit.passage.passage_id == other.hit.passage.passage_id and _OCCASION.search(one.text):
            before[other.hit.passage.passage_id, other.span.start] = one.folded
    return [_with_occasion(each, before) for each in found]


def _with_occasion(candidate: Candidate, before: dict[tuple[int, int], str]) -> Candidate:
    said = before.get((candidate.hit.passage.passage_id, candidate.span.start), "")
    goes_on = said and _TOOK_PART.search(candidate.text) and persons_in(candidate.text)
    return replace(candidate, implied=f"{candidate.implied} {said}".strip()) if goes_on else candidate
