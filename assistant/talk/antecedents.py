"""The place that a question means by 该县, 那里 or 当地; pure."""

import re

import rjieba

from assistant.places import Gazetteer, innermost
from assistant.talk.cues import is_relational

_HERE = re.compile(
    r"(?:该|这个?|那个?|本)(?P<kind>省|市|县|区|州|镇|乡|村)(?![级域里区])|(?:这个|那个)(?:地方|城市)|当地|"
    r"(?:^|(?<=[，,。在从到由和跟比]))(?:那|这)(?:里|儿|边)"
)
_ASKS_FOR_A_PLACE = re.compile(
    r"哪(?:一?[个座些]|里|儿)?(?:省|市|县|区|州|镇|乡|村|街道|地方|城市|地)|在?哪(?:里|儿)"
)
_MARKS = re.compile(r"[，,。；;：:？?]")
_ASKS = re.compile(r"多少|几|什么|哪|谁|何|怎|吗|是否|多[久大长高]")
_NAMING_TAGS = ("n", "vn", "an", "j", "l", "i", "b", "eng")
_SHORTEST = 2
_SUFFIXES = "省|市|县|区|州|镇|乡|村"
_FIRST_WORDS = 80
"""Characters of an answer in which the place stands that was asked for."""


def place_of(question: str, gazetteer: Gazetteer) -> str:
    """The place that a question is about, with its suffix; empty when there is none or more than one."""
    inner = innermost(question, gazetteer)
    if len(inner) != 1:
        return ""
    return _as_written(inner[0], question)


def is_only_a_place(words: str, gazetteer: Gazetteer) -> bool:
    """Whether words name one place and nothing else.

    A place that was carried along makes a question whole; words that ask something do not.
    """
    return bool(words) and place_of(words, gazetteer) == words


def subject_of(question: str) -> str:
    """What a whole question is about, without what it asks of that; empty where its words do not show it.

    >>> subject_of("渡船驾驶证的有效期是多久？")
    '渡船驾驶证'
    >>> subject_of("申请渡船牌照，多久答复？")
    '申请渡船牌照'
    """
    first, *others = [clause for clause in _MARKS.split(question) if clause.strip()] or [""]
    if others and not _ASKS.search(first):
        return first
    words = list[str]()
    for word, tag in rjieba.tag(first):
        if not tag.startswith(_NAMING_TAGS) or (words and is_relational(word)):
            break
        words.append(word)
    named = "".join(words)
    return named if len(named) >= _SHORTEST and not is_relational(named) and named != first else ""


def place_told(question: str, answer: str, gazetteer: Gazetteer) -> str:
    """The first place of an answer, when the question asked for one."""
    if not _ASKS_FOR_A_PLACE.search(question):
        return ""
    asked = gazetteer.places_in(question)
    told = [place for place in gazetteer.places_in(answer[:_FIRST_WORDS]) if place not in asked]
    return _as_written(told[0], answer) if told else ""


def with_place(question: str, place: str, gazetteer: Gazetteer) -> str:
    """A question with the place put in for the word that points to it: 该县有几所 → 青川县有几所.

    Nothing is put in where the question names a place itself, or points to one of another kind.
    """
    pointer = _HERE.search(question)
    if not place or not pointer or gazetteer.places_in(question):
        return question
    kind = pointer["kind"]
    if kind and not place.endswith(kind):
        known = gazetteer.names.get(place, frozenset())
        if place.endswith(tuple(_SUFFIXES.split("|"))) or (known and kind not in known):
            return question
        place += kind
    return question[: pointer.start()] + place + question[pointer.end() :]


def _as_written(place: str, text: str) -> str:
    """A place with its suffix, where the text has one."""
    found = re.search(rf"{re.escape(place)}(?:{_SUFFIXES})?", text)
    return found[0] if found else place
