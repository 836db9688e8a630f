"""Late interaction: each token of the question against the tokens of a passage, by their vectors.

After ColBERT's MaxSim (Khattab, Zaharia, SIGIR 2020) and K-NRM's kernels (Xiong et al., SIGIR 2017), with the
static embedding model's own token vectors, so that 雾霾 meets 细颗粒物 where the letters do not meet.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.types import Ids, Matrix, TokenEmbedder

Floats = npt.NDArray[np.float64]

FEATURES: dict[str, int] = {
    "maxsim": 1,
    "maxsim_share": 1,
    "kernel_same": 1,
    "kernel_near": 1,
    "kernel_far": 1,
}
"""Every feature, and whether the score may only rise (1) or only fall (-1) with it."""

_KERNELS = {"kernel_same": 0.9, "kernel_near": 0.65, "kernel_far": 0.45}


class Interaction:
    """Compares questions with passages token by token; remembers how passages are tokenised.

    Threads may share it.

    Args:
        embedder: Tells tokens and their vectors.
        kept: How many passages are remembered.
    """

    def __init__(self, embedder: TokenEmbedder, kept: int = 8_000) -> None:
        self._embedder = embedder
        self._kept = kept
        self._known: OrderedDict[str, Ids] = OrderedDict()
        self._lock = threading.Lock()

    def features(self, question: str, passages: Sequence[str]) -> Matrix:
        """How near the tokens of the question come to tokens of each passage.

        Returns:
            Shape `(passages, len(FEATURES))`, all finite, columns in the order of `FEATURES`.
        """
        columns = {name: np.zeros(len(passages)) for name in FEATURES}
        asked, ids = self._embedder.token_ids([question])[0], self._ids(passages)
        filled = [row for row, found in enumerate(ids) if len(found)]
        if len(asked) and filled:
            found = self._nearest(asked, [ids[row] for row in filled])
            for name, values in found.items():
                columns[name][filled] = values
        best = float(columns["maxsim"].max(initial=0))
        columns["maxsim_share"] = columns["maxsim"] / max(best, 1e-9)
        return np.stack(list(columns.values()), axis=1).astype(np.float32)

    def shares(self, question: str) -> Floats:
        """What each token of a question counts for, of 1 for all: by its vector's length in questions."""
        asked = self._ids([question])[0]
        lengths = np.linalg.norm(
            self._embedder.token_vectors(asked), axis=1
        ) * self._embedder.question_weights(asked)
        return np.asarray(lengths / max(float(lengths.sum()), 1e-9), dtype=float)

    def likest(self, question: str, texts: Sequence[str]) -> Floats:
        """The cosine of each token of a question with the likest token of each text.

        Returns:
            Shape `(tokens, texts)`, from 0 to 1; 0 for a text without a known token.
        """
        asked, ids = self._ids([question])[0], self._ids(texts)
        likest = np.zeros((len(asked), len(texts)))
        filled = [row for row, found in enumerate(ids) if len(found)]
        if len(asked) and filled:
            cosines = self._cosines(self._embedder.token_vectors(asked), [ids[row] for row in filled])
            likest[:, filled] = np.maximum(cosines, 0.0)
        return likest

    def _nearest(self, asked: Ids, passages: Sequence[Ids]) -> dict[str, Floats]:
        """For each token of the question the likeliest one of each passage; long vectors weigh more."""
        question = self._embedder.token_vectors(asked)
        weights = np.linalg.norm(question, axis=1).astype(float)
        weights /= max(float(weights.sum()), 1e-9)
        likest = self._cosines(question, passages)
        nearest = {name: weights @ (likest >= least) for name, least in _KERNELS.items()}
        return {"maxsim": weights @ np.maximum(likest, 0.0), **nearest}

    def _cosines(self, question: Matrix, passages: Sequence[Ids]) -> Floats:
        """Of each token of the question with the likest one of each passage; no passage is empty."""
        # Passages found together share most of their tokens.
        different, place = np.unique(np.concatenate(passages), return_inverse=True)
        alike = _unit(question) @ _unit(self._embedder.token_vectors(different)).T
        starts = np.cumsum([0, *(len(ids) for ids in passages[:-1])])
        return np.maximum.reduceat(alike[:, place], starts, axis=1).astype(float)

    def _ids(self, texts: Sequence[str]) -> list[Ids]:
        with self._lock:
            known = {text: self._known.get(text) for text in texts}
        unknown = [text for text, ids in known.items() if ids is None]
        fresh = dict(zip(unknown, self._embedder.token_ids(unknown) if unknown else (), strict=True))
        with self._lock:
            self._known.update(fresh)
            while len(self._known) > self._kept:
                self._known.popitem(last=False)
        every = {text: ids for text, ids in known.items() if ids is not None} | fresh
        return [every[text] for text in texts]


def _unit(vectors: Matrix) -> Matrix:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Matrix = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
