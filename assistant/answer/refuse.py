"""When not to answer, and what to tell instead; pure."""

import math
from collections.abc import Mapping, Sequence

from assistant.answer.conditions import stated_years
from assistant.answer.extract import Extract
from assistant.answer.scoring import Judged
from assistant.types import Refusal
from assistant.understand import Asked, Kind
from index.folding import fold

_WEIGHTS = {
    "words": 1.0,
    "meaning": 2.2,
    "like_words": 0.3,
    "local": 4.0,
    "year": 3.4,
    "passage": 8.0,
    "shape": 0.8,
    "heading": 3.0,
}
_BIAS = -15.1
_THRESHOLD = 0.15
"""Fitted by logistic regression on the questions about the bundled documents, each asked twice, as it is and
with the passages that answer it taken away, and on 250 questions of a reading-comprehension set, which these
documents cannot answer. Most of these cannot be answered, in life few: an even chance there is 0.15 here.
Only the heading's weight was set by hand, since those sets have few questions that name one."""
_NEAR = 4
_ON_TOPIC = 0.3
"""A sentence with less of the question's words is about something else, whatever year it speaks of."""
_WORDS_SHOWN = 3
_SHAPES = {Kind.FIGURE: "数字", Kind.DATE: "时间", Kind.DURATION: "时长"}


def answerability(found: Extract) -> float:
    """The estimated probability, from 0 to 1, that the extract answers the question."""
    features = found.judged.features | {"local": found.local}
    return 1.0 / (1.0 + math.exp(-(_BIAS + sum(w * features[name] for name, w in _WEIGHTS.items()))))


def refusal_for(
    asked: Asked, words: Mapping[str, float], ranked: Sequence[Judged], found: Extract | None
) -> Refusal | None:
    """Why the documents do not answer, or None when they do."""
    if not ranked:
        return Refusal("没有找到与问题相关的段落。")
    if found is None:
        return Refusal(_failed_condition(asked, words, ranked))
    if answerability(found) < _THRESHOLD:
        return Refusal(_unsaid(asked, words, ranked))
    return None


def _failed_condition(asked: Asked, words: Mapping[str, float], ranked: Sequence[Judged]) -> str:
    """The condition of the question that no sentence meets."""
    relevant = sorted(ranked, key=lambda j: -j.features["words"] - j.features["meaning"])[:_NEAR]
    if relevant[0].features["words"] < _ON_TOPIC:
        return _unsaid(asked, words, ranked)
    if all(judged.fit.place == 0 for judged in relevant):
        return f"资料中没有关于{'、'.join(asked.places)}的相应内容。"
    here = [judged for judged in relevant if judged.fit.place > 0]
    if asked.years and all(judged.fit.year == 0 for judged in here):
        there = "、".join(f"{year}年" for year in stated_years(judged.candidate for judged in here)[:4])
        return f"资料中有{there}的内容，没有{'、'.join(f'{y}年' for y in sorted(asked.years)[:3])}的。"
    if asked.parts and all(judged.fit.part == 0 for judged in here):
        return f"资料中没有{'、'.join(sorted(asked.parts))}的相应内容。"
    if asked.kind in _SHAPES:
        return f"相关段落没有给出所问的{_SHAPES[asked.kind]}。"
    return _unsaid(asked, words, ranked)


def _unsaid(asked: Asked, words: Mapping[str, float], ranked: Sequence[Judged]) -> str:
    """Which words of the question have no support in the best sentences."""
    said = " ".join(judged.candidate.surroundings for judged in ranked[:_NEAR])
    own = fold(asked.focus)
    absent = sorted((w for w in words if len(w) > 1 and w in own and w not in said), key=lambda w: -words[w])
    if absent:
        return f"资料中没有找到能说明“{'”“'.join(absent[:_WORDS_SHOWN])}”的段落。"
    shape = _SHAPES.get(asked.kind, "内容")
    return f"资料中谈到了相关话题，但没有给出所问的{shape}。"
