"""Whom a fine is meant for: 对单位处……，对个人处……; pure."""

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.answer.judging.candidates import Candidate
from assistant.terms import Terms
from corpus.figures import Figure
from index.folding import fold

_PARTY = re.compile(
    r"对(?P<who>[^，,；;。对]{1,24}?)(?:可以|应当|并|分别|均)*(?:处(?![理分置])以?|罚款|给予)"
)
_STOP = re.compile(r"[；;。]")
_MEANT = 0.8
"""What it speaks for or against an amount that it is for the one who is asked about."""
_FAR = 0.5
"""Parties named less than this share of how fully another one is named are not meant."""


def party_of(text: str, figure: Figure) -> str:
    """Whom an amount of a sentence is for; empty where the sentence does not say."""
    marks = [mark.end() for mark in _STOP.finditer(text, 0, figure.span.start)]
    start = marks[-1] if marks else 0
    parties = list(_PARTY.finditer(text, start, figure.span.start))
    return parties[-1]["who"] if parties else ""


def party_preferences(words: Sequence[Terms], found: Sequence[tuple[Candidate, Figure]]) -> list[float]:
    """What the party that a question names speaks for each of some figures in sentences.

    Only amounts of one passage are told apart, and only where it names several parties.

    Args:
        words: The question's words and bigrams.
        found: Figures with their sentences.
    """
    parties = [party_of(candidate.text, figure) for candidate, figure in found]
    named: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for (candidate, _), party in zip(found, parties, strict=True):
        if party:
            named[candidate.hit.passage.passage_id][party] = _named_share(words, fold(party))
    return [
        _preference(named[candidate.hit.passage.passage_id], party)
        for (candidate, _), party in zip(found, parties, strict=True)
    ]


def _named_share(words: Sequence[Terms], party: str) -> float:
    """The share of a party's characters that the question says, in these or other words."""
    known = [text for terms in words for text in (*terms.weights, *(o.text for o in terms.otherwise))]
    said = {text for text in known if text in party}
    places = [
        range(found.start(), found.end()) for word in said for found in re.finditer(re.escape(word), party)
    ]
    return len({i for place in places for i in place}) / len(party)


def _preference(named: dict[str, float], party: str) -> float:
    most = max(named.values(), default=0.0)
    if not party or not most or len(named) < 2:
        return 0.0
    return _MEANT * ((named[party] == most) - (named[party] < _FAR * most))
