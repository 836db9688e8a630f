"""Boosted trees as plain arrays: evaluated with NumPy, kept in one file, made elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from index.types import Matrix

Floats = npt.NDArray[np.float64]
Node = tuple[int, float, int, int, float]
"""Feature, threshold, what follows up to it, what follows above it, value; a leaf is followed by itself."""


@dataclass(frozen=True, slots=True)
class Forest:
    """The sum of binary decision trees; all nodes of all trees stand in one row.

    Attributes:
        roots: For each tree its first node.
        feature: For each node the column that is looked at.
        threshold: For each node what the column is compared with.
        children: For each node what follows up to the threshold, and what above it; shape `(nodes, 2)`.
        value: What a leaf adds; 0 at other nodes.
        depth: The greatest number of steps from a root to a leaf.
    """

    roots: npt.NDArray[np.int32]
    feature: npt.NDArray[np.int32]
    threshold: npt.NDArray[np.float32]
    children: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]
    depth: int

    def predict(self, rows: Matrix) -> Floats:
        """The sum of the leaves that each row, shape `(rows, features)`, comes to."""
        values, children = rows.ravel(), self.children.ravel()
        start = (np.arange(len(rows)) * rows.shape[1])[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):  # a row that has come to a leaf stays there
            above = values.take(start + self.feature.take(node)) > self.threshold.take(node)
            node = children.take(2 * node + above)
        sums: Floats = self.value.take(node).sum(axis=1, dtype=np.float64)
        return sums

    def arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Everything under names that begin with `prefix`, for a file."""
        return {prefix + name: np.asarray(getattr(self, name)) for name in self.__slots__}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]], prefix: str) -> "Forest":
        """What `arrays` has made.

        Raises:
            KeyError: A name is missing; ValueError if the arrays do not fit together.
        """
        parts = {name: arrays[prefix + name] for name in cls.__slots__}
        nodes = len(parts["feature"])
        if len(parts["threshold"]) != nodes or len(parts["value"]) != nodes:
            raise ValueError("the arrays of nodes have different lengths")
        links = np.concatenate([parts["roots"], parts["children"].ravel()])
        if parts["children"].shape != (nodes, 2) or links.min() < 0 or links.max() >= nodes:
            raise ValueError("a tree points to a node that is not there")
        return cls(
            roots=parts["roots"].astype(np.int32),
            feature=parts["feature"].astype(np.int32),
            threshold=parts["threshold"].astype(np.float32),
            children=parts["children"].astype(np.int32),
            value=parts["value"].astype(np.float32),
            depth=int(parts["depth"]),
        )


def joined(trees: Sequence[Sequence[Node]], depth: int) -> Forest:
    """A forest of trees, the nodes of each counted from 0."""
    starts = np.cumsum([0, *(len(tree) for tree in trees)])
    nodes = [node for tree in trees for node in tree]
    moved = np.repeat(starts[:-1], [len(tree) for tree in trees])[:, None]
    return Forest(
        roots=starts[:-1].astype(np.int32),
        feature=np.array([node[0] for node in nodes], np.int32),
        threshold=np.array([node[1] for node in nodes], np.float32),
        children=(np.array([node[2:4] for node in nodes]) + moved).astype(np.int32),
        value=np.array([node[4] for node in nodes], np.float32),
        depth=depth,
    )
