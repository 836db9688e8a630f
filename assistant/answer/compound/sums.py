"""Questions whose answer is reckoned from figures: sums, differences, growth, ratios, shares; pure."""

import re
from dataclasses import dataclass, replace

from assistant.answer.compound.decompose import Part, parts_of
from assistant.answer.compound.halves import in_full
from assistant.answer.compound.several import several_in
from assistant.answer.compound.verdicts import verdict_in
from assistant.conversation import Resolved
from assistant.places import Gazetteer
from assistant.understand import YEAR
from corpus.figures.arithmetic import Operation

_HOW_MUCH = r"(?:多少|几(?!号|月))"
_TOGETHER = re.compile(
    r"(?:加起来|合起来|加在一起|合在一起|相加|合计|共计|总计|总共|一共|的?总和|的?之和|的?总数)(?:是|为|有)*"
)
_APART = re.compile(rf"(?:相差|差距(?:是|有|为)?|差)(?:了|出)?(?:{_HOW_MUCH}|多大)")
_MORE = re.compile(
    rf"(?:多|少|高|低|大|小|长|短|重|轻)(?P<verb>[^，,？?多少几]{{0,3}}?)(?:出|上|了|过)*(?P<ask>{_HOW_MUCH})"
)
_AGAINST_ANOTHER = re.compile(r"(?<![占对反])比(?![例重率值较如])")
_TIMES = re.compile(
    r"^(?P<one>.+?)(?:大约|大概|约|差不多)?(?:是|为|相当于|等于)(?P<other>.+?)的?(?:几|多少)倍"
)
_OF = re.compile(
    r"^(?P<one>.+?)占(?:到|了)?(?P<other>[^，,？?]{2,}?)的?(?:比例|比重|百分之几|百分比|几成|多少|多大)"
)
_CHANGED = (
    r"(?:增长|增加|提高|提升|上升|上涨|多|高|涨|增|下降|减少|降低|下滑|少|低|降|减)(?:了|出|到)*"
    r"(?P<ask>多少|几|百分之几|几成|多大)"
)
_AGAINST = re.compile(rf"(?:比|较|与|同|相比于?)(?P<first>{YEAR})(?:的时候|相比|时|的)?[，,]?")
_SINCE = re.compile(rf"(?:从|由|自)?(?P<first>{YEAR})(?:以来|起)?(?:到|至)(?={YEAR})")
_IN_PERCENT = re.compile(r"百分之|百分比|[率幅]|几成|%")
_POINTS = re.compile(rf"{_HOW_MUCH}个?百分点")
_ALL_OF = re.compile(r"(?:这)?[两三四五六](?:个|座|家)?(?:设区市|城市|地方|县|市|区|镇|乡|村)的?")
_RANGE = re.compile(rf"{YEAR}?\s*(?:到|至|-|—|~)\s*{YEAR}|(?:19|20)\d\d\s*(?:到|至|-|—|~)")


@dataclass(frozen=True, slots=True)
class Sum:
    """A question that is answered by reckoning with the answers of others.

    Attributes:
        operation: What is reckoned.
        parts: The questions for the operands, in the order that the operation wants.
        by_time: Whether the operands are the same thing at different times.
        by_thing: Whether they are different things, so that their indicators need not agree.
        with_parts: Whether the operands are asked for, too: 各栽多少棵，一共多少.
    """

    operation: Operation
    parts: tuple[Part, ...]
    by_time: bool = False
    by_thing: bool = False
    with_parts: bool = False

    @property
    def is_one_thing(self) -> bool:
        """Whether a document may well speak of the result without naming the operands: 增长, 占, 倍."""
        return self.by_time or self.operation in {Operation.SHARE, Operation.RATIO}


def sum_in(resolved: Resolved, gazetteer: Gazetteer) -> Sum | None:
    """What a question wants to have reckoned, or None for an ordinary question."""
    readers = (_verdict, _times, _share, _difference, _total)
    return _growth(resolved) or next(filter(None, (read(resolved, gazetteer) for read in readers)), None)


def _verdict(resolved: Resolved, gazetteer: Gazetteer) -> Sum | None:
    """What is asked last of all that was asked before: 「青川和白沙各栽多少棵，一共多少？」."""
    verdict = verdict_in(resolved.question)
    if verdict is None or verdict.operation is None:
        return None
    made = _made(verdict.operation, verdict.asked, resolved, gazetteer)
    return made and replace(made, with_parts=True)


