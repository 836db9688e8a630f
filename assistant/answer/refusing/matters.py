"""What is to be dealt with or explained, where nothing that was found speaks of it; pure."""

import rjieba

from assistant.answer.judging.candidates import Candidate
from assistant.answer.wording.means import asks_for_means, without_vague
from assistant.answer.wording.reasons import asks_for_a_reason
from assistant.terms import Terms
from assistant.understand import Asked, Kind
from index.folding import fold

_NAMED = ("n", "vn", "an", "j", "l", "i")
_SHORTEST = 2


def unsaid_matter(asked: Asked, words: Terms, candidate: Candidate) -> tuple[str, ...]:
    """The words for what is to be dealt with or explained, if none of them is said where a sentence stands.

    Any text of measures speaks of 解决, so that only the words for the matter itself count.

    Args:
        asked: The question, understood.
        words: Its words, and what may be said for them.
        candidate: The sentence that was found.
    """
    question = fold(asked.focus)
    if asked.kind is not Kind.PROCEDURE or not (asks_for_means(question) or asks_for_a_reason(question)):
        return ()
    matter = without_vague(words)
    if matter.said(candidate.surroundings):
        return ()
    tagged = {word: tag for word, tag in rjieba.tag(question) if word in matter.weights}
    return tuple(word for word, tag in tagged.items() if tag.startswith(_NAMED) and len(word) >= _SHORTEST)
