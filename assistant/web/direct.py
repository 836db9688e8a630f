"""The direct answer as HTML: what answers, how it was reckoned, tables, lists, marks of the proofs."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from assistant.itemising import Itemised
from assistant.types import Answer, Statement
from assistant.web.html import attributes, button
from assistant.web.texts import Texts
from assistant.web.types import Evidence
from corpus.addresses import in_title_marks

_MARK = re.compile(r"\[(\d{1,3})\]")
_JOINTS = "、；;，,和与及"

Proofs = Mapping[int, Evidence]
"""What the numbers of marks stand for."""


def direct_html(answer: Answer, proofs: Proofs, texts: Texts) -> str:
    """Each statement in its place; all rows of a table where the first of them stands."""
    table = answer.table
    marks = [_marks(statement, proofs, texts) for statement in answer.statements]
    single = sum(bool(_heading(statement)) for statement in answer.statements) == 1
    html = ""
    for statement, own in zip(answer.statements, marks, strict=True):
        if statement not in table:
            html += _statement(statement, "wj-lead" if single or statement.working else "wj-part", own)
        elif statement is table[0]:
            html += _table([(s, m) for s, m in zip(answer.statements, marks, strict=True) if s in table])
    return html


def with_marks(line: str, proofs: Proofs, texts: Texts) -> str:
    """Replace `[1]` by a button where there is such a citation; every other bracket is just text."""
    pieces = _MARK.split(line)
    html = escape(pieces[0])
    for digits, text in zip(pieces[1::2], pieces[2::2], strict=True):
        proof = proofs.get(int(digits))
        html += f"{_mark(proof, texts) if proof else escape(f'[{digits}]')}{escape(text)}"
    return html


def place_of(evidence: Evidence) -> dict[str, object]:
    """The attributes by which the script finds a proof in its document."""
    return {
        "data_doc": evidence.doc_id,
        "data_number": evidence.number,
        "data_start": evidence.span.start,
        "data_end": evidence.span.end,
    }


def _mark(evidence: Evidence, texts: Texts) -> str:
    label = texts.open_evidence.format(number=evidence.number, title=in_title_marks(evidence.title))
    return button(str(evidence.number), "open", kind="wj-mark", aria_label=label, **place_of(evidence))


def _marks(statement: Statement, proofs: Proofs, texts: Texts) -> str:
    return "".join(_mark(proofs[number], texts) for number in statement.marks if number in proofs)


def _heading(statement: Statement) -> str:
    return "：".join(part for part in (statement.label, statement.headline) if part)


def _statement(statement: Statement, kind: str, marks: str) -> str:
    """What answers, how it was reckoned, and the quotation; the marks behind the last of these."""
    quoted = [] if statement.listed else statement.quote.splitlines()
    kinds = [(_heading(statement), kind), (statement.working, "wj-working"), *((q, None) for q in quoted)]
    lines = [(line, kind) for line, kind in kinds if line]
    if statement.listed:
        return "".join([*(_line(line, "", kind) for line, kind in lines), _list(statement.listed, marks)])
    above = (_line(line, "", kind) for line, kind in lines[:-1])
    return "".join([*above, *(_line(line, marks, kind) for line, kind in lines[-1:])])


def _line(line: str, marks: str = "", kind: str | None = None) -> str:
    return f"<p{attributes(class_=kind)}>{_held(line, marks)}</p>"


def _held(text: str, marks: str) -> str:
    """A mark must not begin a line, so it holds on to the character before it."""
    if not marks:
        return escape(text)
    return f'{escape(text[:-1])}<span class="wj-held">{escape(text[-1:])}{marks}</span>'


def _list(listed: Itemised, marks: str) -> str:
    """What leads in, the items, and what follows; the marks behind the last of them."""
    lead, tail = listed.lead.strip(), listed.tail.strip()
    rows = "".join(f"<li>{_item(item, '')}</li>" for item in listed.items[:-1])
    rows += f"<li>{_item(listed.items[-1], '' if tail else marks)}</li>"
    before, after = _line(lead) if lead else "", _line(tail, marks) if tail else ""
    kind = "wj-items wj-numbered" if listed.is_numbered else "wj-items"
    return f'{before}<ul class="{kind}">{rows}</ul>{after}'


def _item(item: str, marks: str) -> str:
    """An item, with what parts it from the next one in the background."""
    text = item.strip()
    joint = text[-1:] if text[-1:] in _JOINTS else ""
    quiet = f'<span class="wj-joint">{escape(joint)}</span>' if joint else ""
    return f"{_held(text.removesuffix(joint), marks)}{quiet}"


def _table(rows: Sequence[tuple[Statement, str]]) -> str:
    body = "".join(
        f'<tr><th scope="row">{escape(row.row)}</th><td>{_held(row.cell, marks)}</td></tr>'
        for row, marks in rows
    )
    return f'<table class="wj-table"><tbody>{body}</tbody></table>'
