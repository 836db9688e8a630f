"""Hits, forests and models small enough to be made for every test."""

import re
from collections.abc import Sequence

import numpy as np

from corpus.types import Passage, Span
from index.rerankers import features, interaction
from index.rerankers.learned import Model
from index.rerankers.trees import Forest, joined
from index.types import Hit


def hit(
    number: int, text: str, score: float = 0.5, title: str = "", path: tuple[str, ...] = (), **parts: float
) -> Hit:
    return Hit(Passage(number, "sample", title, path, Span(0, max(1, len(text))), text), score, parts)


def rarity(token: str) -> float:
    """Characters stand everywhere, longer tokens hardly anywhere."""
    return 0.2 if re.fullmatch(r"[\u4e00-\u9fff]", token) else 0.8


def stump(names: Sequence[str], name: str, threshold: float, low: float, high: float) -> Forest:
    """One tree that looks at one feature once."""
    return joined(
        [[(list(names).index(name), threshold, 1, 2, 0.0), (0, 0, 1, 1, low), (0, 0, 2, 2, high)]], 1
    )


def model(feature: str = "coverage", depth: int = 100, close: int = 40) -> Model:
    """Both stages count one feature in steps of a tenth."""
    names = [*features.FEATURES], [*features.FEATURES, *interaction.FEATURES]
    quick, full = (steps(known, feature if feature in known else "coverage") for known in names)
    return Model(quick, full, depth, close, (1.0, 1.0), (0.0, 0.0))


def steps(names: Sequence[str], name: str) -> Forest:
    column = list(names).index(name)
    trees = [
        [(column, tenth / 10, 1, 2, 0.0), (0, 0.0, 1, 1, 0.0), (0, 0.0, 2, 2, 1.0)] for tenth in range(10)
    ]
    return joined(trees, 1)


def row(**values: float) -> np.ndarray:
    """One candidate's features of the first stage, 0 unless given."""
    return np.array([[values.get(name, 0.0) for name in features.FEATURES]], np.float32)
