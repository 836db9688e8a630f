"""A question that needs several answers becomes several questions; pure."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

import rjieba

from assistant.answer.compound.halves import halves_in
from assistant.answer.compound.listed import listed_in
from assistant.answer.compound.opposed import opposed
from assistant.answer.compound.verdicts import verdict_in
from assistant.conversation import Resolved
from assistant.places import Gazetteer, innermost, place_exchanged

_COMPARES = re.compile(
    r"各|分别|(?<![由归找给被向让靠])谁(?!来|去|负责|管|出|批|审|罚)|哪(?:个|家|边|里|年)?(?:更|多|高|低|大|小|少|重|轻|早|晚|快)|"
    r"哪(?:个|家|边|里|县|市|区)[^，,。？?]{1,8}(?:更|多|高|低|大|小|少|重|轻|早|晚|快)(?:[，,？?]|$)|"
    r"还是|相比|比较|比一比|差(?:多少|几)|对比|都(?:是|有)?多少|又|"
    r"(?:高|低|多|少|大|小|贵|快|慢)(?:出|了)?多少|(?:加起来|合计|合起来)"
)
_ASKS = re.compile(r"多少|几|什么|哪|多大|多高|多长")
_JOINED = re.compile(r"^(?:年)?(?:底|初|末)?\s*(?:和|与|跟|同|及|、|，|,|对|到|/|\s)+\s*(?:到|至)?$")
_YEAR = re.compile(r"(?:(?:19|20)\d{2}|(?<!\d)\d{2})(?=\s*年)年?(?:底|初|末)?")
_AGAINST_YEAR = re.compile(
    rf"^(?P<topic>[^？?]*?)(?P<year>{_YEAR.pattern})(?P<of>[^，,？?比]{{0,24}}?)(?:是不是|是否|有没有|会不会|要|还|会)*"
    rf"(?:比|跟|和|与|较)(?P<other>{_YEAR.pattern})(?:的时候|时|相比|的)?[，,]?(?:是不是|是否|有没有|要|还|更|会|定得|订得)*"
    r"[高大多长重严快低小少短轻松慢](?:一?[些点]|了)?(?:吗|么|没有|不|没)?[？?，,；;]"
    r"\s*(?:具体|两年)?(?:分别|各自?|都)(?:是|为|有|要|能|到|达到)*(?:多少|几[^，,？?]{0,3})[？?]?$"
)
_AGAINST_PLACE = re.compile(
    r"^(?P<asked>[^？?]*(?:多少|几|多[大高长久])[^？?，,]*)[？?，,；;]\s*(?:那么?|它|这)?(?:是不是|是否)?"
    r"(?:比起?|[跟和与同])(?P<other>[^，,？?的]{2,8}?)(?:的|那边|相比|比起来|比)*[，,]?(?:是不是|是否|要|更|还|会|来得)*"
    r"[高大多长久早快低小少短晚慢](?:一?[些点]|了)?(?:吗|么|不|没|没有|还是[高大多长久早快低小少短晚慢])[^，,？?]{0,2}[？?]?$"
)
"""青川的收入目标是多少，比白沙的高吗."""
_POINTS_BACK = re.compile(r"^(?:而|又)?(?:它(?!们)|其(?![他它余中])|该|[这那][个份项])")
_BREAK = re.compile(r"[，,；;、。？?！]|和|与|跟|而|又|，那")
_PAIR = re.compile(
    r"^(?P<first>[^，,？?]{3,}?)[，,]?(?:和|与|跟|以及|同)(?P<second>[^，,？?和与]{2,}?)[，,]?"
    r"(?P<tail>(?:[，,][^，,？?]{1,8}?)?(?:各|分别).+)$"
)
_PAIR_OF_TOPIC = re.compile(
    r"^(?P<topic>[^，,？?]{2,}[，,])(?P<first>[^，,？?]{2,}?)(?:和|与|跟|以及|同)(?P<second>[^，,？?和与]{2,}?)"
    r"(?P<tail>(?:各|分别)[^，,？?]*(?:多少|几).*)$"
)
_OF_A_DEED = re.compile(r"^(?P<deed>.+的)[^的]{1,6}$")
_MEASURED = re.compile(
    r"^的.+|(?:(?<!日)期限?|年限|时限|时间|时长|费用?|罚款|标准|数量?|面积|比例|比重|率|收入|价格?|额度?|浓度|长度|高度|年龄|产值"
    r"|指标|目标|补贴|待遇|工资|条件|范围)(?:最[多少高低长短大小]|上限|下限)?$"
)
"""Names what is measured, and of what: 期限, 的票据."""
_MOST = re.compile(
    r"(?:这?[两三四五](?:个|座)?(?:地方|城市|县市|县|市|区|镇|村)(?:里|中|当中)?)?[，,]?(?:谁|哪一?[个家边座地]?(?:县|市|区|地方)?)的"
    r"(?P<of>[^，,；;？?]{2,14}?)(?:更|最|要)*[高低大小多少好](?:些|一些)?(?=[？?]?$)"
)
"""Asks which of several places has most of something, and thereby how much each of them has."""
_SHORT = 6
_WHERE = re.compile(r"^(?:在|按照?|依照|依据|根据)[^，,？?和与]{1,30}[，,]")
"""A clause that holds for both: 在石门，无照摆渡的，和超载的，各罚多少."""
_WHICH = re.compile(
    r"^(?:(?P<topic>[^，,？?]{2,})[，,])?(?P<first>[^，,？?]{2,}?)(?:和|与|跟|同|还是)(?P<second>[^，,？?和与]{2,}?)"
    r"[，,]?(?:哪个|哪边|哪家|哪样|谁)[^？?，,]+[？?，,]\s*(?P<tail>各.+)$"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions that a question consists of.

    Attributes:
        resolved: What is asked.
        label: What tells it from the others: a place, a year; empty when there is only one.
    """

    resolved: Resolved
    label: str = ""


