"""Several things whose number or the like is asked for in one breath: 有多少家工厂、商店和茶馆; pure."""

import re

import rjieba

_COUNTED = re.compile(
    r"^(?P<head>[^，,？?]*?)(?P<ask>(?:多少|几)[家个条名座人项户处所件起辆台套种只艘])(?P<things>[^，,？?]+、[^，,？?]+?)[？?]?$"
)
_OF_EACH = re.compile(
    r"^(?P<things>[^，,？?]+、[^，,？?]+?)"
    r"(?P<tail>(?:各自?|分别)[^，,？?]*(?:多少|几|什么|多[久大长高])[^，,？?]*[？?]?)$"
)
_JOINED = re.compile(r"、|和|以及|与|跟")
_FEWEST = 3
_ACTS = ("v", "u", "d", "p")
"""Parts of speech, by their first letter, of words that make a clause of a thing."""


def listed_in(question: str, place: str) -> list[tuple[str, str]]:
    """Each of three or more things with what is asked of it; empty for questions of another form.

    Args:
        question: 「石门有多少家工厂、商店和茶馆？」.
        place: The place that it names first, which holds for all; may be empty.
    """
    match = _COUNTED.match(question) or _OF_EACH.match(question)
    if match is None:
        return []
    things = _JOINED.split(match["things"])
    things[0] = things[0].removeprefix(place).removeprefix("的") if place else things[0]
    if len(things) < _FEWEST or not all(things):
        return []
    groups = match.groupdict()
    if "ask" in groups and _acts(things[-1]):
        return []
    if "ask" in groups:
        return [(thing, f"{match['head']}{match['ask']}{thing}") for thing in things]
    return [(thing, f"{place}{thing}{match['tail']}") for thing in things]


def _acts(words: str) -> bool:
    """Whether words are a clause and not a thing: 茶馆参加了培训."""
    return any(tag.startswith(_ACTS) and tag != "vn" for _, tag in rjieba.tag(words))
