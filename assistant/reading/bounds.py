"""What speaks for and against a span of a passage as the answer, beside the network's score."""

import math
import re

import numpy as np
import rjieba

from assistant.reading import features as seen
from assistant.reading.candidates import Candidates, View, bounds_of
from assistant.reading.matching import BREAKS, ENDS, Numbers, runs_of
from assistant.reading.network import LONGEST, Scores
from assistant.reading.pieces import Pieces
from assistant.reading.questions import Parts, kinds_of, parts_of
from index.types import Matrix

_BEFORE = ("。!?;", ",", ":", "、", '《“「『"(〔[', "是为即叫称指", "于在从至由被自", "因以将把及和与", "的")
_NEXT = ("。!?;", ",", ":", "、", '》”」』")〕]', "的", "等", "是为", "和与及")
_FIRST = (
    "是为即指",
    "于在从由被以因",
    "但而且并则又亦也",
    "他她它该其这此",
    "0123456789",
    "一二三四五六七八九十百千万两数",
    '《“「『"(',
)
_LAST = (
    "0123456789",
    "年月日时分秒",
    "元%度米克吨里人个次名位件项条家种倍届岁",
    '》”」』")〕]',
    "等",
    "的了",
    "省市县区镇国州岛",
)
_OPEN, _CLOSED = "(《“「『〔[", ")》”」』〕]"
_DATE = re.compile(r"\d+年|\d+月|世纪|年代|[一二三四五六七八九十〇零]{2,4}年|年间")
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万两半]")
_LOWEST = -15.0
_SEEN = (
    seen.SENTENCE,
    seen.SENTENCE_GAP,
    seen.CLAUSE,
    seen.CLAUSE_GAP,
    seen.TELLING,
    seen.TELLING_GAP,
    seen.RARITY,
)
_SURROUNDINGS = 30
_LONGEST_MATCH = 6


def features_of(view: View, found: Candidates, sentences: Matrix) -> Matrix:
    """One row for each candidate.

    Args:
        view: The passage beside the question.
        found: The spans.
        sentences: How likely each sentence is to be the one that answers, adding to 1.
    """
    passage, scores = view.passage, view.scores
    folded, parts = passage.folded, parts_of(view.question.folded)
    starts, ends = passage.bounds[found.firsts, 0], passage.bounds[found.lasts, 1]
    spans = list(zip(starts.tolist(), ends.tolist(), strict=True))
    columns = [
        _of_network(scores, found),
        _of_sentences(passage, scores, found, sentences),
        _of_limits(passage, found, starts, ends),
        _of_matches(view, found),
        np.array([_of_surroundings(parts, folded, start, end) for start, end in spans]),
        np.array([_of_characters(folded, start, end) for start, end in spans]),
        np.tile(kinds_of(view.question.folded), (len(found), 1)),
    ]
    return np.hstack(columns).astype(np.float32)


def _of_network(scores: Scores, found: Candidates) -> Matrix:
    """How likely the network takes a span, its start and its end alone, and how sure it is at all."""
    flat = scores.spans
    level = float(flat.max())
    raised = np.exp(flat - level)
    total = float(raised.sum())
    by_end = np.zeros(len(flat) + LONGEST)
    np.add.at(by_end, np.arange(len(flat))[:, None] + np.arange(LONGEST), raised / total)
    doubt = -float((found.shares * np.log(found.shares + 1e-9)).sum())
    absent = float(np.clip(scores.absent - level - math.log(total), -12, 12))
    return np.stack(
        [
            np.maximum(found.logits - level, _LOWEST),
            np.log(found.shares + 1e-6),
            found.expected,
            np.log(raised.sum(axis=1)[found.firsts] / total + 1e-6),
            np.log(by_end[found.lasts] + 1e-6),
            np.arange(len(found)),
            np.full(len(found), absent),
            np.full(len(found), doubt),
        ],
        axis=1,
    )


def _of_sentences(passage: Pieces, scores: Scores, found: Candidates, sentences: Matrix) -> Matrix:
    """How likely the span's sentences are, by themselves and by the network's spans that start there."""
    run = runs_of(passage.words(), ENDS)
    first, last = run[found.firsts], run[found.lasts]
    raised = np.exp(scores.spans - scores.spans.max()).sum(axis=1)
    starting = np.bincount(run, weights=raised / raised.sum(), minlength=len(sentences))
    order = np.argsort(np.argsort(-sentences, kind="stable"), kind="stable")
    sums, starts = (np.concatenate([[0], np.cumsum(values)]) for values in (sentences, starting))
    own = sums[last + 1] - sums[first]
    return np.stack(
        [
            sentences[first],
            own,
            own / (last - first + 1),
            sentences.max() - sentences[first],
            order[first],
            np.log(sentences[first] + 1e-4),
            starting[first],
            starts[last + 1] - starts[first],
        ],
        axis=1,
    )


