"""Questions for what stands at the head and foot of documents that they name or describe; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import rjieba

from assistant.answer.documents.imprint import LABELS, total_only
from assistant.answer.documents.ledger import Facet, LedgerQuestion, named
from assistant.answer.documents.status import ledger_claims, title_place
from assistant.answer.documents.vocabulary import facets_asked, is_small, without_asking
from assistant.collection import Collection
from assistant.conversation import Resolved
from assistant.types import Claim, Fetch, Refusal
from corpus.names import folded_name
from corpus.store import DocumentSummary
from corpus.validity import today
from index.folding import fold
from index.types import Hit

_SERIAL = r"简报|月报|专报|快报|周报|公报|通讯|期刊|会刊|杂志|动态"
_KIND = re.compile(
    rf"{_SERIAL}|通知|方案|办法|规定|条例|意见|计划|规划|决定|细则|公告|通告|纲要|报告|批复|函"
)
_IS_SERIAL = re.compile(_SERIAL)
_ONE_ISSUE = re.compile(r"[哪那这]一?期|第几期|期号|期数")
_ISSUE = re.compile(r"总?第?\s*(\d+)\s*期")
_MONTH = re.compile(r"(?:(?P<year>(?:19|20)?\d{2})年)?(?:(?P<month>\d{1,2})月份?)?(?=那|的|第|这|简|美|$)")
_PUNCTUATION = re.compile(r"[\W_]+")
_POINTS = re.compile(r"[这那该本此](?:一?[份个部项期本])?")
_MOST = 4
"""Documents of which the same is told, such as the issues of a bulletin."""
_WORDS = 2
"""Words of its title by which a document is known, or its kind where few are of it."""
_STRICT = frozenset(
    {
        Facet.PHONE,
        Facet.FAX,
        Facet.MAIL,
        Facet.EDITOR,
        Facet.INDEX,
        Facet.ISSUE,
        Facet.COPIES,
        Facet.ANNEXES,
    }
)
"""What no document says in its running text."""
_CONTACT_NAMED = re.compile(r"联[系络]人")
_WHETHER = re.compile(r"[吗么][？?。 ]*$|是否|是不是|能否|(.)不\1")
_IS_OPEN, _IS_CLOSED = re.compile(r"主动公开|公开发布|(?<!不)对外公开"), re.compile(r"不(?:予|宜|得)?公开")
_ONLY_TOTAL = re.compile(r"^(?!.*(?<!总)第几期).*总(?:第几|期)")
_UNTOLD = "{titles}没有写明{what}。"


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is asked of the head and foot of some documents.

    Attributes:
        summaries: The documents, the newest first.
        facets: What is asked, in order.
        question: As it is asked, folded.
    """

    summaries: tuple[DocumentSummary, ...]
    facets: tuple[Facet, ...]
    question: str

    @property
    def must_be_told(self) -> bool:
        """Whether nothing but head and foot of a document could tell what is asked."""
        named_contact = bool(_CONTACT_NAMED.search(self.question))
        return all(facet in _STRICT or (facet is Facet.CONTACT and named_contact) for facet in self.facets)


def particulars_asked(resolved: Resolved, hits: Sequence[Hit], collection: Collection) -> Particulars | None:
    """Read a question as one for particulars of documents; None where it asks or says anything else.

    Args:
        resolved: The question; one that names no document means the one just spoken of.
        hits: Passages that were found for it, best first: 介绍渡口的那期月报 is told by what it has.
        collection: The library.
    """
    question = fold(resolved.question)
    facets = facets_asked(question)
    meant = _meant(question, resolved, collection, facets) if facets else []
    if facets and not meant and _IS_SERIAL.search(question) and _ONE_ISSUE.search(question):
        meant = _told_in(question, hits, collection)
    if not 1 <= len(meant) <= _MOST:
        return None
    newest_first = sorted(meant, key=lambda each: each.info.issued, reverse=True)
    return Particulars(tuple(newest_first), facets, question)


def particulars_told(asked: Particulars, fetch: Fetch) -> tuple[Claim, ...]:
    """What the documents tell of all that is asked; empty where they leave something out."""
    found = [_told(facet, asked, fetch) for facet in asked.facets]
    return tuple(claim for claims in found for claim in claims) if all(found) else ()


def untold(asked: Particulars) -> Refusal:
    """That the documents do not tell what is asked."""
    what = "、".join(LABELS[facet] for facet in asked.facets)
    titles = "、".join(f"《{summary.title.strip('《》')}》" for summary in asked.summaries)
    return Refusal(_UNTOLD.format(titles=titles, what=what))


