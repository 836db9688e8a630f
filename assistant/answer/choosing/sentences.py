"""Of judged sentences the words that answer, with the neighbours that belong to them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.answer.choosing.proof import DOUBT, SHORT, Extract, apart, evidence
from assistant.answer.judging.candidates import Candidate
from assistant.answer.judging.itemised import is_item, leads_into_list
from assistant.answer.judging.scoring import Judged
from assistant.answer.wording.listing import announced_fit, listed_in
from assistant.answer.wording.partners import asks_with_whom, partners_in
from assistant.answer.wording.shortening import around, shorten
from assistant.itemising import marks_in
from assistant.terms import Terms
from assistant.types import GAP, Claim
from assistant.understand import Asked, Kind
from corpus.sentences import clauses
from corpus.types import Span
from index.folding import fold

_MEDIUM, _LONG = 220, 300
_ABOUT_AS_WELL = 0.8
"""How much less than the best sentence a neighbour may score that is shown with it."""
_NAMED = frozenset({Kind.WHO, Kind.WHERE})
_BRIEF = 120
"""Characters of a quotation that need not be shortened to the list that it holds."""
_NAMES_SEVERAL = re.compile("、[^、]+[、和与及]|、.*等")
_NEARLY_ALL = 0.7
_GOES_ON = ("；", ";")
_LONGEST_HEADING = 40
_RUN_IN = 24
"""Characters of a paragraph's first sentence that is like a heading."""
_ARTICLE = re.compile("第[^，。]{1,8}条")
_LENGTHS = {Kind.LIST: _LONG, Kind.PROCEDURE: _LONG, Kind.DEFINITION: _MEDIUM}


