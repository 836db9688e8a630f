"""A weighted sum of readable signals: the bundled reranker, small enough to be read."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.rerankers.framing import followed, parted
from index.rerankers.question import read_question
from index.rerankers.signals import GATES, SIGNALS, Signals, signals_of
from index.types import Expansion, Hit, Query, Rarity, SearchError

LINEAR_FILE = "linear.json"
DEPTH = 40
"""How many hits are looked at; beyond them hardly a passage that answers is found."""

VERSION = 2
"""Of the file and of what the signals mean; a file of another version is refused."""

GATED = list(SIGNALS).index("meaning")
"""The column of the signal that the gates weigh."""
MOST = 2.0
"""Exponent of the gate: the meaning never weighs more than e² times as much, or as little, as usual."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """What was learnt.

    Attributes:
        weights: Of each of `SIGNALS`; negative for those that speak against a passage.
        gates: How much each of `GATES` adds to the logarithm of the weight of the meaning.
        means: Of each gate over the questions learnt from.
        spreads: Their standard deviations.
        steps: How much of a score is lost for each unit of the sum, see `falling`.
    """

    weights: tuple[float, ...]
    gates: tuple[float, ...]
    means: tuple[float, ...]
    spreads: tuple[float, ...]
    steps: float

    def shares(self, found: Signals) -> Floats:
        """What each signal adds for each passage, shape `(passages, len(SIGNALS))`."""
        weights = np.array(self.weights)
        weights[GATED] *= self.gate(found.gates)
        return np.asarray(found.rows * weights)

    def gate(self, gates: Floats) -> float:
        """How many times as much as usual the meaning weighs for a question."""
        lean = float(np.array(self.gates) @ ((gates - np.array(self.means)) / np.array(self.spreads)))
        return float(np.exp(np.clip(lean, -MOST, MOST)))

    def falling(self, sums: Floats) -> Floats:
        """Sums as scores from 1 for the best down to 0, as steep as those of the plain search."""
        return np.asarray(np.exp(self.steps * (sums - sums.max(initial=-np.inf))))

    def save(self, file: Path) -> None:
        """Write it; the same model makes the same bytes."""
        written = {
            "version": VERSION,
            "weights": dict(zip(SIGNALS, self.weights, strict=True)),
            **{
                name: dict(zip(GATES, values, strict=True))
                for name, values in asdict(self).items()
                if name in {"gates", "means", "spreads"}
            },
            "steps": self.steps,
        }
        file.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> "Linear":
        """Read it.

        Raises:
            SearchError: It is missing, damaged, or of another version.
        """
        try:
            return cls._of(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SearchError(
                f"the reranker in {file} cannot be read: {error}; restore the file, make it anew with "
                "`python -m index.rerankers.train.linear`, or set search.reranker to none"
            ) from error

    @classmethod
    def _of(cls, written: dict[str, Any]) -> "Linear":
        if (written["version"], list(written["weights"])) != (VERSION, list(SIGNALS)):
            raise ValueError(
                f"it has version {written['version']} or other signals, needed is version {VERSION}"
            )
        weights = tuple(float(written["weights"][name]) for name in SIGNALS)
        gates, means, spreads = (
            tuple(float(written[part][name]) for name in GATES) for part in ("gates", "means", "spreads")
        )
        return cls(weights, gates, means, spreads, float(written["steps"]))


class LinearReranker:
    """Orders hits by a weighted sum of signals. Threads may share it.

    Args:
        model: What was learnt.
        name: What the settings call it.
    """

    depth = DEPTH

    def __init__(self, model: Linear, name: str = "linear") -> None:
        self.name = name
        self._model = model

    def rerank(
        self, query: Query, expansions: Sequence[Expansion], hits: Sequence[Hit], rarity: Rarity
    ) -> list[Hit]:
        """The same passages, those that answer first; parts tell what each signal adds to the sum.

        Hits beyond the depth follow with scores that are no higher.
        """
        seen, rest = parted(hits, self.depth)
        if not seen:
            return []
        shares = self._model.shares(signals_of(read_question(query.text, expansions, rarity), seen))
        sums = shares.sum(axis=1)
        order = np.argsort(-sums, kind="stable").tolist()
        scores = self._model.falling(sums[order]).tolist()
        told = [_explained(seen[i], shares[i]) for i in order]
        return followed(told, scores, rest)


def _explained(hit: Hit, shares: Floats) -> Hit:
    """With the raw scores of both searches, and what each signal adds; what adds nothing is left out."""
    raw = {name: hit.parts[name] for name in ("bm25", "cosine") if name in hit.parts}
    added = {name: share for name, share in zip(SIGNALS, shares.tolist(), strict=True) if share}
    return Hit(hit.passage, hit.score, {**added, **raw, "fused": hit.score})
