"""Several questions in one: 「由谁处罚，罚多少？」; each is answered and proven by itself; pure."""

import re
from collections.abc import Sequence

from assistant.answer.compound.decompose import Part
from assistant.answer.wording.relating import completes_relation
from assistant.conversation import Resolved
from assistant.places import Gazetteer

_COUNTED = r"(?<![好十近那这])(?<!(?<!以)后)(?<!(?<!提)前)几(?!乎)"
"""A number that is asked for, and not one that is only mentioned: 前几年, but 以后几年, 提前几天."""
_ASKS = re.compile(
    rf"(\w)[不没]\1|谁(?![都也])|哪(?!怕)|什么|啥|何[时地种]|多[少久大长高远重]|{_COUNTED}|怎|如何|是否|能不能|可不可以|要不要|吗[？?]?$"
)
_TOLD = re.compile(
    r"(?P<adjective>(?![是要能会有该用可算行需让许])\w)[不没](?P=adjective)"
    r"|(?:不(?:知道?|清楚|晓得|确定)|[说讲弄搞分看认]不[清出]|[查找]不[出清到着]|没(?:看清|查出|查清|找到|弄清|搞清)"
    r"|(?:无法|难以)(?:确定|查明|认定|辨认))[^，,；;]{0,6}(?:谁|哪|什么|多少|几|怎)"
)
"""Says how something is or what is not known, before the clause that asks: 干不干净, 不知道是谁的."""
_LASTED = re.compile(r"了好?几(?:个?(?:月|小时|星期|工作日)|[天年周分])$")
_ASKS_HOW = re.compile(r"怎|如何|吗[？?]?$|咋|还能|能不能")
"""Behind what only says that something lasted for some time: 断了几个月，怎么补."""
_FOUND_OUT = re.compile(
    r"(?P<found>[摸查弄搞厘核问讲说]清楚?|查明|核实)|(?:公布|公开|公示|公告|通报|披露|上报|报告|告知|写明|标明|注明)"
    r"(?:出来|一?[次回遍]|完)?(?:的|呢|啊)?[？?。]?$"
)
"""What clauses before this one ask may be what is to be found out or told."""
_ASKED_OF_THE_ACT = re.compile(r"谁|哪一?[个家些](?:部门|单位|机构|机关)|什么时候|何时|多久|几[天日]")
_ALSO = re.compile(r"^(?:那|至于|如果是|要是|换[成作]?)?[^，,；;？?]{2,16}呢[？?]?$")
"""Asks the same of another thing: 营业日志呢."""
_ASKING_WORDS = re.compile(
    r"怎么[样办做]?|怎样|如何|[由从去到在向给跟被归]?(?:谁|哪(?:[儿里边些家种位天个年]|一?[个种类家边])?)|什么(?:时候|地方|人)?|啥|何[时地种]"
    rf"|(?:最多|最少|至少)?多少(?:天|年|钱|个|元|人)?|{_COUNTED}(?:个月|个?工作日|[天年个日次小])?|多[久长大高远重]"
    r"|是否|能不能|可不可以|要不要|吗[？?]?$"
)
_LEANS = re.compile(
    r"^(?:那么?|又|还|并且?)?(?:分别|各|都|具体|主要|其中(?:[有是哪包又]|$)|(?:又|都|各)?(?:是|有)(?:哪[些几两三]|什么|多少|几))"
)
"""Goes on asking about the same thing: 有几项，分别是什么."""
_AMONG = re.compile(r"^\s*其中(?=.{3})(?![有是哪包又])")
"""Begins a question for a part of what was asked for before: 其中铁船几条."""
_SUPPOSES = re.compile(r"要是|如果|假如|只要|的话|无论|不管")
_THEN = re.compile(r"的话[，,]?|[，,]")
"""Parts what is supposed from what is asked."""
_EITHER = re.compile(r"(\w)[不没]\1")
"""Asks whether: 留不留."""
_NUMBER = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[？?。])")
_CLAUSE = re.compile(r"(?:[，,；;、]|以及)(?![^（(]*[）)])")
_SHORTEST, _LONGEST_LABEL = 3, 14
_NUMERALS = "一二三四五"