def _of_limits(passage: Pieces, found: Candidates, starts: Numbers, ends: Numbers) -> Matrix:
    """How long the span is, and whether it begins and ends where clauses, sentences and words do."""
    words, first, last = passage.words(), found.firsts, found.lasts
    clause, sentence = bounds_of(words, BREAKS), bounds_of(words, ENDS)
    commas, stops = (np.cumsum([word in marks for word in words]) for marks in (BREAKS, ENDS))
    cut = np.zeros(len(passage.folded) + 1, bool)
    cut[np.cumsum([0, *map(len, rjieba.cut(passage.folded))])] = True
    left, right = clause[0][first] == first, clause[1][last] == last
    return np.stack(
        [
            np.log1p(ends - starts),
            last - first + 1,
            commas[last] - commas[first],
            stops[last] - stops[first],
            left,
            right,
            left & right,
            sentence[0][first] == first,
            sentence[1][last] == last,
            cut[starts],
            cut[ends],
            [_balanced(passage.folded[start:end]) for start, end in zip(starts, ends, strict=True)],
        ],
        axis=1,
    )


def _balanced(text: str) -> bool:
    return all(text.count(one) == text.count(other) for one, other in zip(_OPEN, _CLOSED, strict=True))


def _of_matches(view: View, found: Candidates) -> Matrix:
    """How much of the question stands in the span itself (little is better), its clauses and its sentence."""
    passage, rows, first, last = view.passage, view.rows, found.firsts, found.lasts
    clauses = np.pad(rows[:, [seen.RARE_CLAUSE, seen.RUN_CLAUSE]], ((1, 1), (0, 0)))
    sums = np.concatenate(
        [np.zeros((1, 2)), np.cumsum(rows[:, [seen.SHARE, seen.EXACT]], axis=0, dtype=np.float64)]
    )
    own = (sums[last + 1] - sums[first]) / (last - first + 1)[:, None]
    sentence = np.maximum(rows[first][:, [seen.RARE, seen.RUN]], rows[last][:, [seen.RARE, seen.RUN]])
    begin = bounds_of(passage.words(), BREAKS)[0][first]
    near = np.stack(
        [clauses[a : b + 3].max(axis=0) for a, b in zip(np.maximum(begin - 1, 0), last, strict=True)]
    )
    return np.hstack([own, rows[first][:, _SEEN], sentence, near, (first / len(passage))[:, None]])


def _of_surroundings(parts: Parts, text: str, start: int, end: int) -> list[float]:
    """Whether the span stands as the question word does in the question, and is what that asks for."""
    left, right = text[max(0, start - _SURROUNDINGS) : start], text[end : end + _SURROUNDINGS]
    span, before, behind, noun = (
        text[start:end],
        parts.before.rstrip("是在于为由被的"),
        parts.behind,
        parts.noun,
    )
    return [
        _same(parts.before[::-1], left[::-1]),
        _same(behind, right),
        len(before) > 1 and before[-2:] in left[-12:],
        len(behind) > 1 and behind[:2] in right[:12],
        bool(noun) and noun[-1] in span,
        bool(noun) and span.endswith(noun[-1]),
        bool(noun) and (noun in left[-8:] or noun in right[:6]),
        bool(_DATE.search(span)),
        bool(_NUMBER.search(span)),
        len(parts.whole),
        len(parts.before),
    ]


def _same(one: str, other: str) -> int:
    """How many characters are the same from the beginning on."""
    most = min(len(one), len(other), _LONGEST_MATCH)
    return next((count for count in range(most) if one[count] != other[count]), most)


def _of_characters(text: str, start: int, end: int) -> list[int]:
    """Of which kinds the characters before, at the beginning, at the end and behind are."""
    return [
        _kind(text[start - 1 : start], _BEFORE),
        _kind(text[end : end + 1], _NEXT),
        _kind(text[start], _FIRST),
        _kind(text[end - 1], _LAST),
        text.count("、", start, end),
    ]


def _kind(character: str, groups: tuple[str, ...]) -> int:
    if not character:
        return 0
    return next((number for number, group in enumerate(groups, 1) if character in group), len(groups) + 1)
