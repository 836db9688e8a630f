"""Question in, grounded answer out: the only door to the assistant."""

import functools
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self

from assistant.answer.compound.proposal import Proposal, unproven
from assistant.answer.judging.meaning import WordSpace
from assistant.answer.single import Sources
from assistant.answer.tracing import trace_of
from assistant.collection import Collection, survey
from assistant.conversation import Resolved, readings_of
from assistant.ground import ground
from assistant.proposing import Proposer
from assistant.types import Answer, AssistantError, Citation, Conversation, Refusal
from corpus.store import Library
from index.searcher import Searcher
from index.types import Embedder, Hit

LONGEST_QUESTION = 2000
"""Code points of a question; a longer text is a document to add, not a question."""

_NO_CONVERSATION = Conversation()
_LESS_LIKELY = 0.1
"""How much surer a reading's answer must be than that of the reading that is likelier by its words."""


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

        def answered(reading: Resolved) -> tuple[Resolved, Proposal]:
            return reading, Proposer(self.library, _within(reading, sources)).answer(reading)

        first, *others = readings
        likeliest = answered(first)
        if not others or not (likeliest[1].refusal or first.context):
            return likeliest
        answers = [likeliest, *map(answered, others)]
        told = [(i, each) for i, each in enumerate(answers) if not each[1].refusal]
        surest = max(told, key=lambda each: each[1][1].confidence - _LESS_LIKELY * each[0], default=None)
        return surest[1] if surest else likeliest


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
