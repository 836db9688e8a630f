"""From ranked passages to the sentences that may answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.mending import mend
from corpus.sentences import sentences
from corpus.types import Span
from index.folding import fold
from index.types import Hit

_PASSAGES = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a passage that was found.

    Attributes:
        hit: The passage and its score.
        rank: Position of the passage, from 0.
        share: The passage's score as a share of the best passage's.
        span: Where the sentence stands in the document.
        text: The sentence as displayed.
        folded: The sentence as compared.
        setting: Title and heading path as compared.
        before: What precedes it in the passage, as compared.
        after: What follows it in the passage, as compared.
        issued: The year in which its document was issued, or 0 when it is not known.
    """

    hit: Hit
    rank: int
    share: float
    span: Span
    text: str
    folded: str
    setting: str
    before: str
    after: str
    issued: int

    @property
    def surroundings(self) -> str:
        """Everything that tells what the sentence is about: setting and passage."""
        return f"{self.setting} {self.before} {self.folded} {self.after}"


def candidates(hits: Sequence[Hit], issued: Mapping[str, int], limit: int = _PASSAGES) -> list[Candidate]:
    """The sentences of the best passages, in their order; `issued` gives the years of documents."""
    if not hits:
        return []
    best = max(hits[0].score, 1e-9)
    return [
        candidate
        for rank, hit in enumerate(hits[:limit])
        for candidate in _of_passage(hit, rank, hit.score / best, issued.get(hit.passage.doc_id, 0))
    ]


def _of_passage(hit: Hit, rank: int, share: float, issued: int) -> Iterator[Candidate]:
    passage = hit.passage
    setting = fold(" ".join((passage.title, *passage.path)))
    spans = sentences(passage.text, Span(0, len(passage.text)))
    shown = [mend(passage.text, span).text.strip() for span in spans]
    folded = [fold(text) for text in shown]
    for position, span in enumerate(spans):
        if not shown[position]:
            continue
        yield Candidate(
            hit=hit,
            rank=rank,
            share=share,
            span=Span(passage.span.start + span.start, passage.span.start + span.end),
            text=shown[position],
            folded=folded[position],
            setting=setting,
            before=" ".join(folded[:position]),
            after=" ".join(folded[position + 1 :]),
            issued=issued,
        )
