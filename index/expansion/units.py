"""The names and signs of units: 平方公里 and km², 度 and 千瓦时."""

from collections.abc import Iterator
from pathlib import Path

from index.expansion.asking import Asking
from index.expansion.table import read_table
from index.types import Expansion

KIND = "unit"
TABLE = Path(__file__).with_name("units.txt")
_WEIGHT = 0.8


def expansions(asking: Asking) -> Iterator[Expansion]:
    """Other names of the units that a question names."""
    return read_table(TABLE).expansions(asking, KIND, _WEIGHT)