def parts_of(resolved: Resolved, gazetteer: Gazetteer) -> list[Part]:
    """The parts of a comparison, or the question itself as the only part."""
    verdict = verdict_in(resolved.question)
    if verdict and len(parts := parts_of(replace(resolved, question=verdict.asked), gazetteer)) > 1:
        return parts
    readers = (_place_against_place, _asking_sentences, _asking_clauses, _year_against_year, _halves, _listed)
    for read in readers:
        if len(parts := read(resolved, gazetteer)) > 1:
            return parts
    if _COMPARES.search(resolved.question):
        return _compared(resolved, gazetteer)
    return _opposed(resolved) or [Part(resolved)]


def _compared(resolved: Resolved, gazetteer: Gazetteer) -> list[Part]:
    """The places, the years or the two things that are compared."""
    for marks in (_place_marks(resolved.question, gazetteer), _year_marks(resolved.question)):
        if len(marks) > 1:
            return _split(resolved, marks)
    return _pair(resolved, gazetteer)


def _asking_sentences(resolved: Resolved, gazetteer: Gazetteer) -> list[Part]:
    """Sentences that each name a place of their own."""
    asked = [piece for piece in re.split(r"(?<=[？?])", resolved.question) if piece.strip()]
    if not all(gazetteer.places_in(piece) for piece in asked):
        return []
    return [
        Part(Resolved(piece, _context(asked, i, gazetteer)), _label(piece, gazetteer))
        for i, piece in enumerate(asked)
    ]


def _year_against_year(resolved: Resolved, _: Gazetteer) -> list[Part]:
    """The same of two years, one of which is compared with: 「2022年的目标比2020年高吗？分别是多少？」."""
    match = _AGAINST_YEAR.match(resolved.question)
    if match is None:
        return []
    return [
        Part(Resolved(f"{match['topic']}{year}{match['of']}是多少？", resolved.context), year)
        for year in (match["year"], match["other"])
    ]


