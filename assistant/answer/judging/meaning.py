"""Likeness of meaning between a question and sentences: as wholes, and word by word."""

import functools
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import rjieba

from assistant.terms import Terms
from index.rerankers.interaction import Interaction
from index.types import Embedder, Matrix, TokenEmbedder

_WORD = re.compile(r"[\w.%/]+")
_CACHED = 40_000
_TEXTS_KEPT = 20_000
_QUESTIONS_KEPT = 64
_UNLIKE, _ALIKE = 0.08, 0.5
"""Below the one cosine two words have nothing to do with each other, above the other they say the same."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike sentences are to a question, each figure from 0 to 1.

    Attributes:
        whole: Cosine of the question and each sentence.
        words: For each sentence, the share of the question's weight whose words have a like word in it.
        tokens: The same token by token, in the sentence or in the headings above it, as the model has learnt
            to compare them; the same as `words` where the model has no tokens.
    """

    whole: list[float]
    words: list[float]
    tokens: list[float]


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence to compare a question with.

    Attributes:
        folded: Its text as compared.
        words: Its different words, as `words_of` gives them.
        setting: Title and headings above it, as compared.
    """

    folded: str
    words: Sequence[str]
    setting: str = ""


class WordSpace:
    """Vectors of words and sentences, kept for the next question. Threads may share it.

    Args:
        embedder: Where the vectors come from; a static one, or it will be slow.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._tokens = Interaction(embedder, _TEXTS_KEPT) if isinstance(embedder, TokenEmbedder) else None
        self._asked = functools.lru_cache(_QUESTIONS_KEPT)(self._embed_question)
        self._rows: dict[str, int] = {}
        self._table: Matrix = np.zeros((1024, embedder.dimension), dtype=np.float32)
        self._lock = threading.Lock()

    def likeness(
        self,
        question: str,
        terms: Terms,
        sentences: Sequence[Read],
    ) -> Likeness:
        """Compare a question with sentences.

        Args:
            question: What is asked.
            terms: Its words and how much each one matters.
            sentences: What it is compared with.
        """
        if not sentences:
            return Likeness([], [], [])
        texts = [sentence.folded for sentence in sentences]
        whole = np.clip(self._vectors(texts) @ self._asked(question), 0.0, 1.0)
        by_words = self.by_words(terms, texts, [sentence.words for sentence in sentences])
        settings = [sentence.setting for sentence in sentences]
        by_tokens = _by_tokens(self._tokens, question, texts, settings) if self._tokens else by_words
        return Likeness([float(value) for value in whole], by_words, by_tokens)

    def _embed_question(self, question: str) -> Matrix:
        vector: Matrix = self._embedder.embed_questions([question])[0]
        return vector

    def by_words(self, terms: Terms, sentences: Sequence[str], bags: Sequence[Sequence[str]]) -> list[float]:
        """For each text the share of the question's weight whose words have a like word in it.

        This is late interaction (Khattab and Zaharia, "ColBERT", SIGIR 2020) with static vectors: each word
        of the question is matched with the most alike word of the text; one that stands there counts whole.
        """
        words = list(terms.weights)
        if not words or not sentences:
            return [0.0] * len(sentences)
        vocabulary = {word: i for i, word in enumerate(dict.fromkeys(word for bag in bags for word in bag))}
        vectors = self._vectors([*words, *vocabulary])
        cosines = vectors[: len(words)] @ vectors[len(words) :].T
        alike = np.clip((cosines - _UNLIKE) / (_ALIKE - _UNLIKE), 0.0, 1.0)
        share = np.array([terms.weights[word] / terms.total for word in words], dtype=np.float32)
        return [
            float(share @ _best(terms, alike, [vocabulary[word] for word in bag], sentence))
            for bag, sentence in zip(bags, sentences, strict=True)
        ]

    def _vectors(self, texts: Sequence[str]) -> Matrix:
        """Vectors of shape `(len(texts), dimension)`, made only for texts that were not seen lately."""
        with self._lock:
            if len(self._rows) + len(texts) > _CACHED:
                self._rows.clear()
            new = [text for text in dict.fromkeys(texts) if text not in self._rows]
            if new:
                self._keep(new)
            return self._table[[self._rows[text] for text in texts]]

    def _keep(self, new: Sequence[str]) -> None:
        first, last = len(self._rows), len(self._rows) + len(new)
        if last > len(self._table):
            grown = np.zeros((max(last, 2 * len(self._table)), self._table.shape[1]), dtype=np.float32)
            grown[:first] = self._table[:first]
            self._table = grown
        self._table[first:last] = self._embedder.embed_passages(new)
        self._rows.update(zip(new, range(first, last), strict=True))


def _by_tokens(
    tokens: Interaction, question: str, sentences: Sequence[str], settings: Sequence[str]
) -> list[float]:
    """For each sentence how near the question's tokens come to its own ones and to those above it."""
    above = list(dict.fromkeys(settings))
    likest = tokens.likest(question, [*sentences, *above])
    row = {setting: len(sentences) + i for i, setting in enumerate(above)}
    both = np.maximum(likest[:, : len(sentences)], likest[:, [row[setting] for setting in settings]])
    return [float(value) for value in tokens.shares(question) @ both]


def words_of(folded: str) -> tuple[str, ...]:
    """The different words of a folded text, marks and blanks left out."""
    return tuple(dict.fromkeys(word for word in rjieba.cut(folded) if _WORD.fullmatch(word)))


def _best(terms: Terms, alike: Matrix, columns: list[int], sentence: str) -> Matrix:
    """For each word of the question its best likeness in a sentence; a word that stands there is 1."""
    said = terms.said(sentence)
    stands = np.array([said.get(word, 0.0) for word in terms.weights], dtype=np.float32)
    return np.maximum(alike[:, columns].max(axis=1), stands) if columns else stands
