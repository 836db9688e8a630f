"""What an answer will be made of, before it is grounded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from assistant.answer.single import Outcome
from assistant.types import Claim, Refusal, Statement
from index.types import Hit


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an answer will be made of.

    Attributes:
        claims: Statements with what they rest on; empty when refused.
        refusal: Why there are none.
        hits: Passages, best first.
        confidence: The estimated probability, from 0 to 1, that the claims answer.
        notes: What a reader must know besides.
        outcomes: What came of each question that was asked for it.
    """

    claims: tuple[Claim, ...]
    refusal: Refusal | None
    hits: tuple[Hit, ...]
    confidence: float
    notes: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def together(
    claims: tuple[Claim, ...],
    refusal: Refusal | None,
    outcomes: Sequence[Outcome],
    notes: tuple[str, ...] = (),
) -> Proposal:
    """A proposal that rests on several questions: all their passages, and the confidence of the weakest."""
    hits = interleaved([outcome.hits for outcome in outcomes])
    weakest = min(outcome.confidence for outcome in outcomes)
    return Proposal(claims, refusal, hits, weakest, notes, tuple(outcomes))


def labelled(name: str, proposal: Proposal) -> Proposal:
    """The same proposal with a name before each of its labels and notes."""
    claims = tuple(
        replace(claim, label="，".join(filter(None, (name, claim.label))), row=f"{name}{claim.row}")
        for claim in proposal.claims
    )
    refusal = proposal.refusal and Refusal(f"{name}：{proposal.refusal.reason}", proposal.refusal.searched)
    notes = tuple(f"{name}：{note}" for note in proposal.notes)
    return replace(proposal, claims=claims, refusal=refusal, notes=notes)


def one_after_the_other(proposals: Sequence[Proposal]) -> Proposal:
    """All that was proposed for several questions; what was refused becomes a note where anything was not."""
    claims = tuple(claim for each in proposals for claim in each.claims)
    reasons = tuple(each.refusal.reason for each in proposals if each.refusal)
    return Proposal(
        claims,
        None if claims else Refusal("\n".join(reasons)),
        interleaved([each.hits for each in proposals]),
        min(each.confidence for each in proposals),
        (*(note for each in proposals for note in each.notes), *(reasons if claims else ())),
        tuple(outcome for each in proposals for outcome in each.outcomes),
    )


def interleaved(lists: Iterable[Sequence[Hit]]) -> tuple[Hit, ...]:
    """The best hits of every list first, then the second ones, each passage once."""
    seen: dict[int, Hit] = {}
    for hit in chain.from_iterable(zip_longest(*lists)):
        if hit is not None:
            seen.setdefault(hit.passage.passage_id, hit)
    return tuple(seen.values())


def unproven(claims: Sequence[Claim], statements: Sequence[Statement]) -> tuple[str, ...]:
    """The parts of a question whose words could not be proven."""
    proven = {statement.row for statement in statements}
    rows = dict.fromkeys(claim.row for claim in claims if claim.row and claim.row not in proven)
    return tuple(f"{row}：找到的段落没有能逐字证明的答案。" for row in rows) if statements else ()