def _halves(resolved: Resolved, gazetteer: Gazetteer) -> list[Part]:
    """Town and country, in one place."""
    if len(_place_marks(resolved.question, gazetteer)) > 1 or len(_year_marks(resolved.question)) > 1:
        return []
    return [Part(Resolved(asked, resolved.context), half) for half, asked in halves_in(resolved.question)]


def _listed(resolved: Resolved, gazetteer: Gazetteer) -> list[Part]:
    """Three or more things in one place: 「石门有多少家工厂、商店和茶馆？」."""
    places = gazetteer.places_in(resolved.question)
    if len(_place_marks(resolved.question, gazetteer)) > 1:
        return []
    place = places[0] if places and resolved.question.startswith(places[0]) else ""
    things = listed_in(resolved.question, place)
    return [Part(Resolved(asked, resolved.context), thing) for thing, asked in things]


def _place_against_place(resolved: Resolved, gazetteer: Gazetteer) -> list[Part]:
    """The same of two places, one of which is compared with: 「青川的目标是多少？比白沙高吗」."""
    match = _AGAINST_PLACE.match(resolved.question)
    own, other = (innermost(match[group], gazetteer) for group in ("asked", "other")) if match else ((), ())
    if match is None or len(own) != 1 or len(other) != 1 or own == other:
        return []
    asked = match["asked"]
    return [
        Part(Resolved(place_exchanged(asked, own[0], place), resolved.context), place)
        for place in (own[0], other[0])
    ]


def _opposed(resolved: Resolved) -> list[Part]:
    return [Part(Resolved(each, resolved.context), thing) for thing, each in opposed(resolved.question)]


def _pair(resolved: Resolved, gazetteer: Gazetteer) -> list[Part]:
    """Two things that share their verb, as in 「青川的农田和林地各划了多少亩？」."""
    where = _WHERE.match(resolved.question)
    told = where[0] if where else ""
    question = resolved.question.removeprefix(told)
    match = _WHICH.match(question) or _PAIR.match(question)
    if not match:
        if held := _opposed(resolved):
            return held
        match = _PAIR_OF_TOPIC.match(question)
    if not match:
        return [Part(resolved)]
    topic = told + (match.groupdict().get("topic") or "")
    first, second, tail = match["first"], match["second"], match["tail"]
    place = "" if topic else "".join(gazetteer.places_in(first)[:1])
    measure = measure_of_both(first, second)
    return [
        Part(Resolved(f"{topic}{first}{measure}{tail}", resolved.context), _thing(first, place)),
        Part(
            Resolved(f"{topic}{_shared_start(first, second) or place}{second}{tail}", resolved.context),
            second.removesuffix(measure),
        ),
    ]


def measure_of_both(first: str, second: str) -> str:
    """What only the second says is measured of both: 检修期限 of 「木船和铁船检修期限」, or empty."""
    if _MEASURED.search(first):
        return ""
    alike = (first[-size:] for size in (3, 2, 1) if first[-size:] in second[:-1])
    rest = next((second.partition(kind)[2] for kind in alike), "") or _behind_noun(second)
    return rest if _MEASURED.search(rest) and len(rest) > 1 else ""


def _behind_noun(words: str) -> str:
    """What stands behind a noun at the beginning."""
    tagged = rjieba.tag(words)
    return words[len(tagged[0][0]) :] if tagged and tagged[0][1].startswith("n") else ""


def _shared_start(first: str, second: str) -> str:
    """What only the first says of both: 私拆阀门的 of 「私拆阀门的单位和个人」, 船 of 「船超载和逆行」."""
    deed = _OF_A_DEED.match(first)
    if deed and len(second) <= _SHORT and "的" not in second:
        return deed["deed"]
    one, other = rjieba.tag(first), rjieba.tag(second)
    if len(second) > _SHORT or not all(tag.startswith("v") for _, tag in other):
        return ""
    return "".join(word for word, _ in takewhile(lambda each: each[1].startswith("n"), one))


def _thing(words: str, place: str) -> str:
    """What is asked about, without the place and the year that hold for all."""
    bare = _YEAR.sub("", words.replace(place, "", 1) if place else words)
    return re.sub(r"^(?:省|市|县|区|镇|乡|村)?[的，,\s]*", "", bare) or words


