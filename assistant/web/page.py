"""Everything around the conversation: the bar on top, the question box, the list of documents."""

from collections.abc import Sequence
from html import escape

from assistant.web.html import attributes, badge, button, seal
from assistant.web.texts import Texts
from corpus.store import DocumentSummary
from corpus.validity import today

_LISTED = 200


def header_html(texts: Texts) -> str:
    """Name, and what can be done from anywhere."""
    return (
        f'<header class="wj-top" lang="{texts.code}"><h1 class="wj-name">'
        f"{seal('据', 'wj-logo')}{escape(texts.name)}</h1>"
        f'<p class="wj-tagline">{escape(texts.tagline)}</p><nav class="wj-nav">'
        f"{button(texts.files, 'shelf', kind='wj-quiet wj-only-narrow')}"
        f"{button(texts.restart, 'restart', kind='wj-quiet')}"
        f"{button(texts.other_name, 'language', kind='wj-quiet', lang=texts.other_code)}</nav></header>"
    )


def composer_html(texts: Texts, count: int) -> str:
    """The question box; the script finds the sentences that it needs in `data-` attributes."""
    words = attributes(
        data_searching=texts.searching,
        data_slow=texts.slow,
        data_copied=texts.copied,
        data_copy_failed=texts.copy_failed,
        data_empty=texts.empty_question,
        data_asked=texts.asked,
        data_scope_all=texts.scope_all,
        data_scope_some=texts.scope_some,
        data_scope_in_force=texts.scope_in_force,
        data_language=texts.code,
    )
    scope = texts.scope_all.format(count=count)
    return (
        f'<form class="wj-composer" lang="{texts.code}"{words}>'
        f'<label class="wj-hidden" for="wj-question">{escape(texts.placeholder)}</label>'
        f'<textarea id="wj-question" rows="1" placeholder="{escape(texts.placeholder)}" '
        'autocomplete="off" spellcheck="false" enterkeyhint="send"></textarea>'
        '<div class="wj-composer-foot">'
        f"{button(scope, 'scope', kind='wj-quiet wj-scope', title=texts.scope_title)}"
        f'<span class="wj-keys" aria-live="polite">{escape(texts.keys)}</span>'
        f'<button type="submit" class="wj-button wj-send">{escape(texts.send)}</button></div></form>'
        '<div class="wj-toast" role="status"></div>'
    )


def panel_html(documents: Sequence[DocumentSummary], texts: Texts) -> str:
    """The list of documents, and room for one of them."""
    close = button("×", "close", kind="wj-quiet wj-close", aria_label=texts.close, title=texts.close)
    count = f'<span class="wj-count">{len(documents)}</span>'
    rows = f'<div class="wj-rows">{shelf_html(documents, "", texts)}</div>'
    return (
        f'<aside class="wj-panel" lang="{texts.code}" aria-label="{escape(texts.source)}">'
        f'<section class="wj-shelf"><div class="wj-bar"><h2>{escape(texts.files)} {count}</h2>{close}</div>'
        f"{_tools(documents, texts) if documents else ''}{rows}"
        '</section><section class="wj-source" hidden></section></aside>'
    )


def shelf_html(
    documents: Sequence[DocumentSummary], wanted: str, texts: Texts, *, in_force: bool = False
) -> str:
    """The documents whose title, number or issuer contains every word of `wanted`, up to a limit.

    Args:
        documents: All there are.
        wanted: As typed into the filter.
        texts: The interface's language.
        in_force: Leave out what is known to be out of force today.
    """
    if not documents:
        return f'<p class="wj-empty">{escape(texts.no_files)}</p>'
    words = wanted.lower().split()
    shown = only_in_force(documents) if in_force else documents
    found = [document for document in shown if _fits(document, words)]
    rows = "".join(_row(document, texts) for document in found[:_LISTED])
    left = texts.more_files.format(count=len(found) - _LISTED) if len(found) > _LISTED else ""
    told = left if found else texts.no_match
    return f"<ul>{rows}</ul>" + (f'<p class="wj-empty">{escape(told)}</p>' if told else "")


def only_in_force(documents: Sequence[DocumentSummary]) -> list[DocumentSummary]:
    """The documents without those that are known to be out of force today."""
    day = today()
    return [document for document in documents if not document.status_on(day).out_of_force]


def _tools(documents: Sequence[DocumentSummary], texts: Texts) -> str:
    wanted = escape(texts.filter_files)
    left = len(only_in_force(documents))
    toggle = (
        f'<label class="wj-toggle"><input type="checkbox" class="wj-in-force"{attributes(data_count=left)}>'
        f"<span>{escape(texts.in_force)}</span></label>"
    )
    return (
        f'<div class="wj-tools"><input type="search" class="wj-filter" placeholder="{wanted}" '
        f'aria-label="{wanted}">{toggle if left < len(documents) else ""}'
        f'<p class="wj-hint">{escape(texts.choose_hint)}'
        f"{button(texts.choose_none, 'none', kind='wj-quiet wj-none', hidden='hidden')}</p></div>"
    )


def _fits(document: DocumentSummary, words: Sequence[str]) -> bool:
    info = document.info
    told = f"{document.title} {info.number} {info.issuer} {document.doc_id}".lower()
    return all(word in told for word in words)


def _row(document: DocumentSummary, texts: Texts) -> str:
    box = attributes(aria_label=texts.choose.format(title=document.title), value=document.doc_id)
    warning = badge(document.status_on(today()).warning)
    return (
        f'<li class="wj-row"><input type="checkbox"{box}>'
        f"<div>{button(document.title, 'open', kind='wj-row-title', data_doc=document.doc_id, lang='zh-CN')}"
        f'<p class="wj-facts-line">{warning}{_facts(document, texts)}</p></div></li>'
    )


def _facts(document: DocumentSummary, texts: Texts) -> str:
    info = document.info
    size = texts.characters.format(count=f"{document.characters:,}")
    told = [info.number, info.issuer, info.issued or info.published, size]
    return "".join(f"<span>{escape(part)}</span>" for part in told if part)
