"""Any CrossEncoder of sentence-transformers, by folder or by name in the local cache; opening imports torch.

A cross-encoder reads question and passage together: Nogueira, Cho, "Passage Re-ranking with BERT", 2019.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.embedders.transformer import find_model
from index.rerankers.framing import followed, parted
from index.searched import searched_text
from index.types import Expansion, Hit, Query, Rarity, SearchError

DEPTH = 50
"""How many hits are read; on two cores a model of usual size takes a second for them."""

_LOWEST = 1e-9


class CrossEncoderReranker:
    """A CrossEncoder on the CPU. Threads may share it.

    Args:
        name: A model folder, or the name of a model in the local cache. The network is never asked.
        depth: How many hits are read.

    Raises:
        SearchError: There is no such model here, it cannot be opened, or it gives more than one score a pair.
    """

    def __init__(self, name: str, depth: int = DEPTH) -> None:
        self.name = name
        self.depth = depth
        folder = _model_folder(name)
        from sentence_transformers import CrossEncoder  # noqa: PLC0415 (takes seconds)

        try:
            self._model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
        except Exception as error:  # a model's files can be wrong in as many ways as there are models
            reason = " ".join(str(error).split()).rstrip(".")
            raise SearchError(
                f"The reranker {name!r} cannot be opened: {reason}. Restore its folder {folder}, or set "
                "search.reranker to learned or none."
            ) from error
        if self._model.num_labels != 1:
            raise SearchError(
                f"The reranker {name!r} gives {self._model.num_labels} scores for a passage, needed is one. "
                "Choose a model that was made for ranking, or set search.reranker to learned or none."
            )

    def rerank(
        self,
        query: Query,
        expansions: Sequence[Expansion],  # noqa: ARG002 (the model knows other words itself)
        hits: Sequence[Hit],
        rarity: Rarity,  # noqa: ARG002
    ) -> list[Hit]:
        """The same passages, best first by the model's score, brought to 0…1; those not read follow."""
        seen, rest = parted(hits, self.depth)
        if not seen:
            return []
        texts = [(query.text, searched_text(hit.passage)) for hit in seen]
        scores = [max(_LOWEST, _share(float(score))) for score in self._scores(texts)]
        read = [_explained(hit, score) for hit, score in zip(seen, scores, strict=True)]
        best = sorted(read, key=lambda hit: (-hit.score, hit.passage.passage_id))
        return followed(best, [hit.score for hit in best], rest)

    def _scores(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        from torch.nn import Identity  # noqa: PLC0415 (loaded already)

        found = self._model.predict(list(pairs), activation_fn=Identity(), show_progress_bar=False)
        return [float(score) for score in found]


def _share(score: float) -> float:
    """The logistic curve; what is no number counts as the lowest."""
    return 0.0 if math.isnan(score) else 1 / (1 + math.exp(-min(max(score, -30.0), 30.0)))


def _explained(hit: Hit, score: float) -> Hit:
    return replace(hit, score=score, parts={**hit.parts, "fused": hit.score, "cross_encoder": score})


def _model_folder(name: str) -> Path:
    try:
        return find_model(name)
    except SearchError as error:
        raise SearchError(
            f"There is no reranker {name!r} here. Allowed are linear, learned, none, the folder of a "
            "CrossEncoder of sentence-transformers, or the name of one in the local cache; to put one there, "
            f"run `hf download {name}` on a machine with network and copy the cache or the folder."
        ) from error
