"""Whom to ask about a document: the 联系人 that it names itself."""

from collections.abc import Sequence

from assistant.answer.compound.proposal import Proposal
from assistant.answer.single import Outcome
from index.folding import fold

_ABOUT = 0.6
"""The share of a thing's name that the document of a contact must have in its title or headings."""


def contact_question(thing: str) -> str:
    """The question for the contact of a thing."""
    return f"{thing}的联系人是谁？"


def with_contact(thing: str, proposal: Proposal, contact: Proposal) -> Proposal:
    """The contact that was found, if it is named in a document about the thing; else what was proposed."""
    is_read = not contact.outcomes  # by the name of the document, so that it is about the thing
    return contact if contact.claims and (is_read or _is_about(thing, contact.outcomes)) else proposal


def _is_about(thing: str, outcomes: Sequence[Outcome]) -> bool:
    name = fold(thing.strip("《》“”"))
    pairs = {name[i : i + 2] for i in range(len(name) - 1)}
    return bool(pairs) and any(
        sum(pair in outcome.found.judged.candidate.setting for pair in pairs) >= _ABOUT * len(pairs)
        for outcome in outcomes
        if outcome.found
    )
