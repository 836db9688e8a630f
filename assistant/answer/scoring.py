"""How well a sentence answers a question: a weighted sum of readable features."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.candidates import Candidate
from assistant.answer.conditions import Fit, fit_of
from assistant.terms import Terms
from assistant.understand import Asked, Kind, content_of
from corpus.figures import Figure, Quantity, figures_in
from index.types import Embedder

_ENUMERATES = re.compile(r"、|；|[一二三四五六七八九]是|包括|分别|分为|以及|”“|》《")
_NAMES_SOMEBODY = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:厅|局|委|办|部|院|会|处|室|公司|集团|大学|学院|中心|小组|政府|法院|检察院|银行|协会|县|市|区|镇|村|街道)"
    r"|(?:书记|省长|市长|县长|主任|部长|副?[省市县区局厅部]长|院士|教授|主席)"
)
_WEIGHTS = {
    "words": 1.0,
    "words_around": 0.5,
    "meaning": 0.6,
    "passage": 0.5,
    "place": 0.6,
    "year": 0.5,
    "part": 0.3,
    "shape": 0.4,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the reasons for its score.

    Attributes:
        candidate: The sentence.
        score: Higher is better.
        features: Each from 0 to 1, by name.
        fit: How far it meets the question's conditions.
        figures: Figures in its displayed text that are of the kind asked for.
    """

    candidate: Candidate
    score: float
    features: dict[str, float]
    fit: Fit
    figures: tuple[Figure, ...]


def judge(asked: Asked, terms: Terms, found: Sequence[Candidate], embedder: Embedder) -> list[Judged]:
    """All candidates, best first."""
    likeness = _likeness(asked, found, embedder)
    judged = [_judge_one(asked, terms, c, max(0.0, like)) for c, like in zip(found, likeness, strict=True)]
    return sorted(judged, key=lambda j: (-j.score, j.candidate.rank, j.candidate.span))


def _judge_one(asked: Asked, terms: Terms, candidate: Candidate, likeness: float) -> Judged:
    fit = fit_of(asked, candidate)
    figures = fitting_figures(asked, candidate)
    features = {
        "words": terms.coverage(candidate.folded),
        "words_around": terms.coverage(candidate.surroundings),
        "meaning": likeness,
        "passage": candidate.share,
        "place": fit.place,
        "year": fit.year,
        "part": fit.part,
        "shape": shape_of(asked, candidate, figures),
    }
    score = sum(weight * features[name] for name, weight in _WEIGHTS.items())
    return Judged(candidate, score, features, fit, figures)


def shape_of(asked: Asked, candidate: Candidate, figures: Sequence[Figure]) -> float:
    """Whether the sentence could answer at all: it has a figure, names somebody, enumerates something."""
    if asked.wants_figure:
        return float(bool(figures))
    if asked.kind is Kind.LIST:
        return min(1.0, len(_ENUMERATES.findall(candidate.text)) / 2)
    if asked.kind is Kind.WHO:
        return float(bool(_NAMES_SOMEBODY.search(candidate.text)))
    return 1.0


def fitting_figures(asked: Asked, candidate: Candidate) -> tuple[Figure, ...]:
    """The figures of a sentence that are of the kind that the question wants."""
    if not asked.wants_figure:
        return ()
    return tuple(figure for figure in figures_in(candidate.text) if _is_wanted(asked, figure))


def _is_wanted(asked: Asked, figure: Figure) -> bool:
    if asked.kind is Kind.DATE:
        return figure.kind is Quantity.TIME
    if asked.kind is Kind.DURATION:
        return figure.kind in {Quantity.DURATION, Quantity.TIME}
    if figure.kind is Quantity.TIME:
        return False
    return not asked.quantities or figure.kind in asked.quantities


def _likeness(asked: Asked, found: Sequence[Candidate], embedder: Embedder) -> list[float]:
    """Cosine of the question and each sentence."""
    if not found:
        return []
    question = embedder.embed_questions([content_of(asked.text)])
    passages = embedder.embed_passages([candidate.text for candidate in found])
    return [float(value) for value in (passages @ question[0])]
