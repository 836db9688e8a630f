"""What each part contributes: the whole system beside ones that lack a part, on the same questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.attempts import Attempt
from eval.compare import compare
from eval.types import EvalError
from index.significance import LEVEL, holm


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one variant.

    Attributes:
        mean: Its mean over the questions.
        difference: How much higher it is than the whole system's.
        p: Two-sided p-value of the paired randomisation test, corrected by Holm's method for all cells
            of the table that differ anywhere; 1 for the whole system.
    """

    mean: float
    difference: float = 0.0
    p: float = 1.0

    @property
    def significant(self) -> bool:
        """Whether chance is an unlikely explanation, the whole table considered."""
        return self.p <= LEVEL


@dataclass(frozen=True, slots=True)
class Ablation:
    """A table of figures: the whole system in the first row, then the variants.

    Attributes:
        measures: Names of the figures, a column each.
        rows: Name of each system with its cells.
    """

    measures: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def ablate(whole: Attempt, variants: Sequence[Attempt], measures: Sequence[str]) -> Ablation:
    """Set variants beside the whole system.

    Args:
        whole: The system with all its parts.
        variants: Each lacks something, on the same set.
        measures: Which figures to show.

    Raises:
        EvalError: There is nothing to set beside, or a figure is unknown.
    """
    if not variants or not measures:
        raise EvalError("an ablation needs at least one variant and one figure")
    compared = [compare(whole, variant, measures).rows for variant in variants]
    corrected = iter(_corrected([row.p for rows in compared for row in rows if _moved(row.wins, row.losses)]))
    table = [
        tuple(
            Cell(row.after, row.difference, next(corrected) if _moved(row.wins, row.losses) else 1.0)
            for row in rows
        )
        for rows in compared
    ]
    first = tuple(Cell(row.before) for row in compared[0])
    names = tuple(row.measure for row in compared[0])
    rows = zip((attempt.name for attempt in (whole, *variants)), (first, *table), strict=True)
    return Ablation(names, tuple(rows))


def ablation_markdown(ablation: Ablation) -> str:
    """The table in Markdown; a star marks what differs from the first row by more than chance."""
    return "\n".join(_lines(ablation)) + "\n"


def _lines(ablation: Ablation) -> Iterator[str]:
    yield f"| | {' | '.join(ablation.measures)} |"
    yield f"|---|{'---|' * len(ablation.measures)}"
    (whole, first), *others = ablation.rows
    yield f"| {whole} | {' | '.join(f'{cell.mean:.3f}' for cell in first)} |"
    for name, cells in others:
        yield f"| {name} | {' | '.join(map(_shown, cells))} |"


def _shown(cell: Cell) -> str:
    star = "\\*" if cell.significant else ""
    return f"{cell.mean:.3f} ({cell.difference:+.3f}{star})"


def _moved(wins: int, losses: int) -> bool:
    """Whether any question differs; a figure that is equal on all of them needs no correction."""
    return wins + losses > 0


def _corrected(p_values: Sequence[float]) -> list[float]:
    return holm(p_values) if p_values else []
