"""Questions asked one after the other: what each is answered by, a later one in the light of the first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer.compound.articles import with_articles
from assistant.answer.compound.authority import with_authorities
from assistant.answer.compound.consequence import consequence_of
from assistant.answer.compound.decompose import Part
from assistant.answer.compound.one_place import in_one_place
from assistant.answer.single import Outcome, Sources, answer_one
from assistant.conversation import Resolved
from assistant.talk.cues import tells_more
from assistant.types import Claim
from corpus.types import Span
from index.folding import fold

_NEARLY = 0.15
"""How much less sure an answer may be that stands in the same document as another one."""
_QUESTION_END = re.compile(r"(?<=[？?。]) ")
_CLAUSE = re.compile(r"[，,；;。？?]")
_POINTING = re.compile(r"^(?:那|而|又)?(?:这|那|该|此|上述|其)(?:一?[类种项个些样家份])?的?(?=.{4})")


def one_by_one(parts: Sequence[Part], sources: Sources, whole: Outcome | None = None) -> list[Outcome]:
    """What came of each question.

    Args:
        parts: The questions, in order.
        sources: What they are answered from.
        whole: What came of all of them as one question, which is of the kind of the last one.
    """
    first = answer_one(parts[0].resolved, sources)
    outcomes = [first, *(_going_on(part, first, sources) for part in parts[1:])]
    if whole:
        outcomes[-1] = _or_as_a_whole(first, outcomes[-1], whole)
    outcomes = in_one_document(parts, outcomes, sources)
    outcomes[0] = in_one_place(outcomes[0], outcomes[1])
    return with_articles(with_authorities(outcomes, sources.document_of), sources.document_of)


def going_on(resolved: Resolved, sources: Sources) -> Outcome:
    """What came of a question in the light of the one before it, which it leans on.

    Args:
        resolved: The question; its context is the question before, or this and the one before that.
        sources: What all of them are answered from.
    """
    whole, *last = _QUESTION_END.split(resolved.context, maxsplit=1)
    before = Resolved(last[0], whole) if last else Resolved(whole)
    first = going_on(before, sources) if last else answer_one(before, sources)
    outcome = consequence_of(first, answer_one(resolved, sources), sources.document_of)
    doc_id, _ = _sentence(first)
    if doc_id:
        nearly = _NEARLY if tells_more(resolved.question, resolved.context) else 1.0
        outcome = _looked_for_in(doc_id, resolved, outcome, sources, nearly)
    _, charged = with_authorities([first, outcome], sources.document_of)
    return with_articles([first, charged], sources.document_of)[1]


def in_one_document(parts: Sequence[Part], outcomes: Sequence[Outcome], sources: Sources) -> list[Outcome]:
    """The same outcomes; what was found elsewhere is looked for where the surest one was found.

    Questions that are asked in one breath are mostly about one document.
    """
    surest = max(outcomes, key=lambda each: each.confidence if each.found else 0.0)
    doc_id, _ = _sentence(surest)
    if not doc_id:
        return list(outcomes)
    return [
        _looked_for_in(doc_id, part.resolved, outcome, sources)
        for part, outcome in zip(parts, outcomes, strict=True)
    ]


def _looked_for_in(
    doc_id: str, resolved: Resolved, outcome: Outcome, sources: Sources, nearly: float = _NEARLY
) -> Outcome:
    """The outcome, or what a document says of the question where that is found elsewhere and hardly surer."""
    if outcome.found is None or _sentence(outcome)[0] == doc_id:
        return outcome
    other = answer_one(resolved, replace(sources, documents=frozenset({doc_id})))
    return other if other.found and other.confidence >= outcome.confidence - nearly else outcome


def add_to(whole: Outcome, outcomes: Sequence[Outcome]) -> bool:
    """Whether questions asked one by one bring more than asked together.

    They do when one of them has a figure, a name, or a yes or no that is not told of the whole, or when all
    are answered and one of them elsewhere.
    """
    found = [outcome.found for outcome in outcomes if outcome.found]
    if whole.found is None or not found:
        return bool(found)
    told = {answer for claim in whole.found.claims[:1] for answer in _brief(claim)}
    if any(answer not in told for extract in found for answer in _brief(extract.claim)):
        return True
    shown = [place for claim in whole.found.claims for place in claim.evidence[:1]]
    return len(found) == len(outcomes) and any(
        not any(doc_id == other and _covers(span, own) for other, span in shown)
        for extract in found
        for doc_id, own in extract.claim.evidence[:1]
    )


def not_told_apart(parts: Sequence[Part], outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Which questions nothing was found for by themselves, where the answer to all of them is shown."""
    return tuple(
        f"{part.label}：上面所引之外没有找到另外的答案。"
        for part, outcome in zip(parts, outcomes, strict=True)
        if outcome.refusal
    )


