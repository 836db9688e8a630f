"""Where in a passage the answer to a question stands, and whether it stands there at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import safetensors.numpy
from safetensors import SafetensorError, safe_open

from assistant.reading import features, questions
from assistant.reading.candidates import Places, View, overlap
from assistant.reading.chooser import Choice, Chooser
from assistant.reading.network import LONGEST, Network, Scores, Text
from assistant.reading.pieces import Pieces, pieces_of
from index.embedders.static import StaticEmbedder
from index.types import Matrix, SearchError

MODEL = Path(__file__).parent / "model"
FILE = "reader.safetensors"
TREES = "choice.npz"
VECTORS = "vectors"
CHOSEN = "clauses"
"""The style whose answers the trees choose; they have learnt from no others."""
VERSION = 2
"""Of the file's layout and of what the features mean; a file of another version is refused."""
STYLES = {"clauses": 0, "terms": 1}
"""How long answers are wanted: as in CMRC 2018 (clauses, on average 31 characters) or in DRCD (terms, 5)."""

_PROPOSED = 30
_WEIGHED = 12
_TOLD = 5
_LONGEST_VECTOR = 16.097937
"""Of the bundled model, so that lengths come to 1 at most."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The likeliest answer in one passage.

    Attributes:
        start: Where it starts in the passage's text as given.
        end: Where it ends, excluded; above `start`.
        answered: Estimated probability that the passage answers the question at all.
        share: How much of the answer this span is expected to share, given that it is answered, from 0 to 1.
        spans: The likeliest spans with their probability, given that it is answered; falling.
    """

    start: int
    end: int
    answered: float
    share: float
    spans: tuple[tuple[int, int, float], ...]

    @property
    def score(self) -> float:
        """How much of an answer can be expected of it, from 0 to 1."""
        return self.answered * self.share


class Reader:
    """Reads passages. Threads may share it.

    Args:
        network: What was learnt.
        embedder: The static embedding model that it was learnt with.
        chooser: What chooses among the network's spans in the style `CHOSEN`; the network itself if None.
    """

    def __init__(self, network: Network, embedder: StaticEmbedder, chooser: Chooser | None = None) -> None:
        self._network = network
        self._embedder = embedder
        self._chooser = chooser

    def read(self, question: str, passages: Sequence[str], style: str = "clauses") -> list[Reading | None]:
        """The likeliest answer of each passage, each read by itself.

        Args:
            question: One standalone question.
            passages: Their texts, with or without line breaks; some hundred characters each.
            style: A key of `STYLES`.

        Returns:
            As many as there are passages, in their order; None for one without a character that can be read,
            and for all when the question has none.

        Raises:
            KeyError: There is no such style.
        """
        number = STYLES[style]
        asked = pieces_of(question, self._embedder)
        if not len(asked):
            return [None] * len(passages)
        text, weights = question_text(asked, self._embedder)
        known = self._network.ask(text, number)
        chooser = self._chooser if style == CHOSEN else None
        found: list[Reading | None] = []
        for passage in passages:
            pieces = pieces_of(passage, self._embedder)
            if not len(pieces):
                found.append(None)
                continue
            seen = passage_text(asked, text, weights, pieces, self._embedder)
            scores = self._network.read(known, seen)
            choice = chooser.choose(View(asked, pieces, seen.features, scores)) if chooser else None
            found.append(reading_of(pieces, scores, choice))
        return found


def question_text(question: Pieces, embedder: StaticEmbedder) -> tuple[Text, Matrix]:
    """What the network sees of a question, and how much each of its pieces says, shape `(pieces,)`."""
    rows = questions.features_of(question)
    vectors, lengths = _directions(question, embedder)
    weights = lengths * embedder.question_weights(question.ids) * (1 - rows[:, 0]) * (1 - rows[:, 3])
    return Text(question.ids, vectors, np.hstack([rows, weights[:, None]])), weights


