"""When not to answer, and what to tell instead; pure."""

import re
from collections.abc import Mapping, Sequence

import rjieba

from assistant.answer.choosing.proof import Extract
from assistant.answer.judging.conditions import is_other_issue, issues_in, stated_years
from assistant.answer.judging.scoring import Judged
from assistant.answer.refusing.answerability import answerability, doubtful
from assistant.answer.refusing.matters import unsaid_matter
from assistant.answer.refusing.measures import unsaid_measure
from assistant.answer.refusing.names import unsaid_name
from assistant.answer.wording.particulars import tells_amount
from assistant.terms import Terms
from assistant.types import Refusal
from assistant.understand import Asked, Kind
from index.folding import fold

_NEAR = 4
_ON_TOPIC = 0.3
"""A sentence with less of the question's words is about something else, whatever year it speaks of."""
_ELSEWHERE = (
    {"words_around": 0.1, "like_words": 0.3, "meaning": 0.2},
    {"words_around": 0.1, "like_tokens": 0.4, "meaning": 0.15},
)
"""Words below all of either answer one in 500 questions of the sets for fitting."""
_WORDS_SHOWN = 3
_THINGS = ("n", "vn", "an", "a", "b", "j", "l", "i")
_LEANS = re.compile(r"[的了着过]$|^[一两几那这某每]|[不没有]")
_TURNS = re.compile(
    r"[来去到能会要想让起回再又还就]|获得|提出|取得|规定|要求|包括|提到|涉及|属于|计划|打算|准备|得过|拿过|采取|进行|开始|涵盖"
)
_SHAPES = {Kind.FIGURE: "数字", Kind.DATE: "时间", Kind.DURATION: "时长", Kind.WHO: "人或者单位"}


def refusal_for(
    asked: Asked,
    terms: Terms,
    ranked: Sequence[Judged],
    found: Extract | None,
    unknown: Sequence[str] = (),
) -> Refusal | None:
    """Why the documents do not answer, or None when they do.

    Args:
        asked: The question, understood.
        terms: Its words, how much each says, and what may be said for them.
        ranked: Sentences, best first.
        found: The best words that were found.
        unknown: Places that the question names and no document does.
    """
    if unknown:
        return Refusal(f"资料中没有提到{'、'.join(unknown)}。")
    if not ranked:
        return Refusal("没有找到与问题相关的段落。")
    if found is None:
        return Refusal(_failed_condition(asked, terms.weights, ranked))
    return _doubt(asked, terms, ranked, found)


def _doubt(asked: Asked, terms: Terms, ranked: Sequence[Judged], found: Extract) -> Refusal | None:
    """Why words that meet the conditions do not answer all the same, or None when they do."""
    if doubtful(answerability(found)) or _is_elsewhere(found.judged):
        return Refusal(_unsaid(asked, terms.weights, ranked))
    candidate = found.judged.candidate
    if missing := unsaid_measure(asked, terms, candidate) or unsaid_name(asked, terms, candidate):
        return Refusal(_not_found(missing))
    if missing := unsaid_matter(asked, terms, candidate):
        return Refusal(_not_found(missing[:_WORDS_SHOWN]))
    if not tells_amount(fold(asked.focus), _said_in(found)):
        return Refusal(_untold(asked))
    return None


def _said_in(found: Extract) -> str:
    return f"{found.claim.headline} {found.claim.quote} {found.judged.candidate.text}"


def _is_elsewhere(judged: Judged) -> bool:
    """Whether neither a sentence nor what surrounds it speaks of what is asked, in these or other words."""
    return any(all(judged.features[name] < least for name, least in every.items()) for every in _ELSEWHERE)


def _failed_condition(asked: Asked, words: Mapping[str, float], ranked: Sequence[Judged]) -> str:
    """The condition of the question that no sentence meets."""
    if is_other_issue([judged.fit for judged in ranked]):
        return f"资料中没有第{'、第'.join(issues_in(asked.focus))}的相应内容。"
    relevant = sorted(ranked, key=lambda j: -j.features["words"] - j.features["meaning"])[:_NEAR]
    if relevant[0].features["words"] < _ON_TOPIC:
        return _unsaid(asked, words, ranked)
    if all(judged.fit.place == 0 for judged in relevant):
        return f"资料中没有关于{'、'.join(asked.places)}的相应内容。"
    here = [judged for judged in relevant if judged.fit.place > 0]
    if missing := _missing_time(asked, here):
        return missing
    if asked.kind in _SHAPES:
        return f"相关段落没有给出所问的{_SHAPES[asked.kind]}。"
    return _unsaid(asked, words, ranked)


def _missing_time(asked: Asked, here: Sequence[Judged]) -> str:
    """The year or part of a year that no sentence is of; empty when some are of all that is asked."""
    if asked.years and all(judged.fit.year == 0 for judged in here):
        there = "、".join(f"{year}年" for year in stated_years(judged.candidate for judged in here)[:4])
        return f"资料中有{there}的内容，没有{'、'.join(f'{y}年' for y in sorted(asked.years)[:3])}的。"
    if asked.parts and all(judged.fit.part == 0 for judged in here):
        return f"资料中没有{'、'.join(sorted(asked.parts))}的相应内容。"
    return ""


def _unsaid(asked: Asked, words: Mapping[str, float], ranked: Sequence[Judged]) -> str:
    """Which words of the question have no support in the best sentences."""
    said = " ".join(judged.candidate.surroundings for judged in ranked[:_NEAR])
    own = fold(asked.focus)
    absent = sorted(
        (w for w in words if len(w) > 1 and w in own and w not in said and _means_something(w)),
        key=lambda w: -words[w],
    )
    if absent:
        return _not_found(absent[:_WORDS_SHOWN])
    return _untold(asked)


def _means_something(word: str) -> bool:
    """Whether a word tells a reader what is missing: a thing, a property, an act, not 不照 or 一共."""
    (_, tag), *others = rjieba.tag(word)
    if others or _LEANS.search(word):
        return False
    return tag.startswith(_THINGS) or (tag == "v" and not _TURNS.search(word))


def _not_found(words: Sequence[str]) -> str:
    return f"资料中没有找到能说明“{'”“'.join(words)}”的段落。"


def _untold(asked: Asked) -> str:
    return f"资料中谈到了相关话题，但没有给出所问的{_SHAPES.get(asked.kind, '内容')}。"