def _brief(claim: Claim) -> tuple[str, ...]:
    """What a claim answers in a word: a figure or a name, yes or no."""
    return tuple(filter(None, (claim.headline, claim.label)))


def _covers(span: Span, own: Span) -> bool:
    """Whether a place that is shown has at least half of another one."""
    return 2 * span.overlap(own) >= len(own)


def _going_on(part: Part, first: Outcome, sources: Sources) -> Outcome:
    """A later question with the topic of the first; or by its own words, where that says the same again."""
    asked = answer_one(part.resolved, sources)
    outcome = consequence_of(first, asked, sources.document_of)
    if outcome is not asked:
        return outcome
    if first.found is None or not _says_the_same(first, outcome):
        return outcome
    others = (answer_one(words, sources) for words in _in_own_words(part, first.asked.places))
    return next((other for other in others if _says_more(other, first)), outcome)


def _or_as_a_whole(first: Outcome, last: Outcome, whole: Outcome) -> Outcome:
    """What came of the last question, or of all of them where that alone says more than the first one."""
    if whole.found is None or first.found is None or not _says_the_same(first, last):
        return last
    here, there = (found.judged.candidate.hit.passage for found in (first.found, whole.found))
    elsewhere = here.doc_id == there.doc_id and here.passage_id != there.passage_id
    return whole if elsewhere and whole.asked.kind is last.asked.kind else last


def _says_the_same(first: Outcome, outcome: Outcome) -> bool:
    """Whether a later question brought nothing, or only words of the sentence that answers the first."""
    if outcome.found is None:
        return True
    of_its_own = outcome.found.figure and outcome.found.claim.headline != _headline(first)
    return _sentence(first) == _sentence(outcome) and not of_its_own


def _says_more(other: Outcome, first: Outcome) -> bool:
    """Whether own words are answered in the document of the first, by a sentence that says more of them."""
    if other.found is None or first.found is None:
        return False
    (doc_id, span), (doc_of_first, span_of_first) = _sentence(other), _sentence(first)
    if doc_id != doc_of_first or span == span_of_first:
        return False
    here, there = (found.judged.candidate.text for found in (other.found, first.found))
    return other.terms.coverage(fold(here)) > other.terms.coverage(fold(there))


def _in_own_words(part: Part, places: Sequence[str]) -> Iterator[Resolved]:
    """A later question with the last clause of what it leans on, then without any of it, its place aside."""
    words, context = part.resolved.question, part.resolved.context
    place = "".join(places)
    clauses = [clause for clause in _CLAUSE.split(context) if clause.strip()]
    if len(clauses) > 1:
        yield Resolved(words, f"{place} {clauses[-1]}".strip())
    if context:
        yield Resolved(_POINTING.sub("", words), place)


def _sentence(outcome: Outcome) -> tuple[str, Span | None]:
    found = outcome.found
    if found is None:
        return "", None
    return found.judged.candidate.hit.passage.doc_id, found.judged.candidate.span


def _headline(outcome: Outcome) -> str:
    return outcome.found.claim.headline if outcome.found else ""
