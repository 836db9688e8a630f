"""How well a sentence answers a question: a weighted sum of readable features."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.judging.candidates import Candidate
from assistant.answer.judging.conditions import Fit, fit_of
from assistant.answer.judging.itemised import is_item, leads_into_list
from assistant.answer.judging.meaning import Read, WordSpace, words_of
from assistant.answer.judging.telling import shape_of_name, time_in
from assistant.answer.wording.asking import bare_question
from assistant.answer.wording.counts import asked_counts
from assistant.answer.wording.entitled import entitled_fit
from assistant.answer.wording.events import asks_since
from assistant.answer.wording.modality import speaks_to
from assistant.answer.wording.moneys import is_other_money, lacks_rate
from assistant.answer.wording.naming import is_of_another_name
from assistant.answer.wording.penalties import asks_what_follows, is_out_of_place, tells_what_follows
from assistant.answer.wording.progress import may_tell_progress
from assistant.answer.wording.thresholds import asks_for_threshold, may_be_threshold
from assistant.answer.wording.units import agrees, lasts_alike
from assistant.answer.wording.venues import asks_for_venue, tells_venue
from assistant.terms import Terms, counted_in
from assistant.understand import Asked, Kind, asks_how_often, ordinal_in
from corpus.figures import Figure, Quantity
from corpus.figures.units import NOUNS
from corpus.numerals import CHINESE
from index.folding import fold

_ENUMERATES = re.compile(r"、|；|[一二三四五六七八九]是|包括|分别|分为|以及|”“|》《")
_HEADING_NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[编章节条]|[（(]?[一二三四五六七八九十\d]+[）)、.．])\s*"
)
_SHORTEST_HEADING = 4
_OTHER_UNIT = 0.5
_TELLS_WHERE = re.compile(
    r"[向到在于从由入往至][^，,。；;]{1,40}?(?:机关|部门|机构|中心|银行|法院|政府|基金|资金|经费|财政|预算|费用|账户|窗口|所在地|地点|场所|[处站局地县市区镇乡村厂网库园院馆路])"
)
_DAYS = frozenset({"天", "日", "工作日", "个工作日"})
_ASKED_NUMBER = re.compile(r"哪([两二三四五六七八九十]|\d+)")
_NUMERALS = {numeral: i for i, numeral in enumerate("零一二三四五六七八九十")} | {"两": 2}
_SAYS_WHEN = re.compile(r"[\d一二三四五六七八九十〇零]")
_IS_A_DAY = re.compile(rf"\d\s*[日号]|月[{CHINESE}]+日|\d-\d")
_IS_A_YEAR = re.compile(r"[\d〇零一二三四五六七八九]{4}年[初底末]?")
_ASKS_FOR_A_SIZE = re.compile(r"多(?:大|高|长|重|深|宽|厚)(?!比[例重])")
_NAMES_THINGS = NOUNS | {"大"}
"""Units that say themselves what is counted: 四部门, 两大类."""
_IMPLIED = 0.9
"""What words count for that a sentence only implies: 违反本办法第八条, or 逾期不改正的."""
_RUN = re.compile(r"(?<=[：:])[^。：:]+")
_ITEM = re.compile(r"[^，,、；;]+")
_CONSEQUENCES = frozenset({Kind.GENERAL, Kind.PROCEDURE})
WEIGHTS = {
    "words_around": 0.35,
    "meaning": 0.9,
    "like_words": 0.9,
    "like_tokens": 1.6,
    "passage": 1.8,
    "place": 0.62,
    "year": 0.46,
    "part": 0.2,
    "shape": 0.5,
    "heading": 0.8,
}
"""What each feature of a sentence adds to its score.

