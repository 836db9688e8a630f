"""How likely it is that the words which were found answer the question: a logistic regression."""

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.answer.choosing.proof import Extract

MODEL = Path(__file__).with_name("answerability.json")
"""The fitted weights; `python -m eval fit` writes them, and says in the file what they were fitted on."""


@dataclass(frozen=True, slots=True)
class Model:
    """A fitted logistic regression.

    Attributes:
        weights: What a feature's value is multiplied with, by the feature's name.
        bias: What is added to their sum.
        threshold: Below this probability the assistant refuses.
        fitted_on: Which sets, how many examples, and how well it tells them apart.
    """

    weights: Mapping[str, float]
    bias: float
    threshold: float
    fitted_on: Mapping[str, object]

    def probability(self, features: Mapping[str, float]) -> float:
        """The estimated probability, from 0 to 1, that words with these features answer."""
        return 1.0 / (1.0 + math.exp(-(self.bias + sum(w * features[n] for n, w in self.weights.items()))))


def features_of(found: Extract) -> dict[str, float]:
    """Everything about an extract that may tell whether it answers, each from 0 to 1."""
    return found.judged.features | {"local": found.local}


def answerability(found: Extract) -> float:
    """The estimated probability, from 0 to 1, that the extract answers the question."""
    return fitted().probability(features_of(found))


def doubtful(probability: float) -> bool:
    """Whether words are too unlikely to answer; a wrong 是 or 否 is worse than none."""
    return probability < fitted().threshold


@functools.cache
def fitted() -> Model:
    """The model that comes with the program."""
    return Model(**json.loads(MODEL.read_text(encoding="utf-8")))


def write_model(model: Model, path: Path = MODEL) -> None:
    """Write a model where `fitted` finds it."""
    path.write_text(json.dumps(asdict(model), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
