"""What an answer was made from on the way: the vocabulary of `wenju ask --explain`."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.understand import Asked
from corpus.types import Span


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence that may answer.

    Attributes:
        doc_id: The document it stands in.
        title: The document's title.
        span: Where it stands.
        text: As displayed.
        score: The weighted sum of its features; higher is better.
        features: What speaks for it, each from 0 to 1, by name.
    """

    doc_id: str
    title: str
    span: Span
    text: str
    score: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Trace:
    """How one question was dealt with; a comparison has several.

    Attributes:
        asked: The question, understood.
        sentences: The best sentences, best first.
        chosen: The headline, or the words that were taken from a sentence; empty when there are none.
        decisive: What the decision to answer was made from, by name; empty when nothing was found.
        weights: What each of these is multiplied with.
        bias: What is added to the sum; the logistic function makes the probability of it.
        probability: The estimated probability, from 0 to 1, that the words answer.
        threshold: Below this probability the assistant refuses.
        refusal: Why it refused; empty when it did not.
    """

    asked: Asked
    sentences: tuple[Weighed, ...]
    chosen: str
    decisive: Mapping[str, float]
    weights: Mapping[str, float]
    bias: float
    probability: float
    threshold: float
    refusal: str
