"""Questions about a document that only the one which ended it names: 「旧的绿化条例从哪天起废止？」."""

import re
from collections.abc import Callable, Sequence

from assistant.answer.documents.ledger import Facet, facet_of
from corpus.names import folded_name, name_of
from corpus.types import Document, Reference, Relation
from corpus.validity import Effect
from index.types import Hit

_KIND = re.compile(r"条例|办法|规定|细则|规则|法律|法|解释|通知|意见|决定|批复|方案|公告|标准|准则")
_FORMER = re.compile(
    r"^.*(?:原来|原先|以前|从前|之前|过去|早先|旧版?|老版?|原|那[个部份套]|这[个部份套])的?(?:那[个部份套])?"
)
_ENDINGS = frozenset({Facet.STATUS, Facet.ENDED, Facet.ENDED_BY})
_SHORTEST = 4
_FIRST_HITS = 10


def ended_by(question: str, hits: Sequence[Hit], fetch: Callable[[str], Document]) -> Effect | None:
    """What ended the document whose end is asked for, where a document that was found says so.

    Args:
        question: As it is answered.
        hits: Passages, best first; the documents of the first ones are looked through.
        fetch: The document of an id.
    """
    named = _named(question)
    if not named:
        return None
    found = [
        (share, document, reference)
        for document in map(fetch, dict.fromkeys(hit.passage.doc_id for hit in hits[:_FIRST_HITS]))
        for reference in document.references
        if reference.relation is Relation.REPEALS and (share := _share(named, reference))
    ]
    if not found:
        return None
    _, document, reference = max(found, key=lambda each: each[0])
    info = document.info
    return Effect(
        Relation.REPEALS, document.doc_id, document.title, info.number, reference.since, reference.span
    )


def _named(question: str) -> str:
    """The words up to the name of the document whose end is asked for; empty when no end is."""
    asked = question.strip("？?。 ")
    ends = [match.end() for match in _KIND.finditer(asked)]
    return next((asked[:end] for end in reversed(ends) if facet_of(asked[end:]) in _ENDINGS), "")


def _share(named: str, reference: Reference) -> float:
    """Which share of a title the words of a question have: all, or a part that they call the old one."""
    title, words = name_of(reference.title), folded_name(named)
    if len(title) >= _SHORTEST and title in words:
        return 1.0
    called = _FORMER.sub("", words)
    is_part = called != words and len(called) >= _SHORTEST and _in_order(called, title)
    return len(called) / len(title) if is_part else 0.0


def _in_order(characters: str, text: str) -> bool:
    """Whether a text has some characters in this order, whatever stands between them."""
    rest = iter(text)
    return all(character in rest for character in characters)
