"""Figures as text for people and as JSON for programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from eval.metrics.confidence import reliability, risk_coverage
from eval.score import Figure, Scored, Summary, grouped, means

_BY_KIND = ("grounded", "answer", "evidence@1", "evidence@5", "cited")
_NAME_WIDTH = 17


def answers_text(summary: Summary, scored: Sequence[Scored]) -> str:
    """The whole set, each wording, each type, and the questions that went wrong."""
    blocks = [
        "\n".join(_summary_lines(summary, len(scored))),
        "\n".join(_kind_lines("wording", grouped(scored, lambda s: s.wording))),
        "\n".join(_kind_lines("type", grouped(scored, lambda s: s.type))),
        _failures(scored),
    ]
    return "\n\n".join(block for block in blocks if block)


def run_text(summary: Summary, scored: Sequence[Scored]) -> str:
    """The whole set."""
    return "\n".join(_summary_lines(summary, len(scored)))


def as_json(summary: Summary, scored: Sequence[Scored]) -> str:
    """The summary, the curves and every question's figures as one JSON object on a line."""
    row: dict[str, object] = {"summary": summary, "questions": [_question_row(s) for s in scored]}
    judgements = [s.judgement for s in scored if s.judgement is not None]
    if judgements:
        row["risk_coverage"] = risk_coverage(judgements)
        row["reliability"] = [asdict(b) for b in reliability(judgements)]
    return json.dumps(row, ensure_ascii=False)


def _question_row(scored: Scored) -> dict[str, str | float]:
    row: dict[str, str | float] = {"id": scored.id}
    if scored.type:
        row |= {"type": scored.type, "wording": scored.wording}
    if scored.seconds is not None:
        row["seconds"] = scored.seconds
    return row | dict(scored.figures)


def _summary_lines(summary: Summary, count: int) -> Iterator[str]:
    yield f"{'questions':{_NAME_WIDTH}} {count}"
    for name, value in summary.items():
        if not name.endswith("_95"):
            between = summary.get(f"{name}_95")
            yield f"{name:{_NAME_WIDTH}} {_shown(value)}" + (f"  ({_shown(between)})" if between else "")


def _kind_lines(heading: str, groups: dict[str, list[Scored]]) -> Iterator[str]:
    if not any(groups):
        return  # the set does not tell kinds apart
    yield f"{'by ' + heading:{_NAME_WIDTH}} {'n':>4} " + " ".join(f"{name:>10}" for name in _BY_KIND)
    for kind, rows in groups.items():
        cells = means(rows, _BY_KIND).values()
        yield f"{kind or '-':{_NAME_WIDTH}} {len(rows):>4} " + " ".join(
            f"{_shown(value):>10}" for value in cells
        )


def _failures(scored: Sequence[Scored]) -> str:
    wrong = [s.id for s in scored if not s.figures["grounded"]]
    return f"not grounded ({len(wrong)}): {' '.join(wrong)}".rstrip()


def _shown(value: Figure) -> str:
    if value is None:
        return "-"
    if isinstance(value, list):
        return " to ".join(_shown(part) for part in value)
    return str(value) if isinstance(value, int) else f"{value:.4f}"
