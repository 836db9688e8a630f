"""What an expander is told of a question."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import rjieba

Frequency = Callable[[str], int]
"""How many passages of the library have a token."""


@dataclass(frozen=True)
class Asking:
    """A question, folded.

    Attributes:
        text: The folded question.
        frequency: How many passages of the library have a token; None when there is no library.
    """

    text: str
    frequency: Frequency | None = None

    @functools.cached_property
    def cuts(self) -> frozenset[int]:
        """Where words begin and end."""
        position, cuts = 0, {0}
        for word in rjieba.cut(self.text):
            position += len(word)
            cuts.add(position)
        return frozenset(cuts)
