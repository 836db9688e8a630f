"""An answer for a terminal, and as JSON."""

from dataclasses import asdict

from assistant.commands.direct import direct_text
from assistant.commands.trace import trace_json
from assistant.explaining import explain, explanation_lines
from assistant.types import Answer, Citation, Statement
from corpus.mending import mend
from index.types import Hit

_NEARBY = 3
_EXPLAINED = 5
_LONGEST_PASSAGE = 160


def answer_text(answer: Answer) -> str:
    """The answer with its proofs, or the refusal with what comes near."""
    if answer.refusal is None:
        proofs = (_citation_text(citation) for citation in answer.citations)
        return "\n\n".join(["\n".join([direct_text(answer), *answer.notes]), *proofs])
    said = (
        f"{answer.refusal.reason}（{answer.refusal.searched}）"
        if answer.refusal.searched
        else answer.refusal.reason
    )
    return "\n\n".join([said, *(_nearby_text(answer, hit) for hit in answer.hits[:_NEARBY])])


def hits_text(answer: Answer) -> str:
    """The best passages, cited or not, each with why it was found."""
    return "\n\n".join(
        "\n".join(
            [
                f"{rank}. {_nearby_text(answer, hit).strip(' ·')}",
                *(f"    {line}" for line in _why(answer, hit)),
            ]
        )
        for rank, hit in enumerate(answer.hits[:_EXPLAINED], 1)
    )


def answer_json(answer: Answer) -> dict[str, object]:
    """Everything about the answer; offsets are code points of the document's text, the end excluded."""
    refusal = answer.refusal
    return {
        "question": answer.question,
        "standalone": answer.standalone,
        "answer": answer.text,
        "statements": [_statement_json(statement) for statement in answer.statements],
        "notes": list(answer.notes),
        "refused": answer.refused,
        "refusal": {"reason": refusal.reason, "searched": refusal.searched} if refusal else None,
        "citations": [_citation_json(citation) for citation in answer.citations],
        "expansions": [asdict(expansion) for expansion in answer.expansions],
        "traces": [trace_json(trace) for trace in answer.traces],
        "hits": [_hit_json(answer, hit) for hit in answer.hits],
        "seconds": round(answer.seconds, 4),
    }


def _statement_json(statement: Statement) -> dict[str, object]:
    return {
        "label": statement.label,
        "headline": statement.headline,
        "working": statement.working,
        "quote": statement.quote,
        "items": list(statement.listed.items) if statement.listed else [],
        "row": statement.row,
        "marks": list(statement.marks),
    }


def _citation_text(citation: Citation) -> str:
    source = _source(citation.title, citation.path)
    status = f" · {citation.status}" if citation.status else ""
    return f"[{citation.number}] {source}{status}\n    “{mend(citation.quote).text}”"


def _nearby_text(answer: Answer, hit: Hit) -> str:
    warning = answer.warnings.get(hit.passage.doc_id)
    status = f" · {warning}" if warning else ""
    text = mend(hit.passage.text).text
    shown = text if len(text) <= _LONGEST_PASSAGE else f"{text[:_LONGEST_PASSAGE]}……"
    return f"  · {_source(hit.passage.title, hit.passage.path)}{status}\n    {shown}"


def _why(answer: Answer, hit: Hit) -> list[str]:
    return list(explanation_lines(explain(answer.standalone, answer.expansions, hit)))


def _source(title: str, path: tuple[str, ...]) -> str:
    # A document often begins with its title as the outermost heading.
    headings = path[1:] if path[:1] == (title,) else path
    return " › ".join((title, *headings))


def _citation_json(citation: Citation) -> dict[str, object]:
    return {
        "number": citation.number,
        "doc": citation.doc_id,
        "title": citation.title,
        "path": list(citation.path),
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
        "status": citation.status,
        "address": citation.place.address,
        "official": citation.place.official,
        "reference": citation.place.reference,
    }


def _hit_json(answer: Answer, hit: Hit) -> dict[str, object]:
    passage = hit.passage
    why = explain(answer.standalone, answer.expansions, hit)
    return {
        "doc": passage.doc_id,
        "title": passage.title,
        "path": list(passage.path),
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "status": answer.warnings.get(passage.doc_id, ""),
        "score": hit.score,
        "parts": dict(hit.parts),
        "words": {name: list(words) for name, words in why.words.items()},
        "instead": [expansion.text for expansion in why.instead],
    }
