"""Comparisons as text for people and as JSON for programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from eval.compare import Change, Comparison, Row

_HEAD = (
    f"{'figure':14} {'before':>8} {'after':>8} {'difference':>10} {'95% interval':>20} "
    f"{'p':>7} {'p (Holm)':>8} {'won':>4} {'lost':>4} {'even':>4}"
)
_LONGEST_REPLY = 120


def comparison_text(comparison: Comparison, level: float) -> str:
    """The table of figures, and the questions that were lost, won or answered in other words."""
    lost = [c for c in comparison.changes if c.headline < 0]
    won = [c for c in comparison.changes if c.headline > 0]
    same = [c for c in comparison.changes if c.headline == 0]
    blocks = [
        "\n".join(_table(comparison, level)),
        *_listed(f"lost by {comparison.headline}", lost),
        *_listed(f"won by {comparison.headline}", won),
    ]
    if same:
        ids = " ".join(c.id for c in same)
        blocks.append(f"changed, but {comparison.headline} stayed ({len(same)}): {ids}")
    return "\n\n".join(blocks)


def comparison_json(comparison: Comparison, level: float) -> str:
    """Everything as one JSON object on a line."""
    rows = [
        asdict(row)
        | {"difference": row.difference, "worse": row.worse, "significant": row.significant(level)}
        for row in comparison.rows
    ]
    names = {"before": comparison.before, "after": comparison.after, "headline": comparison.headline}
    changes = [asdict(change) for change in comparison.changes]
    return json.dumps(names | {"level": level, "figures": rows, "changes": changes}, ensure_ascii=False)


def _table(comparison: Comparison, level: float) -> Iterator[str]:
    yield f"before: {comparison.before}; after: {comparison.after}"
    yield _HEAD
    for row in comparison.rows:
        yield _row_line(row, level)
    yield f"* differs by more than chance at the level {level:g}, all figures considered"


def _row_line(row: Row, level: float) -> str:
    interval = "{:+.4f} to {:+.4f}".format(*row.interval)
    mark = f" * {'worse' if row.worse else 'better'}" if row.significant(level) else ""
    return (
        f"{row.measure:14} {row.before:8.4f} {row.after:8.4f} {row.difference:+10.4f} {interval:>20} "
        f"{row.p:7.4f} {row.p_corrected:8.4f} {row.wins:4} {row.losses:4} {row.ties:4}{mark}"
    )


def _listed(heading: str, changes: Sequence[Change]) -> Iterator[str]:
    if changes:
        yield "\n".join([f"{heading} ({len(changes)})", *(_change_lines(change) for change in changes)])


def _change_lines(change: Change) -> str:
    return (
        f"  {change.id}  {change.question}\n"
        f"    before: {_short(change.before)}\n    after:  {_short(change.after)}"
    )


def _short(reply: str) -> str:
    return reply if len(reply) <= _LONGEST_REPLY else f"{reply[:_LONGEST_REPLY]}…"
