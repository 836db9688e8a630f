"""What answers a reading of a question: the way through all kinds of questions, from one to several."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.choosing.conflict import Conflict, conflict_with
from assistant.answer.choosing.enumeration import enumerated
from assistant.answer.compound.claims import weighed
from assistant.answer.compound.compare import borne_out, compared, with_readings
from assistant.answer.compound.contact import contact_question, with_contact
from assistant.answer.compound.decompose import Part, parts_of
from assistant.answer.compound.described import Hop, hop_in
from assistant.answer.compound.halves import halves_in
from assistant.answer.compound.hop import Found, find_place
from assistant.answer.compound.one_by_one import add_to, going_on, not_told_apart, one_by_one
from assistant.answer.compound.one_sentence import showing_all
from assistant.answer.compound.proposal import Proposal, interleaved, labelled, one_after_the_other
from assistant.answer.compound.reckoning import operands_of, reckoned, stated
from assistant.answer.compound.several import several_in
from assistant.answer.compound.sums import Sum, sum_in
from assistant.answer.compound.told_apart import dated, told_apart
from assistant.answer.documents.numbers import refusal_for_number
from assistant.answer.documents.overview import asks_which_have_ended, ended_documents
from assistant.answer.documents.reading import Reading, read_of
from assistant.answer.documents.status import (
    document_asked_about,
    status_claims,
    status_notes,
)
from assistant.answer.single import Outcome, Place, Sources, answer_one
from assistant.answer.wording.claimed import claimed_in
from assistant.answer.wording.contact import contact_asked
from assistant.conversation import Resolved
from assistant.talk.cues import is_elliptic, is_small_talk
from assistant.types import Refusal
from assistant.understand import Kind, understand
from corpus.store import Library
from corpus.validity import today
from index.addressed import FoundPlace, place_first
from index.types import Hit

_READ_NOT_ESTIMATED = 1.0
"""Confidence in a document's validity, which the document states itself."""
_NOTHING_TO_READ = 0.0
"""Confidence in words about a document that is not there."""
_NOTHING_ASKED = "这句话里没有要查的内容。想查什么，请接着问。"


