"""One standalone question, from search to the words that answer or the reason why there are none."""

from dataclasses import dataclass

from assistant.answer.candidates import candidates
from assistant.answer.extract import Extract, extract
from assistant.answer.refuse import refusal_for
from assistant.answer.scoring import Judged, judge
from assistant.collection import Collection
from assistant.conversation import Resolved
from assistant.terms import terms_of
from assistant.types import Refusal
from assistant.understand import Asked, understand
from index.searcher import Searcher
from index.types import Hit, Query

_HITS = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question.

    Attributes:
        asked: The question, understood.
        hits: Passages that were found, best first.
        ranked: Sentences, best first.
        found: The words that answer; None when refused.
        refusal: Why not, when nothing answers.
    """

    asked: Asked
    hits: tuple[Hit, ...]
    ranked: tuple[Judged, ...]
    found: Extract | None
    refusal: Refusal | None


def answer_one(
    resolved: Resolved, searcher: Searcher, collection: Collection, documents: frozenset[str] | None = None
) -> Outcome:
    """Search, judge the sentences, choose the words, and decide whether they answer."""
    asked = understand(resolved.question, collection.gazetteer, resolved.context)
    hits = searcher.search(Query(asked.text, limit=_HITS, documents=documents))
    terms = terms_of(asked, resolved.context, searcher.rarity)
    ranked = judge(asked, terms, candidates(hits, collection.issued), searcher.embedder)
    found = extract(asked, terms, ranked)
    refusal = refusal_for(asked, terms, ranked, found)
    return Outcome(asked, tuple(hits), tuple(ranked), None if refusal else found, refusal)
