"""Articles of statutes: which one a place stands in, and which ones a sentence refers to."""

import re

from corpus.numbering import articles_of
from corpus.numerals import NUMERAL, value_of
from corpus.sentences import sentences
from corpus.types import Document, Section, Span

_NUMBER = re.compile(rf"[第笫]({NUMERAL}+)\s?条")
_REFERRED = re.compile(
    rf"(?:本[\u3400-\u9fff]{{1,4}}|[、和及或者]|前述)[第笫](?P<first>{NUMERAL}+)\s?条(?:[^，。；、和及或至]{{0,8}}?至第(?P<last>{NUMERAL}+)条)?"
)
_ELSEWHERE = re.compile(r"《[^》]*》[^，。；]*")
"""Articles behind the name of another statute are not those of this one."""
_ITEM = re.compile(r"[（(]([一二三四五六七八九十]+)[）)]")
_MOST = 60


def article_at(document: Document, offset: int) -> Section | None:
    """The article of a statute that a place stands in; None outside of any."""
    within = [article for article in articles_of(document) if article.span.start <= offset < article.span.end]
    return within[-1] if within else None


def number_of(article: Section) -> int:
    """The number of an article, as in 第十二条."""
    found = _NUMBER.match(article.number)
    return value_of(found[1]) if found else 0


def articles_named(text: str) -> frozenset[int]:
    """The articles of its own statute that a sentence refers to, those of a range included.

    >>> sorted(articles_named("本条例第四条第二款、第六条至第八条规定的处罚"))
    [4, 6, 7, 8]
    """
    named: set[int] = set()
    for found in _REFERRED.finditer(_ELSEWHERE.sub("", text)):
        first = value_of(found["first"])
        last = value_of(found["last"]) if found["last"] else first
        named.update(range(first, min(last, first + _MOST) + 1))
    return frozenset(named)


def refers_to(text: str, document: Document, rule: Span) -> bool:
    """Whether a sentence refers to the article that a rule stands in, and to no other part of it."""
    article = article_at(document, rule.start)
    if article is None or number_of(article) not in articles_named(text):
        return False
    before = document.text[article.span.start : rule.end].split("\n")
    own = [line.strip() for line in before if line.strip()]
    place = {"款": sum(not _ITEM.match(line) for line in own)}
    if item := _ITEM.match(own[-1]):
        place["项"] = value_of(item[1])
    named = re.search(rf"{re.escape(article.number)}(?P<places>(?:第{NUMERAL}+[款项][、和及或者]*)+)", text)
    return named is None or all(
        value in counts
        for unit, value in place.items()
        if (counts := [value_of(each) for each in re.findall(rf"第({NUMERAL}+){unit}", named["places"])])
    )


def whole_sentence_at(document: Document, place: Span) -> Span:
    """The sentence around a place, to its full stop."""
    text = document.text
    begin = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    around = Span(begin, end if end >= 0 else len(text))
    return next((each for each in sentences(text, around, whole=True) if each.overlap(place)), place)
