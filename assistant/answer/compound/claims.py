"""Yes or no by the figure that a document gives, where a question takes one for true."""

import re
from dataclasses import replace

from assistant.answer.compound.proposal import Proposal
from assistant.answer.wording.claimed import Claimed, is_borne_out, is_said, share_borne_out
from assistant.answer.wording.polarity import Polarity
from assistant.types import Claim

_ONLY_A_CASE = re.compile(r"的[；;。]$")
"""Ends an item that tells when something holds, and rules nothing: （一）同时在两个单位任职的；."""
_NEAR = 3
"""Of the sentences up to this one none may have the figure that is taken for true where it is denied."""


def weighed(claimed: Claimed, proposal: Proposal, counterpart: Proposal) -> Proposal:
    """What answers, with 是 or 否 before it as the figure of a document tells; open where none does.

    No is not said where the words have the figure that is taken for true besides the one that was chosen.

    Args:
        claimed: What the question takes for true.
        proposal: What was found for the question as it stands.
        counterpart: What was found for the question that asks for the figure.
    """
    first = counterpart.claims[0] if counterpart.claims and not counterpart.refusal else None
    if first and first.headline and not first.row and not _ONLY_A_CASE.search(first.quote):
        held = is_borne_out(claimed, first.headline)
        if held or (held is False and not _is_near(claimed, first, counterpart)):
            label = Polarity.YES.value if held else Polarity.NO.value
            return replace(counterpart, claims=(_labelled(first, label), *counterpart.claims[1:]))
    if own := _by_own_share(claimed, proposal):
        return own
    return replace(proposal, claims=tuple(_unproven(claimed, claim) for claim in proposal.claims))


def _by_own_share(claimed: Claimed, proposal: Proposal) -> Proposal | None:
    """What was found for the question as it stands, by the share in its words; None where these have none."""
    first = proposal.claims[0] if proposal.claims and not proposal.refusal else None
    held = share_borne_out(claimed, first.quote) if first and first.label in set(Polarity) else None
    if first is None or held is None:
        return None
    label = Polarity.YES.value if held else Polarity.NO.value
    return replace(proposal, claims=(replace(first, label=label), *proposal.claims[1:]))


def _is_near(claimed: Claimed, first: Claim, counterpart: Proposal) -> bool:
    """Whether the figure that is taken for true stands beside the one that was chosen, or nearly as high."""
    others = [judged.candidate.text for outcome in counterpart.outcomes for judged in outcome.ranked[:_NEAR]]
    return any(is_said(claimed, text) for text in (first.quote, *others))


def _labelled(claim: Claim, label: str) -> Claim:
    return replace(claim, label="，".join(part for part in (label, claim.label) if part))


def _unproven(claimed: Claimed, claim: Claim) -> Claim:
    """A claim that says yes without the figure that the question takes for true, as one that says neither."""
    if claim.label != Polarity.YES or is_said(claimed, claim.quote):
        return claim
    return replace(claim, label=Polarity.OPEN.value)
