"""Two questions about one thing, answered in one place: what happens to whoever does it, and the fine."""

from dataclasses import replace

from assistant.answer.choosing.extract import possible_for
from assistant.answer.choosing.sentences import best_sentence
from assistant.answer.judging.scoring import Judged
from assistant.answer.single import Outcome
from assistant.understand import CUT, content_of
from corpus.types import Passage

_THIN = 3
"""Characters of its own that a question has at most which only goes on asking: 要罚多少."""
_NEAR = 0.3
"""How much less than the best sentence the one in that place may score."""


def in_one_place(first: Outcome, second: Outcome) -> Outcome:
    """The first outcome, with words from where the second question is answered if these are about as good.

    A second question that says hardly anything of its own asks on about what the first one names, so that its
    answer tells which rule is meant.
    """
    if first.found is None or second.found is None or first.asked.wants_figure:
        return first
    place = second.found.judged.candidate.hit.passage
    own = first.found.judged.candidate.hit.passage
    if len(content_of(second.asked.focus).replace(CUT, "")) > _THIN or own.passage_id == place.passage_id:
        return first
    possible = possible_for(first.asked, first.ranked)
    there = next((judged for judged in possible if _is_in(judged, place)), None)
    if there is None or first.found.judged.score - there.score > _NEAR:
        return first
    others = [judged for judged in possible if judged is not there]
    return replace(first, extract=best_sentence(first.asked, first.terms, [there, *others]))


def _is_in(judged: Judged, place: Passage) -> bool:
    return judged.candidate.hit.passage.passage_id == place.passage_id
