"""A whole document beside the conversation, the cited words marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from assistant.highlight import Block, Mark, blocks
from assistant.web.html import button, marked
from assistant.web.texts import Texts
from corpus.addresses import in_title_marks
from corpus.types import Document, DocumentInfo, Reference, Relation
from corpus.validity import Status

_DEEPEST_HEADING = 6
_OUTLINED = 4
_LONGEST_FACT, _REFERENCES = 60, 8
_PAGE = 40
"""Paragraphs that the browser lays out together, and only when they come near the window."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the library knows of a document besides its text.

    Attributes:
        status: Its standing today.
        named: For each of its references the ids of the documents in the library that are meant.
    """

    status: Status
    named: Sequence[Sequence[str]]


def problem_html(problem: str, texts: Texts) -> str:
    """The panel's content when a document could not be read."""
    notice = escape(texts.unreadable.format(reason=problem))
    return f'{_bar([], texts)}<p class="wj-notice" role="alert">{notice}</p>'


def source_html(document: Document, marks: Sequence[Mark], texts: Texts, ledger: Ledger) -> str:
    """The panel's content: a bar, what the document says about itself, and its text.

    Args:
        document: What is shown.
        marks: What is to be highlighted.
        texts: The interface's language.
        ledger: Its validity, and where the documents are that it names.
    """
    shown = list(blocks(document, marks))
    body = "".join(_text(shown, texts))
    return (
        f'{_bar(marks, texts)}<article class="wj-paper" lang="zh-CN">{_head(document, texts, ledger)}'
        f'{_outline(shown, texts)}<div class="wj-text">{body}</div></article>'
    )


def _bar(marks: Sequence[Mark], texts: Texts) -> str:
    numbers = sorted({mark.number for mark in marks if mark.number})
    jumps = "".join(
        button(
            str(number), "jump", kind="wj-mark", data_number=number, aria_label=f"{texts.evidence} {number}"
        )
        for number in numbers
    )
    listed = f'<span class="wj-jumps"><span>{escape(texts.marks)}</span>{jumps}</span>' if jumps else ""
    back = button(f"‹ {texts.back}", "shelf", kind="wj-quiet")
    close = button("×", "close", kind="wj-quiet wj-close", aria_label=texts.close, title=texts.close)
    return f'<div class="wj-bar">{back}{listed}{close}</div>'


def _head(document: Document, texts: Texts, ledger: Ledger) -> str:
    facts = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
        for name, value in _facts(document.info, texts)
        if value
    )
    facts += _references(document, texts, ledger)
    listed = f'<dl class="wj-facts">{facts}</dl>' if facts else ""
    return (
        f'<header class="wj-head"><h2 class="wj-title" tabindex="-1">{escape(document.title)}</h2>'
        f"{listed}{_banner(document.info, texts, ledger.status)}</header>"
    )


def _facts(info: DocumentInfo, texts: Texts) -> list[tuple[str, str]]:
    return [
        (texts.number, info.number),
        (texts.issuer, info.issuer),
        (texts.recipients, info.recipients if len(info.recipients) <= _LONGEST_FACT else ""),
        (texts.issued, info.issued if info.issued != info.adopted else ""),
        (texts.adopted, info.adopted),
        (texts.approved, info.approved),
        (texts.amended, info.amended),
        (texts.published, info.published),
        (texts.effective, info.effective),
        (texts.expires, f"{info.expires}（{info.term}）" if info.expires and info.term else info.expires),
        (texts.repealed, info.repealed),
    ]


def _references(document: Document, texts: Texts, ledger: Ledger) -> str:
    """The documents that it names, by what they are to it; those in the library can be opened."""
    rows = ""
    for relation, name in (
        (Relation.BASIS, texts.basis),
        (Relation.IMPLEMENTS, texts.implements),
        (Relation.FORWARDS, texts.forwards),
        (Relation.AMENDS, texts.amends),
        (Relation.REPEALS, texts.repeals),
    ):
        named = [
            _reference(each, [doc_id for doc_id in doc_ids if doc_id != document.doc_id])
            for each, doc_ids in zip(document.references, ledger.named, strict=True)
            if each.relation is relation
        ]
        if named:
            more = ["……"] if len(named) > _REFERENCES else []
            listed = "、".join(named[:_REFERENCES] + more)
            rows += f'<div class="wj-named"><dt>{escape(name)}</dt><dd lang="zh-CN">{listed}</dd></div>'
    return rows


def _reference(reference: Reference, doc_ids: Sequence[str]) -> str:
    title = in_title_marks(reference.title) if reference.title else ""
    number = f"（{reference.number}）" if title and reference.number else reference.number
    label = f"{title}{number}"
    return button(label, "open", kind="wj-link", data_doc=doc_ids[0]) if doc_ids else escape(label)


def _banner(info: DocumentInfo, texts: Texts, status: Status) -> str:
    if status.warning:
        warning = escape(texts.status_out.format(reason=status.reason))
        if status.effect:
            name = status.effect.name
            link = button(name, "open", kind="wj-link", data_doc=status.effect.doc_id)
            warning = warning.replace(escape(name), link)
        return f'<p class="wj-banner wj-repealed" lang="zh-CN">{warning}</p>'
    if info.status == "资料":
        return f'<p class="wj-banner">{escape(texts.status_material)}</p>'
    return ""


def _outline(shown: Sequence[Block], texts: Texts) -> str:
    """The two outermost kinds of headings, to be gone to; nothing for a document with hardly any."""
    headings = [block for block in shown if block.kind == "heading"]
    outer = sorted({block.level for block in headings})[:2]
    rows = "".join(
        f'<li class="wj-outline-{outer.index(block.level)}">'
        f"{button(block.text, 'heading', data_place=place)}</li>"
        for place, block in enumerate(headings)
        if block.level in outer
    )
    if rows.count("<li") < _OUTLINED:
        return ""
    return f'<details class="wj-outline"><summary>{escape(texts.outline)}</summary><ul>{rows}</ul></details>'


def _text(shown: Sequence[Block], texts: Texts) -> Iterator[str]:
    for aside, group in groupby(shown, key=lambda block: block.kind == "aside"):
        if aside:
            yield _aside(list(group), texts)
        else:
            yield from _pages(group)


def _aside(group: Sequence[Block], texts: Texts) -> str:
    """What is not searched stays folded away, unless a mark stands in it."""
    is_open = any(segment.numbers for block in group for segment in block.segments)
    lines = "".join(f"<p>{marked(block.segments)}</p>" for block in group)
    summary = f"<summary>{escape(texts.unsearched)}</summary>"
    return f'<details class="wj-aside"{" open" if is_open else ""}>{summary}{lines}</details>'


def _pages(group: Iterable[Block]) -> Iterator[str]:
    page: list[str] = []
    for block in group:
        page.append(_block(block))
        if len(page) == _PAGE:
            yield _page(page)
            page = []
    if page:
        yield _page(page)


def _page(page: Sequence[str]) -> str:
    return f'<div class="wj-page">{"".join(page)}</div>'


def _block(block: Block) -> str:
    if block.kind == "heading":
        # The panel's own title is the level-2 heading of the page.
        tag = f"h{min(block.level + 2, _DEEPEST_HEADING)}"
        return f'<{tag} class="wj-heading wj-level-{min(block.level, 4)}">{marked(block.segments)}</{tag}>'
    item = ' class="wj-item"' if block.kind == "item" else ""
    return f"<p{item}>{marked(block.segments)}</p>"
