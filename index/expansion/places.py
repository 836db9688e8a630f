"""Short, joint and by-names of provinces and cities: 浙 and 浙江省, 甬台温, 申城.

Names without their suffix (北仑 for 北仑区) need nothing: they share the characters that are searched.
"""

from collections.abc import Iterator
from pathlib import Path

from index.expansion.asking import Asking
from index.expansion.table import read_table
from index.types import Expansion

KIND = "place"
TABLE = Path(__file__).with_name("places.txt")
_WEIGHT = 0.8


def expansions(asking: Asking) -> Iterator[Expansion]:
    """Other names of the places that a question names."""
    return read_table(TABLE).expansions(asking, KIND, _WEIGHT)
