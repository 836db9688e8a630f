"""Which article says so: 「按第几条」, 「依据哪一条？」, told by the place of what answers beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.choosing.proof import LONGEST_PROOF, Extract
from assistant.answer.single import Outcome
from assistant.types import Fetch
from assistant.understand import CUT, content_of
from corpus.numbering import article_at
from corpus.sentences import sentence_at
from corpus.types import Document, Span
from index.folding import fold

_ASKS = re.compile(
    r"(?:依据|根据|依照|按照?|依|凭|出自|写在|规定在|见)[^，,？?]{0,6}?(?:哪|第几)(?:一|几)?[条款]"
    r"|(?:哪|第几)(?:一|几)?条(?:规定|条款|法条|法规|里|款|说|写|$|[？?])|(?:法律|处罚|法规)?(?:依据|根据)(?:是|在)?(?:什么|哪)"
)
_ABOUT_RULES = re.compile(
    r"依据|根据|依照|按照?|依|凭|出自|写在|规定|第几|哪|法律|法规|法条|条款?|处?罚|处理|[是在见的里说写这]"
)
_OF_ITS_OWN = 2
"""Characters that a question for the article has at most beside these words."""


def asks_for_the_article(question: str) -> bool:
    """Whether a question only asks which article says what was asked before it."""
    folded = fold(question).split("，")[-1].split(",")[-1]
    bare = _ABOUT_RULES.sub("", content_of(folded).replace(CUT, ""))
    return bool(_ASKS.search(folded)) and len(bare) <= _OF_ITS_OWN


def with_articles(outcomes: Sequence[Outcome], document_of: Fetch) -> list[Outcome]:
    """The same outcomes; which article it is is told by the place of the surest of the others.

    Args:
        outcomes: What came of questions that were asked together.
        document_of: The document of an id.
    """
    told = [each for each in outcomes if each.found and not asks_for_the_article(each.asked.focus)]
    rule = max(told, key=lambda each: each.confidence, default=None)
    if rule is None or rule.found is None:
        return list(outcomes)
    named = _named(rule.found, document_of)
    return [
        replace(each, extract=named, refusal=None, confidence=rule.confidence)
        if named and asks_for_the_article(each.asked.focus)
        else each
        for each in outcomes
    ]


def _named(found: Extract, document_of: Fetch) -> Extract | None:
    """The words that answer with the number of their article before them; None outside of articles."""
    candidate = found.judged.candidate
    document = document_of(candidate.hit.passage.doc_id)
    article = article_at(document, candidate.span.start)
    number = article.number if article else ""
    if article is None or not document.text.startswith(number, article.span.start):
        return None
    evidence = found.claim.evidence
    if not any(span.covers(Span(article.span.start, article.span.start + 1)) for _, span in evidence):
        evidence = (*evidence, (document.doc_id, _opening(document, article.span.start)))
    claim = replace(found.claim, headline=number, label="", evidence=evidence)
    return replace(found, claim=claim, figure=None, rivals=())


def _opening(document: Document, start: int) -> Span:
    """The first sentence of an article, as far as a proof may go."""
    first = sentence_at(document.text, Span(start, start + 1))
    return Span(first.start, min(first.end, first.start + LONGEST_PROOF))
