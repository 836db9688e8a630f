"""The gate: a change must not make our own set worse by more than noise.

The figures of every question are kept in the repository. The gate shuts when a figure's mean falls by more
than its allowance, however few questions that took, or when a paired one-sided test at `LEVEL` says that the
fall is no chance. That there are several figures is not corrected for: a false alarm costs a look, and a miss
costs a user's trust.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from eval.score import Scored
from eval.types import EvalError
from index.significance import LEVEL, sign_flip_p

ALLOWANCES: Mapping[str, float] = {"grounded": 0.02, "evidence@5": 0.02, "exact": 0.0, "refusal": 0.08}
"""How far each figure may fall, as long as the test is silent; quotes are never allowed to be inexact."""

Kept = Mapping[str, Mapping[str, float]]
"""The gated figures of every question, by its id."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One figure against the kept one, over the questions that it applies to in both.

    Attributes:
        measure: Its name.
        before: The kept mean.
        after: The mean now.
        p: How probable so deep a fall is by chance.
        won: Questions that are better now.
        lost: Questions that are worse now.
    """

    measure: str
    before: float
    after: float
    p: float
    won: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def fell(self) -> bool:
        """Whether the figure is worse by more than noise."""
        drop = self.before - self.after
        return drop > ALLOWANCES[self.measure] + 1e-9 or (drop > 0 and self.p <= LEVEL)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the gate says.

    Attributes:
        verdicts: One a figure.
        added: Questions that nothing is kept about.
        gone: Questions that the set no longer has.
    """

    verdicts: tuple[Verdict, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether no figure fell."""
        return not any(verdict.fell for verdict in self.verdicts)


def gated(scored: Sequence[Scored]) -> Kept:
    """The figures that the gate looks at, of every question."""
    return {s.id: {name: s.figures[name] for name in ALLOWANCES if name in s.figures} for s in scored}


def judge(kept: Kept, now: Kept) -> Judged:
    """Compare the kept figures with those of now, over the questions that they have in common."""
    return Judged(
        tuple(_verdicts(kept, now)),
        tuple(i for i in now if i not in kept),
        tuple(i for i in kept if i not in now),
    )


def read_kept(path: Path) -> Kept:
    """The kept figures.

    Raises:
        EvalError: The file is missing or is not what `write_kept` writes.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["questions"]
        return {
            question: {n: float(v) for n, v in row.items() if n in ALLOWANCES}
            for question, row in rows.items()
        }
    except FileNotFoundError:
        raise EvalError(f"{path} does not exist; `python -m eval gate --update` makes it") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvalError(f"{path} has no kept figures ({error!r}); make them with --update") from None


def write_kept(path: Path, kept: Kept) -> None:
    """Keep figures: means on top for people, then a question a line, so that a diff shows what changed."""
    means = {name: round(fmean(values), 4) for name in ALLOWANCES if (values := _values(kept, name))}
    rows = ",\n".join(f"    {_json(question)}: {_json(row)}" for question, row in kept.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'{{\n  "means": {_json(means)},\n  "questions": {{\n{rows}\n  }}\n}}\n', encoding="utf-8"
    )


def judged_lines(judged: Judged) -> Iterator[str]:
    """What the gate says, for people."""
    yield f"{'figure':12} {'kept':>8} {'now':>8} {'won':>4} {'lost':>4} {'p (worse)':>9}"
    for v in judged.verdicts:
        mark = "  fell" if v.fell else ""
        yield (
            f"{v.measure:12} {v.before:8.4f} {v.after:8.4f} {len(v.won):4} {len(v.lost):4} {v.p:9.4f}{mark}"
        )
    for v in judged.verdicts:
        yield from (
            f"{v.measure} {word} ({len(ids)}): {' '.join(ids)}"
            for word, ids in (("lost", v.lost), ("won", v.won))
            if ids
        )
    for ids, word in ((judged.added, "are new; nothing is kept about them"), (judged.gone, "left the set")):
        if ids:
            yield f"{len(ids)} questions {word}: {' '.join(ids)}"


def _verdicts(kept: Kept, now: Kept) -> Iterator[Verdict]:
    for measure in ALLOWANCES:
        common = [i for i in kept if measure in kept[i] and measure in now.get(i, {})]
        if not common:
            continue
        differences = {i: now[i][measure] - kept[i][measure] for i in common}
        yield Verdict(
            measure,
            fmean(kept[i][measure] for i in common),
            fmean(now[i][measure] for i in common),
            sign_flip_p(list(differences.values()), "less"),
            tuple(i for i, d in differences.items() if d > 0),
            tuple(i for i, d in differences.items() if d < 0),
        )


def _values(kept: Kept, name: str) -> list[float]:
    return [row[name] for row in kept.values() if name in row]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
