"""From ranked passages to the sentences that may answer."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer.judging.meaning import words_of
from corpus.figures import Figure, figures_in
from corpus.figures.cells import with_cells
from corpus.mending import mend
from corpus.sentences import sentences
from corpus.types import Passage, Span
from index.folding import fold
from index.types import Hit

PlacesIn = Callable[[str], tuple[str, ...]]
"""The places that a text names."""

_PASSAGES = 12
_PASSAGES_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, read.

    Attributes:
        span: Where it stands in the document.
        text: As displayed.
        folded: As compared.
        words: Its different words.
        figures: Quantities and times in `text`.
    """

    span: Span
    text: str
    folded: str
    words: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a passage that was found.

    Attributes:
        hit: The passage and its score.
        rank: Position of the passage, from 0.
        share: The passage's score as a share of the best passage's.
        sentence: The sentence.
        setting: Title and heading path as compared.
        before: What precedes it in the passage, as compared.
        after: What follows it in the passage, as compared.
        issued: The year in which its document was issued, or 0 when it is not known.
        here: The places named by the nearest heading that names any: what the passage is about.
        implied: What the sentence leaves to provisions that it names by number, or to the sentence that it
            goes on from, as compared.
    """

    hit: Hit
    rank: int
    share: float
    sentence: Sentence
    setting: str
    before: str
    after: str
    issued: int
    here: tuple[str, ...] = ()
    implied: str = ""

    @property
    def span(self) -> Span:
        """Where the sentence stands in the document."""
        return self.sentence.span

    @property
    def place(self) -> tuple[str, Span]:
        """The document's id, and where in it the sentence stands."""
        return self.hit.passage.doc_id, self.sentence.span

    @property
    def text(self) -> str:
        """The sentence as displayed."""
        return self.sentence.text

    @property
    def folded(self) -> str:
        """The sentence as compared."""
        return self.sentence.folded

    @property
    def surroundings(self) -> str:
        """Everything that tells what the sentence is about: setting and passage."""
        return f"{self.setting} {self.before} {self.folded} {self.after} {self.implied}"

    @property
    def meant(self) -> str:
        """The sentence with what it implies, as compared."""
        return f"{self.folded} {self.implied}"


def candidates(
    hits: Sequence[Hit], issued: Mapping[str, int], places_in: PlacesIn, limit: int = _PASSAGES
) -> list[Candidate]:
    """The sentences of the best passages, in their order.

    Args:
        hits: Passages, best first.
        issued: The years of documents.
        places_in: Tells the places that a text names.
        limit: How many passages are read.
    """
    if not hits:
        return []
    best = max(hits[0].score, 1e-9)
    return [
        candidate
        for rank, hit in enumerate(hits[:limit])
        for candidate in _of_passage(hit, rank, hit.score / best, issued, places_in)
    ]


def _of_passage(
    hit: Hit, rank: int, share: float, issued: Mapping[str, int], places_in: PlacesIn
) -> Iterator[Candidate]:
    setting, read = _read(hit.passage)
    here = _places_of(hit.passage, places_in)
    for position, sentence in enumerate(read):
        yield Candidate(
            hit=hit,
            rank=rank,
            share=share,
            sentence=sentence,
            setting=setting,
            before=" ".join(other.folded for other in read[:position]),
            after=" ".join(other.folded for other in read[position + 1 :]),
            issued=issued.get(hit.passage.doc_id, 0),
            here=here,
        )


def _places_of(passage: Passage, places_in: PlacesIn) -> tuple[str, ...]:
    """The places of the innermost heading that names any, folded."""
    named = map(places_in, reversed((passage.title, *passage.path)))
    return tuple(map(fold, next(filter(None, named), ())))


@functools.lru_cache(maxsize=_PASSAGES_KEPT)
def _read(passage: Passage) -> tuple[str, tuple[Sentence, ...]]:
    """A passage's folded headings and its sentences; the same passages answer many questions."""
    setting = fold(" ".join((passage.title, *passage.path)))
    spans = sentences(passage.text, Span(0, len(passage.text)))
    return setting, tuple(sentence for span in spans for sentence in _sentence(passage, span))


def _sentence(passage: Passage, span: Span) -> Iterator[Sentence]:
    text = mend(passage.text, span).text.strip()
    if text:
        folded = fold(text)
        place = Span(passage.span.start + span.start, passage.span.start + span.end)
        figures = with_cells(text, figures_in(text), passage.path)
        yield Sentence(place, text, folded, words_of(folded), figures)
