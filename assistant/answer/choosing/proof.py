"""The words that answer, where they stand, and which other words are shown beside them."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.judging.scoring import Judged
from assistant.types import Claim
from corpus.figures import Figure
from corpus.sentences import sentences
from corpus.types import Span

LONGEST_PROOF = 400
"""Characters of a citation; a reader must find the words in it at a glance."""
_PASSAGES_KEPT = 500
DOUBT = 0.5
"""Words of another sentence whose score comes as near as this are shown, too."""
_RIVALS = 2
"""How many of these are shown at most."""
SHORT = 110
"""Characters of a quotation, unless its kind of answer needs more."""
_SEE_ALSO = "另见"
_EXCEPTS = "但"
"""Begins a sentence that cannot be understood without the one before."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The words that answer, and where they stand.

    Attributes:
        judged: The sentence they are from.
        claim: What is displayed, with its evidence.
        figure: The figure that answers, when one is asked for.
        local: How well the words right at the answer speak of what is asked, from 0 to 1.
        score: Higher is better.
        rivals: Words of other sentences that answer about as well, best first.
    """

    judged: Judged
    claim: Claim
    figure: Figure | None
    local: float
    score: float
    rivals: tuple["Extract", ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is displayed, the rivals' words included."""
        return (self.claim, *(replace(rival.claim, label=_SEE_ALSO) for rival in self.rivals))


def apart(best: Judged, span: Span, near: Sequence[Judged]) -> list[int]:
    """Which sentences are shown beside the best: none that touches one shown before, or says the same."""
    shown, said, chosen = [(_document_of(best), span)], {best.candidate.folded}, list[int]()
    for i, judged in enumerate(near):
        doc_id, own = _document_of(judged), judged.candidate.span
        touches = any(doc_id == other and own.overlap(taken) for other, taken in shown)
        if not touches and judged.candidate.folded not in said:
            shown.append((doc_id, own))
            said.add(judged.candidate.folded)
            chosen.append(i)
    return chosen[:_RIVALS]


def _document_of(judged: Judged) -> str:
    return judged.candidate.hit.passage.doc_id


def evidence(judged: Judged, span: Span) -> tuple[tuple[str, Span], ...]:
    """Where the words stand: in whole sentences, since half of one can mislead; very long ones are cut."""
    passage = judged.candidate.hit.passage
    start = passage.span.start
    own = Span(span.start - start, span.end - start)
    whole = _whole_sentences(passage.text)
    parts = [part for part in whole if part.overlap(own)]
    if parts and passage.text.startswith(_EXCEPTS, parts[0].start) and parts[0] != whole[0]:
        parts.insert(0, whole[whole.index(parts[0]) - 1])
    if parts and parts[-1].end - parts[0].start <= LONGEST_PROOF:
        own = Span(min(own.start, parts[0].start), max(own.end, parts[-1].end))
    return ((passage.doc_id, Span(start + own.start, start + own.end)),)


@functools.lru_cache(maxsize=_PASSAGES_KEPT)
def _whole_sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentences(text, whole=True))
