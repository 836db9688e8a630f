"""What an expander is told of a question."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import rjieba

Frequency = Callable[[str], int]
"""How many passages of the library have a token."""

_LITTLE_WORDS = frozenset("了着过的我你他她它")
"""What people put between a verb and what it does something to."""


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

    @functools.cached_property
    def without_little_words(self) -> tuple[str, tuple[int, ...]]:
        """The question without 了, 着, 的, 我 and the like, and where in it each character stands."""
        kept = [at for at, character in enumerate(self.text) if character not in _LITTLE_WORDS]
        return "".join(self.text[at] for at in kept), tuple(kept)
