"""Two systems on the same questions: which figures moved by more than chance, and which questions changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from eval.attempts import Attempt
from eval.types import EvalError
from index.significance import LEVEL, holm, mean_interval, sign_flip_p

LOWER_IS_BETTER = frozenset({"false_refusal"})


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of both systems, over the questions that it applies to in both.

    Attributes:
        measure: Its name.
        before: Mean of the first system.
        after: Mean of the second.
        interval: 95% bootstrap interval of `difference`.
        p: Two-sided p-value of the paired randomisation test.
        p_corrected: The same, corrected by Holm's method for the figures that differ anywhere.
        wins: Questions on which the second system is better.
        losses: Questions on which it is worse.
        ties: Questions on which both are equal.
    """

    measure: str
    before: float
    after: float
    interval: tuple[float, float]
    p: float
    p_corrected: float
    wins: int
    losses: int
    ties: int

    @property
    def difference(self) -> float:
        """How much higher the second system's mean is; for some figures lower is better."""
        return self.after - self.before

    @property
    def worse(self) -> bool:
        """Whether the second system's mean is on the bad side of the first's."""
        return gain(self.measure, self.difference) < 0

    def significant(self, level: float = LEVEL) -> bool:
        """Whether chance is an unlikely explanation, all figures considered."""
        return self.p_corrected <= level


@dataclass(frozen=True, slots=True)
class Change:
    """A question on which the systems differ.

    Attributes:
        id: The question's.
        question: What was asked.
        before: What the first system said.
        after: What the second said.
        headline: By how much the headline figure is better in the second; 0 when it stayed.
        figures: Every figure that changed, before and after; None where it did not apply.
    """

    id: str
    question: str
    before: str
    after: str
    headline: float
    figures: Mapping[str, tuple[float | None, float | None]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a comparison; rows in the order of the measures, changes in that of the set."""

    before: str
    after: str
    headline: str
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]

    def worsened(self, level: float = LEVEL, measures: Sequence[str] = ()) -> list[Row]:
        """Figures that are worse by more than chance, among the named ones or all."""
        chosen = [row for row in self.rows if not measures or row.measure in measures]
        return [row for row in chosen if row.worse and row.significant(level)]


def compare(before: Attempt, after: Attempt, measures: Sequence[str] = ()) -> Comparison:
    """Compare two systems question by question.

    Args:
        before: The first system on the set.
        after: The second system on the same set.
        measures: Names of the figures to compare; all that both have when empty.

    Raises:
        EvalError: A measure is unknown, or nothing can be compared.
    """
    pairs = {name: paired(before, after, name) for name in _measures(before, after, measures)}
    pairs = {name: values for name, values in pairs.items() if values}
    if not pairs:
        raise EvalError("no figure applies to a question in both; are they answers to the same set?")
    return Comparison(
        before.name, after.name, before.headline, tuple(_rows(pairs)), tuple(_changes(before, after))
    )


def paired(before: Attempt, after: Attempt, measure: str) -> list[tuple[float, float]]:
    """Both systems' figures of every question that the measure applies to in both."""
    others = {s.id: s.figures for s in after.scored}
    return [
        (s.figures[measure], others[s.id][measure])
        for s in before.scored
        if measure in s.figures and measure in others.get(s.id, {})
    ]


def gain(measure: str, difference: float) -> float:
    """The difference with its sign turned where lower is better."""
    return -difference if measure in LOWER_IS_BETTER else difference


def _measures(before: Attempt, after: Attempt, wanted: Sequence[str]) -> list[str]:
    known = list(dict.fromkeys(n for a in (before, after) for s in a.scored for n in s.figures))
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise EvalError(f"there is no figure {unknown[0]!r} here; there are {', '.join(known)}")
    return [name for name in known if not wanted or name in wanted]


def _rows(pairs: Mapping[str, list[tuple[float, float]]]) -> list[Row]:
    differences = {name: [b - a for a, b in values] for name, values in pairs.items()}
    p_values = {name: sign_flip_p(values) for name, values in differences.items()}
    # A figure that is equal on every question can raise no alarm, whatever the signs: it needs no correction.
    moved = [name for name, values in differences.items() if any(values)]
    corrected = dict(zip(moved, holm([p_values[name] for name in moved]), strict=True))
    return [
        _row(name, pairs[name], differences[name], p_values[name], corrected.get(name, 1.0)) for name in pairs
    ]


def _row(
    name: str, values: list[tuple[float, float]], differences: list[float], p: float, p_corrected: float
) -> Row:
    gains = [gain(name, d) for d in differences]
    return Row(
        measure=name,
        before=fmean(a for a, _ in values),
        after=fmean(b for _, b in values),
        interval=mean_interval(differences),
        p=p,
        p_corrected=p_corrected,
        wins=sum(g > 0 for g in gains),
        losses=sum(g < 0 for g in gains),
        ties=sum(g == 0 for g in gains),
    )


def _changes(before: Attempt, after: Attempt) -> list[Change]:
    others = {s.id: s.figures for s in after.scored}
    changes = []
    for scored in before.scored:
        old, new = scored.figures, others.get(scored.id, {})
        said, says = before.replies.get(scored.id, ""), after.replies.get(scored.id, "")
        moved = {n: (old.get(n), new.get(n)) for n in {**old, **new} if old.get(n) != new.get(n)}
        if moved or said != says:
            better = new.get(before.headline, 0.0) - old.get(before.headline, 0.0)
            question = before.questions.get(scored.id, "")
            changes.append(Change(scored.id, question, said, says, better, moved))
    return changes
