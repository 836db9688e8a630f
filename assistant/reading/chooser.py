"""Which of the network's likeliest spans is the answer: a second opinion by boosted trees.

The trees see what the network cannot weigh well after a thousand questions: which sentence shares rare words
with the question, where clauses and words begin and end, what stands around the span. One forest ranks
sentences, the others estimate how much of the answer a span shares and whether it is the answer to the
letter.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.reading import bounds, sentences
from assistant.reading.candidates import View, candidates_of
from index.rerankers.trees import Floats, Forest
from index.types import Matrix, SearchError

VERSION = 1
"""Of the file and of what the features mean; a file of another version is refused."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A span of a passage.

    Attributes:
        first: Its first piece.
        last: Its last piece, included.
        share: How much of the answer it is expected to share, given that the passage answers, from 0 to 1.
    """

    first: int
    last: int
    share: float


@dataclass(frozen=True, slots=True)
class Chooser:
    """What was learnt.

    Attributes:
        sentence: Ranks the sentences of a passage.
        shared: Estimates how much of the answer a span shares (F1).
        exact: Estimates whether a span is the answer to the letter.
        weight: How much the second estimate counts beside the first.
    """

    sentence: Forest
    shared: Forest
    exact: Forest
    weight: float

    def choose(self, view: View) -> Choice:
        """The span that is expected to be the best answer."""
        table, _ = sentences.features_of(view)
        found = candidates_of(view)
        seen = bounds.features_of(view, found, shares_of(self.sentence.predict(table)))
        shared = self.shared.predict(seen)
        best = int(np.argmax(shared + self.weight * self.exact.predict(seen)))
        share = float(np.clip(shared[best], 0, 1))
        return Choice(int(found.firsts[best]), int(found.lasts[best]), share)

    def save(self, file: Path) -> None:
        """Write it."""
        arrays = {
            **self.sentence.arrays("sentence_"),
            **self.shared.arrays("shared_"),
            **self.exact.arrays("exact_"),
        }
        kept = {"version": np.array(VERSION), "weight": np.array(self.weight), **arrays}
        np.savez_compressed(file, allow_pickle=False, **kept)

    @classmethod
    def load(cls, file: Path) -> "Chooser":
        """Read what `save` wrote.

        Raises:
            SearchError: The file is missing, damaged, or of another version.
        """
        try:
            with np.load(file, allow_pickle=False) as stored:
                arrays = dict(stored)
            return cls._of_arrays(arrays)
        except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise SearchError(
                f"the trees in {file} cannot be read: {error}; restore the file, or make it anew with "
                "`python -m assistant.reading.train`"
            ) from error

    @classmethod
    def _of_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> "Chooser":
        version = int(arrays["version"])
        if version != VERSION:
            raise ValueError(f"they have version {version}, needed is version {VERSION}")
        sentence, shared, exact = (
            Forest.of_arrays(arrays, f"{name}_") for name in ("sentence", "shared", "exact")
        )
        return cls(sentence, shared, exact, float(arrays["weight"]))


def shares_of(levels: Floats) -> Matrix:
    """Scores as probabilities."""
    raised = np.exp(levels - levels.max())
    shares: Matrix = raised / raised.sum()
    return shares
