"""What speaks for each sentence of a passage as the one that answers."""

import re

import numpy as np

from assistant.reading import features as seen
from assistant.reading.candidates import View
from assistant.reading.matching import ENDS, Numbers, runs_of, starts_of
from assistant.reading.questions import kinds_of, parts_of
from index.types import Matrix

_SAID = (
    seen.RARE,
    seen.RARITY,
    seen.RUN,
    seen.SENTENCE,
    seen.SENTENCE_GAP,
    seen.TELLING,
    seen.TELLING_GAP,
)
_SAID_BY_CLAUSE = (seen.CLAUSE, seen.TELLING_CLAUSE, seen.RARE_CLAUSE, seen.RUN_CLAUSE)
_SIGNS = tuple(
    map(
        re.compile,
        (
            r"\d",
            r"\d+年|\d+月|世纪|年代",
            r"因为|由于|因此|因而|所以|原因|导致|致使|为了|使得|以致",
            r"《",
            r"[“「『\"]",
            r"、",
            r"是|为|指",
            r"称|又名|别名|简称|名为|叫",
            r"[省市县区镇国州岛]",
            r"通过|采用|利用|以.{1,12}方式|方法|措施",
            r"约|超过|达|共|[万亿]",
            r"首|最|第一",
            r"·",
            r"但|然而|却|不过",
            r"他|她|它|其|该",
            r"位于|座落|坐落|地处|出生",
        ),
    )
)
"""Looked for in what a sentence says beside the question's own words."""


def features_of(view: View) -> tuple[Matrix, Numbers]:
    """What is seen of each sentence.

    Returns:
        One row for each sentence, and for each piece the number of its sentence.
    """
    question, rows, words = view.question.folded, view.rows, view.passage.words()
    run = runs_of(words, ENDS)
    starts = starts_of(run)
    texts = ["".join(part) for part in _split(words, starts)]
    own = rows[:, seen.PAIRED] > 0.5
    others = ["" if said else word for word, said in zip(words, own, strict=True)]
    left = ["".join(part) for part in _split(others, starts)]
    said = rows[starts][:, _SAID]
    clauses = np.maximum.reduceat(rows[:, _SAID_BY_CLAUSE], starts, axis=0)
    columns = [
        said,
        said - said.max(axis=0),
        clauses,
        _around(said[:, [0, 5]]),
        _places(starts),
        -np.argsort(np.argsort(-said[:, [0, 5]], axis=0, kind="stable"), axis=0),
        _asked(question, texts),
        np.array([[bool(sign.search(text)) for sign in _SIGNS] for text in left]),
        np.log1p([[len(text), len(rest)] for text, rest in zip(texts, left, strict=True)]),
        np.tile(kinds_of(question), (len(starts), 1)),
    ]
    return np.hstack(columns).astype(np.float32), run


def _split(words: list[str], starts: Numbers) -> list[list[str]]:
    stops = [*starts[1:].tolist(), len(words)]
    return [words[start:stop] for start, stop in zip(starts.tolist(), stops, strict=True)]


def _around(values: Matrix) -> Matrix:
    """The same of the sentence before and of the one behind."""
    padded = np.pad(values, ((1, 1), (0, 0)))
    return np.hstack([padded[:-2], padded[2:]])


def _places(starts: Numbers) -> Matrix:
    count = len(starts)
    places = np.arange(count, dtype=np.float32)
    return np.stack([places, places / count, np.full(count, count, np.float32)], axis=1)


def _asked(question: str, texts: list[str]) -> Matrix:
    """Whether what surrounds the question word, and the noun that it is put to, stand in each sentence."""
    parts = parts_of(question)
    wanted = [
        parts.before[-2:] if len(parts.before) > 1 else "",
        parts.behind[:2] if len(parts.behind) > 1 else "",
        parts.noun,
        parts.noun[-1:],
    ]
    rows = [[bool(each) and each in text for each in wanted] + [len(parts.whole)] for text in texts]
    return np.array(rows, np.float32)