def passage_text(
    question: Pieces, asked: Text, weights: Matrix, passage: Pieces, embedder: StaticEmbedder
) -> Text:
    """What the network sees of a passage beside a question."""
    vectors, lengths = _directions(passage, embedder)
    rows = features.features_of(question, passage, vectors @ asked.vectors.T, weights)
    return Text(passage.ids, vectors, np.hstack([rows, lengths[:, None]]))


def reading_of(passage: Pieces, scores: Scores, choice: Choice | None = None) -> Reading:
    """What is to be said of a passage.

    Args:
        passage: Its pieces.
        scores: The network's.
        choice: The span that was chosen; without one it is that which shares most with all likely ones,
            weighed by how likely they are.
    """
    flat = scores.spans.ravel()
    near = np.argpartition(-flat, min(_PROPOSED, len(flat) - 1))[:_PROPOSED]
    top = near[np.lexsort((near, -flat[near]))]
    level = flat[top[0]]
    total = float(np.exp(flat - level).sum())
    shares = np.exp(flat[top] - level) / total
    firsts, lengths = np.divmod(top, LONGEST)
    lasts = np.minimum(firsts + lengths, len(passage) - 1)
    chosen = choice or _shared_most(firsts, lasts, shares)
    spans = [passage.span(int(first), int(last)) for first, last in zip(firsts, lasts, strict=True)]
    absent = scores.absent - float(level) - float(np.log(total))
    return Reading(
        *passage.span(chosen.first, chosen.last),
        answered=0.5 - 0.5 * float(np.tanh(0.5 * absent)),
        share=chosen.share,
        spans=tuple((*span, float(share)) for span, share in zip(spans[:_TOLD], shares, strict=False)),
    )


def _shared_most(firsts: Places, lasts: Places, shares: Matrix) -> Choice:
    expected = (overlap(firsts, lasts, firsts, lasts) @ shares)[:_WEIGHED]
    best = int(np.argmax(expected))
    return Choice(int(firsts[best]), int(lasts[best]), min(float(expected[best]), 1.0))


def open_reader(folder: Path = MODEL) -> Reader:
    """Open the bundled reader.

    Args:
        folder: Where the trained weights and trees are, and the vectors that they were learnt with; those of
            the search may have been learnt anew since.

    Raises:
        SearchError: A file is missing, damaged, or of another version.
    """
    network = Network(_weights(folder / FILE))
    return Reader(network, StaticEmbedder(folder / VECTORS, name="reader"), Chooser.load(folder / TREES))


def save(weights: Mapping[str, Matrix], file: Path) -> None:
    """Write weights in half precision; the same weights make the same bytes."""
    halved = {name: np.ascontiguousarray(weights[name], np.float16) for name in sorted(weights)}
    file.write_bytes(safetensors.numpy.save(halved, metadata={"version": str(VERSION)}))


def _weights(file: Path) -> dict[str, Matrix]:
    try:
        with safe_open(file, "numpy") as stored:
            version = (stored.metadata() or {}).get("version")
            halved = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118 (it is no dict)
    except (OSError, SafetensorError) as error:
        raise _unreadable(file, str(error)) from error
    if version != str(VERSION):
        raise _unreadable(file, f"it has version {version}, needed is version {VERSION}")
    return {name: weights.astype(np.float32) for name, weights in halved.items()}


def _unreadable(file: Path, why: str) -> SearchError:
    return SearchError(
        f"the reader in {file} cannot be read: {why}; restore the file, or make it anew with "
        "`python -m assistant.reading.train`"
    )


def _directions(pieces: Pieces, embedder: StaticEmbedder) -> tuple[Matrix, Matrix]:
    """The pieces' vectors at length 1, and their lengths, which are greater the more a piece says."""
    vectors = embedder.token_vectors(pieces.ids)
    lengths = np.linalg.norm(vectors, axis=1)
    return vectors / np.maximum(lengths, 1e-9)[:, None], lengths / _LONGEST_VECTOR
