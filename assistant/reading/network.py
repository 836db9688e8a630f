"""The trained reader's network, run with NumPy: gated convolutions over a passage's pieces.

The pieces' vectors are those of the bundled embedding model. Each piece of the passage looks at the question
(attention that starts from the cosines of the vectors), convolutions of growing reach gather what stands
around it, and every span of up to `LONGEST` pieces gets a score, as does "not answered here". Joint scores of
spans are those of Lee et al., "Learning recurrent span representations for extractive question answering"
(2016), the gates those of Dauphin et al., "Language modeling with gated convolutional networks" (ICML 2017).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import as_strided

from index.types import Ids, Matrix

LONGEST = 64
"""Pieces of the longest span that is scored."""
QUESTION_BLOCKS = 2
PASSAGE_BLOCKS = 1
REACHES = (1, 2, 4, 8, 1)
"""How far to either side the blocks look that come after the question was seen, one after the other."""
_TINY = 1e-5

Weights = Mapping[str, Matrix]


@dataclass(frozen=True, slots=True)
class Text:
    """What the network sees of a question or a passage.

    Attributes:
        ids: The pieces, shape `(pieces,)`.
        vectors: Their vectors of length 1, shape `(pieces, dimension)`.
        features: What else is known of each, shape `(pieces, columns)`.
    """

    ids: Ids
    vectors: Matrix
    features: Matrix


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was read once for all passages.

    Attributes:
        text: As given.
        states: What is known of each piece, shape `(pieces, width)`.
        whole: One row that sums them up, shape `(width,)`.
    """

    text: Text
    states: Matrix
    whole: Matrix


@dataclass(frozen=True, slots=True)
class Scores:
    """Logits.

    Attributes:
        spans: Shape `(pieces, LONGEST)`: of the span from piece i to piece i + j; hugely negative beyond the
            passage's end.
        absent: Of the answer standing nowhere in the passage.
    """

    spans: Matrix
    absent: float


class Network:
    """The forward pass. Threads may share it.

    Args:
        weights: Arrays by name, as `assistant.reading.train` writes them.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def ask(self, question: Text, style: int) -> Question:
        """Read the question alone, answers being wanted as one of the sets learnt from has them."""
        states = self._entered("question_in", question)
        states += self._weights["style.weight"][style]
        for block in range(QUESTION_BLOCKS):
            states = self._block(f"question_blocks.{block}", states, 1)
        told = _softmax(self._linear("pool", states)[:, 0])
        return Question(question, states, told @ states)

    def read(self, question: Question, passage: Text) -> Scores:
        """Read a passage of at least one piece."""
        states = self._entered("passage_in", passage)
        for block in range(PASSAGE_BLOCKS):
            states = self._block(f"passage_blocks.{block}", states, 1)
        seen = self._attended(question, passage, states)
        states = self._linear("merge", np.hstack([states, seen, states * seen, states * question.whole]))
        states += self._linear("whole", question.whole)
        for block, reach in enumerate(REACHES):
            states = self._block(f"blocks.{block}", states, reach)
        states = self._normed("norm", states)
        return Scores(self._spans(question, states), self._absent(question, states))

    def _entered(self, name: str, text: Text) -> Matrix:
        return self._linear(name, np.hstack([self._linear("project", text.vectors), text.features]))

    def _attended(self, question: Question, passage: Text, states: Matrix) -> Matrix:
        """What each piece of the passage takes over from the question's pieces, perhaps little."""
        alike, same = self._weights["alike"]
        matched = self._linear("look", states) @ self._linear("shown", question.states).T
        matched /= np.sqrt(np.float32(states.shape[1]))
        matched += alike * (passage.vectors @ question.text.vectors.T)
        matched += same * (passage.ids[:, None] == question.text.ids)
        nothing = np.broadcast_to(self._weights["nothing"], (len(matched), 1))
        taken: Matrix = _softmax(np.hstack([matched, nothing]))[:, :-1] @ question.states
        return taken

    def _spans(self, question: Question, states: Matrix) -> Matrix:
        whole = question.whole
        starts = (states @ (self._weights["start.weight"][0] + self._linear("start_whole", whole)))[:, None]
        ends = states @ (self._weights["end.weight"][0] + self._linear("end_whole", whole))
        first, last = self._linear("first", states), self._linear("last", states)
        pairs = first @ last.T / np.sqrt(np.float32(first.shape[1])) + ends
        padded = np.full((len(states), len(states) + LONGEST - 1), -1e4, np.float32)
        padded[:, : len(states)] = pairs
        step, unit = padded.strides
        # Row i begins at its diagonal: the span from piece i to itself.
        spans = as_strided(padded, (len(states), LONGEST), (step + unit, unit), writeable=False)
        scores: Matrix = spans + starts + self._linear("length", whole)
        return scores

    def _absent(self, question: Question, states: Matrix) -> float:
        seen = np.concatenate([states.max(axis=0), states.mean(axis=0), question.whole])
        return float(self._linear("absent_out", _gelu(self._linear("absent_in", seen)))[0])

    def _block(self, name: str, states: Matrix, reach: int) -> Matrix:
        """Add what a gated convolution over three pieces, `reach` apart, makes of the states."""
        normed = self._normed(f"{name}.norm", states)
        width = states.shape[1]
        around = np.zeros((len(states), 3 * width), np.float32)
        around[reach:, :width] = normed[:-reach]
        around[:, width : 2 * width] = normed
        around[:-reach, 2 * width :] = normed[reach:]
        mixed = self._linear(f"{name}.mix", around)
        gate: Matrix = np.tanh(0.5 * mixed[:, width:])
        gate += 1
        gate *= mixed[:, :width]
        gate *= 0.5
        gate += states
        return gate

    def _linear(self, name: str, rows: Matrix) -> Matrix:
        made: Matrix = rows @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return made

    def _normed(self, name: str, rows: Matrix) -> Matrix:
        centred = rows - rows @ np.full((rows.shape[1], 1), 1 / rows.shape[1], np.float32)
        scale = np.sqrt(np.einsum("ij,ij->i", centred, centred) / rows.shape[1] + _TINY)
        centred *= (1 / scale)[:, None]
        centred *= self._weights[f"{name}.weight"]
        centred += self._weights[f"{name}.bias"]
        return centred


def _softmax(rows: Matrix) -> Matrix:
    raised = np.exp(rows - rows.max(axis=-1, keepdims=True))
    shares: Matrix = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _gelu(values: Matrix) -> Matrix:
    inner = np.float32(np.sqrt(2 / np.pi)) * (values + np.float32(0.044715) * values**3)
    bent: Matrix = 0.5 * values * (1 + np.tanh(inner))
    return bent
