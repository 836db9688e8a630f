"""Everything that can be turned when training."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the bundled model is trained.

    Attributes:
        pieces: Size of the vocabulary.
        longest_piece: Most characters in a piece.
        dimension: Length of a vector.
        batch: Pairs in a batch.
        steps: Batches to learn from.
        rate: Learning rate of the first step.
        temperature: Divides the cosines.
        longest_query: Most tokens in a piece of a passage that serves as a query.
        dropped: Share of such a query's tokens that are left out.
        kept: Share of the passages that keep the query's tokens.
        heads: Share of the queries on passages with a heading that are the heading.
        shares: How often a batch is of news, of laws, of questions.
        seed: Of everything that is drawn.
    """

    pieces: int = 60_000
    longest_piece: int = 8
    dimension: int = 256
    batch: int = 2048
    steps: int = 1500
    rate: float = 0.02
    temperature: float = 0.05
    longest_query: int = 32
    dropped: float = 0.25
    kept: float = 0.1
    heads: float = 0.2
    shares: tuple[float, float, float] = (5, 4, 1)
    seed: int = 0
