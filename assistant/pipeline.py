"""Question in, grounded answer out: the only door to the assistant."""

import functools
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self

from assistant.answer.choosing.conflict import Conflict, conflict_with
from assistant.answer.choosing.enumeration import enumerated
from assistant.answer.compound.claims import weighed
from assistant.answer.compound.compare import borne_out, compared, with_readings
from assistant.answer.compound.contact import contact_question, with_contact
from assistant.answer.compound.decompose import Part, parts_of
from assistant.answer.compound.described import Hop, hop_in
from assistant.answer.compound.halves import halves_in
from assistant.answer.compound.hop import Found, find_place
from assistant.answer.compound.one_by_one import add_to, not_told_apart, one_by_one
from assistant.answer.compound.proposal import Proposal, interleaved, labelled, one_after_the_other, unproven
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
from assistant.answer.judging.meaning import WordSpace
from assistant.answer.single import Outcome, Place, Sources, answer_one
from assistant.answer.tracing import trace_of
from assistant.answer.wording.claimed import claimed_in
from assistant.answer.wording.contact import contact_asked
from assistant.collection import Collection, survey
from assistant.conversation import Resolved, readings_of
from assistant.ground import ground
from assistant.talk.cues import is_small_talk
from assistant.types import Answer, AssistantError, Citation, Conversation, Refusal
from assistant.understand import Kind, understand
from corpus.store import Library
from corpus.validity import today
from index.addressed import FoundPlace, place_first
from index.searcher import Searcher
from index.types import Embedder, Hit

LONGEST_QUESTION = 2000
"""Code points of a question; a longer text is a document to add, not a question."""

_NO_CONVERSATION = Conversation()
_READ_NOT_ESTIMATED = 1.0
"""Confidence in a document's validity, which the document states itself."""
_NOTHING_TO_READ = 0.0
"""Confidence in words about a document that is not there."""
_LESS_LIKELY = 0.1
"""How much surer a reading's answer must be than that of the reading that is likelier by its words."""
_NOTHING_ASKED = "这句话里没有要查的内容。想查什么，请接着问。"