def _told(facet: Facet, asked: Particulars, fetch: Fetch) -> list[Claim]:
    """What each document tells; the same words of several ones are told once."""
    told: dict[str, tuple[DocumentSummary, list[Claim]]] = {}
    for summary in asked.summaries:
        claims = [
            _as_asked(claim, facet, asked.question)
            for claim in ledger_claims(LedgerQuestion(summary, (facet,)), today(), fetch)
        ]
        said = " ".join(claim.headline or claim.quote for claim in claims)
        if claims and said in told:
            known = told[said][1]
            told[said] = (told[said][0], [_both(*pair) for pair in zip(known, claims, strict=True)])
        elif claims:
            told[said] = (summary, claims)
    if len(told) <= 1:
        return [claim for _, claims in told.values() for claim in claims]
    return [_of(summary, claim, fetch) for summary, claims in told.values() for claim in claims]


def _both(one: Claim, other: Claim) -> Claim:
    return replace(one, evidence=(*one.evidence, *other.evidence))


def _of(summary: DocumentSummary, claim: Claim, fetch: Fetch) -> Claim:
    """A claim with the title of its document before it, which proves the numbers in that."""
    title = title_place(fetch(summary.doc_id))
    evidence = (*claim.evidence, *((title,) if title else ()))
    return replace(claim, evidence=evidence, label=f"{summary.title}，{claim.label}")


def _as_asked(claim: Claim, facet: Facet, question: str) -> Claim:
    """A claim that says 是 or 否 where that is asked, and of an issue's number the part that is asked for."""
    if facet is Facet.OPENNESS and _WHETHER.search(question):
        answer = "否" if _IS_CLOSED.search(claim.quote) else "是" if _IS_OPEN.search(claim.quote) else ""
        return replace(claim, label=answer, headline="") if answer else claim
    if facet is Facet.ISSUE and _ONLY_TOTAL.search(question):
        return replace(claim, headline=total_only(claim.headline) or claim.headline)
    return claim


def _meant(
    question: str, resolved: Resolved, collection: Collection, facets: Sequence[Facet]
) -> list[DocumentSummary]:
    """The documents that a question speaks of, if it says nothing besides them and what is asked."""
    summary, rest = named(resolved.question, collection)
    if summary:
        return [summary] if not _besides(fold(rest), summary) else []
    words = _words(_MONTH.sub(" ", _ISSUE.sub(" ", question)))
    if not words:
        ids = resolved.within or resolved.cited[:1]
        return [collection.summaries[each] for each in ids if each in collection.summaries]
    if not _is_description(words, question, facets):
        return []
    titled = [each for each in collection.summaries.values() if all(map(_title_of(each).__contains__, words))]
    return [each for each in titled if _is_of_time(each, question)]


def _told_in(question: str, hits: Sequence[Hit], collection: Collection) -> list[DocumentSummary]:
    """The issue whose best passage has most of what a question says an issue is about."""
    first = next(iter(hits), None)
    summary = collection.summaries[first.passage.doc_id] if first else None
    if first is None or summary is None or not _IS_SERIAL.search(summary.title):
        return []
    words = [word for word in _words(question) if word not in _title_of(summary)]
    telling = [word for word in words if len(word) > 1 and not _KIND.search(word)]
    has = fold(f"{''.join(first.passage.path)}{first.passage.text}")
    return [summary] if telling and sum(word in has for word in telling) > len(telling) / 2 else []


def _is_description(words: Sequence[str], question: str, facets: Sequence[Facet]) -> bool:
    """Whether words describe a document: by its kind and something else, or as one of a series."""
    kinds = [word for word in words if _KIND.search(word)]
    if any(map(_IS_SERIAL.search, kinds)):
        return True
    if len(kinds) < len(words):
        return bool(kinds)
    return bool(_POINTS.search(question)) or all(facet in _STRICT for facet in facets)


def _besides(rest: str, summary: DocumentSummary) -> list[str]:
    title = _title_of(summary)
    return [word for word in _words(rest) if word not in title and not _KIND.fullmatch(word)]


def _words(text: str) -> list[str]:
    """The words of a question that do not merely ask."""
    cut = rjieba.cut(_PUNCTUATION.sub(" ", without_asking(text)))
    return [folded_name(word) for word in cut if word.strip() and not is_small(word)]


def _title_of(summary: DocumentSummary) -> str:
    return fold(folded_name(summary.title))


def _is_of_time(summary: DocumentSummary, question: str) -> bool:
    """Whether a document has the issue's number, the year and the month that a question names, if it does."""
    number = _ISSUE.search(question)
    if number and not re.search(rf"第{number[1]}期", _title_of(summary) + fold(summary.info.number)):
        return False
    dated = [found for found in _MONTH.finditer(question) if found["year"] or found["month"]]
    year, month = (dated[0]["year"], dated[0]["month"]) if dated else (None, None)
    issued = summary.info.issued
    of_year = not year or not issued or issued[:4].endswith(year[-2:])
    return of_year and (not month or not issued[5:7] or int(issued[5:7]) == int(month))
