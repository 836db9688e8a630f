"""Documents that a question describes, such as 石门的渡口方案, and when each of them was signed; pure."""

import datetime
import re
from dataclasses import replace

import rjieba

from assistant.answer.documents.ledger import Facet, LedgerQuestion
from assistant.answer.documents.status import ledger_claims
from assistant.collection import Collection
from assistant.types import Claim, Fetch
from corpus.names import folded_name
from corpus.store import DocumentSummary

KIND = r"(?:方案|通知|办法|规定|条例|意见|计划|规划|决定|细则|简报|公告|通告|纲要|文件)"
"""What documents are called by."""
_TWO = re.compile(
    rf"^(?P<first>[^，,？?]{{2,30}}?{KIND})(?:和|与|跟|同|以及)(?P<second>[^，,？?]{{2,30}}?{KIND})[，,]?(?P<rest>.+)$"
)
_ONE = re.compile(rf"^(?P<first>[^，,？?]{{2,30}}?{KIND})[，,]?(?P<rest>.+)$")
_ASKS_DAY = re.compile(r"几号(?!文)|几月|哪一?[天日年]|日期|什么时候|何时")
_ASKS_FIRST = re.compile(r"[先早晚]")
_FACETS = (
    (re.compile(r"印发(?:日期|时间)"), Facet.PRINTED),
    (re.compile(r"成文|落款|签发|签署|印发|发文"), Facet.DATED),
)
_SMALL = re.compile(r"[的“”\"《》（）()]|那份|这份|那个|这个")
_WORDS, _CHARACTERS = 2, 5
"""What a description must have at least: 石门总体方案, but not 石门方案."""
_LONGEST_REST = 12


def described_question(question: str, collection: Collection) -> LedgerQuestion | None:
    """A question when a document was signed or printed that it describes and does not name."""
    match = _ONE.match(question)
    rest = match["rest"].strip("？?。 ") if match else ""
    facet = next((facet for asks, facet in _FACETS if asks.search(rest)), None)
    if match is None or facet is None or len(rest) > _LONGEST_REST or not _ASKS_DAY.search(rest):
        return None
    summary = described(match["first"], collection)
    return LedgerQuestion(summary, (facet,)) if summary else None


def dates_held_together(
    question: str, collection: Collection, day: datetime.date, fetch: Fetch
) -> tuple[Claim, ...]:
    """When each of two documents was signed, and which was the first; empty for other questions.

    Args:
        question: 「石门的渡口方案和桥梁方案，哪份先签发，各是几号？」.
        collection: The library.
        day: Today.
        fetch: The document of an id.
    """
    match = _TWO.match(question)
    facet = next((facet for asks, facet in _FACETS if match and asks.search(match["rest"])), None)
    if (
        match is None
        or facet is None
        or not any(asks.search(match["rest"]) for asks in (_ASKS_DAY, _ASKS_FIRST))
    ):
        return ()
    names = (match["first"], match["second"])
    summaries = [described(name, collection) for name in names]
    rows: list[Claim] = []
    for name, summary in zip(names, summaries, strict=True):
        claims = ledger_claims(LedgerQuestion(summary, (facet,)), day, fetch) if summary else ()
        if not claims:
            return ()
        rows.append(replace(claims[0], label=name, row=name))
    return (*rows, *_first_of(names, [summary for summary in summaries if summary], rows))


def _first_of(
    names: tuple[str, str], summaries: list[DocumentSummary], rows: list[Claim]
) -> tuple[Claim, ...]:
    """Which of two documents was signed first, if their days tell."""
    days = [summary.info.issued for summary in summaries]
    if not all(days) or days[0] == days[1]:
        return ()
    evidence = tuple(place for row in rows for place in row.evidence)
    return (Claim(evidence, label=f"较早的是{names[days.index(min(days))]}"),)


def described(words: str, collection: Collection, *, loosely: bool = False) -> DocumentSummary | None:
    """The only document whose title has all the words that describe it.

    Args:
        words: 石门总体方案.
        collection: The library.
        loosely: Whether a place and the kind of document are enough, as in 石门那份方案.
    """
    places = collection.gazetteer.places_in(words)
    named = {*places, *(word for word in rjieba.cut(_SMALL.sub(" ", words)) if len(word.strip()) > 1)}
    if len(named) < _WORDS or (not loosely and len(_SMALL.sub("", words)) < _CHARACTERS):
        return None
    titled = [
        summary
        for summary in collection.summaries.values()
        if all(folded_name(word) in folded_name(summary.title) for word in named)
    ]
    return titled[0] if len(titled) == 1 else None
