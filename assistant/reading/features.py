"""What can be seen of a passage's pieces beside those of a question, before anything is learnt."""

import functools

import numpy as np
import numpy.typing as npt

from assistant.reading.matching import BREAKS, ENDS, LONGEST_RUN, STOPS, matched, runs_of, starts_of, texts_of
from assistant.reading.pieces import Pieces
from index.types import Matrix

Numbers = npt.NDArray[np.int64]

_CLASSES = (
    "0123456789",
    "一二三四五六七八九十百千万亿零〇两",
    "年月日时分秒天周",
    "元%度米克吨里人个次名位件项条家种倍届",
    "。!?;",
    ",:",
    "、",
    '《“「『"',
    '》”」』"',
    "(〔[",
    ")〕]",
    "·-—~",
    "的之",
    "是为指叫称",
    "在于从至由被",
    "因以使令故",
)
_CLASS_OF = {character: number for number, characters in enumerate(_CLASSES) for character in characters}
_HAN, _LATIN, _OTHER = len(_CLASSES), len(_CLASSES) + 1, len(_CLASSES) + 2
_WINDOWS = (2, 6, 16, 40)
_FAR = 30.0
_NEAR = 0.3
_STOP_CODES = np.array([ord(character) for character in sorted(STOPS)])
CLASSES = len(_CLASSES) + 3
COLUMNS = 31 + len(_WINDOWS) + CLASSES

PAIRED, SHARE, EXACT = 1, 4, 6
"""Columns: a piece's characters in shared pairs, its closeness to the question, its weight as part of it."""
SENTENCE, CLAUSE, SENTENCE_GAP, CLAUSE_GAP = 7, 8, 9, 10
"""Columns: what the sentence and the clause say of the question, and how far they are behind the best."""
TELLING, TELLING_GAP, TELLING_CLAUSE = 22, 23, 24
"""Columns: the same where what the passage says everywhere weighs little."""
RARE, RARITY, RUN, RARE_CLAUSE, RUN_CLAUSE = 30, 31, 32, 33, 34
"""Columns: how rare what the sentence shares is, by the best one and by length; its longest run; clauses'."""


def features_of(question: Pieces, passage: Pieces, alike: Matrix, weights: Matrix) -> Matrix:
    """How each piece of the passage, its clause, its sentence and its surroundings agree with the question.

    Args:
        question: The question's pieces.
        passage: The passage's pieces.
        alike: Cosines of the pieces' vectors, shape `(len(passage), len(question))`.
        weights: How much each piece of the question says, shape `(len(question),)`.

    Returns:
        Shape `(len(passage), COLUMNS)`.
    """
    characters = _of_characters(question.folded, passage)
    same = passage.ids[:, None] == question.ids[None, :]
    said = np.maximum(np.maximum(alike, 0), same) * weights
    share = said.max(axis=1, initial=0.0) / max(float(weights.max(initial=0)), 1e-6)
    exact = (same * weights).max(axis=1, initial=0.0)
    words = passage.words()
    total = max(float(weights.sum()), 1e-6)
    sentence, clause = runs_of(words, ENDS), runs_of(words, BREAKS)
    by_sentence, by_clause = _covered(said, sentence) / total, _covered(said, clause) / total
    place = np.arange(len(passage), dtype=np.float32)
    columns = [
        *characters.T,
        share,
        alike.max(axis=1, initial=0.0),
        exact,
        by_sentence[sentence],
        by_clause[clause],
        by_sentence[sentence] - by_sentence.max(initial=0.0),
        by_clause[clause] - by_clause.max(initial=0.0),
        *_distances(characters[:, 1] > 0.5),
        np.minimum(place / 200, 2.0),
        _first(sentence),
        _first(clause),
        np.full(len(passage), said.max(axis=0, initial=0.0).sum() / total),
        *_windows(np.maximum(exact, characters[:, 1]), _WINDOWS),
        *_telling(alike, same, weights, sentence, clause),
        *_rare(question, passage, sentence, clause),
    ]
    return np.hstack([np.stack(columns, axis=1), _classes(words)]).astype(np.float32)


def _telling(
    alike: Matrix, same: np.ndarray, weights: Matrix, sentence: np.ndarray, clause: np.ndarray
) -> list[np.ndarray]:
    """The same with what the passage says everywhere weighing little: its subject tells nothing apart."""
    near = np.maximum(np.clip((alike - _NEAR) / (1 - _NEAR), 0, 1), same)
    found = np.maximum.reduceat(near, starts_of(sentence), axis=0)
    elsewhere = (found.sum(axis=0) - found.max(axis=0)) / max(len(found) - 1, 1)
    telling = weights * (1 - elsewhere) ** 2
    said = near * telling
    total, best = max(float(telling.sum()), 1e-6), max(float(telling.max(initial=0)), 1e-6)
    by_sentence, by_clause = _covered(said, sentence) / total, _covered(said, clause) / total
    around = np.pad(by_sentence, 1)
    here = said.max(axis=1, initial=0.0) / best
    return [
        here,
        by_sentence[sentence],
        by_sentence[sentence] - by_sentence.max(initial=0.0),
        by_clause[clause],
        by_clause[clause] - by_clause.max(initial=0.0),
        around[:-2][sentence],
        around[2:][sentence],
        *_windows(here, _WINDOWS[1:3]),
    ]


