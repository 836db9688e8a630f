"""Whether evidence meets the conditions of a question: place, year, part of the year, issue; pure."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from assistant.answer.judging.candidates import Candidate
from assistant.answer.wording.venues import encloses_venue
from assistant.understand import Asked
from corpus.figures import Figure, times_in
from corpus.numerals import NUMERAL, value_of
from corpus.periods import years_in
from index.folding import fold

_BASELINE_BEFORE = re.compile(r"(?:比|较|与|同|由|从|于|相比于?|自)$")
_BASELINE_AFTER = re.compile(r"^(?:的|年)?(?:基础上|相比|的水平|同期|为(?:基础|基数|基准|基期|参照))")
_OWN = re.compile(r"的?(?:约|近|为|是)?")
"""What may stand between a time and its figure."""
_ISSUE = re.compile(rf"第({NUMERAL}{{1,6}})([期批届辑卷])")
_PART = re.compile(r"[一二三四]季度|上半年|下半年")
_ARABIC_QUARTER = str.maketrans("1234", "一二三四")
_STATEMENTS = re.compile(r"[；;]")
_AROUND = 0.5
"""How far any sentence is of a place that only surrounds the one that is asked for."""
_RELATIVE = {"今年": 0, "当年": 0, "去年": -1, "前年": -2, "明年": 1}


@dataclass(frozen=True, slots=True)
class Fit:
    """How far a candidate meets the conditions; each from 0 (contradicts) to 1 (states it).

    Attributes:
        place: The places asked about.
        year: The years asked about.
        part: The part of a year asked about.
        issue: The issue, batch or session asked about, such as 第4期.
    """

    place: float
    year: float
    part: float
    issue: float

    @property
    def contradicted(self) -> bool:
        """Whether some condition is contradicted."""
        return min(self.place, self.year, self.part, self.issue) == 0


def fit_of(asked: Asked, candidate: Candidate, figure: Figure | None = None) -> Fit:
    """Check a sentence, or one figure in it."""
    return Fit(
        place=place_fit(asked, candidate),
        year=year_fit(asked, candidate, figure),
        part=_part_fit(asked, candidate),
        issue=_issue_fit(asked, candidate),
    )


def place_fit(asked: Asked, candidate: Candidate) -> float:
    """1 when the sentence or its nearest heading names every place asked about, less when its passage does.

    What stands under the heading of one place is not about another one that an outer heading names.
    """
    if not asked.places:
        return 1.0
    places = [fold(place) for place in asked.places]
    if all(encloses_venue(fold(asked.focus), place) for place in places):
        return _AROUND
    if all(place in candidate.folded or place in candidate.here for place in places):
        return 1.0
    elsewhere = bool(candidate.here) and not any(place in candidate.here for place in places)
    around = (
        f"{candidate.before} {candidate.folded} {candidate.after}" if elsewhere else candidate.surroundings
    )
    share = sum(place in around for place in places) / len(places)
    return 0.9 if share == 1 and not elsewhere else 0.4 * share


def year_fit(asked: Asked, candidate: Candidate, figure: Figure | None = None) -> float:
    """1 when the sentence or figure is of a year asked about, 0 when of another one, between if open."""
    if not asked.years:
        return 1.0
    stated = figure_years(candidate, figure) if figure else _said_years(candidate)
    if stated:
        return 1.0 if stated & asked.years else 0.0
    return _fit_of_issue(asked.years, candidate.issued)


def _fit_of_issue(years: Set[int], issued: int) -> float:
    """How far a document of a year speaks of others where it names none: of the last one often enough."""
    if not issued:
        return 0.6
    return 1.0 if issued in years else 0.5 * (issued - 1 in years)


def years_of(candidate: Candidate) -> frozenset[int]:
    """The years that a sentence speaks of: its own, or those before it, of its headings, of its document."""
    return _said_years(candidate) or frozenset({candidate.issued} if candidate.issued else ())


def figure_years(candidate: Candidate, figure: Figure) -> frozenset[int]:
    """The years that a figure of the sentence's displayed text is stated for: the nearest named before it.

    Of several statements divided by semicolons one that names a year behind the figure has its own.
    """
    before = fold(candidate.text[: figure.span.start])
    if own := _own_years(before, candidate.issued):
        return own
    *earlier, part = _STATEMENTS.split(before)
    behind = _STATEMENTS.split(fold(candidate.text[figure.span.start :]))[0]
    for text in (part, behind if earlier else "", before):
        if years := _nearest_years(text, candidate.issued):
            return years
    return _years_around(candidate)


def _own_years(before: str, issued: int) -> frozenset[int]:
    """The years of a time right before a figure, also where something is compared with it: 由2011年的62.5."""
    times = times_in(before)
    own = times and _OWN.fullmatch(before, times[-1].span.end)
    return _years(times[-1].text, issued) if own else frozenset()


def _said_years(candidate: Candidate) -> frozenset[int]:
    return _years(candidate.folded, candidate.issued) or _years_around(candidate)


def _years_around(candidate: Candidate) -> frozenset[int]:
    around = (_nearest_years(text, candidate.issued) for text in (candidate.before, candidate.setting))
    return next(filter(None, around), frozenset())


def _nearest_years(text: str, issued: int) -> frozenset[int]:
    """The years of the last time named in a text, those that others are compared with left aside."""
    for time in reversed(times_in(text)):
        years = _years(time.text, issued)
        if years and not _is_baseline(text, time):
            return years
    return frozenset()


def _years(text: str, issued: int) -> frozenset[int]:
    years = years_in(text)
    relative = {issued + shift for word, shift in _RELATIVE.items() if issued and word in text}
    return years | relative


def _is_baseline(text: str, time: Figure) -> bool:
    """Whether the time is what another one is compared with: 比2015年, 在2015年基础上."""
    before, after = text[: time.span.start], text[time.span.end :]
    return bool(_BASELINE_BEFORE.search(before[-3:]) or _BASELINE_AFTER.match(after))


def _part_fit(asked: Asked, candidate: Candidate) -> float:
    wanted = {
        part.translate(_ARABIC_QUARTER)
        for part in asked.parts
        if _PART.match(part.translate(_ARABIC_QUARTER))
    }
    stated = _parts(f"{candidate.setting} {candidate.before} {candidate.folded}")
    if not wanted or wanted & stated:
        return 1.0
    return 0.0 if stated else 0.7


def _parts(text: str) -> set[str]:
    return set(_PART.findall(text))


def _issue_fit(asked: Asked, candidate: Candidate) -> float:
    """1 when the sentence, or else its title or what precedes it, names the issue asked about."""
    wanted = set(issues_in(asked.focus))
    measures = {issue[-1] for issue in wanted}
    for text in (candidate.folded, candidate.setting, candidate.before) if wanted else ():
        if stated := {issue for issue in issues_in(text) if issue[-1] in measures}:
            return float(bool(stated & wanted))
    return 0.5 if wanted else 1.0


def is_other_issue(found: Sequence[Fit]) -> bool:
    """Whether an issue is asked about and only others are named, so that nothing else is of it either."""
    return any(fit.issue == 0 for fit in found) and not any(fit.issue == 1 for fit in found)


def issues_in(text: str) -> list[str]:
    """The issues, batches and sessions that a text names, all in one spelling: 第4期 and 第四期 as 4期."""
    found = _ISSUE.finditer(fold(text))
    return list(dict.fromkeys(f"{value_of(match[1])}{match[2]}" for match in found))


def stated_years(found: Iterable[Candidate]) -> list[int]:
    """All years that some candidates speak of, ascending, for telling a reader what there is instead."""
    return sorted({year for candidate in found for year in years_of(candidate)})