def _asking_clauses(resolved: Resolved, gazetteer: Gazetteer) -> list[Part]:
    """Clauses that each ask of another place: 「学校，青川有几所，白沙有几所？」; the first ones lead in."""
    pieces = [piece for piece in re.split(r"[，,；;]", resolved.question) if piece.strip()]
    places = [gazetteer.places_in(piece)[:1] if _ASKS.search(piece) else () for piece in pieces]
    asking = [i for i, place in enumerate(places) if place]
    leaning = any(_POINTS_BACK.search(pieces[i]) for i in asking[1:])
    if len({places[i] for i in asking}) < len(asking) or len(asking) < 2 or leaning:
        return []
    topic = "，".join(pieces[: asking[0]])
    return [
        Part(Resolved(f"{topic}，{pieces[i]}" if topic else pieces[i], resolved.context), places[i][0])
        for i in asking
    ]


def _label(piece: str, gazetteer: Gazetteer) -> str:
    return gazetteer.places_in(piece)[0]


def _context(pieces: list[str], position: int, gazetteer: Gazetteer) -> str:
    """What a later piece leaves unsaid stands in the first one, its place and years aside."""
    return _without(pieces[0], gazetteer.places_in(pieces[0])) if position else ""


def _without(text: str, places: tuple[str, ...]) -> str:
    for place in places:
        text = text.replace(place, "")
    return _YEAR.sub("", text)


def _place_marks(question: str, gazetteer: Gazetteer) -> list[re.Match[str]]:
    """Where the places stand that are compared: those not part of a chain such as 温州乐清."""
    found = [m for place in gazetteer.places_in(question) if (m := re.search(re.escape(place), question))]
    found.sort(key=lambda m: m.start())
    return [
        mark
        for i, mark in enumerate(found)
        if i == 0 or question[found[i - 1].end() : mark.start()] not in {"", "市", "县", "区", "省", "的"}
    ]


def _year_marks(question: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for mark in _YEAR.finditer(question):
        if all(mark[0] != other[0] for other in found):
            found.append(mark)
    baseline = re.compile(r"(?:比|较|从|自)$")
    return [mark for mark in found if not baseline.search(question[: mark.start()])]


def _split(resolved: Resolved, marks: list[re.Match[str]]) -> list[Part]:
    question = resolved.question
    gaps = [question[a.end() : b.start()] for a, b in pairwise(marks)]
    if all(_JOINED.match(gap) for gap in gaps):
        head, tail = question[: marks[0].start()], _MOST.sub(r"的\g<of>是多少", question[marks[-1].end() :])
        return [Part(Resolved(f"{head}{mark[0]}{tail}", resolved.context), mark[0]) for mark in marks]
    return _segments(resolved, marks)


def _segments(resolved: Resolved, marks: list[re.Match[str]]) -> list[Part]:
    """Each item keeps the words up to the next one; what only the first says is context for the rest."""
    question = resolved.question
    cuts = [0, *(_cut_before(question, mark.start()) for mark in marks[1:]), len(question)]
    pieces = [question[a:b].strip("，,、；; 和与跟") for a, b in pairwise(cuts)]
    first = _YEAR.sub("", pieces[0].replace(marks[0][0], ""))
    return [
        Part(Resolved(piece, first if i else _shared(pieces[-1], marks[-1][0])), mark[0])
        for i, (piece, mark) in enumerate(zip(pieces, marks, strict=True))
    ]


def _shared(piece: str, item: str) -> str:
    """What the last piece says for all: not the item itself, nor the year that stands right behind it."""
    return re.sub(rf"{re.escape(item)}(?:省|市|县|区)?(?:的|到|在|，)?(?:{_YEAR.pattern})?的?", "", piece)


def _cut_before(question: str, position: int) -> int:
    """The last break before a position."""
    breaks = [m.start() for m in _BREAK.finditer(question, 0, position)]
    return breaks[-1] if breaks else position
