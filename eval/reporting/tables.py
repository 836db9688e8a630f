"""The tables of a report, for every form that it takes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from eval.reporting.content import System
from eval.reporting.words import LANGUAGES, MEANINGS, kind_name
from eval.score import Figure, Scored, grouped, means

_KIND_FIGURES = ("grounded", "answer", "evidence@5", "cited")
_FIRST = (
    "grounded",
    "answer",
    "cited",
    "precise",
    "exact",
    "evidence@1",
    "evidence@5",
    "evidence@10",
    "refusal",
    "refusal_precision",
    "false_refusal",
    "aurc",
    "ece",
    "seconds_median",
    "seconds_p95",
    "missing",
)

_NEED_CONFIDENCE = ("aurc", "ece")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts; in the first `words` columns stand words, in the others figures."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int


def overall(systems: Sequence[System], language: str) -> Table:
    """Every figure of every system, with its interval where there is one."""
    words, meanings = LANGUAGES[language], MEANINGS[language]
    named = [n for n in _FIRST if any(s.summary.get(n) is not None for s in systems)]
    names = named if "grounded" in named else [n for n in systems[0].summary if not n.endswith("_95")]
    rows = [(n, meanings.get(n, ""), *(_with_interval(s, n) for s in systems)) for n in names]
    return Table((words["figure"], words["meaning"], *(s.name for s in systems)), tuple(rows), 2)


def by_kind(system: System, language: str, key: Callable[[Scored], str]) -> Table:
    """The main figures of each kind of question."""
    words = LANGUAGES[language]
    rows = []
    for kind, scored in grouped(system.scored, key).items():
        cells = means(scored, _KIND_FIGURES).values()
        rows.append((kind_name(kind, language), str(len(scored)), *(shown(v) for v in cells)))
    return Table((words["kind"], words["count"], *_KIND_FIGURES), tuple(rows), 1)


def shown(value: Figure) -> str:
    """A figure as a reader sees it."""
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def kinds_of(system: System) -> Iterator[tuple[str, Callable[[Scored], str]]]:
    """The ways of parting the questions that say something about this set."""
    keys: dict[str, Callable[[Scored], str]] = {
        "by_type": lambda s: s.type,
        "by_wording": lambda s: s.wording,
    }
    for heading, key in keys.items():
        if any(key(scored) for scored in system.scored):
            yield heading, key


def _with_interval(system: System, name: str) -> str:
    if name in _NEED_CONFIDENCE and not system.risk:
        return shown(None)
    value, interval = system.summary.get(name), system.summary.get(f"{name}_95")
    if isinstance(interval, list):
        return f"{shown(value)} ({shown(interval[0])}–{shown(interval[1])})"
    return shown(value)