def _growth(resolved: Resolved) -> Sum | None:
    """「2020年比2018年增长了多少」, 「从2018年到2020年增加了多少」: the same thing in two years."""
    question = resolved.question
    asked = re.search(_CHANGED, question)
    baseline = _SINCE.search(question) or _AGAINST.search(question)
    if not asked or not baseline:
        return None
    now = f"{question[: baseline.start()]}{question[baseline.end() :]}"
    years = [year for year in re.findall(YEAR, now) if year != baseline["first"]]
    if len(years) != 1:
        return None
    plain = re.sub(_CHANGED + r"(?=[^年月日]*$)", "是多少", now, count=1)
    before = plain.replace(years[0], baseline["first"])
    operation = Operation.GROWTH if _IN_PERCENT.search(question[asked.start() :]) else Operation.DIFFERENCE
    parts = (
        Part(Resolved(before, resolved.context), baseline["first"]),
        Part(Resolved(plain, resolved.context), years[0]),
    )
    return Sum(operation, parts, by_time=True)


def _times(resolved: Resolved, gazetteer: Gazetteer) -> Sum | None:
    match = _TIMES.search(resolved.question)
    return match and _of_two(Operation.RATIO, match, resolved, gazetteer)


def _share(resolved: Resolved, gazetteer: Gazetteer) -> Sum | None:
    match = _OF.search(resolved.question)
    return match and _of_two(Operation.SHARE, match, resolved, gazetteer)


def _of_two(
    operation: Operation, match: re.Match[str], resolved: Resolved, gazetteer: Gazetteer
) -> Sum | None:
    return _made(operation, f"{match['one']}和{match['other']}各是多少？", resolved, gazetteer)


def _difference(resolved: Resolved, gazetteer: Gazetteer) -> Sum | None:
    question = resolved.question
    if _APART.search(question):
        return _made(Operation.DIFFERENCE, _APART.sub("各是多少", question, count=1), resolved, gazetteer)
    more = _MORE.search(question)
    against = list(_AGAINST_ANOTHER.finditer(question, 0, more.start())) if more else []
    if not more or not against:
        return None
    first, rest = question[: against[-1].start()], question[against[-1].end() : more.start()]
    asked = f"{first}和{rest}各{more['verb'] or '有'}{question[more.start('ask') :]}"
    return _made(Operation.DIFFERENCE, asked, resolved, gazetteer)


def _total(resolved: Resolved, gazetteer: Gazetteer) -> Sum | None:
    question = resolved.question
    if not _TOGETHER.search(question) or _RANGE.search(question):
        return None
    asked = _TOGETHER.sub("各", question, count=1)
    asked = re.sub(rf"各(?={_HOW_MUCH}|[？?]?$)", "各有", asked)
    return _made(Operation.SUM, asked, resolved, gazetteer)


def _made(operation: Operation, asked: str, resolved: Resolved, gazetteer: Gazetteer) -> Sum | None:
    """The parts of a question that asks for each operand."""
    plain = _POINTS.sub("百分之几", _ALL_OF.sub("", asked))
    whole = Resolved(plain, resolved.context)
    parts = tuple(parts_of(whole, gazetteer))
    if len(parts) < 2:
        parts = tuple(several_in(whole, gazetteer))
    if len(parts) < 2 or (operation is not Operation.SUM and len(parts) > 2):
        return None
    by_time = all(re.fullmatch(YEAR, part.label) for part in parts)
    by_thing = not by_time and not all(gazetteer.places_in(part.label) for part in parts)
    if by_thing and len(parts) == 2:
        parts = (parts[0], _completed(*parts))
    return Sum(operation, parts, by_time=by_time, by_thing=by_thing)


def _completed(first: Part, second: Part) -> Part:
    """The second thing with what only the first one says: its year, and what is measured of both."""
    asked, name = second.resolved.question, second.label
    kind = next((name[-size:] for size in (4, 3, 2) if name[-size:] in first.label), "")
    measured = first.label.partition(kind)[2] if kind else ""
    if (whole := in_full(first.label, name)) != name:
        asked = asked.replace(name, whole, 1)
    elif measured:
        asked = asked.replace(name, f"{name}{measured}", 1)
    year = re.search(YEAR, first.resolved.question)
    if year and not re.search(YEAR, asked):
        asked = f"{year[0]}{asked}"
    return Part(Resolved(asked, second.resolved.context), second.label)
