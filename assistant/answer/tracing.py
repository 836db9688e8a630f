"""The trace of what came of a question."""

from assistant.answer.judging.scoring import Judged
from assistant.answer.refusing.answerability import features_of, fitted
from assistant.answer.single import Outcome
from assistant.trace import Trace, Weighed

_SENTENCES = 3


def trace_of(outcome: Outcome) -> Trace:
    """What a question was understood as, the best sentences, and what decided on them."""
    found, model = outcome.extract, fitted()
    features = features_of(found) if found else {}
    claim = found.claim if found else outcome.quoted
    return Trace(
        asked=outcome.asked,
        sentences=tuple(map(_weighed, outcome.ranked[:_SENTENCES])),
        chosen=(claim.headline or claim.quote) if claim else "",
        decisive={name: features[name] for name in model.weights if name in features},
        weights=model.weights,
        bias=model.bias,
        probability=outcome.confidence,
        threshold=model.threshold,
        refusal=outcome.refusal.reason if outcome.refusal else "",
    )


def _weighed(judged: Judged) -> Weighed:
    passage = judged.candidate.hit.passage
    return Weighed(
        doc_id=passage.doc_id,
        title=passage.title,
        span=judged.candidate.span,
        text=judged.candidate.text,
        score=judged.score,
        features=judged.features,
    )
