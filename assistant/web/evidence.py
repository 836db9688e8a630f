"""An answer's citations and hits → what is shown of them."""

from assistant.explaining import explain
from assistant.highlight import Mark, excerpt, highlight
from assistant.types import Answer, Citation
from assistant.web.types import Evidence, Shelf
from corpus.citing import cited_place
from corpus.mending import mend
from corpus.types import Document, Span
from corpus.validity import today
from index.types import Hit

_ROOM = 90
"""Characters of the paragraph that are shown on either side of the cited words."""

_NEARBY = 5
_PARAGRAPH = "\n"


def evidence_of(answer: Answer, shelf: Shelf) -> tuple[Evidence, ...]:
    """The answer's proofs, each in the paragraph it stands in."""
    documents = {citation.doc_id: shelf.document(citation.doc_id) for citation in answer.citations}
    return tuple(_proof(citation, documents[citation.doc_id], answer) for citation in answer.citations)


def nearby_of(answer: Answer, shelf: Shelf) -> tuple[Evidence, ...]:
    """The best passages that are not cited."""
    uncited = [hit for hit in answer.hits if not _is_cited(hit, answer)][:_NEARBY]
    documents = {hit.passage.doc_id: shelf.document(hit.passage.doc_id) for hit in uncited}
    return tuple(_near(hit, documents[hit.passage.doc_id], answer, shelf) for hit in uncited)


def _proof(citation: Citation, document: Document, answer: Answer) -> Evidence:
    hit = _hit_with(citation, answer)
    around = hit.passage.span if hit else _paragraphs(citation.span, document)
    mark = Mark(citation.number, citation.span)
    path = _below_title(citation.path, citation.title)
    return Evidence(
        number=citation.number,
        doc_id=citation.doc_id,
        title=citation.title,
        path=path,
        span=citation.span,
        status=citation.status,
        segments=excerpt(highlight(document.text, [mark], around), _ROOM),
        place=cited_place(document, citation.span, accessed=today()),
        quote=mend(document.text, citation.span).text,
        why=explain(answer.standalone, answer.expansions, hit) if hit else None,
    )


def _near(hit: Hit, document: Document, answer: Answer, shelf: Shelf) -> Evidence:
    passage = hit.passage
    path = _below_title(passage.path, passage.title)
    return Evidence(
        number=0,
        doc_id=passage.doc_id,
        title=passage.title,
        path=path,
        span=passage.span,
        status=shelf.status_of(passage.doc_id).warning,
        segments=excerpt(highlight(document.text, [], passage.span), _ROOM),
        place=cited_place(document, passage.span, accessed=today()),
        quote=mend(document.text, passage.span).text,
        why=explain(answer.standalone, answer.expansions, hit),
    )


def _hit_with(citation: Citation, answer: Answer) -> Hit | None:
    """The hit whose passage the cited words were found in."""
    within = (
        hit
        for hit in answer.hits
        if hit.passage.doc_id == citation.doc_id and hit.passage.span.covers(citation.span)
    )
    return next(within, None)


def _paragraphs(span: Span, document: Document) -> Span:
    """The paragraphs that a span touches."""
    start = document.text.rfind(_PARAGRAPH, 0, span.start) + 1
    end = document.text.find(_PARAGRAPH, span.end)
    return Span(start, len(document.text) if end < 0 else end)


def _is_cited(hit: Hit, answer: Answer) -> bool:
    passage = hit.passage
    return any(c.doc_id == passage.doc_id and c.span.overlap(passage.span) for c in answer.citations)


def _below_title(path: tuple[str, ...], title: str) -> tuple[str, ...]:
    """The path without a first heading that only says the title again."""
    return path[1:] if path and (path[0] in title or title in path[0]) else path