class Assistant:
    """Answers questions about one library. Threads may share it.

    Args:
        library: The documents.
        searcher: Finds passages in them.
        words: Compares words and sentences; a static model, since it sees hundreds of words a question. The
            searcher's own by default.
    """

    def __init__(self, library: Library, searcher: Searcher, words: Embedder | None = None) -> None:
        self.library = library
        self.searcher = searcher
        self._space = WordSpace(words or searcher.embedder)
        self._lock = threading.Lock()
        self._known: Collection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the indexes and the library."""
        self.searcher.close()
        self.library.close()

    def ask(self, question: str, conversation: Conversation = _NO_CONVERSATION) -> Answer:
        """Answer from the documents, with proof, or refuse with a reason.

        Args:
            question: What the user typed.
            conversation: What was said before, and which documents may be used.

        Returns:
            The answer; a refusal is an answer too.

        Raises:
            AssistantError: The question is empty or too long, or a chosen document is gone.
        """
        started = time.perf_counter()
        sources = self.sources(conversation.documents)
        collection = sources.collection
        _check(question, conversation, collection)
        readings = readings_of(question, conversation.turns, collection.gazetteer)
        resolved, proposal = self._surest(readings, sources)
        statements, citations = ground(proposal.claims, self.library.document, collection.status_of)
        refusal = proposal.refusal
        if not citations and refusal is None:
            refusal = Refusal("找到的段落没有能逐字证明的答案。")
        return Answer(
            question=question,
            standalone=resolved.standalone,
            text="\n".join(statement.text for statement in statements),
            citations=citations,
            hits=proposal.hits,
            refusal=_with_scope(refusal, collection, conversation.documents) if refusal else None,
            seconds=time.perf_counter() - started,
            statements=statements,
            confidence=proposal.confidence,
            notes=(*proposal.notes, *unproven(proposal.claims, statements), *_notes(citations, collection)),
            proposed=len(proposal.claims),
            traces=tuple(map(trace_of, proposal.outcomes)),
            warnings=_warnings(proposal.hits, collection),
            expansions=self.searcher.expansions(resolved.standalone),
        )

    def sources(self, documents: frozenset[str] | None = None) -> Sources:
        """What a question is answered from now; only from some documents when these are named."""
        document_of = functools.cache(self.library.document)  # each read once a question
        return Sources(self.searcher, self._collection(), self._space, document_of, documents)

    def _collection(self) -> Collection:
        """The snapshot of the library as it is now."""
        change = self.library.last_change
        with self._lock:
            if self._known is None or self._known.change != change:
                self._known = survey(self.library)
            return self._known

    def _surest(self, readings: Sequence[Resolved], sources: Sources) -> tuple[Resolved, Proposal]:
        """The reading of a question that is answered, or answered most surely, with its answer."""
        first, *others = readings
        proposal = self._answer(first, _within(first, sources))
        if not proposal.refusal and not first.context:
            return first, proposal
        answers = [
            (first, proposal),
            *((each, self._answer(each, _within(each, sources))) for each in others),
        ]
        answered = [(i, each) for i, each in enumerate(answers) if not each[1].refusal]
        surest = max(answered, key=lambda each: each[1][1].confidence - _LESS_LIKELY * each[0], default=None)
        return surest[1] if surest else (first, proposal)

    def _answer(self, resolved: Resolved, sources: Sources) -> Proposal:
        """What answers a question, or why nothing does."""
        if is_small_talk(resolved.question):
            return Proposal((), Refusal(_NOTHING_ASKED, asked=False), (), _NOTHING_TO_READ)
        if asks_which_have_ended(resolved.standalone):
            return self._ended(sources)
        proposal = self._from_ledger(resolved, sources.collection, self._propose(resolved, sources))
        if unknown := refusal_for_number(resolved.question, proposal.hits, sources.collection):
            return Proposal((), unknown, proposal.hits, _NOTHING_TO_READ)
        if thing := contact_asked(resolved.question):
            asked = replace(resolved, question=contact_question(thing))
            return with_contact(thing, proposal, self._answer(asked, sources))
        claimed = claimed_in(resolved.question)
        if claimed is None or not self._asks_whether(resolved, sources):
            return proposal
        return weighed(
            claimed, proposal, self._answer(replace(resolved, question=claimed.counterpart), sources)
        )

    def _asks_whether(self, resolved: Resolved, sources: Sources) -> bool:
        return understand(resolved.question, sources.collection.gazetteer).kind is Kind.YES_NO

    def _propose(self, resolved: Resolved, sources: Sources) -> Proposal:
        hop = hop_in(resolved.question)
        found = find_place(hop, sources, self.library.document) if hop else None
        two_steps = self._two_steps(hop, found, sources) if hop and found else None
        if hop and two_steps and (two_steps.claims or not hop.asked):
            return two_steps
        if each := self._reckoned_for_halves(resolved, sources):
            return each
        if asked := sum_in(resolved, sources.collection.gazetteer):
            return self._reckoned(resolved, asked, sources)
        parts = parts_of(resolved, sources.collection.gazetteer)
        if len(parts) > 1:
            outcomes = [answer_one(part.resolved, sources, is_put_together=True) for part in parts]
            return compared(resolved.question, parts, self._apart(parts, borne_out(outcomes), sources))
        if several := several_in(resolved, sources.collection.gazetteer):
            return self._one_by_one(resolved, several, sources)
        return self._from_outcome(answer_one(parts[0].resolved, sources), sources.collection)

    def _apart(self, parts: Sequence[Part], outcomes: Sequence[Outcome], sources: Sources) -> list[Outcome]:
        """Each part with words of its own, which name its year."""

        def again(part: Part, without: frozenset[Place]) -> Outcome:
            return answer_one(part.resolved, sources, without, is_put_together=True)

        return told_apart(parts, dated(parts, outcomes, again, self.library.document), again)

    def _one_by_one(self, resolved: Resolved, parts: Sequence[Part], sources: Sources) -> Proposal:
        """Several questions in one, unless the answer to all of it says as much."""
        whole = answer_one(resolved, sources)
        outcomes = one_by_one(parts, sources)
        readings = [
            self._part_read(part, outcome, sources) for part, outcome in zip(parts, outcomes, strict=True)
        ]
        if any(readings):
            return with_readings(parts, outcomes, readings)
        if add_to(whole, outcomes):
            return compared(resolved.question, parts, outcomes)
        proposal = self._from_outcome(whole, sources.collection)
        notes = (*proposal.notes, *not_told_apart(parts, outcomes))
        return replace(proposal, notes=notes) if proposal.claims else proposal

    def _part_read(self, part: Part, outcome: Outcome, sources: Sources) -> Reading | None:
        """What the ledger says of a document that one of several questions names itself."""
        alone = Resolved(part.resolved.question)
        return read_of(alone, outcome.hits, sources.collection, self.library.document)

    def _reckoned(self, resolved: Resolved, asked: Sum, sources: Sources) -> Proposal:
        """The result that a document states, or else the one that its figures give."""
        whole = answer_one(resolved, sources)
        if not asked.with_parts and (claim := stated(asked, whole)):
            return Proposal((claim,), None, whole.hits, whole.confidence, outcomes=(whole,))
        outcomes = operands_of(asked, sources)
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
        return self._from_outcome(whole, sources.collection)

    def _reckoned_for_halves(self, resolved: Resolved, sources: Sources) -> Proposal | None:
        """What is reckoned for town and country, one after the other; None where not both are reckoned."""
        halves = [(half, replace(resolved, question=asked)) for half, asked in halves_in(resolved.question)]
        sums = [sum_in(asked, sources.collection.gazetteer) for _, asked in halves]
        made = [
            labelled(half, self._reckoned(asked, each, sources))
            for (half, asked), each in zip(halves, sums, strict=True)
            if each and each.by_time
        ]
        return one_after_the_other(made) if halves and len(made) == len(halves) else None

    def _two_steps(self, hop: Hop, found: Found, sources: Sources) -> Proposal:
        outcome = answer_one(Resolved(hop.asked_of(found.place)), sources)
        proposal = self._from_outcome(outcome, sources.collection)
        proofs = found.proofs if proposal.claims else ()
        claims = (*proofs, *proposal.claims) if hop.asked else (*proposal.claims, *proofs)
        hits = interleaved([outcome.hits, found.hits])
        confidence = min(proposal.confidence, found.confidence)
        return replace(proposal, claims=claims, hits=hits, confidence=confidence)

    def _from_outcome(self, outcome: Outcome, collection: Collection) -> Proposal:
        if outcome.asked.kind is Kind.STATUS:
            summary = document_asked_about(outcome.asked.text, outcome.hits, collection.summaries)
            claims = status_claims(summary, today(), self.library.document) if summary else ()
            if summary and claims:
                notes = status_notes(summary, today())
                return Proposal(claims, None, outcome.hits, _READ_NOT_ESTIMATED, notes, (outcome,))
        if outcome.quoted:
            return Proposal((outcome.quoted,), None, outcome.hits, _READ_NOT_ESTIMATED, outcomes=(outcome,))
        found = outcome.found.claims if outcome.found else ()
        claims = tuple(enumerated(outcome.asked, claim, self.library.document) for claim in found)
        conflict = self._conflict(outcome, collection)
        if conflict:
            claims = (claims[0], conflict.claim)
        notes = (conflict.note,) if conflict else ()
        return Proposal(claims, outcome.refusal, outcome.hits, outcome.confidence, notes, (outcome,))

    def _conflict(self, outcome: Outcome, collection: Collection) -> Conflict | None:
        """Another value for what was found; looked for in the passages that were found as well."""
        if outcome.found is None:
            return None
        return conflict_with(outcome.found, outcome.hits, self.library.figures_within, collection)

    def _from_ledger(self, resolved: Resolved, collection: Collection, proposal: Proposal) -> Proposal:
        """What the ledger proves about a document that the question names, or else what was proposed."""
        reading = read_of(resolved, proposal.hits, collection, self.library.document)
        return self._read(reading, proposal) if reading else proposal

    def _ended(self, sources: Sources) -> Proposal:
        """Which of the documents that may be used have ended."""
        known, allowed = sources.collection.summaries, sources.documents
        asked = [known[doc_id] for doc_id in sorted(known) if allowed is None or doc_id in allowed]
        claims, refusal = ended_documents(asked, today(), self.library.document)
        return Proposal(claims, refusal, (), _READ_NOT_ESTIMATED)

    def _read(self, reading: Reading, proposal: Proposal) -> Proposal:
        """What a document states of itself or another one, the passages that say so before all others."""
        hits: Sequence[Hit] = proposal.hits
        for doc_id, span in [place for claim in reading.claims for place in claim.evidence][::-1]:
            hits = place_first(self.library, FoundPlace(doc_id, span, "", ""), hits)
        return Proposal(reading.claims, None, tuple(hits), _READ_NOT_ESTIMATED, reading.notes)


def _within(reading: Resolved, sources: Sources) -> Sources:
    """The sources of a reading: the documents that it means, where these may be used."""
    meant = frozenset(reading.within) & frozenset(sources.collection.summaries)
    allowed = meant if sources.documents is None else meant & sources.documents
    return replace(sources, documents=allowed) if allowed else sources


def _warnings(hits: Sequence[Hit], collection: Collection) -> dict[str, str]:
    doc_ids = dict.fromkeys(hit.passage.doc_id for hit in hits)
    warnings = {doc_id: collection.status_of(doc_id) for doc_id in doc_ids}
    return {doc_id: warning for doc_id, warning in warnings.items() if warning}


def _notes(citations: Sequence[Citation], collection: Collection) -> tuple[str, ...]:
    """For each cited document that is out of force or amended why it is, and how that was reckoned."""
    notes: dict[str, str] = {}
    for citation in citations:
        summary = collection.summaries.get(citation.doc_id)
        reason = collection.reason_of(citation.doc_id)
        if summary and reason and citation.doc_id not in notes:
            marks = "".join(f"[{each.number}]" for each in citations if each.doc_id == citation.doc_id)
            notes[citation.doc_id] = f"注意：{marks}所引文件{reason}"
    return tuple(notes.values())


def _check(question: str, conversation: Conversation, collection: Collection) -> None:
    if not question.strip():
        raise AssistantError("问题是空的。请输入想问的内容，例如“2017年的空气质量优良率是多少？”")
    if len(question) > LONGEST_QUESTION:
        raise AssistantError(
            f"问题有 {len(question)} 个字，最多 {LONGEST_QUESTION} 个。请缩短问题；"
            "要检索的长文请先作为文件添加。"
        )
    unknown = sorted(d for d in conversation.documents or () if d not in collection.summaries)
    if unknown:
        raise AssistantError(f"所选文件不在库中：{'、'.join(unknown[:3])}。请重新选择文件。")


def _with_scope(refusal: Refusal, collection: Collection, documents: frozenset[str] | None) -> Refusal:
    count = len(collection.summaries if documents is None else documents)
    if not refusal.asked:
        return refusal
    return replace(refusal, searched=refusal.searched or f"搜索了 {count} 份文件")
