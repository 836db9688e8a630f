"""What a question shares with each sentence or clause of a passage: rare pairs, longest runs."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from assistant.reading.pieces import Pieces
from index.types import Matrix

Numbers = npt.NDArray[np.int64]

ENDS = frozenset("。!?;")
"""Marks that end a sentence, folded."""
BREAKS = frozenset("。!?;,:")
"""Marks that end a clause, folded."""
STOPS = frozenset(
    "的了是在有和与就都要会被把给让得从到那这个些么呢吗哪几多很还也再又能可以我你他它们为何什谁怎样如之其"
)
"""Characters that tell nothing when they stand alone."""
LONGEST_RUN = 8


def runs_of(words: Sequence[str], marks: frozenset[str]) -> Numbers:
    """For each piece the number of the run it belongs to; a run ends with one of the marks."""
    last = np.array([word in marks for word in words], np.int64)
    return np.cumsum(last) - last


def starts_of(run: Numbers) -> Numbers:
    """The first piece of each run."""
    return np.flatnonzero(np.diff(run, prepend=-1))


def texts_of(passage: Pieces, run: Numbers) -> list[str]:
    """The folded text of each run."""
    starts = starts_of(run)
    stops = np.append(starts[1:] - 1, len(run) - 1)
    bounds = zip(passage.bounds[starts, 0].tolist(), passage.bounds[stops, 1].tolist(), strict=True)
    return [passage.folded[start:end] for start, end in bounds]


def matched(question: str, texts: Sequence[str]) -> tuple[Matrix, Numbers]:
    """What a folded question shares with each text.

    Returns:
        The rarity of the shared characters and pairs, those rarer among the texts counting more, and the
        length of the longest shared run up to `LONGEST_RUN`; both of shape `(texts,)`.
    """
    pairs = {question[at : at + 2] for at in range(len(question) - 1)}
    grams = [gram for gram in sorted(pairs | set(question) - STOPS) if gram.isalnum()]
    held = [[gram for gram in grams if gram in text] for text in texts]
    counts = Counter(gram for each in held for gram in each)
    weight = {gram: len(gram) * math.log(1 + len(texts) / count) for gram, count in counts.items()}
    rarity = np.array([sum(weight[gram] for gram in each) for each in held], np.float32)
    return rarity, np.array([longest_run(question, text) for text in texts], np.int64)


def longest_run(question: str, text: str) -> int:
    """The length of the longest run of characters that both have, `LONGEST_RUN` at most."""
    best = 0
    for start in range(len(question)):
        while (
            best < LONGEST_RUN and start + best < len(question) and question[start : start + best + 1] in text
        ):
            best += 1
    return best
