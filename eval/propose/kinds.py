"""What can be asked about a sentence: figures, dates, definitions, lists, duties."""

import re
from collections.abc import Callable, Iterator, Mapping

from corpus.figures import Figure, Quantity, figures_in, times_in
from corpus.types import Span
from eval.propose.types import Proposal, Sentence, proposal

Proposer = Callable[[Sentence], Iterator[Proposal]]

_SHORTEST, _LONGEST, _LONGEST_MEANING = 4, 34, 60
_LEAD = re.compile(
    r"^(?:[\s，。；：、）)”》#*\-]|其中|同时|另外|此外|并且|而且|以及|并|且|也|还|又|则|[一二三四五六七八九十\d]+[、.是])+"
)
_UNCLEAR = re.compile(r"^(?:这|该|其|它|他|此|两者|前者|后者|上述)|[（(“《][^）)”》]*$|[？?]")
_CHINESE = re.compile(r"[一-龥]")
_TERM = r"[“\"]?(?P<term>[一-龥A-Za-z0-9·]{2,20})[”\"]?"
_DEFINITION = re.compile(
    rf"(?:^|[。；，：])(?:所称|所谓|本办法所称)?{_TERM}，?(?:是指|系指|指的是)(?P<meaning>[^。；]+)"
)
_QUOTED_TERM = re.compile(r"[“\"](?P<term>[^”\"]{2,16})[”\"]，?[即指]是?(?P<meaning>[^。；“”]{4,})")
_LIST = re.compile(
    r"(?P<lead>[^，。；：、]{3,24}?)(?:包括|分为|分别是|分别为|涉及)(?P<items>[^，。；：]*、[^，。；：]+)"
)
_POINTS = re.compile(r"[一二三四五六七八九]是(?P<point>[^，。；：]{3,40})")
_DUTY = re.compile(
    r"(?:由(?P<by>[^，。；、由]{2,20}?)|(?:^|[，。；：])(?P<office>[^，。；：、由]{2,16}(?:局|厅|委|办|办公室|政府|部门|中心|站)))"
    r"(?P<how>牵头|负责|承担|主管)(?P<what>[^，。；]{2,30})"
)
_EVENT = re.compile(r"印发|发布|公布|施行|实施|废止|成立|召开|举行|启动|建成|完成|开通|签订|出台|投入")
_ITEMS = re.compile(r"、|以及|和|及")
_FULL_DATE = re.compile(r"\d{4}\s*年(?:\s*\d{1,2}\s*月|底|末|年底)")
_VERB = re.compile(
    r"(?:[达到为有是约共超占要计成至于需]|增长|下降|提高|降低|投入|减少|增加|分别|新建|建成|完成|实现|建设)$"
)
_CLAUSE_END = re.compile(r"[，。；：]")
_OPEN = re.compile(r"[的、和与各这等]$|[A-Z]、")


def figures(sentence: Sentence) -> Iterator[Proposal]:
    """A figure that stands alone in its clause: the words before it, with the figure asked for."""
    for clause in sentence.clauses():
        found = figures_in(clause.text_of(sentence.text), clause.start)
        quantities = [f for f in found if f.kind not in (Quantity.TIME, Quantity.PLAIN) and f.unit]
        if len(quantities) != 1 or "\n" in quantities[0].text or not re.search(r"\d", quantities[0].number):
            continue
        figure = quantities[0]
        before = _before(sentence, clause, figure.span.start)
        if _askable(before) and not _OPEN.search(before):
            asked = f"{_when(sentence, clause, before)}{before}{_verb(before, figure)}多少{_unit(figure)}？"
            yield _asked(sentence, "figure", asked, (_alternatives(figure),), clause)


def dates(sentence: Sentence) -> Iterator[Proposal]:
    """A day, month or year's end with what happened then: the words after it, or before it."""
    shown = sentence.shown()
    for time in times_in(shown):
        if not _FULL_DATE.search(time.text):
            continue
        before, after = shown[: time.span.start], shown[time.span.end :]
        earlier, later = _CLAUSE_END.split(before)[-1], _CLAUSE_END.split(after.lstrip("，前"))[0]
        if re.search("[于在]$", earlier) and _EVENT.match(later):
            asked = f"{_cleaned(earlier)[:-1]}是什么时候{later}的？"
            yield _asked(sentence, "date", asked, ((time.text.strip(),),), sentence.span)
            continue
        for event in (re.sub("(?:的?日期)?[是为于]$", "", _cleaned(earlier)), _cleaned(later)):
            if _askable(event) and _EVENT.search(event) and not times_in(event):
                asked = f"{event}是什么时候？"
                yield _asked(sentence, "date", asked, ((time.text.strip(),),), sentence.span)
                break


