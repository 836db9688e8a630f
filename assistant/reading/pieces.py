"""Texts as pieces of the embedding model's tokenizer, each with its place in the text as it was given."""

import functools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.embedders.static import StaticEmbedder
from index.folding import fold
from index.types import Ids

Places = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text in pieces.

    Attributes:
        folded: The searched characters, without white space between Chinese ones.
        ids: The pieces' numbers in the vocabulary, shape `(pieces,)`.
        bounds: Where each piece starts and ends in `folded`, shape `(pieces, 2)`.
        origin: For each character of `folded` its position in the text given.
    """

    folded: str
    ids: Ids
    bounds: Places
    origin: Places

    def __len__(self) -> int:
        return len(self.ids)

    def words(self) -> list[str]:
        """The pieces as folded text."""
        return [self.folded[start:end] for start, end in self.bounds.tolist()]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the pieces from the first to the last, both included, stand in the text given."""
        start, end = int(self.bounds[first, 0]), int(self.bounds[last, 1])
        return int(self.origin[start]), int(self.origin[end - 1]) + 1

    def cover(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and last piece that share characters with a part of the text given; None if none does."""
        begins, ends = self.origin[self.bounds[:, 0]], self.origin[self.bounds[:, 1] - 1] + 1
        (shared,) = np.nonzero((begins < end) & (ends > start))
        return (int(shared[0]), int(shared[-1])) if len(shared) else None


def pieces_of(text: str, embedder: StaticEmbedder) -> Pieces:
    """Cut a text, which may be empty or nothing but white space, into the embedding model's pieces."""
    folded, origin = unbroken(text)
    ids, bounds = embedder.locate(folded)
    kept = bounds[:, 1] > bounds[:, 0]
    return Pieces(folded, ids[kept], bounds[kept], origin)


def unbroken(text: str) -> tuple[str, Places]:
    """Characters folded one by one, so that places are kept, and where each came from.

    White space is left out except between Latin letters or figures, since scans break lines anywhere.
    """
    folded = "".join(map(folded_character, text))
    kept = [place for place, character in enumerate(folded) if character != " " or _parts(folded, place)]
    return "".join(folded[place] for place in kept), np.array(kept, np.int32)


def _parts(text: str, place: int) -> bool:
    """Whether Latin letters or figures stand on either side of a place."""
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return len(around) == 2 and around.isascii() and around.isalnum()


@functools.lru_cache(maxsize=65536)
def folded_character(character: str) -> str:
    """One character for one: simplified, NFKC, lower case; any white space is a space."""
    folded = fold(character)
    return folded[0] if folded and not folded[0].isspace() else " "
