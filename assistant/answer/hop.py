"""The place that a question only describes: which one is it, and where does that stand."""

from collections import defaultdict
from dataclasses import dataclass

from assistant.answer.decompose import Hop
from assistant.answer.scoring import Judged
from assistant.answer.single import Outcome, Sources, answer_one
from assistant.collection import Collection
from assistant.conversation import Resolved
from assistant.types import Claim

_ADMINISTRATIVE = {"设区市": "市", "地级市": "市", "县级市": "市", "城市": "市", "县市": "县"}
_SENTENCES = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A place, and the sentence that says it is the one described.

    Attributes:
        place: Its short name.
        proof: The sentence, with where it stands.
        outcome: What the search for it brought.
    """

    place: str
    proof: Claim
    outcome: Outcome


def find_place(hop: Hop, sources: Sources) -> Found | None:
    """The place of the asked kind that the sentences nearest to the description speak of."""
    outcome = answer_one(Resolved(hop.clue), sources)
    collection = sources.collection
    suffix = _ADMINISTRATIVE.get(hop.kind, hop.kind)
    votes: defaultdict[str, float] = defaultdict(float)
    for judged in outcome.ranked[:_SENTENCES]:
        for place in _places(judged, suffix, collection):
            if place not in hop.clue:
                votes[place] += judged.score**2
    if not votes:
        return None
    place = max(votes, key=lambda name: votes[name])
    best = next(j for j in outcome.ranked if place in _places(j, suffix, collection))
    return Found(place, _proof(best, place), outcome)


def _places(judged: Judged, suffix: str, collection: Collection) -> tuple[str, ...]:
    """Places of a kind in the sentence, or else in its headings."""
    candidate = judged.candidate
    passage = candidate.hit.passage
    own = collection.gazetteer.with_suffix(candidate.text, suffix)
    return own or collection.gazetteer.with_suffix(" ".join((*passage.path, passage.title)), suffix)


def _proof(judged: Judged, place: str) -> Claim:
    passage = judged.candidate.hit.passage
    return Claim(((passage.doc_id, judged.candidate.span),), quote=judged.candidate.text, label=place)
