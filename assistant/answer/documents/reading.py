"""What the ledger says of a document that a question names, describes or points to, with its proof."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.documents.dating import dates_held_together, described_question
from assistant.answer.documents.ended import ended_by
from assistant.answer.documents.facets import described_facets
from assistant.answer.documents.ledger import Facet, begun, ledger_question
from assistant.answer.documents.particulars import particulars_asked, particulars_told, untold
from assistant.answer.documents.status import ending_claims, ledger_claims, status_notes
from assistant.collection import Collection
from assistant.contrast import without_contrast
from assistant.conversation import Resolved
from assistant.types import Claim, Fetch, Refusal
from corpus.validity import today
from index.types import Hit


@dataclass(frozen=True, slots=True)
class Reading:
    """What documents state of themselves or of each other.

    Attributes:
        claims: The statements with what they rest on.
        notes: What a reader must know besides.
        refusal: That they do not state what only they could; None where there are claims.
    """

    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()
    refusal: Refusal | None = None


def read_of(resolved: Resolved, hits: Sequence[Hit], collection: Collection, fetch: Fetch) -> Reading | None:
    """What a question asks of documents as such; None where it asks something else, or nothing is stated.

    Args:
        resolved: The question.
        hits: Passages that were found for it, best first.
        collection: The library.
        fetch: The document of an id.
    """
    resolved = replace(resolved, question=without_contrast(resolved.question))
    if (end := ended_by(resolved.question, hits, fetch)) and (claims := ending_claims(end, fetch)):
        return Reading(claims)
    if dates := dates_held_together(resolved.question, collection, today(), fetch):
        return Reading(dates)
    asked = (
        ledger_question(resolved.question, resolved.context, collection, resolved.cited)
        or described_facets(resolved.question, collection)
        or described_question(resolved.question, collection)
        or begun(resolved.question, hits, collection)
    )
    claims = ledger_claims(asked, today(), fetch) if asked else ()
    if not asked or not claims:
        return _particulars(resolved, hits, collection, fetch)
    return Reading(claims, status_notes(asked.summary, today()) if Facet.STATUS in asked.facets else ())


def _particulars(
    resolved: Resolved, hits: Sequence[Hit], collection: Collection, fetch: Fetch
) -> Reading | None:
    """What stands at the head or foot of documents, or that it does not stand there."""
    asked = particulars_asked(resolved, hits, collection)
    if asked is None:
        return None
    if claims := particulars_told(asked, fetch):
        return Reading(claims)
    return Reading((), refusal=untold(asked)) if asked.must_be_told else None
