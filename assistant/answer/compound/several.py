"""Several questions in one: 「由谁处罚，罚多少？」; each is answered and proven by itself; pure."""

import re
from collections.abc import Sequence

from assistant.answer.compound.decompose import Part
from assistant.answer.single import Outcome
from assistant.conversation import Resolved

_ASKS = re.compile(
    r"(\w)[不没]\1|谁|哪(?!怕)|什么|啥|何[时地种]|多[少久大长高远重]|(?<![好十前后近那这])几(?!乎)|怎|如何|是否|能不能|可不可以|要不要|吗[？?]?$"
)
_ALSO = re.compile(r"^(?:那|至于|如果是|要是|换[成作]?)?[^，,；;？?]{2,16}呢[？?]?$")
"""Asks the same of another thing: 营业日志呢."""
_ASKING_WORDS = re.compile(
    r"怎么[样办做]?|怎样|如何|[由从去到在向给跟被归]?(?:谁|哪(?:[儿里边些家种位天个年]|一?[个种类家边])?)|什么(?:时候|地方|人)?|啥|何[时地种]"
    r"|(?:最多|最少|至少)?多少(?:天|年|钱|个|元|人)?|(?<![好十前后近那这])几(?!乎)(?:个月|个?工作日|[天年个日次小])?|多[久长大高远重]"
    r"|是否|能不能|可不可以|要不要|吗[？?]?$"
)
_LEANS = re.compile(
    r"^(?:那么?|又|还|并且?)?(?:分别|各|都|具体|主要|其中|(?:又|都|各)?(?:是|有)(?:哪[些几两三]|什么|多少|几))"
)
"""Goes on asking about the same thing: 有几项，分别是什么."""
_SUPPOSES = re.compile(r"要是|如果|假如|只要|的话|无论|不管")
_SENTENCE = re.compile(r"(?<=[？?])")
_CLAUSE = re.compile(r"[，,；;、]|以及")
_SHORTEST, _LONGEST_LABEL = 3, 14
_NUMERALS = "一二三四五"


def several_in(resolved: Resolved) -> list[Part]:
    """What a question asks one after the other; empty when it asks one thing.

    Clauses that ask nothing lead into those behind them: 「擅自砍树的，由谁处罚，罚多少？」 asks
    「擅自砍树的，由谁处罚」 and 「擅自砍树的，罚多少？」.
    """
    asked = _by_sentence(resolved.question) or _by_clause(resolved.question)
    if not 1 < len(asked) <= len(_NUMERALS):
        return []
    labels = _labels([words for _, words, _ in asked])
    return [
        Part(Resolved(lead + words, f"{resolved.context} {context}".strip()), label)
        for label, (lead, words, context) in zip(labels, asked, strict=True)
    ]


def add_to(whole: Outcome, outcomes: Sequence[Outcome]) -> bool:
    """Whether questions asked one by one bring more than asked together.

    All must be answered, one of them elsewhere, or each with a figure of its own.
    """
    found = [outcome.found for outcome in outcomes if outcome.found]
    if len(found) < len(outcomes) or whole.found is None:
        return len(found) > 0 and whole.found is None
    if len({extract.claim.headline for extract in found if extract.figure}) == len(found):
        return True
    shown = [place for claim in whole.found.claims for place in claim.evidence]
    return any(
        not any(doc_id == other and span.overlap(own) for other, own in shown)
        for extract in found
        for doc_id, span in extract.claim.evidence
    )


def _by_sentence(question: str) -> list[tuple[str, str, str]]:
    pieces = [piece for piece in _SENTENCE.split(question) if piece.strip("？? ")]
    if len(pieces) < 2 or not _asks(pieces[0]) or any(map(_LEANS.search, pieces[1:])):
        return []
    if not all(_asks(piece) or _ALSO.search(piece.strip()) for piece in pieces[1:]):
        return []
    return [("", piece, _context_of(piece, pieces[0]) if i else "") for i, piece in enumerate(pieces)]


def _context_of(piece: str, first: str) -> str:
    """What a later question leaves unsaid: the topic of the first, or all of it where that is asked again."""
    return first if _ALSO.search(piece.strip()) else _topic(first)


def _by_clause(question: str) -> list[tuple[str, str, str]]:
    """The clauses at the end that ask, led into by the ones before."""
    pieces = [piece for piece in _CLAUSE.split(question) if piece.strip("？? ")]
    first = next((i for i, piece in enumerate(pieces) if _asks(piece)), len(pieces))
    asking = pieces[first:]
    if len(asking) < 2 or not all(map(_asks, asking)) or any(map(_LEANS.search, asking[1:])):
        return []
    lead = "".join(f"{piece}，" for piece in pieces[:first])
    return [(lead, piece, "" if lead or not i else _topic(asking[0])) for i, piece in enumerate(asking)]


def _asks(piece: str) -> bool:
    words = piece.strip()
    return len(words.strip("？? ")) >= _SHORTEST and bool(_ASKS.search(words)) and not _SUPPOSES.search(words)


def _topic(piece: str) -> str:
    """What a question is about, without its question word."""
    return _ASKING_WORDS.sub("", piece).strip("？? ")


def _labels(asked: Sequence[str]) -> list[str]:
    """Their own words where all are short, else their numbers."""
    bare = [words.strip("？? ") for words in asked]
    if max(map(len, bare)) <= _LONGEST_LABEL:
        return bare
    return [f"第{_NUMERALS[i]}问" for i in range(len(bare))]
