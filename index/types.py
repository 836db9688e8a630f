"""The vocabulary of search, and the seams that other engines plug into."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from corpus.types import Passage

Matrix = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int32]
Rarity = Callable[[str], float]
"""How telling a token is in the library, from 0 (stands everywhere) to 1 (stands nowhere else)."""


class SearchError(Exception):
    """An index could not be built, opened or asked; the message says what to do next."""


class BrokenIndexError(SearchError):
    """The files of an index are damaged or of another kind; deleting them and building anew helps."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """Other words that a passage may use for a part of the question.

    Attributes:
        text: What may stand in the passage, such as `细颗粒物`; folded.
        stands_for: The part of the folded question that it says otherwise, such as `雾霾`.
        kind: Why it may: `synonym`, `place`, `year`, `numeral`, `unit`, `number`, `typo`.
        weight: How well it stands for it, above 0 to 1.
    """

    text: str
    stands_for: str
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for.

    Attributes:
        text: A standalone question or keywords, unfolded.
        limit: How many hits are wanted at most.
        documents: Only these documents' passages; None for all.
    """

    text: str
    limit: int = 10
    documents: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found; its rank is its position in the list.

    Attributes:
        passage: What was found.
        score: Higher is better; comparable within one list only.
        parts: Where the score comes from, such as `{"lexical": 0.61, "vector": 0.32}`.
    """

    passage: Passage
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)


Scored = tuple[int, float]
"""A passage's id and its score in one index."""

IdRanges = Sequence[tuple[int, int]]
"""Passage ids from first to last, both included; a document's passages have neighbouring ids."""


class Embedder(Protocol):
    """Turns text into vectors."""

    @property
    def name(self) -> str:
        """What the settings call it."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text could get another vector."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """Vectors of shape `(len(texts), dimension)`, length 1, or all zero without a known token."""
        ...

    def embed_questions(self, texts: Sequence[str]) -> Matrix:
        """Like `embed_passages`, for questions."""
        ...


class VectorStore(Protocol):
    """Vectors on disk under passage ids."""

    def add(self, ids: Sequence[int], vectors: Matrix) -> None:
        """Store `vectors[i]` under `ids[i]`; an id that is there already is replaced."""
        ...

    def remove(self, first: int, last: int) -> None:
        """Forget every id from `first` to `last`, both included."""
        ...

    def search(self, vectors: Matrix, limit: int, allowed: IdRanges | None = None) -> list[list[Scored]]:
        """For each row the nearest ids by inner product, best first; only ids in `allowed` when given."""
        ...

    def commit(self, change: int) -> None:
        """Put everything on disk at once, together with the number of the last library change it holds."""
        ...

    @property
    def change(self) -> int:
        """The last library change that the files on disk hold; 0 when new."""
        ...

    def __len__(self) -> int:
        """How many vectors it holds."""
        ...

    def close(self) -> None:
        """Release files; what was not committed is lost, and that is safe."""
        ...


class LexicalIndex(Protocol):
    """An inverted index on disk under passage ids."""

    def add(self, passages: Sequence[Passage]) -> None:
        """Index passages; their ids are new."""
        ...

    def remove(self, first: int, last: int) -> None:
        """Forget every id from `first` to `last`, both included."""
        ...

    def search(
        self,
        text: str,
        limit: int,
        allowed: IdRanges | None = None,
        expansions: Sequence[Expansion] = (),
    ) -> list[Scored]:
        """The best passages by BM25, best first, none with score 0; only ids in `allowed` when given.

        Args:
            text: The question.
            limit: How many passages are wanted at most.
            allowed: Only these passages; None for all.
            expansions: Other words that count as found for parts of the question, by their weights.
        """
        ...

    def document_frequency(self, token: str) -> int:
        """How many passages have the token, give or take those just removed."""
        ...

    def __len__(self) -> int:
        """How many passages it holds."""
        ...

    def commit(self, change: int) -> None:
        """Put everything on disk at once, together with the number of the last library change it holds."""
        ...

    @property
    def change(self) -> int:
        """The last library change that the files on disk hold; 0 when new."""
        ...

    def close(self) -> None:
        """Release files and locks."""
        ...


@runtime_checkable
class TokenEmbedder(Protocol):
    """An embedder whose vectors are sums of vectors of tokens, which it can tell one by one."""

    def token_ids(self, texts: Sequence[str]) -> list[Ids]:
        """For each text its tokens in order, shape `(tokens,)`."""
        ...

    def token_vectors(self, ids: Ids) -> Matrix:
        """The vectors of tokens, shape `(len(ids), dimension)`; not normalised."""
        ...

    def question_weights(self, ids: Ids) -> Matrix:
        """What the vectors of tokens are multiplied with in a question, shape `(len(ids),)`."""
        ...


class Reranker(Protocol):
    """Puts what was found into a better order."""

    @property
    def name(self) -> str:
        """What the settings call it."""
        ...

    @property
    def depth(self) -> int:
        """How many hits it wants to see; those beyond keep their order."""
        ...

    def rerank(
        self, query: Query, expansions: Sequence[Expansion], hits: Sequence[Hit], rarity: Rarity
    ) -> list[Hit]:
        """The same passages, best first, with scores above 0 that never rise.

        Args:
            query: What was searched for.
            expansions: What else may stand for parts of it.
            hits: What was found; their order says nothing, their scores and parts do.
            rarity: Weighs tokens.
        """
        ...


class OpenVectorStore(Protocol):
    """How a registered vector store is opened."""

    def __call__(self, folder: Path, dimension: int, fingerprint: str) -> VectorStore:
        """Open or create the store in `folder`.

        Raises:
            BrokenIndexError: The store is damaged, or holds vectors of another dimension or of an embedder
                with another fingerprint.
        """
        ...
