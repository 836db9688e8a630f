"""Who imposes a penalty: as the rule says itself, the lead of its list, its article, or a general article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer.choosing.proof import SHORT, Extract
from assistant.answer.judging.introduced import lead_before
from assistant.answer.single import Outcome
from assistant.answer.wording.shortening import around
from assistant.types import Claim, Fetch
from assistant.understand import CUT, Kind, content_of
from corpus.mending import mend
from corpus.numbering import article_at
from corpus.provisions import SANCTION, article_of, provisions_named
from corpus.sentences import sentence_at, sentences
from corpus.types import Document, Span

_CHARGED = re.compile(
    r"由(?P<who>[^，,。；;：:]{2,40}?)"
    r"(?=责令|(?<!办事)处(?!理站|室)|给予|依法|依照|依据|根据|按|予以|没收|吊销|撤销|警告|暂扣|扣留|实施|负责|决定|执行|行使|作出"
    r"|收缴|通报|批评|取缔|查封|强制|对)"
)
_GENERAL = re.compile(r"处罚[^。\n]{0,80}?由[^。\n]{2,60}?(?:实施|决定|执行|行使|作出|负责)")
_ASKS_WHO_PUNISHES = re.compile(
    r"(?:谁|哪一?[个家级些]|哪里|哪儿|什么(?:部门|单位|机关|机构)).{0,10}?"
    r"(?:罚|处理|查处|处分|实施|执行|决定|作出|出面|管|负责|责令|没收|吊销|动手|开)"
)
_ABOUT_PENALTIES = re.compile(
    r"[罚处管款开]|实施|执行|行政|决定|作出|责令|部门|单位|机关|机构|没收|吊销|负责|出面|[这该][项个种类样]?"
)
_OF_ITS_OWN = 3
"""Characters that a question who punishes has at most beside these words."""


def with_authorities(outcomes: Sequence[Outcome], document_of: Fetch) -> list[Outcome]:
    """The same outcomes; who imposes the penalty that another one tells is read where that is laid down.

    Args:
        outcomes: What came of questions that were asked together.
        document_of: The document of an id.
    """
    penalty = next((each for each in outcomes if _tells_penalty(each)), None)
    if penalty is None:
        return list(outcomes)
    return [_charged(each, penalty, document_of) if _asks_who_punishes(each) else each for each in outcomes]


def _tells_penalty(outcome: Outcome) -> bool:
    found = outcome.found
    return bool(found and not _asks_who_punishes(outcome) and SANCTION.search(found.claim.quote))


def _asks_who_punishes(outcome: Outcome) -> bool:
    asked = outcome.asked.focus.split("，")[-1]
    if outcome.asked.kind is not Kind.WHO or not _ASKS_WHO_PUNISHES.search(asked):
        return False
    return len(_ABOUT_PENALTIES.sub("", content_of(asked).replace(CUT, ""))) <= _OF_ITS_OWN


def _charged(outcome: Outcome, penalty: Outcome, document_of: Fetch) -> Outcome:
    """The outcome with the words that charge somebody with the penalty, or as it was."""
    found = penalty.found
    if found is None:
        return outcome
    candidate = found.judged.candidate
    document = document_of(candidate.hit.passage.doc_id)
    claims = (_claim(document, span) for span in _where_laid_down(document, candidate.span))
    claim = next(filter(None, claims), None)
    if claim is None:
        return outcome
    told = Extract(found.judged, claim, None, found.local, found.score)
    return replace(
        outcome, extract=told, refusal=None, confidence=max(outcome.confidence, penalty.confidence)
    )


def _claim(document: Document, span: Span) -> Claim | None:
    text = mend(document.text, span).text.strip()
    named = list(_CHARGED.finditer(text))
    if not named:
        return None
    shown = around(text, Span(*named[0].span("who")), SHORT)
    only = named[0]["who"] if len({each["who"] for each in named}) == 1 else ""
    return Claim(((document.doc_id, span),), shown, headline=only)


def _where_laid_down(document: Document, rule: Span) -> Iterator[Span]:
    """The sentences that may say who applies a rule, what stands nearest to it first."""
    text, sentence = document.text, sentence_at(document.text, rule)
    yield sentence
    if lead := lead_before(text, sentence.start):
        yield lead
    article = article_at(document, rule.start)
    if article and article.span.start < sentence.start:
        before = sentences(text, Span(article.span.start, sentence.start), whole=True)
        yield from (each for each in reversed(before) if SANCTION.search(each.text_of(text)))
    yield from _general(document, article_of(article.number) if article else "")


def _general(document: Document, article: str) -> Iterator[Span]:
    """Sentences on who imposes penalties: those that name the article, then those for the whole statute."""
    found = [sentence_at(document.text, Span(*match.span())) for match in _GENERAL.finditer(document.text)]
    named = [{steps[0] for steps in provisions_named(span.text_of(document.text))} for span in found]
    yield from (span for span, articles in zip(found, named, strict=True) if article in articles)
    yield from (span for span, articles in zip(found, named, strict=True) if not articles)
