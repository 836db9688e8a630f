"""What a word means: the questions that ask for it, and the passages and sentences that say it."""

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.folding import fold
from index.types import Hit, Query

_END = r"(?:呢|啊|呀)?[？?。]?$"
_COUNTS_AS = r"(?:算得?上?|叫|称得?上?|属于|认定为|看作)(?:是|做|作|为)?"
_ASKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:什么样|怎样|怎么样|哪种|哪一种|哪类|哪一类|啥样)的(?P<kind>[^，,]{{0,12}}?)(?:才|就|能|可以)*{_COUNTS_AS}(?P<term>[^，,]{{2,20}}?){_END}",
        rf"(?:什么情况下?|怎么|怎样|如何|咋)(?:才|就|能|可以)*{_COUNTS_AS}(?P<term>[^，,怎什]{{2,20}}?){_END}",
        rf"(?:什么是|何谓|何为|什么叫|啥叫|啥是)(?:做|作)?(?P<term>[^，,]{{2,20}}?){_END}",
        rf"(?P<term>[^，,]{{2,20}}?)[，,]?(?:到底|究竟)?(?:是指|指的是|指|指的)[是给]?(?:什么|啥|哪|谁)[^，,]{{0,12}}{_END}",
        rf"(?P<term>[^，,]{{2,20}}?)[，,]?(?:是|到底是)?(?:什么|啥)意思{_END}",
        rf"(?P<term>[^，,]{{2,20}}?)(?:的(?:定义|含义|概念)(?:是什么)?|怎么理解|(?:是)?(?:怎么|如何)(?:定义|界定)的?){_END}",
        rf"(?P<term>[^，,]{{2,20}}?)是(?:什么(?:人|机构|组织|单位|东西)?|啥|(?:干|做|搞)(?:什么|啥|嘛)用?的){_END}",
        rf"(?P<term>[^，,]{{2,20}}?)(?:都|主要|具体)?(?:包括|包含)(?:什么|啥|哪些|哪几[种类样]){_END}",
        rf"(?P<term>[^，,]{{0,10}}?(?:[说讲]的|所称的?)[^，,]{{2,12}}?)是谁{_END}",
        r"^(?P<term>[^，,]{2,20})[，,]怎样规定$",
    )
)
"""The last one is what either of two things is asked whose difference is asked for."""
_NAMED_IN = re.compile(r"^.*(?:说的|讲的|所称的?|提到的|里的|中的|的|里|那个)(?=.{2})|[“”\"《》]")
_ENDS_WITH_OF = re.compile(r"的$")
_SAYS = (
    (1.0, re.compile(r"所称的?(?P<term>[^,。;:]{2,40}?),?\s?(?:是指|系指|指|包括|为)")),
    (
        0.9,
        re.compile(
            r"(?:^|[条).、\d。;:\s])\s*[“\"]?(?P<term>[^,。;:()、\s“”\"]{2,20}?)[”\"]?(?:,?(?:是指|系指)|,(?:指|是))"
        ),
    ),
    (
        0.8,
        re.compile(
            r"(?:^|条|[。;])(?P<term>[^,。;:的]{2,12}?)是(?!否)[^。;]{2,}?的[^,。;的]{0,8}"
            r"(?:活动|行为|人员|机构|组织|单位|团体|制度|方式|过程|证件|凭证|证明|文件|措施|地区|区域|场所|资金|费用)[,。]"
        ),
    ),
    (0.7, re.compile(r"以下(?:统|简)?称(?:为)?[“\"]?(?P<term>[^,。;:()“”\"]{2,12})[”\"]?\)")),
    (0.6, re.compile(r"(?:认定为|视为|视同|属于|构成)(?P<term>[^,。;:]{2,12}?)(?:行为)?[:。;]")),
)
"""How plainly a form says what a word means; folded, so that marks are half as wide."""
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百零〇\d]+条")
"""Folding takes away the blank behind it."""
_NAMES = re.compile(r"[“”\"、]+|以及|和|或者?")
_GENERAL_TAIL = re.compile(r"(?:服务|活动|业务|行为|工作|制度)$")
_TAILED = 0.9
"""How far a name with a general word behind it is the same: 家政服务 for 家政."""
_LEAST = 0.5
_ALIKE = 0.4
"""The least share of the longer name that the shorter one, its end, must have."""
_KEPT = 500


@functools.lru_cache(maxsize=_KEPT)
def terms_asked(question: str) -> tuple[str, ...]:
    """The word whose meaning is asked for, in the forms in which a text may define it; empty when none is."""
    folded = fold(question).strip()
    match = next((found for pattern in _ASKS if (found := pattern.search(folded))), None)
    if match is None:
        return ()
    term, kind = match["term"], match.groupdict().get("kind") or ""
    whole = _ENDS_WITH_OF.sub(kind, term)
    return tuple(dict.fromkeys((whole, _NAMED_IN.sub("", whole), f"{term}{kind}")))


def defines(text: str, terms: Sequence[str]) -> float:
    """How plainly a text says what one of some words means, from 0 to 1."""
    said = _defined_in(text) if terms else ()
    return max((plain * _alike(name, term) for plain, name in said for term in terms), default=0.0)


def defined_first(
    question: str, hits: Sequence[Hit], search: Callable[[Query], list[Hit]], query: Query
) -> list[Hit]:
    """The passages that define the word whose meaning is asked for before all others.

    Args:
        question: What is asked.
        hits: What was found, best first.
        search: Finds passages.
        query: What was searched for; where none of the hits defines the word, its definition is.
    """
    terms = terms_asked(question)
    if not terms:
        return list(hits)
    known = {hit.passage.passage_id: hit for hit in hits}
    for term in terms[:2]:
        for hit in search(replace(query, text=f"本法所称{term}，是指")):
            known.setdefault(hit.passage.passage_id, hit)
    best = max((defines(hit.passage.text, terms) for hit in known.values()), default=0.0)
    if best < _LEAST:
        return list(hits)
    first = [hit for hit in known.values() if defines(hit.passage.text, terms) == best]
    top = max(hit.score for hit in known.values())
    lifted = [Hit(hit.passage, top, {**hit.parts, "defines": best}) for hit in first]
    ids = {hit.passage.passage_id for hit in first}
    return [*lifted, *(hit for hit in hits if hit.passage.passage_id not in ids)][: query.limit]


@functools.lru_cache(maxsize=_KEPT)
def _defined_in(text: str) -> tuple[tuple[float, str], ...]:
    """The words that a text says the meaning of, each with how plainly."""
    folded = fold(text)
    return tuple(
        (plain, _ARTICLE.sub("", name))
        for plain, form in _SAYS
        for found in form.finditer(folded)
        for name in _names_in(found["term"])
        if name
    )


def _names_in(term: str) -> list[str]:
    """A defined word, its parts where it names several things, and 大事故 of 大或者群体性事故."""
    parts = _NAMES.split(term)
    shared = [one + parts[-1][i:] for one in parts[:-1] for i in range(1, len(parts[-1]) - 1)]
    return [term, *parts, *shared]


def _alike(name: str, term: str) -> float:
    """How far two names are the same: one may be the end of the other, as 召回 is of 汽车召回."""
    if name == term:
        return 1.0
    if _GENERAL_TAIL.sub("", name) == term:
        return _TAILED
    short, long = sorted((name, term), key=len)
    share = len(short) / len(long)
    return share if long.endswith(short) and share >= _ALIKE else 0.0