Fitted by the softmax over a question's sentences on 2,600 questions that the vectors have not learnt from
(1,463 of `eval/sets/everyday.tsv`, the others of the sets for practice), and made smaller by a quarter, so
that what is added for the kind of a question keeps its part. What a sentence has to the letter (`words`) says
nothing more then.
"""


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


@dataclass(frozen=True, slots=True)
class Gauge:
    """What texts are held against: the question's words, to the letter and by meaning.

    Attributes:
        terms: Words and bigrams with their weights.
        words: Segmented words with their weights.
        space: Knows which words are alike.
    """

    terms: Terms
    words: Terms
    space: WordSpace

    def narrowed(self, text: str) -> "Gauge":
        """The same for those words of the question only that stand in a text; all where none does."""
        words = {word: weight for word, weight in self.words.weights.items() if word in text}
        if not words:
            return self
        others = (replace(o, terms=tuple(t for t in o.terms if t in words)) for o in self.words.otherwise)
        return replace(self, words=Terms(words, tuple(o for o in others if o.terms)))

    def closeness(self, folded: Sequence[str]) -> list[float]:
        """How much of the question each short text speaks of, from 0 to 1."""
        exact = [self.words.coverage(text) for text in folded]
        alike = self.space.by_words(self.words, folded, [words_of(text) for text in folded])
        return [(stands + like) / 2 for stands, like in zip(exact, alike, strict=True)]


def judge(asked: Asked, gauge: Gauge, found: Sequence[Candidate]) -> list[Judged]:
    """All candidates, best first."""
    read = [Read(each.folded, each.sentence.words, each.setting) for each in found]
    like = gauge.space.likeness(asked.text, gauge.words, read)
    judged = [
        _judge_one(asked, gauge, candidate, alike)
        for candidate, *alike in zip(found, like.whole, like.words, like.tokens, strict=True)
    ]
    return sorted(judged, key=lambda j: (-j.score, j.candidate.rank, j.candidate.span))


def _judge_one(asked: Asked, gauge: Gauge, candidate: Candidate, alike: Sequence[float]) -> Judged:
    whole, by_words, by_tokens = alike
    fit = fit_of(asked, candidate)
    figures = fitting_figures(asked, candidate)
    features = {
        "words": gauge.terms.coverage(candidate.folded),
        "words_around": gauge.terms.coverage(candidate.surroundings),
        "meaning": whole,
        "like_words": by_words,
        "like_tokens": by_tokens,
        "passage": candidate.share,
        "place": fit.place,
        "year": fit.year,
        "part": fit.part,
        "shape": shape_of(asked, candidate, figures),
        "heading": float(_names_heading(asked, candidate)),
    }
    if candidate.implied:
        features |= _with_implied(gauge, candidate, features)
    score = sum(weight * features[name] for name, weight in WEIGHTS.items())
    return Judged(candidate, score, features, fit, figures)


def _with_implied(gauge: Gauge, candidate: Candidate, own: dict[str, float]) -> dict[str, float]:
    """The features by words of a sentence read with what it implies."""
    meant = candidate.meant
    said = {
        "words": gauge.terms.coverage(meant),
        "like_words": gauge.space.by_words(gauge.words, [meant], [words_of(meant)])[0],
    }
    return {name: max(own[name], _IMPLIED * value) for name, value in said.items()}


def _names_heading(asked: Asked, candidate: Candidate) -> bool:
    """Whether the question names the heading right above the sentence, as in 「……的主要目标是什么」."""
    path = candidate.hit.passage.path
    heading = fold(_HEADING_NUMBER.sub("", path[-1])) if path else ""
    return len(heading) >= _SHORTEST_HEADING and heading in fold(asked.focus)


def shape_of(asked: Asked, candidate: Candidate, figures: Sequence[Figure]) -> float:
    """Whether the sentence could answer at all: it has a figure, names somebody, enumerates something."""
    if asked.wants_figure:
        return _shape_of_figures(asked, figures)
    if asked.kind is Kind.LIST:
        return 1.0 if leads_into_list(candidate) else _shape_of_list(asked, candidate.text)
    if entitled_fit(fold(asked.focus), candidate.folded):
        return 1.0
    if asked.kind is Kind.PROGRESS:
        return may_tell_progress(candidate.folded)
    if asked.kind is Kind.WHO and not asks_for_venue(fold(asked.focus)):
        return shape_of_name(asked, f"{candidate.text} {candidate.implied}")
    return float(_has_form(asked, candidate))


def _has_form(asked: Asked, candidate: Candidate) -> bool:
    """Whether a sentence speaks of costs, wrongs, intervals or numbers in order, if these are asked for."""
    question = fold(asked.focus)
    if asked.kind is Kind.YES_NO:
        return speaks_to(bare_question(question), candidate.folded)
    if asks_how_often(question) or (asked.kind is Kind.GENERAL and asks_since(question)):
        return bool(time_in(question, candidate.text))
    if asks_for_venue(question):
        return tells_venue(question, candidate.text)
    if asked.kind is Kind.WHERE:
        return bool(_TELLS_WHERE.search(candidate.text))
    if asked.kind in _CONSEQUENCES and asks_what_follows(question):
        return is_item(candidate.text) or tells_what_follows(candidate.text)
    ordinal = ordinal_in(question)
    return not ordinal or bool(re.search(rf"第[\d{CHINESE}]+{ordinal}", candidate.text))


def _shape_of_figures(asked: Asked, figures: Sequence[Figure]) -> float:
    """1 when there is a figure in the unit asked for, less when there are others only."""
    if not figures:
        return 0.0
    fits = not asked.unit or any(
        figure.unit.endswith(asked.unit) or {asked.unit, figure.unit} <= _DAYS for figure in figures
    )
    return 1.0 if fits else _OTHER_UNIT


def _shape_of_list(asked: Asked, text: str) -> float:
    """How many of the things asked for a sentence may enumerate, of two when no number is told."""
    found = _ASKED_NUMBER.search(fold(asked.focus))
    wanted = _NUMERALS.get(found[1], 2) if found else 2
    listed = max(
        len(_ENUMERATES.findall(text)),
        max((len(_ITEM.findall(run)) for run in _RUN.findall(text)), default=0),
    )
    return min(1.0, listed / wanted)


def fitting_figures(asked: Asked, candidate: Candidate) -> tuple[Figure, ...]:
    """The figures of a sentence that are of the kind that the question wants."""
    if not asked.wants_figure:
        return ()
    read = candidate.sentence.figures
    if asked.kind is Kind.FIGURE:
        read = (*read, *asked_counts(candidate.text, asked.unit, counted_in(asked.focus)))
    return tuple(
        figure
        for figure in read
        if is_wanted(asked, figure) and not _is_of_something_else(asked, candidate, figure)
    )


def _is_of_something_else(asked: Asked, candidate: Candidate, figure: Figure) -> bool:
    """Whether a figure of the wanted kind cannot answer: a fine, a wage, a total where none is asked."""
    return (
        is_out_of_place(asked.text, candidate.text, figure)
        or is_other_money(asked.focus, candidate.text, figure)
        or lacks_rate(asked.focus, f"{candidate.before} {candidate.text}", figure)
        or (asked.kind is Kind.FIGURE and is_of_another_name(asked.focus, candidate.text, figure))
    )


_IS_AN_AGE = re.compile(r"岁")
_ASKS_FOR_AN_AGE = re.compile(r"岁|年龄|年纪|多大")


def is_wanted(asked: Asked, figure: Figure) -> bool:
    """Whether a figure is of the kind that a question wants."""
    if asked.kind is Kind.DATE:
        return figure.kind is Quantity.TIME and _tells_time(figure)
    if asked.kind is Kind.DURATION:
        if figure.kind is Quantity.DURATION:
            if _IS_AN_AGE.search(figure.text) and not _ASKS_FOR_AN_AGE.search(asked.focus):
                return False
            return not asked.unit or lasts_alike(asked.unit, figure.unit)
        lasts = figure.kind is Quantity.TIME and _tells_time(figure) and not _IS_A_DAY.search(figure.text)
        return lasts and not (asked.unit and _IS_A_YEAR.fullmatch(figure.text))
    if figure.kind is Quantity.TIME or not _may_count(asked, figure):
        return False
    return not asked.quantities or figure.kind in asked.quantities


def _tells_time(figure: Figure) -> bool:
    """Whether a time says when or how long: 当年 and the like alone do not."""
    return bool(_SAYS_WHEN.search(figure.text))


def _may_count(asked: Asked, figure: Figure) -> bool:
    """Whether a figure's unit can be the one asked for; 四部门 counts no courts, and 两大 tells no size."""
    if asked.unit and not agrees(asked.unit, figure.unit):
        return False
    if figure.unit in _NAMES_THINGS and (thing := counted_in(asked.focus)) and figure.unit not in thing:
        return False
    question = fold(asked.focus)
    if asks_for_threshold(question):
        return may_be_threshold(figure)
    return not (figure.kind is Quantity.COUNT and _ASKS_FOR_A_SIZE.search(question))
