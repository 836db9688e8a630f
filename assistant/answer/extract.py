"""From judged sentences to the words that answer."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.conditions import year_fit
from assistant.answer.scoring import Gauge, Judged
from assistant.terms import Terms
from assistant.types import GAP, Claim
from assistant.understand import Asked, Kind
from corpus.figures import Figure, Quantity
from corpus.sentences import clauses, sentences
from corpus.types import Span
from index.folding import fold

_SHORT, _MEDIUM, _LONG = 110, 220, 300
_LENGTHS = {Kind.LIST: _LONG, Kind.PROCEDURE: _LONG, Kind.DEFINITION: _MEDIUM}
_LONGEST_PROOF = 400
"""Characters of a citation; a reader must find the words in it at a glance."""
_PASSAGES_KEPT = 500
_SENTENCES_FOR_FIGURES = 6
_LOCAL = 1.5
_UNIT_AGREES, _DATE_AGREES, _SMALL_COUNT = 0.5, 0.3, -0.3
_ASKS_FOR_A_DAY = re.compile(r"哪一?天|几号|几月|哪日|日期|落款")
_DAY = re.compile(r"\d\s*日|\d-\d")
_YEAR = re.compile(r"年|-")
_NEGATIVE = re.compile(
    r"禁止|严禁|不得|不能|不可|不再|取消|停止|未(?!来)|没有|无需|不需|不予|不准|不允许|不包括|不含|并非|不是|不纳入|不适用|暂停|废止"
)
_ASKS_NEGATIVELY = re.compile(r"不用|不必|不能|不可以|不再|没有?(?!没有)[^？?]*吗|禁止|取消|停")


@dataclass(frozen=True, slots=True)
class Extract:
    """The words that answer, and where they stand.

    Attributes:
        judged: The sentence they are from.
        claim: What is displayed, with its evidence.
        figure: The figure that answers, when one is asked for.
        local: How well the words right at the answer speak of what is asked, from 0 to 1.
    """

    judged: Judged
    claim: Claim
    figure: Figure | None
    local: float


def extract(asked: Asked, gauge: Gauge, ranked: Sequence[Judged]) -> Extract | None:
    """The best answer among judged sentences; None when none meets the conditions and has the shape."""
    possible = [judged for judged in ranked if not judged.fit.contradicted]
    if not possible:
        return None
    if asked.wants_figure:
        return _best_figure(asked, gauge, possible)
    return _sentence(asked, gauge.terms, possible)


def undecided(found: Extract) -> Extract:
    """The same words without 是 or 否: they are near what is asked, and may not decide it."""
    return replace(found, claim=replace(found.claim, label="文件没有直接说"))


def _best_figure(asked: Asked, gauge: Gauge, possible: Sequence[Judged]) -> Extract | None:
    choices = [
        (judged, figure)
        for judged in possible[:_SENTENCES_FOR_FIGURES]
        for figure in judged.figures
        if asked.kind is Kind.DATE or year_fit(asked, judged.candidate, figure) > 0
    ]
    if not choices:
        return None
    local = gauge.closeness([fold(_label_of(judged, figure)) for judged, figure in choices])
    scores = [
        judged.score + _preference(asked, judged, figure) + _LOCAL * near
        for (judged, figure), near in zip(choices, local, strict=True)
    ]
    best = max(range(len(choices)), key=lambda i: (scores[i], -i))
    judged, figure = choices[best]
    quote = _around(judged.candidate.text, figure.span, _SHORT - len(figure.text))
    return Extract(
        judged,
        Claim(_evidence(judged, judged.candidate.span), quote, headline=figure.text),
        figure,
        local[best],
    )


def _preference(asked: Asked, judged: Judged, figure: Figure) -> float:
    """How well the form of a figure agrees with the question: its unit, its period, how exact a date is."""
    if asked.kind is Kind.DATE:
        return _preference_for_date(asked.focus, figure.text)
    unit = _UNIT_AGREES if asked.unit and figure.unit.endswith(asked.unit) else 0.0
    vague = _SMALL_COUNT if not asked.unit and not figure.number[0].isdigit() else 0.0
    return unit + vague + year_fit(asked, judged.candidate, figure) - 1.0


def _preference_for_date(question: str, text: str) -> float:
    wanted = _DAY if _ASKS_FOR_A_DAY.search(question) else _YEAR
    return _DATE_AGREES if wanted.search(text) else 0.0


def _label_of(judged: Judged, figure: Figure) -> str:
    """The words that a figure belongs to: from the figure before it to the next mark after it."""
    text = judged.candidate.text
    if figure.kind is Quantity.TIME:
        return _around_time(text, figure, [other.span.start for other in judged.figures])
    earlier = [other.span.end for other in judged.figures if other.span.end <= figure.span.start]
    stop = re.search(r"[，,。；;、]", text[figure.span.end :])
    start = max(earlier, default=0)
    return text[start : figure.span.end + (stop.start() if stop else len(text))]


def _around_time(text: str, figure: Figure, starts: Sequence[int]) -> str:
    """A time governs what follows, up to the next time; at the end of a clause it belongs to the clause."""
    end = min((start for start in starts if start > figure.span.start), default=len(text))
    lead = re.search(r"[^，,。；;]*$", text[: figure.span.start])
    return (lead[0] if lead else "") + text[figure.span.start : end]


def _sentence(asked: Asked, terms: Terms, possible: Sequence[Judged]) -> Extract:
    best = possible[0]
    limit = _LENGTHS.get(asked.kind, _SHORT)
    window = _grown(best, possible, limit)
    quote = shorten("".join(judged.candidate.text for judged in window), terms, limit)
    label = _polarity(asked, best.candidate.text) if asked.kind is Kind.YES_NO else ""
    span = Span(window[0].candidate.span.start, window[-1].candidate.span.end)
    return Extract(best, Claim(_evidence(best, span), quote, label=label), None, best.features["words"])


def _grown(best: Judged, possible: Sequence[Judged], limit: int) -> list[Judged]:
    """The sentence with the better ones of its neighbours in the passage, while they fit into `limit`."""
    same = best.candidate.hit.passage.passage_id
    row = sorted(
        (j for j in possible if j.candidate.hit.passage.passage_id == same), key=lambda j: j.candidate.span
    )
    first = last = row.index(best)
    while True:
        near = [i for i in (first - 1, last + 1) if 0 <= i < len(row) and _adjoins(row, i, first, last)]
        size = sum(len(judged.candidate.text) for judged in row[first : last + 1])
        near = [i for i in near if size + len(row[i].candidate.text) <= limit]
        if not near:
            return row[first : last + 1]
        chosen = max(near, key=lambda i: row[i].score)
        first, last = min(first, chosen), max(last, chosen)


def _adjoins(row: Sequence[Judged], index: int, first: int, last: int) -> bool:
    """Whether no sentence was left out between a neighbour and the run from `first` to `last`."""
    one, other = (row[index], row[first]) if index < first else (row[last], row[index])
    text = other.candidate.hit.passage
    gap = text.text[one.candidate.span.end - text.span.start : other.candidate.span.start - text.span.start]
    return not gap.strip()


def _polarity(asked: Asked, sentence: str) -> str:
    negative = bool(_NEGATIVE.search(sentence)) != bool(_ASKS_NEGATIVELY.search(asked.focus))
    return "否" if negative else "是"


def _evidence(judged: Judged, span: Span) -> tuple[tuple[str, Span], ...]:
    """Where the words stand: in whole sentences, since half of one can mislead; very long ones are cut."""
    passage = judged.candidate.hit.passage
    start = passage.span.start
    own = Span(span.start - start, span.end - start)
    parts = [part for part in _whole_sentences(passage.text) if part.overlap(own)]
    if parts and parts[-1].end - parts[0].start <= _LONGEST_PROOF:
        own = Span(min(own.start, parts[0].start), max(own.end, parts[-1].end))
    return ((passage.doc_id, Span(start + own.start, start + own.end)),)


@functools.lru_cache(maxsize=_PASSAGES_KEPT)
def _whole_sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentences(text, whole=True))


def shorten(text: str, terms: Terms, limit: int) -> str:
    """The run of clauses, at most `limit` characters, that says most of what is asked; gaps are marked."""
    if len(text) <= limit:
        return text
    parts = clauses(text, Span(0, len(text)))
    gains = [terms.coverage(fold(span.text_of(text))) for span in parts]
    best, best_gain = (0, 0), -1.0
    for first in range(len(parts)):
        for last in range(first, len(parts)):
            if parts[last].end - parts[first].start > limit:
                break
            gain = sum(gains[first : last + 1])
            if gain > best_gain + 1e-9:
                best, best_gain = (first, last), gain
    window = _before(parts, _after(parts, best, limit), limit)
    return _cut(text, _covered(parts, window), limit)


def _around(text: str, focus: Span, limit: int) -> str:
    """The clauses around a figure, at most `limit` characters, those before it first."""
    if len(text) <= limit:
        return text
    parts = clauses(text, Span(0, len(text)))
    inside = [i for i, part in enumerate(parts) if part.overlap(focus)]
    chosen = (inside[0], inside[-1]) if inside else (0, 0)
    window = _after(parts, _before(parts, chosen, limit), limit)
    return _cut(text, _covered(parts, window), limit, focus)


def _after(parts: Sequence[Span], chosen: tuple[int, int], limit: int) -> tuple[int, int]:
    """Take in following clauses while there is room."""
    first, last = chosen
    while last + 1 < len(parts) and parts[last + 1].end - parts[first].start <= limit:
        last += 1
    return first, last


def _before(parts: Sequence[Span], chosen: tuple[int, int], limit: int) -> tuple[int, int]:
    """Take in preceding clauses while there is room."""
    first, last = chosen
    while first > 0 and parts[last].end - parts[first - 1].start <= limit:
        first -= 1
    return first, last


def _covered(parts: Sequence[Span], chosen: tuple[int, int]) -> Span:
    return Span(parts[chosen[0]].start, parts[chosen[1]].end)


def _cut(text: str, window: Span, limit: int, focus: Span | None = None) -> str:
    if len(window) > limit:
        start = max(window.start, (focus.end if focus else window.start + limit) - limit)
        window = Span(start, min(window.end, start + limit))
    before = GAP if window.start > 0 else ""
    after = GAP if window.end < len(text) else ""
    return f"{before}{window.text_of(text).strip()}{after}"
