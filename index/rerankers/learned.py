"""The bundled reranker: boosted trees over readable features, learnt from public question sets."""

import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.fusion import continued
from index.rerankers import features, interaction
from index.rerankers.features import candidates_of, features_of
from index.rerankers.framing import followed, parted
from index.rerankers.interaction import Interaction
from index.rerankers.question import read_question
from index.rerankers.trees import Forest
from index.types import Embedder, Expansion, Hit, Matrix, Query, Rarity, SearchError, TokenEmbedder

FILE = "reranker.npz"
VERSION = 1
"""Of the file's layout and of what the features mean; a file of another version is refused."""

_SHOWN = {
    name: list(features.FEATURES).index(name)
    for name in ("coverage", "coverage_head", "coverage_sentence", "answers")
}
"""Features that are told with every hit, beside the raw scores of both searches."""
_SOFTENING = 0.25
"""Power of the estimated share, since answers weigh a passage by its score as a part of the best one's."""

_STEEPEST = 30.0

Ranked = tuple[list[int], list[float]]


@dataclass(frozen=True, slots=True)
class Model:
    """Two stages, and what makes probabilities of their sums.

    Attributes:
        quick: Looks at `features.FEATURES`.
        full: Looks at those and at `interaction.FEATURES`.
        depth: How many passages the first stage orders.
        close: How many of them the second one sees.
        slopes: Of the logistic curves that turn a stage's sum into a score, first and second stage.
        shifts: What is added before.
    """

    quick: Forest
    full: Forest
    depth: int
    close: int
    slopes: tuple[float, float]
    shifts: tuple[float, float]

    def save(self, file: Path) -> None:
        """Write it; the same model makes the same bytes."""
        head = {
            "version": VERSION,
            "quick": list(features.FEATURES),
            "full": [*features.FEATURES, *interaction.FEATURES],
            "depth": self.depth,
            "close": self.close,
            "slopes": self.slopes,
            "shifts": self.shifts,
        }
        written = np.frombuffer(json.dumps(head).encode(), np.uint8)
        arrays = self.quick.arrays("quick.") | self.full.arrays("full.")
        np.savez_compressed(file, allow_pickle=False, head=written, **arrays)

    def order(self, rows: Matrix, closer: Callable[[list[int]], Matrix] | None) -> Ranked:
        """Positions of the candidates from best to worst, and a falling score for each.

        Args:
            rows: Features of the first stage, shape `(candidates, len(features.FEATURES))`.
            closer: Features of both stages of the candidates at some positions; None leaves the second out.
        """
        order, scores = _falling(self.quick, rows, self.slopes[0], self.shifts[0])
        if closer is None or not order:
            return order, scores
        near, far = order[: self.close], order[self.close :]
        again, better = _falling(self.full, closer(near), self.slopes[1], self.shifts[1])
        return [*(near[i] for i in again), *far], continued(better, scores[self.close :])

    @classmethod
    def load(cls, file: Path) -> "Model":
        """Read it.

        Raises:
            SearchError: It is missing, damaged, or of another version.
        """
        try:
            with np.load(file, allow_pickle=False) as stored:
                arrays = dict(stored)
            return cls._of(arrays)
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise SearchError(
                f"the reranker in {file} cannot be read: {error}; restore the file, make it anew with "
                "`python -m index.rerankers.train`, or set search.reranker to none"
            ) from error

    @classmethod
    def _of(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> "Model":
        head = json.loads(arrays["head"].tobytes())
        known = {"version": VERSION, "quick": [*features.FEATURES]}
        known["full"] = [*features.FEATURES, *interaction.FEATURES]
        if any(head[name] != value for name, value in known.items()):
            raise ValueError(
                f"it has version {head['version']} or other features, needed is version {VERSION}"
            )
        stages = (Forest.of_arrays(arrays, "quick."), Forest.of_arrays(arrays, "full."))
        return cls(*stages, head["depth"], head["close"], tuple(head["slopes"]), tuple(head["shifts"]))


class LearnedReranker:
    """Orders hits by how likely each answers. Threads may share it.

    Args:
        model: What was learnt.
        embedder: Its token vectors are looked at in the second stage, which is left out when it has none.
        name: What the settings call it.
    """

    def __init__(self, model: Model, embedder: Embedder, name: str = "learned") -> None:
        self.name = name
        self._model = model
        self._interaction = Interaction(embedder) if isinstance(embedder, TokenEmbedder) else None

    @property
    def depth(self) -> int:
        """How many hits it looks at."""
        return self._model.depth

    def rerank(
        self, query: Query, expansions: Sequence[Expansion], hits: Sequence[Hit], rarity: Rarity
    ) -> list[Hit]:
        """The same passages, those that answer first; scores are estimated probabilities of that.

        Hits beyond the depth, and passages beyond the second stage, follow with scores that are no higher.
        """
        seen, rest = parted(hits, self.depth)
        if not seen:
            return []
        rows = features_of(read_question(query.text, expansions, rarity), candidates_of(seen))
        order, scores = self._model.order(rows, self._closer(query.text, seen, rows))
        told = [_explained(seen[i], rows[i]) for i in order]
        return followed(told, scores, rest)

    def _closer(
        self, question: str, seen: Sequence[Hit], rows: Matrix
    ) -> Callable[[list[int]], Matrix] | None:
        interaction = self._interaction
        if interaction is None:
            return None

        def closer(positions: list[int]) -> Matrix:
            texts = [seen[i].passage.text for i in positions]
            return np.hstack([rows[positions], interaction.features(question, texts)])

        return closer


def _falling(forest: Forest, rows: Matrix, slope: float, shift: float) -> Ranked:
    """Positions from the highest score to the lowest, equal ones in their order; and those scores."""
    sums = forest.predict(rows)
    order = np.argsort(-sums, kind="stable")
    steep = np.clip(slope * sums[order] + shift, -_STEEPEST, _STEEPEST)
    return order.tolist(), ((1 / (1 + np.exp(-steep))) ** _SOFTENING).tolist()


def _explained(hit: Hit, row: Matrix) -> Hit:
    shown = {name: float(row[column]) for name, column in _SHOWN.items()}
    return replace(hit, parts={**hit.parts, "fused": hit.score, **shown})