@dataclass(frozen=True, slots=True)
class Proposer:
    """Proposes answers from one library as it is now.

    Attributes:
        library: The documents.
        sources: What questions are answered from.
    """

    library: Library
    sources: Sources

    def answer(self, resolved: Resolved) -> Proposal:
        """What answers a question, or why nothing does."""
        if is_small_talk(resolved.question):
            return Proposal((), Refusal(_NOTHING_ASKED, asked=False), (), _NOTHING_TO_READ)
        if asks_which_have_ended(resolved.standalone):
            return self._ended()
        proposal = self._from_ledger(resolved, self._propose(resolved))
        if unknown := refusal_for_number(resolved.question, proposal.hits, self.sources.collection):
            return Proposal((), unknown, proposal.hits, _NOTHING_TO_READ)
        if thing := contact_asked(resolved.question):
            asked = replace(resolved, question=contact_question(thing))
            return with_contact(thing, proposal, self.answer(asked))
        claimed = claimed_in(resolved.question)
        if claimed is None or not self._asks_whether(resolved):
            return proposal
        return weighed(claimed, proposal, self.answer(replace(resolved, question=claimed.counterpart)))

    def _asks_whether(self, resolved: Resolved) -> bool:
        return understand(resolved.question, self.sources.collection.gazetteer).kind is Kind.YES_NO

    def _propose(self, resolved: Resolved) -> Proposal:
        hop = hop_in(resolved.question)
        found = find_place(hop, self.sources, self.sources.document_of) if hop else None
        two_steps = self._two_steps(hop, found) if hop and found else None
        if hop and two_steps and (two_steps.claims or not hop.asked):
            return two_steps
        if each := self._reckoned_for_halves(resolved):
            return each
        if asked := sum_in(resolved, self.sources.collection.gazetteer):
            return self._reckoned(resolved, asked)
        parts = parts_of(resolved, self.sources.collection.gazetteer)
        if len(parts) > 1:
            outcomes = [answer_one(part.resolved, self.sources, is_put_together=True) for part in parts]
            return compared(resolved.question, parts, self._apart(parts, borne_out(outcomes)))
        if several := several_in(resolved, self.sources.collection.gazetteer):
            return self._one_by_one(resolved, several)
        leans = resolved.context and not is_elliptic(resolved.context)
        only = parts[0].resolved
        return self._from_outcome(going_on(only, self.sources) if leans else answer_one(only, self.sources))

    def _apart(self, parts: Sequence[Part], outcomes: Sequence[Outcome]) -> list[Outcome]:
        """Each part with words of its own, which name its year."""

        def again(part: Part, without: frozenset[Place]) -> Outcome:
            return answer_one(part.resolved, self.sources, without, is_put_together=True)

        return told_apart(parts, dated(parts, outcomes, again, self.sources.document_of), again)

    def _one_by_one(self, resolved: Resolved, parts: Sequence[Part]) -> Proposal:
        """Several questions in one, unless the answer to all of it says as much."""
        whole = answer_one(resolved, self.sources)
        outcomes = one_by_one(parts, self.sources, whole)
        readings = [self._part_read(part, outcome) for part, outcome in zip(parts, outcomes, strict=True)]
        if any(readings):
            return with_readings(parts, outcomes, readings)
        if add_to(whole, outcomes) or outcomes[-1] is whole:
            return compared(resolved.question, parts, outcomes)
        proposal = self._from_outcome(showing_all(whole, parts, outcomes))
        notes = (*proposal.notes, *not_told_apart(parts, outcomes))
        return replace(proposal, notes=notes) if proposal.claims else proposal

    def _part_read(self, part: Part, outcome: Outcome) -> Reading | None:
        """What the ledger says of a document that one of several questions names itself."""
        alone = Resolved(part.resolved.question)
        reading = read_of(alone, outcome.hits, self.sources.collection, self.sources.document_of)
        return reading if reading and reading.claims else None

    def _reckoned(self, resolved: Resolved, asked: Sum) -> Proposal:
        """The result that a document states, or else the one that its figures give."""
        whole = answer_one(resolved, self.sources)
        if not asked.with_parts and (claim := stated(asked, whole)):
            return Proposal((claim,), None, whole.hits, whole.confidence, outcomes=(whole,))
        outcomes = operands_of(asked, self.sources)
        proposal = reckoned(resolved.question, asked, outcomes, self.library.figures)
        if any(claim.working for claim in proposal.claims) or not asked.is_one_thing:
            return proposal
        # The level of one of two years does not tell by how much it is another than that of the other.
        if asked.by_time and whole.found and proposal.claims:
            return proposal
        if whole.refusal and all(outcome.found for outcome in outcomes):
            return proposal
        if whole.refusal and proposal.notes:
            return replace(proposal, claims=(), refusal=Refusal("\n".join(proposal.notes)), notes=())
        return self._from_outcome(whole)

    def _reckoned_for_halves(self, resolved: Resolved) -> Proposal | None:
        """What is reckoned for town and country, one after the other; None where not both are reckoned."""
        halves = [(half, replace(resolved, question=asked)) for half, asked in halves_in(resolved.question)]
        sums = [sum_in(asked, self.sources.collection.gazetteer) for _, asked in halves]
        made = [
            labelled(half, self._reckoned(asked, each))
            for (half, asked), each in zip(halves, sums, strict=True)
            if each and each.by_time
        ]
        return one_after_the_other(made) if halves and len(made) == len(halves) else None

    def _two_steps(self, hop: Hop, found: Found) -> Proposal:
        outcome = answer_one(Resolved(hop.asked_of(found.place)), self.sources)
        proposal = self._from_outcome(outcome)
        proofs = found.proofs if proposal.claims else ()
        first = proofs[:1] if hop.asked else ()
        claims = (*first, *proposal.claims, *proofs[len(first) :])
        hits = interleaved([outcome.hits, found.hits])
        confidence = min(proposal.confidence, found.confidence)
        return replace(proposal, claims=claims, hits=hits, confidence=confidence)

    def _from_outcome(self, outcome: Outcome) -> Proposal:
        if outcome.asked.kind is Kind.STATUS:
            summary = document_asked_about(
                outcome.asked.text, outcome.hits, self.sources.collection.summaries
            )
            claims = status_claims(summary, today(), self.sources.document_of) if summary else ()
            if summary and claims:
                notes = status_notes(summary, today())
                return Proposal(claims, None, outcome.hits, _READ_NOT_ESTIMATED, notes, (outcome,))
        if outcome.quoted:
            return Proposal((outcome.quoted,), None, outcome.hits, _READ_NOT_ESTIMATED, outcomes=(outcome,))
        found = outcome.found.claims if outcome.found else ()
        claims = tuple(enumerated(outcome.asked, claim, self.sources.document_of) for claim in found)
        conflict = self._conflict(outcome)
        if conflict:
            claims = (claims[0], conflict.claim)
        notes = (conflict.note,) if conflict else ()
        return Proposal(claims, outcome.refusal, outcome.hits, outcome.confidence, notes, (outcome,))

    def _conflict(self, outcome: Outcome) -> Conflict | None:
        """Another value for what was found; looked for in the passages that were found as well."""
        if outcome.found is None:
            return None
        return conflict_with(
            outcome.found, outcome.hits, self.library.figures_within, self.sources.collection
        )

    def _from_ledger(self, resolved: Resolved, proposal: Proposal) -> Proposal:
        """What the ledger proves about a document that the question names, or else what was proposed."""
        reading = read_of(resolved, proposal.hits, self.sources.collection, self.sources.document_of)
        return self._read(reading, proposal) if reading else proposal

    def _ended(self) -> Proposal:
        """Which of the documents that may be used have ended."""
        known, allowed = self.sources.collection.summaries, self.sources.documents
        asked = [known[doc_id] for doc_id in sorted(known) if allowed is None or doc_id in allowed]
        claims, refusal = ended_documents(asked, today(), self.sources.document_of)
        return Proposal(claims, refusal, (), _READ_NOT_ESTIMATED)

    def _read(self, reading: Reading, proposal: Proposal) -> Proposal:
        """What a document states of itself or another one, the passages that say so before all others."""
        hits: Sequence[Hit] = proposal.hits
        for doc_id, span in [place for claim in reading.claims for place in claim.evidence][::-1]:
            hits = place_first(self.library, FoundPlace(doc_id, span, "", ""), hits)
        confidence = _READ_NOT_ESTIMATED if reading.claims else _NOTHING_TO_READ
        return Proposal(reading.claims, reading.refusal, tuple(hits), confidence, reading.notes)