def definitions(sentence: Sentence) -> Iterator[Proposal]:
    """What a word means."""
    shown = sentence.shown()
    for match in (*_DEFINITION.finditer(shown), *_QUOTED_TERM.finditer(shown)):
        meaning = match["meaning"].partition("，")[0].strip('：“”" ')
        if _SHORTEST <= len(meaning) <= _LONGEST_MEANING and not _UNCLEAR.search(match["term"]):
            yield _asked(
                sentence, "definition", f"“{match['term']}”指的是什么？", ((meaning,),), sentence.span
            )


def lists(sentence: Sentence) -> Iterator[Proposal]:
    """What something consists of."""
    shown = sentence.shown()
    for match in _LIST.finditer(shown):
        items = [item.strip("“”等 ") for item in _ITEMS.split(match["items"])]
        lead = _cleaned(match["lead"])
        if _askable(lead) and len(items) > 2 and all(len(item) > 1 for item in items):
            yield _asked(sentence, "list", f"{lead}包括哪些？", tuple((i,) for i in items), sentence.span)
    points = [match["point"] for match in _POINTS.finditer(shown)]
    lead = _cleaned(re.split(r"[，。；：]", shown.partition("一是")[0].rstrip("：，"))[-1])
    if len(points) > 1 and _askable(lead):
        yield _asked(sentence, "list", f"{lead}，有哪几条？", tuple((p,) for p in points), sentence.span)


def duties(sentence: Sentence) -> Iterator[Proposal]:
    """Who has to do something."""
    for match in _DUTY.finditer(sentence.shown()):
        what, who = match["what"].rstrip("的"), match["by"] or match["office"]
        if len(_CHINESE.findall(what)) >= 2 and not _UNCLEAR.search(what):
            yield _asked(sentence, "who", f"{what}由谁{match['how']}？", ((who,),), sentence.span)


PROPOSERS: Mapping[str, Proposer] = {
    "figure": figures,
    "date": dates,
    "definition": definitions,
    "list": lists,
    "who": duties,
}
"""From a sentence to questions, by the kind of question."""


def _asked(
    sentence: Sentence, kind: str, asked: str, answers: tuple[tuple[str, ...], ...], around: Span
) -> Proposal:
    return proposal(kind, sentence, asked, answers, evidence=sentence.evidence(around))


def _before(sentence: Sentence, clause: Span, end: int) -> str:
    return _cleaned(sentence.shown(Span(clause.start, end))) if end > clause.start else ""


def _cleaned(text: str) -> str:
    return _LEAD.sub("", text).strip(" ，：、")


def _askable(text: str) -> bool:
    """Whether a reader can tell from the words alone what is meant."""
    long_enough = _SHORTEST <= len(text) <= _LONGEST and len(_CHINESE.findall(text)) >= _SHORTEST
    return long_enough and "\n" not in text and not _UNCLEAR.search(text)


def _when(sentence: Sentence, clause: Span, before: str) -> str:
    """The last time that the sentence names before a clause without any."""
    if times_in(before) or clause.start == sentence.span.start:
        return ""
    earlier = times_in(sentence.shown(Span(sentence.span.start, clause.start)))
    return f"{earlier[-1].text}，" if earlier else ""


def _verb(before: str, figure: Figure) -> str:
    """The verb between what is counted and the figure asked for, where the words before it have none."""
    if _VERB.search(before):
        return ""
    return "有" if figure.kind in (Quantity.COUNT, Quantity.PEOPLE) else "是"


def _unit(figure: Figure) -> str:
    return "" if figure.kind is Quantity.SHARE else figure.unit


def _alternatives(figure: Figure) -> tuple[str, ...]:
    whole, bare = figure.text, f"{figure.number}{figure.unit}"
    return (whole, bare) if bare != whole and bare in whole else (whole,)