def several_in(resolved: Resolved, gazetteer: Gazetteer) -> list[Part]:
    """What a question asks one after the other; empty when it asks one thing.

    Clauses that ask nothing lead into those behind them: 「擅自砍树的，由谁处罚，罚多少？」 asks
    「擅自砍树的，由谁处罚」 and 「擅自砍树的，罚多少？」.

    Args:
        resolved: The question.
        gazetteer: Tells places; what the first one asks about is where the later ones are asked, too.
    """
    asked = _by_sentence(resolved.question) or _by_clause(resolved.question)
    if not 1 < len(asked) <= len(_NUMERALS):
        return []
    labels = _labels([words for _, words, _ in asked])
    places = " ".join(gazetteer.places_in(asked[0][1]))
    return [
        Part(
            Resolved(
                lead + words, " ".join(filter(None, (resolved.context, context or (places if i else ""))))
            ),
            label,
        )
        for i, (label, (lead, words, context)) in enumerate(zip(labels, asked, strict=True))
    ]


def _by_sentence(question: str) -> list[tuple[str, str, str]]:
    """The sentences that ask, led into by those before that ask nothing."""
    pieces = [piece for piece in _SENTENCE.split(question) if piece.strip("？?。 ")]
    first = next((i for i, piece in enumerate(pieces) if _asks(piece)), len(pieces))
    told, asking = "".join(pieces[:first]), pieces[first:]
    if len(asking) < 2 or any(map(_LEANS.search, asking[1:])):
        return []
    if not all(_asks(piece) or _ALSO.search(piece.strip()) for piece in asking[1:]):
        return []
    return [
        *_taken_apart(told, asking[0], ""),
        *(
            part
            for piece in asking[1:]
            for part in _taken_apart("", piece, _context_of(piece, told + asking[0]))
        ),
    ]


def _taken_apart(told: str, sentence: str, context: str) -> list[tuple[str, str, str]]:
    """A sentence as one question, or its clauses where each of these asks."""
    return [
        (told + lead, words, " ".join(filter(None, (context, own))))
        for lead, words, own in _by_clause(sentence) or [("", sentence, "")]
    ]


def _context_of(piece: str, first: str) -> str:
    """What a later question leaves unsaid: the topic of the first, or all of it where that is asked again."""
    return first if _ALSO.search(piece.strip()) else _topic(first)


def _by_clause(question: str) -> list[tuple[str, str, str]]:
    """The clauses at the end that ask, led into by the ones before."""
    pieces = [_AMONG.sub("", piece) for piece in _CLAUSE.split(question) if piece.strip("？? ")]
    first = next(
        (i for i, piece in enumerate(pieces) if _asks(piece) and not _tells(piece, pieces[-1])), len(pieces)
    )
    asking = pieces[first:]
    if len(asking) < 2 or any(map(_LEANS.search, asking[1:])):
        return []
    if not all(_asks(piece) or (i and _ALSO.search(piece.strip())) for i, piece in enumerate(asking)):
        return []
    if _are_to_be_found_out(asking[:-1], asking[-1]) or completes_relation(asking[-1]):
        return []
    lead = "".join(f"{piece}，" for piece in pieces[:first])
    return [
        (lead, piece, "" if not i or (lead and _asks(piece)) else _context_of(piece, asking[0]))
        for i, piece in enumerate(asking)
    ]


def _tells(piece: str, last: str) -> bool:
    """Whether the asking words of a clause ask nothing: 找不着是谁落下的, 干不干净."""
    if piece is last:
        return False
    lasted = _LASTED.search(piece.strip()) and _ASKS_HOW.search(last)
    return bool(_TOLD.search(piece) or lasted)


def _are_to_be_found_out(asking: Sequence[str], last: str) -> bool:
    """Whether clauses that ask are the object of the last one: 地脏在哪儿，哪天之前摸清."""
    found = _FOUND_OUT.search(last)
    return bool(found and (found["found"] or not any(map(_ASKED_OF_THE_ACT.search, asking))))


def _asks(piece: str) -> bool:
    """Whether words ask; what they only suppose does not: 如果哪条街没有树."""
    words = piece.strip()
    if _SUPPOSES.search(words):
        words = _THEN.split(words, maxsplit=1)[-1] if _THEN.search(words) else ""
    return len(words.strip("？?，, ")) >= _SHORTEST and bool(_ASKS.search(words))


def _topic(piece: str) -> str:
    """What a question is about, without its question word."""
    return _ASKING_WORDS.sub("", _EITHER.sub(r"\1", piece)).strip("？? ")


def _labels(asked: Sequence[str]) -> list[str]:
    """Their own words where all are short and name no number, which the proof would have to show, too."""
    bare = [words.strip("？? ") for words in asked]
    if max(map(len, bare)) <= _LONGEST_LABEL and not any(map(_NUMBER.search, bare)):
        return bare
    return [f"第{_NUMERALS[i]}问" for i in range(len(bare))]
