"""From groups of candidates to a model: two stages of boosted trees, and curves that calibrate them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import lightgbm
import numpy as np
import numpy.typing as npt

from index.rerankers import features, interaction
from index.rerankers.learned import Model
from index.rerankers.train.groups import Group
from index.rerankers.trees import Forest, Node, joined

Floats = npt.NDArray[np.float64]

QUICK: Mapping[str, int] = features.FEATURES
FULL: Mapping[str, int] = {**features.FEATURES, **interaction.FEATURES}


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what is learnt.

    Attributes:
        depth: Candidates of a question.
        close: How many of them the second stage sees when the model is used.
        questions: How many questions of a set are drawn at most.
        trees: How many, in each stage.
        leaves: Of each tree.
        smallest: Candidates that a leaf has at least.
        rate: How much of each tree counts.
        shrinkage: L2 penalty on leaves.
        columns: Share of the features that a tree may look at.
        negatives: Candidates without an answer that are kept of each question: the best, and as many others.
        seed: Of everything drawn.
    """

    depth: int = 100
    close: int = 40
    questions: int = 1_000
    trees: int = 150
    leaves: int = 8
    smallest: int = 50
    rate: float = 0.1
    shrinkage: float = 0.1
    columns: float = 0.6
    negatives: int = 20
    seed: int = 17


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was learnt.

    Attributes:
        model: Both stages.
        gains: What the splits by each feature of `FULL` gained in the second stage.
    """

    model: Model
    gains: tuple[float, ...]


def fit(sets: Sequence[Sequence[Group]], recipe: Recipe) -> Fitted:
    """Learn both stages and calibrate them; every set weighs alike."""
    kept = [[thinned(group, recipe) for group in groups if group.answers.any()] for groups in sets]
    stages = [_booster(kept, names, recipe) for names in (QUICK, FULL)]
    forests = [forest_of(stage) for stage in stages]
    curves = [_curve(kept, forest, len(names)) for forest, names in zip(forests, (QUICK, FULL), strict=True)]
    model = Model(
        quick=forests[0],
        full=forests[1],
        depth=recipe.depth,
        close=recipe.close,
        slopes=(curves[0][0], curves[1][0]),
        shifts=(curves[0][1], curves[1][1]),
    )
    return Fitted(model, tuple(stages[1].feature_importance("gain").tolist()))


def blanked(groups: Iterable[Group], left_out: Collection[str]) -> list[Group]:
    """The same candidates, of which some features tell nothing."""
    columns = [place for place, name in enumerate(FULL) if name in left_out]
    found = []
    for group in groups:
        rows = group.rows.copy()
        rows[:, columns] = 0
        found.append(replace(group, rows=rows))
    return found


def thinned(group: Group, recipe: Recipe) -> Group:
    """Every relevant candidate, the best of the others, and as many others spread over the rest."""
    others = np.flatnonzero(group.answers == 0)
    best, rest = others[: recipe.negatives], others[recipe.negatives :]
    spread = rest[:: max(1, len(rest) // max(1, recipe.negatives))]
    kept = np.sort(np.concatenate([np.flatnonzero(group.answers), best, spread]))
    return replace(group, rows=group.rows[kept], answers=group.answers[kept])


def _booster(sets: Sequence[Sequence[Group]], names: Mapping[str, int], recipe: Recipe) -> lightgbm.Booster:
    """LambdaMART (Burges, MSR-TR-2010-82) whose scores move with each feature only as `names` allows."""
    groups = [(group, 1 / len(kept)) for kept in sets for group in kept]
    mean = float(np.mean([weight for _, weight in groups]))
    data = lightgbm.Dataset(
        np.concatenate([group.rows[:, : len(names)] for group, _ in groups]),
        np.concatenate([group.answers for group, _ in groups]),
        group=[len(group.answers) for group, _ in groups],
        weight=np.concatenate([np.full(len(group.answers), weight / mean) for group, weight in groups]),
        feature_name=list(names),
    )
    settings = {
        "objective": "lambdarank",
        "lambdarank_truncation_level": 30,
        "learning_rate": recipe.rate,
        "num_leaves": recipe.leaves,
        "min_data_in_leaf": recipe.smallest,
        "lambda_l2": recipe.shrinkage,
        "feature_fraction": recipe.columns,
        "monotone_constraints": list(names.values()),
        "seed": recipe.seed,
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 1,
        "verbose": -1,
    }
    return lightgbm.train(settings, data, recipe.trees)


def forest_of(booster: lightgbm.Booster) -> Forest:
    """The same trees as plain arrays.

    Raises:
        ValueError: A tree does something else than comparing a number with a threshold.
    """
    trees = [_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    return joined([nodes for nodes, _ in trees], max(depth for _, depth in trees))


def _nodes(root: Mapping[str, object]) -> tuple[list[Node], int]:
    """The nodes of a tree, a node before its children, and the tree's depth."""
    nodes: list[Node] = []

    def visit(node: Mapping[str, object]) -> int:
        at = len(nodes)
        if "leaf_value" in node:
            nodes.append((0, 0.0, at, at, float(str(node["leaf_value"]))))
            return 0
        if node["decision_type"] != "<=":
            raise ValueError(f"a tree decides by {node['decision_type']!r}, only <= is known")
        nodes.append((0, 0.0, 0, 0, 0.0))
        left = len(nodes)
        depth = visit(_child(node, "left_child"))
        right = len(nodes)
        depth = max(depth, visit(_child(node, "right_child")))
        nodes[at] = (int(str(node["split_feature"])), float(str(node["threshold"])), left, right, 0.0)
        return depth + 1

    return nodes, visit(root)


def _child(node: Mapping[str, object], side: str) -> Mapping[str, object]:
    child = node[side]
    if not isinstance(child, dict):
        raise ValueError(f"a tree has no {side}")  # noqa: TRY004 (it is the file that is wrong)
    return child


def _curve(
    sets: Sequence[Sequence[Group]], forest: Forest, columns: int, steps: int = 50
) -> tuple[float, float]:
    """Slope and shift of the logistic curve from sums to the share that answers (Platt scaling)."""
    every = [(group, 1 / len(groups)) for groups in sets for group in groups]
    sums = np.concatenate([forest.predict(group.rows[:, :columns]) for group, _ in every])
    answers = np.concatenate([group.answers for group, _ in every])
    weights = np.concatenate([np.full(len(group.answers), weight) for group, weight in every])
    rows = np.stack([sums, np.ones(len(sums))], axis=1)
    curve = np.zeros(2)
    for _ in range(steps):  # Newton's method
        likely = 1 / (1 + np.exp(-rows @ curve))
        bend = (rows * (weights * likely * (1 - likely))[:, None]).T @ rows + 1e-9 * np.eye(2)
        curve += np.linalg.solve(bend, rows.T @ (weights * (answers - likely)))
    return float(curve[0]), float(curve[1])
