"""Required stretches of text, projected to the passages that a system found.

Sets name stretches of documents, systems find passages, and each cuts documents in its own way. A required
stretch is judged to be the first hit that covers it; stretches that one hit covers together are one item
then, since under that way of cutting they stand in one passage. Stretches that no hit covers stay items that
were missed. So a perfect list scores 1 whatever the passages are, and none can score more.
"""

from collections.abc import Mapping, Sequence

from eval.metrics.ranking import ranking_figures
from eval.metrics.spans import Alternatives, covered_by_hit
from eval.types import Place, Prediction, Question


def projected(required: Sequence[Alternatives], hits: Sequence[Place]) -> tuple[dict[str, int], list[str]]:
    """Judgements and ranking of one question.

    Args:
        required: The required stretches, each as alternatives.
        hits: The passages that were found, best first.

    Returns:
        Which items are relevant, and the items in the order of the hits; hits that cover nothing new are
        items that are not relevant.
    """
    names = [f"hit-{rank}" for rank in range(1, len(hits) + 1)]
    judged: dict[str, int] = {}
    for number, group in enumerate(required, 1):
        first = next((name for name, hit in zip(names, hits, strict=True) if covered_by_hit(group, hit)), "")
        judged[first or f"missed-{number}"] = 1
    return judged, names


def projected_figures(
    questions: Sequence[Question], predictions: Mapping[str, Prediction], names: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Ranking figures of the hits of predictions, by question; only of questions with required stretches."""
    judgements, run = {}, {}
    empty = Prediction("")
    for question in questions:
        if question.evidence:
            hits = predictions.get(question.id, empty).hits
            judgements[question.id], run[question.id] = projected(question.evidence, hits)
    return ranking_figures(judgements, run, names)
