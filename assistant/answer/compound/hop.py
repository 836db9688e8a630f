"""The place that a question only describes: which one is it, and where does that stand."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.answer.choosing.proof import DOUBT
from assistant.answer.compound.described import Hop
from assistant.answer.compound.naming import naming
from assistant.answer.judging.scoring import Judged
from assistant.answer.single import Sources, answer_one
from assistant.collection import Collection
from assistant.conversation import Resolved
from assistant.places import short_name
from assistant.types import Claim
from corpus.mending import mend
from corpus.sentences import clauses, sentences
from corpus.types import Document, Span
from index.types import Hit, Query

_ADMINISTRATIVE = {"设区市": "市", "地级市": "市", "县级市": "市", "城市": "市", "城": "市", "县市": "县"}
_SENTENCES = 5
_HITS = 20
_LARGE = frozenset({"市", "省"})


@dataclass(frozen=True, slots=True)
class Found:
    """A place, and the sentence that says it is the one described.

    Attributes:
        place: Its short name.
        proofs: The sentences, with where they stand, the one that says most of the description first.
        hits: What the search for it brought.
        confidence: The estimated probability that the sentences speak of what describes it.
    """

    place: str
    proofs: tuple[Claim, ...]
    hits: tuple[Hit, ...]
    confidence: float


def find_place(hop: Hop, sources: Sources, document_of: Callable[[str], Document]) -> Found | None:
    """The place of the asked kind that the sentences nearest to the description speak of."""
    suffix = _ADMINISTRATIVE.get(hop.kind, hop.kind)
    found = _containing(short_name(hop.clue), suffix, sources) if suffix in _LARGE else None
    found = found or _described(hop, suffix, sources, document_of)
    if found is None or not hop.upper:
        return found
    above = _containing(found.place, _ADMINISTRATIVE.get(hop.upper, hop.upper), sources)
    return above and replace(above, proofs=(*found.proofs, *above.proofs), confidence=found.confidence)


def _described(
    hop: Hop, suffix: str, sources: Sources, document_of: Callable[[str], Document]
) -> Found | None:
    outcome = answer_one(Resolved(hop.clue), sources)
    votes: defaultdict[str, float] = defaultdict(float)
    for judged in outcome.ranked[:_SENTENCES]:
        for place in _places(judged, hop.clue, suffix, sources.collection):
            votes[place] += judged.score**2
    if not votes:
        return None
    place = max(votes, key=lambda name: votes[name])
    named = [j for j in outcome.ranked if place in _places(j, hop.clue, suffix, sources.collection)]
    best, *others = named
    near = [other for other in others if best.score - other.score < DOUBT and place in other.candidate.text]
    proofs = tuple(_proof(judged, place, document_of) for judged in (best, *near[:1]))
    return Found(place, proofs, outcome.hits, outcome.confidence)


def _places(judged: Judged, clue: str, suffix: str, collection: Collection) -> tuple[str, ...]:
    """Places of a kind, not named by the clue, in the words nearest to it: clause, sentence, headings."""
    passage = judged.candidate.hit.passage
    for text in (*_nearest_first(judged.candidate.text, clue), " ".join((*passage.path, passage.title))):
        found = [p for p in collection.gazetteer.with_suffix(text, suffix) if p not in clue]
        if found:
            return tuple(found)
    return ()


def _nearest_first(text: str, clue: str) -> Iterator[str]:
    """The clause that has most of the clue, then those before it, nearest first, then the whole text."""
    parts = [span.text_of(text) for span in clauses(text, Span(0, len(text)))]
    pairs = {clue[i : i + 2] for i in range(len(clue) - 1)}
    best = max(range(len(parts)), key=lambda i: (sum(pair in parts[i] for pair in pairs), -i), default=0)
    yield from reversed(parts[: best + 1])
    yield text


def _proof(judged: Judged, place: str, document_of: Callable[[str], Document]) -> Claim:
    """The sentence, and what names the place where it does not itself: one before it, or a heading."""
    passage, span = judged.candidate.hit.passage, judged.candidate.span
    named = None if place in judged.candidate.text else naming(passage, span, place, document_of)
    evidence = [(passage.doc_id, span), *([(passage.doc_id, named)] if named else [])]
    return Claim(tuple(evidence), quote=judged.candidate.text, label=place)


def _containing(place: str, suffix: str, sources: Sources) -> Found | None:
    """The city or province of a place, from words that name both in one breath, such as 宁波市北仑区."""
    if place not in sources.collection.gazetteer.names:
        return None
    hits = sources.searcher.search(Query(place, limit=_HITS, documents=sources.documents))
    for hit in hits:
        for part in sentences(hit.passage.text):
            text = mend(hit.passage.text, part).text
            for name in sources.collection.gazetteer.with_suffix(text, suffix):
                if f"{name}{suffix}{place}" in text:
                    start = hit.passage.span.start
                    span = Span(start + part.start, start + part.end)
                    claim = Claim(((hit.passage.doc_id, span),), quote=text, label=name)
                    return Found(name, (claim,), tuple(hits), 1.0)
    return None
