"""The conversation as HTML: questions, answers with their marks, evidence, refusals, notices."""

from collections.abc import Mapping, Sequence
from html import escape

from assistant.types import Answer
from assistant.web.direct import direct_html, place_of, with_marks
from assistant.web.html import attributes, button, duration, marked, seal, trail
from assistant.web.texts import Texts
from assistant.web.types import Evidence, Exchange, Visit
from assistant.web.why import why_html

_LONGEST_QUESTION = 200


def transcript_html(visit: Visit, texts: Texts, examples: Sequence[str]) -> str:
    """The whole conversation, or a welcome before the first question."""
    exchanges = "".join(_exchange(exchange, texts) for exchange in visit.exchanges)
    return (
        f'<div class="wj-log" role="log" aria-live="polite" lang="{texts.code}">'
        f"{exchanges or _welcome(texts, examples)}</div>"
    )


def _welcome(texts: Texts, examples: Sequence[str]) -> str:
    chips = "".join(f"<li>{button(text, 'example', kind='wj-chip', lang='zh-CN')}</li>" for text in examples)
    listed = (
        f'<h3 class="wj-small">{escape(texts.examples)}</h3><ul class="wj-chips">{chips}</ul>'
        if chips
        else ""
    )
    return (
        f'<section class="wj-welcome"><h2>{escape(texts.welcome_title)}</h2>'
        f"<p>{escape(texts.welcome)}</p>{listed}</section>"
    )


def _exchange(exchange: Exchange, texts: Texts) -> str:
    shown = exchange.question[:_LONGEST_QUESTION]
    question = shown if shown == exchange.question else f"{shown}…"
    return (
        f'<article class="wj-turn{" wj-unanswered" if exchange.notice else ""}">'
        f'<h2 class="wj-question">{seal(texts.asked)}<span>{escape(question)}</span></h2>'
        f"{_understood(exchange, texts)}{_reply(exchange, texts)}</article>"
    )


def _understood(exchange: Exchange, texts: Texts) -> str:
    """The question with what the conversation adds, where it adds something."""
    standalone = exchange.answer.standalone if exchange.answer else ""
    if standalone in {"", exchange.question}:
        return ""
    return f'<p class="wj-understood">{escape(texts.understood.format(question=standalone))}</p>'


def _reply(exchange: Exchange, texts: Texts) -> str:
    if exchange.answer is None:
        return f'<p class="wj-notice" role="alert">{escape(exchange.notice)}</p>'
    if exchange.answer.refusal is not None:
        return _refusal(exchange, exchange.answer, texts)
    return _answer(exchange, exchange.answer, texts)


def _answer(exchange: Exchange, answer: Answer, texts: Texts) -> str:
    proofs = {evidence.number: evidence for evidence in exchange.evidence}
    direct = direct_html(answer, proofs, texts)
    cards = "".join(_card(evidence, texts) for evidence in exchange.evidence)
    return (
        f'<div class="wj-answer">{seal(texts.answered, "wj-seal-answer")}'
        f'<div class="wj-direct" lang="zh-CN">{direct}</div>{_notes(answer, proofs, texts)}'
        f"{_measures(exchange, answer, texts)}"
        f'<ol class="wj-cards" aria-label="{escape(texts.evidence)}">{cards}</ol>'
        f"{_others(exchange, texts)}</div>"
    )


def _notes(answer: Answer, proofs: Mapping[int, Evidence], texts: Texts) -> str:
    """What a reader must know besides: above all that what is cited is out of force."""
    return "".join(
        f'<p class="wj-note" role="note" lang="zh-CN">{with_marks(note, proofs, texts)}</p>'
        for note in answer.notes
    )


def _refusal(exchange: Exchange, answer: Answer, texts: Texts) -> str:
    refusal = answer.refusal
    if refusal is None:
        return ""
    if not refusal.asked:
        return f'<div class="wj-answer"><p lang="zh-CN">{escape(refusal.reason)}</p></div>'
    nearest = "".join(_card(evidence, texts) for evidence in exchange.nearby)
    listed = (
        f'<h3 class="wj-small">{escape(texts.nearby)}</h3><ol class="wj-cards">{nearest}</ol>'
        if nearest
        else ""
    )
    return (
        f'<div class="wj-answer wj-refusal">{seal(texts.unanswered, "wj-seal-answer wj-seal-none")}'
        f'<div class="wj-refused"><h3>{escape(texts.refused)}</h3>'
        f'<p lang="zh-CN">{escape(refusal.reason)}</p><p class="wj-searched" lang="zh-CN">'
        f"{escape(refusal.searched)}</p></div>{_measures(exchange, answer, texts)}{listed}</div>"
    )


def _measures(exchange: Exchange, answer: Answer, texts: Texts) -> str:
    told = [texts.took.format(time=duration(answer.seconds, texts))]
    if answer.refusal is not None:
        return f'<p class="wj-meta">{escape(told[0])}</p>'
    told.append(texts.searched.format(count=exchange.searched))
    told.append(texts.evidence_count.format(count=len(answer.citations)))
    copying = button(texts.copy_answer, "copy", kind="wj-quiet", data_copy=_whole(exchange, answer))
    return f'<p class="wj-meta"><span>{escape(" · ".join(told))}</span>{copying}</p>'


def _whole(exchange: Exchange, answer: Answer) -> str:
    sources = [f"[{evidence.number}] {evidence.citation}" for evidence in exchange.evidence]
    return "\n".join([exchange.question, "", answer.text, *answer.notes, "", *sources])


def _card(evidence: Evidence, texts: Texts) -> str:
    number = f'<span class="wj-mark" aria-hidden="true">{evidence.number}</span>' if evidence.number else ""
    title = button(evidence.title, "open", kind="wj-card-title", **place_of(evidence))
    return (
        f'<li class="wj-card" lang="zh-CN"{attributes(data_number=evidence.number)}>'
        f'<div class="wj-card-head">{number}{title}</div>'
        f'<div class="wj-card-under">{trail(evidence.path, evidence.status)}{_copying(evidence, texts)}</div>'
        f'<blockquote class="wj-quote">{marked(evidence.segments)}</blockquote>'
        f"{why_html(evidence.why, texts)}</li>"
    )


def _copying(evidence: Evidence, texts: Texts) -> str:
    """A menu of the ways to write the citation down, each with what it copies."""
    ways = (
        (texts.copy_quote, evidence.citation),
        (texts.copy_official, evidence.place.official),
        (texts.copy_reference, evidence.place.reference),
    )
    items = "".join(
        f'<button type="button" class="wj-button wj-way"{attributes(data_act="copy", data_copy=written)}>'
        f"<span>{escape(name)}</span><span>{escape(written)}</span></button>"
        for name, written in ways
    )
    return (
        f'<details class="wj-cite"><summary class="wj-quiet wj-copy">{escape(texts.copy_citation)}</summary>'
        f'<div class="wj-ways">{items}</div></details>'
    )


def _others(exchange: Exchange, texts: Texts) -> str:
    if not exchange.nearby:
        return ""
    cards = "".join(_card(evidence, texts) for evidence in exchange.nearby)
    summary = escape(texts.other_hits.format(count=len(exchange.nearby)))
    return (
        f'<details class="wj-others"><summary>{summary}</summary><ol class="wj-cards">{cards}</ol></details>'
    )
