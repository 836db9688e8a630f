"""What every reranker does around its own scores: which hits it looks at, and how the others follow."""

from collections.abc import Sequence

from index.fusion import continued
from index.types import Hit


def parted(hits: Sequence[Hit], depth: int) -> tuple[list[Hit], list[Hit]]:
    """The best hits of the search, as many as are looked at, and the rest; ties by id."""
    ranked = sorted(hits, key=lambda hit: (-hit.score, hit.passage.passage_id))
    return ranked[:depth], ranked[depth:]


def followed(best: Sequence[Hit], scores: Sequence[float], rest: Sequence[Hit]) -> list[Hit]:
    """The hits in their new order with their falling scores, then the rest with scores that are no higher."""
    every = continued(scores, [hit.score for hit in rest])
    return [Hit(hit.passage, score, hit.parts) for hit, score in zip([*best, *rest], every, strict=True)]