def best_sentence(asked: Asked, terms: Terms, possible: Sequence[Judged]) -> Extract:
    """The words of the first of some sentences, with those of others that answer about as well."""
    best = possible[0]
    listed = leads_into_list(best.candidate) and asked.kind is not Kind.YES_NO
    limit = _LONG if listed else _LENGTHS.get(asked.kind, SHORT)
    start = _list_start(best, possible) if asked.kind is Kind.LIST else best
    window = _grown(start, possible, limit, near_by=asked.kind in _NAMED)
    span = Span(window[0].candidate.span.start, window[-1].candidate.span.end)
    near = list(takewhile(lambda judged: best.score - judged.score < DOUBT, possible[1:]))
    near = [judged for judged in near if _may_be_shown_beside(asked, judged, best)]
    others = [near[i] for i in apart(best, span, near)]
    rivals = tuple(_rival(terms, rival, possible, limit // 2) for rival in others)
    return replace(_briefly(asked, terms, _sentence_extract(terms, window, best, limit)), rivals=rivals)


def _may_be_shown_beside(asked: Asked, rival: Judged, best: Judged) -> bool:
    """Whether a sentence tells something without its neighbours, and no list that is less asked for."""
    if _is_heading(rival.candidate):
        return False
    if not (leads_into_list(rival.candidate) and leads_into_list(best.candidate)):
        return True
    fits = [announced_fit(asked.focus, judged.candidate.text) for judged in (rival, best)]
    return asked.kind is not Kind.LIST or fits[0] >= fits[1]


def _rival(terms: Terms, rival: Judged, possible: Sequence[Judged], limit: int) -> Extract:
    """The words of a sentence shown beside the best one; with its list, if it leads into one."""
    if not leads_into_list(rival.candidate):
        return _sentence_extract(terms, [rival], rival, limit)
    return _sentence_extract(terms, _grown(rival, possible, _MEDIUM, near_by=False), rival, _MEDIUM)


def _briefly(asked: Asked, terms: Terms, found: Extract) -> Extract:
    """The words with the clauses around the list that is asked for, where these alone say it."""
    quote, own = found.claim.quote, found.judged.candidate.text
    if len(quote) > _BRIEF and asks_with_whom(fold(asked.focus)):
        own_clauses = {clause: terms.coverage(fold(clause.text_of(own))) for clause, _ in partners_in(own)}
        if best := max(own_clauses, key=own_clauses.__getitem__, default=None):
            return replace(found, claim=replace(found.claim, quote=around(own, best, len(best))))
    if asked.kind is not Kind.LIST or len(quote) <= _BRIEF or GAP in quote or marks_in(quote):
        return found
    run = listed_in(asked.focus, own)
    at = quote.find(run.span.text_of(own)) if run else -1
    listed = Span(at, at + len(run.span)) if run and at >= 0 else _listing_clause(quote, terms)
    if listed is None:
        return found
    shown = around(quote, listed, max(len(listed), _BRIEF))
    return replace(found, claim=replace(found.claim, quote=shown))


def _listing_clause(quote: str, terms: Terms) -> Span | None:
    """The clause that names several things and says nearly all that a quotation says of what is asked."""
    said = {span: terms.coverage(fold(span.text_of(quote))) for span in clauses(quote, Span(0, len(quote)))}
    listing = [span for span in said if _NAMES_SEVERAL.search(span.text_of(quote))]
    best = max(listing, key=said.__getitem__, default=None)
    enough = _NEARLY_ALL * terms.coverage(fold(quote))
    return best if best and said[best] >= enough > 0 else None


def _sentence_extract(terms: Terms, window: Sequence[Judged], best: Judged, limit: int) -> Extract:
    text = "".join(judged.candidate.text for judged in window)
    quote = shorten(text, terms, limit)
    span = Span(window[0].candidate.span.start, window[-1].candidate.span.end)
    claim = Claim(evidence(best, span), quote)
    return Extract(best, claim, None, terms.coverage(fold(text)), best.score)


def _grown(best: Judged, possible: Sequence[Judged], limit: int, *, near_by: bool) -> list[Judged]:
    """The sentence with the better ones of its neighbours in the passage, while they fit into `limit`.

    Args:
        best: The sentence.
        possible: All that are left, best first.
        limit: Characters of all together.
        near_by: Whether any neighbour may be taken in, since the one before may be what names somebody.
    """
    same = best.candidate.hit.passage.passage_id
    row = sorted(
        (j for j in possible if j.candidate.hit.passage.passage_id == same), key=lambda j: j.candidate.span
    )
    first = last = row.index(best)
    while True:
        near = [i for i in (first - 1, last + 1) if 0 <= i < len(row) and _adjoins(row, i, first, last)]
        size = sum(len(judged.candidate.text) for judged in row[first : last + 1])
        near = [i for i in near if size + len(row[i].candidate.text) <= limit]
        near = [i for i in near if near_by or _belongs(row, i, first, last, best)]
        if not near:
            return row[first : last + 1]
        chosen = max(near, key=lambda i: (_of_one_list(row, i, first, last), row[i].score))
        first, last = min(first, chosen), max(last, chosen)


def _belongs(row: Sequence[Judged], index: int, first: int, last: int, best: Judged) -> bool:
    """Whether a neighbour answers about as well, goes on with the same sentence, or is what is announced."""
    if best.score - row[index].score < _ABOUT_AS_WELL or _of_one_list(row, index, first, last):
        return True
    if index < first:
        return row[index].candidate.text.endswith(_GOES_ON)
    if row[last].candidate.text.endswith(_GOES_ON):
        return True
    if leads_into_list(row[first].candidate) and not _begins_line(row[index].candidate):
        return True
    return _is_heading(best.candidate) or _is_heading(row[last].candidate)


def _begins_line(candidate: Candidate) -> bool:
    passage = candidate.hit.passage
    return passage.text[: candidate.span.start - passage.span.start].endswith("\n")


def _is_heading(candidate: Candidate) -> bool:
    """Whether a sentence only says what the next ones of its paragraph are about: 一是形成机制."""
    passage, span = candidate.hit.passage, candidate.span
    behind = passage.text[span.end - passage.span.start :]
    if not candidate.text.endswith("。") or not behind.strip() or behind.startswith("\n"):
        return False
    if is_item(candidate.text):
        return len(candidate.text) <= _LONGEST_HEADING
    opens = span.start == passage.span.start or _begins_line(candidate)
    return opens and len(candidate.text) <= _RUN_IN and not _ARTICLE.match(candidate.text)


def _list_start(best: Judged, possible: Sequence[Judged]) -> Judged:
    """The sentence of the passage that leads into the list that the best one is an item of, or itself."""
    if not is_item(best.candidate.text):
        return best
    same, start = best.candidate.hit.passage.passage_id, best.candidate.span.start
    leads = [
        judged
        for judged in possible
        if judged.candidate.hit.passage.passage_id == same
        and judged.candidate.span.start < start
        and leads_into_list(judged.candidate)
    ]
    return max(leads, key=lambda judged: judged.candidate.span.start, default=best)


def _of_one_list(row: Sequence[Judged], index: int, first: int, last: int) -> bool:
    """Whether a neighbour belongs to the list that the run from `first` to `last` is part of."""
    one, other = (row[index], row[first]) if index < first else (row[last], row[index])
    return is_item(other.candidate.text) and (is_item(one.candidate.text) or leads_into_list(one.candidate))


def _adjoins(row: Sequence[Judged], index: int, first: int, last: int) -> bool:
    """Whether no sentence was left out between a neighbour and the run from `first` to `last`."""
    one, other = (row[index], row[first]) if index < first else (row[last], row[index])
    text = other.candidate.hit.passage
    gap = text.text[one.candidate.span.end - text.span.start : other.candidate.span.start - text.span.start]
    return not gap.strip()
