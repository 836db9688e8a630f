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
        thinned: Share of the passages' tokens that are left out.
        shares: How often a batch is of news, of laws, of questions.
        asked: STARD's questions in a batch of the second stage.
        everyday: Our own questions in such a batch, once with articles and once with sentences.
        mistaken: Passages for each of them that our own search took for its own.
        depth: How far down our own search is believed to be plausible, for words and for vectors.
        inside: Likest passages of the own statute among those mistaken for an answer to our own questions.
        outside: Likest passages of other statutes among them.
        random: Passages drawn from all beside them.
        beside: Pairs of each kind in such a batch, so that nothing is forgotten.
        rounds: How often each of our own questions is learnt from.
        late: What comparing word by word counts beside comparing whole texts.
        second_rate: Learning rate of the second stage's first step.
        alike: Cosine from which a passage counts as another version of a question's own.
        held: One statute in so many is kept apart with its questions, and measured.
        seed: Of everything that is drawn.
    """

    pieces: int = 80_000
    longest_piece: int = 8
    dimension: int = 256
    batch: int = 1024
    steps: int = 2200
    rate: float = 0.02
    temperature: float = 0.05
    longest_query: int = 32
    dropped: float = 0.25
    kept: float = 0.1
    heads: float = 0.2
    thinned: float = 0.3
    shares: tuple[float, float, float] = (5, 4, 1)
    asked: int = 16
    everyday: int = 64
    mistaken: int = 12
    depth: int = 60
    inside: int = 24
    outside: int = 16
    random: int = 128
    beside: int = 160
    rounds: int = 4
    late: float = 1.0
    second_rate: float = 0.01
    alike: float = 0.93
    held: int = 8
    seed: int = 0
