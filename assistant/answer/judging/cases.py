"""The case that a question states, such as an age or a sum, and the rules that are meant for it; pure."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer.judging.candidates import Candidate
from assistant.answer.wording.ranges import (
    Rule,
    Stated,
    asks_for_bound,
    is_bound,
    narrowest,
    rules_in,
    stated_in,
)
from assistant.understand import Asked
from corpus.figures import Figure
from index.folding import fold
from index.types import Expansion

_UNDER_RULE = 0.8
"""What it speaks for or against words that the case which the question states falls under their rule."""
_BOUND = 0.4
"""What it speaks against a figure that it tells only when something holds."""
_SHORTEST_RULING = 5
"""Characters that tell something; fewer only name who is meant."""
_SAYS = 0.8
"""How well the bounds of a rule say what lies between them, as synonyms do."""

_Placed = tuple[str, Rule]
"""A sentence as displayed, and one of its rules."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a question states, held against passages.

    Attributes:
        stated: The values; empty when the question states none.
        held: The rules that hold for them, by passage; of several the narrowest.
        measures: What the values measure.
        bound_asked: Whether the bound of a condition is asked for.
    """

    stated: tuple[Stated, ...]
    held: dict[int, frozenset[_Placed]]
    measures: frozenset[str]
    bound_asked: bool

    def fit(self, candidate: Candidate, figure: Figure) -> float:
        """1 when a figure stands under a rule for the case, -1 under another one or as a bound, else 0."""
        text = candidate.text
        alike = [rule for rule in rules_in(text) if rule.range.measure in self.measures]
        if any(rule.bounds.covers(figure.span) for rule in alike):
            return self._fit_of_bound(candidate, figure, len(alike)) if self.bound_asked else -1.0
        own = {(text, rule) for rule in alike if rule.reach.covers(figure.span)}
        if own:
            return 1.0 if own & self._held_in(candidate) else -1.0
        return 0.0

    def _fit_of_bound(self, candidate: Candidate, figure: Figure, rules: int) -> float:
        """The same for a bound that is asked for: whether another condition beside it holds for the case."""
        text = candidate.text
        held = [rule for said, rule in self._held_in(candidate) if said == text]
        if any(rule.bounds.covers(figure.span) for rule in held):
            return -1.0
        return 1.0 if held else -float(rules > 1)

    def preference(self, candidate: Candidate, figure: Figure, *, ruled: bool) -> float:
        """What the case speaks for a figure.

        Args:
            candidate: Its sentence.
            figure: The figure.
            ruled: Whether another figure of the passage stands under the rule for the case.
        """
        fit = self.fit(candidate, figure)
        bound = not self.bound_asked and is_bound(candidate.text, figure.span)
        return _UNDER_RULE * (fit or -float(ruled)) - _BOUND * bound

    def preferences(self, found: Sequence[tuple[Candidate, Figure]]) -> list[float]:
        """What the case speaks for each of some figures in sentences."""
        ruled = {_passage(candidate) for candidate, figure in found if self.fit(candidate, figure) > 0}
        return [
            self.preference(candidate, figure, ruled=_passage(candidate) in ruled)
            for candidate, figure in found
        ]

    def rule_in(self, candidate: Candidate) -> Rule | None:
        """The rule of a sentence that holds for the case."""
        text = candidate.text
        return next((rule for said, rule in self._held_in(candidate) if said == text), None)

    def is_outside(self, candidate: Candidate) -> bool:
        """Whether a sentence has rules for other cases only, so that the contrary holds for this one."""
        cases = [each.range for each in self.stated if each.text not in candidate.folded]
        ranges = [rule.range for rule in rules_in(candidate.text) if rule.range.measure in self.measures]
        alike = [each for each in cases if ranges and each.measure == ranges[0].measure]
        return len(alike) == 1 and all(each.is_apart_from(alike[0]) for each in ranges)

    def ruling_in(self, candidate: Candidate, figures: Sequence[Figure]) -> Rule | None:
        """The same, where its words tell something but none of some figures, which could answer."""
        rule, text = self.rule_in(candidate), candidate.text
        if rule is None or any(rule.reach.covers(f.span) and not rule.bounds.covers(f.span) for f in figures):
            return None
        told = text[rule.bounds.end : rule.reach.end + 1]
        return rule if len(told) > _SHORTEST_RULING and not told.endswith(("：", ":")) else None

    def words_for(self, candidate: Candidate, figure: Figure) -> str:
        """What a sentence says for the case that a figure is given for; empty where it is not."""
        return self.words_of_case(candidate) if self.fit(candidate, figure) > 0 else ""

    def words_of_case(self, candidate: Candidate) -> str:
        """What a sentence says for the case: all but its rules for other ones."""
        text = candidate.text
        held = {rule for said, rule in self._held_in(candidate) if said == text}
        others = [rule for rule in rules_in(text) if rule.range.measure in self.measures and rule not in held]
        kept = [not any(rule.reach.start <= i < rule.reach.end for rule in others) for i in range(len(text))]
        return "".join(itertools.compress(text, kept))

    def sentence_fit(self, candidate: Candidate) -> float:
        """What the case speaks for a sentence: it has the rule for it, only other ones, or none."""
        if self.rule_in(candidate):
            return _UNDER_RULE
        others = any(rule.range.measure in self.measures for rule in rules_in(candidate.text))
        return -_UNDER_RULE * others

    @property
    def expansions(self) -> tuple[Expansion, ...]:
        """The bounds of the rules for the case, which say what the question states: 七十周岁以上 for 75岁."""
        bounds = {
            (fold(rule.bounds.text_of(text)), rule.range.measure)
            for placed in self.held.values()
            for text, rule in placed
        }
        return tuple(
            Expansion(text, each.text, "range", _SAYS)
            for each in self.stated
            for text, measure in sorted(bounds)
            if measure == each.range.measure
        )

    def _held_in(self, candidate: Candidate) -> frozenset[_Placed]:
        return self.held.get(_passage(candidate), frozenset())


NO_CASE = Case((), {}, frozenset(), bound_asked=False)
"""Nothing is stated."""


def case_of(asked: Asked, found: Iterable[Candidate]) -> Case:
    """The case that a question, or else the one before it, states, with the rules for it in sentences."""
    stated = stated_in(asked.focus) or stated_in(asked.text)
    ranges = tuple(each.range for each in stated)
    rules: defaultdict[int, list[_Placed]] = defaultdict(list)
    for candidate in found if stated else ():
        rules[_passage(candidate)].extend((candidate.text, rule) for rule in rules_in(candidate.text))
    held = {passage: frozenset(narrowest(ranges, placed)) for passage, placed in rules.items()}
    return Case(stated, held, frozenset(each.measure for each in ranges), asks_for_bound(asked.focus))


def _passage(candidate: Candidate) -> int:
    return candidate.hit.passage.passage_id