def _rare(question: Pieces, passage: Pieces, sentence: Numbers, clause: Numbers) -> list[np.ndarray]:
    """How rare what a piece's sentence and clause share with the question is, and how long it is at most."""
    whole = question.folded.rstrip("?。")
    rarity, longest = matched(whole, texts_of(passage, sentence))
    by_clause, longest_by_clause = matched(whole, texts_of(passage, clause))
    return [
        rarity[sentence] / max(float(rarity.max(initial=0)), 1e-6),
        rarity[sentence] / max(3 * len(whole), 1),
        longest[sentence] / LONGEST_RUN,
        by_clause[clause] / max(float(by_clause.max(initial=0)), 1e-6),
        longest_by_clause[clause] / LONGEST_RUN,
    ]


def _of_characters(question: str, passage: Pieces) -> Matrix:
    """Of each piece the part of its characters that the question has, also in pairs and threes; its size."""
    asked, read = _codes(question), _codes(passage.folded)
    rows = np.zeros((len(read) + 1, 3), np.float32)
    for width in (1, 2, 3):
        known = _grams(asked, width)
        if width == 1:
            known = known[(known[:, None] != _STOP_CODES).all(axis=1)]
        grams = _grams(read, width)
        starts = np.flatnonzero((grams[:, None] == known[known >= 0]).any(axis=1))
        for offset in range(width):
            rows[starts + offset, width - 1] = 1
    first, end = passage.bounds[:, 0], passage.bounds[:, 1]
    sums = np.vstack([np.zeros((1, 3), np.float32), np.cumsum(rows, axis=0)])
    means = (sums[end] - sums[first]) / np.maximum(end - first, 1)[:, None]
    return np.hstack([means, np.log1p(end - first)[:, None]]).astype(np.float32)


def _codes(text: str) -> Numbers:
    """Code points, -1 for marks."""
    return np.array([ord(character) if character.isalnum() else -1 for character in text], np.int64)


def _grams(codes: Numbers, width: int) -> Numbers:
    """A number for each run of so many characters; -1 where one of them is a mark."""
    count = max(0, len(codes) - width + 1)
    grams, marked = np.zeros(count, np.int64), np.zeros(count, bool)
    for offset in range(width):
        part = codes[offset : offset + count]
        grams = (grams << 21) | np.maximum(part, 0)
        marked |= part < 0
    return np.where(marked, -1, grams)


def _covered(said: Matrix, run: np.ndarray) -> Matrix:
    """For each run how much of the question is said in it, by the best piece for each of the question's."""
    starts = starts_of(run)
    return np.maximum.reduceat(said, starts, axis=0).sum(axis=1) if len(starts) else np.zeros(0, np.float32)


def _first(run: np.ndarray) -> np.ndarray:
    """Whether each piece is the first of its run."""
    first = np.ones(len(run), bool)
    first[1:] = run[1:] != run[:-1]
    return first


def _distances(flags: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How far the last flagged piece before each and the next one behind it are, from 0 to 1."""
    places = np.arange(len(flags))
    before = np.maximum.accumulate(np.where(flags, places, -_FAR))
    behind = np.minimum.accumulate(np.where(flags, places, len(flags) + _FAR)[::-1])[::-1]
    return _nearness(places - before), _nearness(behind - places)


def _nearness(gap: np.ndarray) -> np.ndarray:
    near: Matrix = np.log1p(np.clip(gap, 0, _FAR)) / np.log1p(_FAR)
    return near


def _windows(values: np.ndarray, widths: tuple[int, ...]) -> list[np.ndarray]:
    """Means around each piece, as many pieces on either side as the width says."""
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    places = np.arange(len(values))
    return [
        (sums[np.minimum(places + width + 1, len(values))] - sums[np.maximum(places - width, 0)]) / width
        for width in widths
    ]


def _classes(words: list[str]) -> Matrix:
    """What kinds of characters each piece begins and ends with."""
    rows = np.zeros((len(words), CLASSES), np.float32)
    places = np.arange(len(words))
    rows[places, [_class_of(word[0]) for word in words]] = 1
    rows[places, [_class_of(word[-1]) for word in words]] = 1
    return rows


@functools.lru_cache(maxsize=4096)
def _class_of(character: str) -> int:
    known = _CLASS_OF.get(character)
    if known is not None:
        return known
    if "\u3400" <= character <= "\u9fff":
        return _HAN
    return _LATIN if character.isalpha() else _OTHER
