"""Places that a question names: 食品安全法第三十四条第二款, 甲政办发〔2018〕3号第四部分; pure."""

import re
from dataclasses import dataclass

from corpus.addresses import canonical
from corpus.names import name_of
from corpus.numbers import numbers_in
from corpus.numerals import NUMERAL, chinese, value_of

_ARTICLE = (
    rf"第\s?{NUMERAL}+\s?条(?:\s?之\s?[一二三四五六七八九十]+)?"
    rf"(?:\s?的?\s?第?\s?{NUMERAL}+\s?款)?(?:\s?的?\s?第?\s?[（(]?{NUMERAL}+[）)]?\s?项)?(?:\s?的?\s?第?\s?{NUMERAL}+\s?目)?"
)
_DIVISION = rf"第\s?{NUMERAL}+\s?(?:分?编|[篇章节])"
_PART = rf"第\s?(?P<count>{NUMERAL}+)\s?(?:部分|大点)"
_NUMBERED = (
    r"[一二三四五六七八九十]{1,3}、(?:[（(][一二三四五六七八九十]{1,3}[）)])?(?:\d{1,2}[.．])?"
    r"(?:[（(]\d{1,2}[）)])?"
)
_PLACE = re.compile(
    rf"(?P<divisions>(?:{_DIVISION}\s?的?\s?)*)(?P<article>{_ARTICLE})"
    rf"|(?P<only>{_DIVISION}(?:\s?的?\s?{_DIVISION})*)|(?P<part>{_PART})"
    rf"(?:\s?的?\s?第?(?P<point>[（(][一二三四五六七八九十]{{1,3}}[）)])\s?[点条项]?)?"
)
_LISTED = re.compile(rf"(?P<numbered>{_NUMBERED})")
_STEP = re.compile(
    rf"第?\s?[（(]?{NUMERAL}+[）)]?\s?(?:分?编|[篇章节条款项目])(?:\s?之\s?[一二三四五六七八九十]+)?"
)
_MARKS = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．]")
_TITLE = re.compile(r"《([^《》]{2,80}(?:〈[^〈〉]*〉[^《》]*)?)》")
_KINDS = r"(?:法|法典|条例|办法|规定|细则|解释|通知|意见|决定|方案|规划|章程|规则|规程|准则|预案|纲要|公约)"
_CALLED = re.compile(rf"(?P<name>[\u3400-\u9fff（）()]{{1,40}}{_KINDS})\s?(?:中|里|里面|当中)?的?\s?$")
_LEADING = re.compile(
    r"(?:请问|想问|问一下|根据|依据|按照|依照|违反|适用|关于|查一下|查询|看看|说说|解释一下|是|和|与|在|的)"
)
_CITED = re.compile(r"[，,。？?！!；;]")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as a question names it.

    Attributes:
        names: What the document may be called: its number in normal form, or its title as
            `corpus.names.name_of` writes it, the likeliest first; none when the question leaves it open.
        steps: The way to the place, as in `corpus.addresses.Address`.
        rest: The question without document and place.
    """

    names: tuple[str, ...]
    steps: tuple[str, ...]
    rest: str


def place_named(question: str) -> NamedPlace | None:
    """The first place that a question names, or None.

    >>> place_named("请问食品安全法第34条第2款怎么规定？")
    NamedPlace(names=('食品安全法',), steps=('第三十四条', '第二款'), rest='怎么规定？')
    """
    numbered = next(numbers_in(question), None)
    titled = _TITLE.search(question)
    named_until = max(numbered.span.end if numbered else 0, titled.end() if titled else 0)
    listed = _LISTED.match(question, named_until) if named_until else None
    found = _PLACE.search(question, named_until) or _PLACE.search(question)
    if found is None and listed is None:
        return None
    place = listed or found
    assert place is not None  # noqa: S101 - one of the two was found
    names = (numbered.number,) if numbered else (name_of(titled[1]),) if titled else ()
    before = question[: place.start()]
    called = None if names else _CALLED.search(_CITED.split(before)[-1])
    rest = "" if names or called else before
    return NamedPlace(
        names or (_called(called["name"]) if called else ()),
        _steps(place),
        f"{rest}{question[place.end() :]}",
    )


def _steps(place: re.Match[str]) -> tuple[str, ...]:
    groups = place.groupdict()
    if groups.get("numbered"):
        return tuple(canonical(mark) for mark in _MARKS.findall(groups["numbered"]))
    if groups.get("part"):
        point = (canonical(groups["point"]),) if groups["point"] else ()
        return (f"{chinese(max(1, value_of(groups['count'])))}、", *point)
    written = f"{groups.get('divisions') or ''}{groups.get('article') or groups.get('only')}"
    found = (
        step if step.startswith("第") else f"第{step}"
        for step in _STEP.findall(re.sub(r"[\s的]", "", written))
    )
    return tuple(canonical(step) for step in found)


def _called(name: str) -> tuple[str, ...]:
    """The name, and what is left of it behind words that may only lead to it."""
    cuts = [0, *(found.end() for found in _LEADING.finditer(name) if found.end() < len(name) - 1)]
    return tuple(dict.fromkeys(name_of(name[cut:]) for cut in reversed(cuts)))
