"""Parts of a text told by their heads: headings, or the first sentences of long items."""

from collections.abc import Sequence
from itertools import pairwise

from assistant.answer.choosing.proof import LONGEST_PROOF
from assistant.itemising import Itemised
from assistant.types import GAP, Claim
from corpus.mending import mend
from corpus.sentences import clauses, sentences
from corpus.types import Document, Span

_LONGEST_HEAD = 50
"""Characters of a first sentence that is a head; of a longer one the first clause is."""


def head_of(text: str, item: Span) -> Span:
    """The first sentence of an item, or its first clause."""
    first = sentences(text, item)[0]
    return first if len(first) <= _LONGEST_HEAD else clauses(text, first)[0]


def told_by_heads(document: Document, parts: Sequence[Span], lead: Span | None = None) -> Claim:
    """Each part in the document's words, and where it stands; all as one place where they stand close by.

    Args:
        document: Where they stand.
        parts: The heads, in reading order.
        lead: The sentence that leads into them.
    """
    text = document.text
    places = [lead, *parts] if lead else list(parts)
    gaps = [bool(text[one.end : other.start].strip()) for one, other in pairwise(places)]
    shown = [
        f"{mend(text, place).text.strip()}{GAP if gap else ''}"
        for place, gap in zip(places, [*gaps, False], strict=True)
    ]
    first = shown[0] if lead else ""
    listed = Itemised(first, tuple(shown[1:] if lead else shown), "")
    whole = Span(places[0].start, places[-1].end)
    proofs = [whole] if len(whole) <= LONGEST_PROOF else places
    return Claim(tuple((document.doc_id, place) for place in proofs), listed.text, listed=listed)
