"""Likeness of meaning between a question and sentences: as wholes, and word by word."""

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import rjieba

from index.folding import fold
from index.types import Embedder, Matrix

_WORD = re.compile(r"[\w.%/]+")
_CACHED = 50_000
_UNLIKE, _ALIKE = 0.08, 0.5
"""Below the one cosine two words have nothing to do with each other, above the other they say the same."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike sentences are to a question, each figure from 0 to 1.

    Attributes:
        whole: Cosine of the question and each sentence.
        words: For each sentence, the share of the question's weight whose words have a like word in it.
    """

    whole: list[float]
    words: list[float]


class WordSpace:
    """Vectors of words and sentences; those of words are kept. Threads may share it.

    Args:
        embedder: Where the vectors come from; a static one, or it will be slow.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, npt.NDArray[np.float32]] = {}
        self._lock = threading.Lock()

    def likeness(self, question: str, weights: dict[str, float], sentences: Sequence[str]) -> Likeness:
        """Compare a question with sentences.

        Word by word this is late interaction (Khattab and Zaharia, "ColBERT", SIGIR 2020) with static
        vectors: each word of the question is matched with the most alike word of the sentence.

        Args:
            question: What is asked, without asking words.
            weights: Its words and how much each one matters.
            sentences: Folded texts.
        """
        if not sentences:
            return Likeness([], [])
        vectors = self._embedder.embed_passages([question, *sentences])
        whole = np.clip(vectors[1:] @ vectors[0], 0.0, 1.0)
        return Likeness([float(value) for value in whole], self.by_words(weights, sentences))

    def by_words(self, weights: dict[str, float], sentences: Sequence[str]) -> list[float]:
        """For each folded text the share of the question's weight whose words have a like word in it."""
        total = sum(weights.values())
        if not total:
            return [0.0] * len(sentences)
        bags = [list(words_of(sentence)) for sentence in sentences]
        vocabulary = {word: i for i, word in enumerate(dict.fromkeys(word for bag in bags for word in bag))}
        asked = self._vectors(list(weights))
        cosines = asked @ self._vectors(list(vocabulary)).T if vocabulary else np.zeros((len(asked), 0))
        alike = np.clip((cosines - _UNLIKE) / (_ALIKE - _UNLIKE), 0.0, 1.0).astype(np.float32)
        share = np.array(list(weights.values()), dtype=np.float32) / np.float32(total)
        return [
            float(share @ self._best(list(weights), alike, [vocabulary[word] for word in bag], sentence))
            for bag, sentence in zip(bags, sentences, strict=True)
        ]

    @staticmethod
    def _best(words: list[str], alike: Matrix, columns: list[int], sentence: str) -> Matrix:
        """For each word of the question its best likeness in a sentence; a word that stands there is 1."""
        stands = np.array([word in sentence for word in words], dtype=np.float32)
        return np.maximum(alike[:, columns].max(axis=1), stands) if columns else stands

    def _vectors(self, words: Sequence[str]) -> Matrix:
        with self._lock:
            new = [word for word in words if word not in self._known]
            if len(self._known) + len(new) > _CACHED:
                self._known.clear()
                new = list(words)
            for word, vector in zip(new, self._embedder.embed_passages(new), strict=True):
                self._known[word] = vector
            return np.array([self._known[word] for word in words], dtype=np.float32)


def words_of(text: str) -> Iterator[str]:
    """The words of a text, marks and blanks left out."""
    return (word for word in rjieba.cut(fold(text)) if _WORD.fullmatch(word))
