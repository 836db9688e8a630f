"""Questions to click, made from the documents at hand: whatever they are, every example has an answer."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from assistant.types import AssistantError
from assistant.web.types import Answering
from corpus.errors import CorpusError
from corpus.mending import mend
from corpus.types import Document
from index.types import SearchError

_DOCUMENTS = 12
_TRIES = 3
_SECONDS = 1.5
_LONGEST = 34

_INDICATOR = re.compile(
    r"(?:^|[，,；;。：])(?P<name>[\u3400-\u9fff]{2,6}(?:率|浓度|比例|比重|面积|总量|产值|收入|人数|里程))"
    r"(?:要)?(?:达到?|为|是|提高到|下降到|不低于|超过)(?=\d)",
    re.MULTILINE,
)
_VAGUE = re.compile(r"[的其年月等并和]|全[省市县区国]")
_PLACE = re.compile(r"[\u3400-\u9fff]{2,3}(?:[省市县州]|(?<![地园社城小景片山林矿库范发])区)(?![域级属内])")
_PARTS = (
    "主要目标",
    "总体目标",
    "工作目标",
    "指导思想",
    "基本原则",
    "重点任务",
    "主要任务",
    "保障措施",
    "适用范围",
)
_AROUND_NAME = re.compile(r"[（(][^（）()]*[号期][）)]|(?:内容)?摘编$|的通知$|^.*关于(?:印发|发布)|[《》]")


def examples_from(assistant: Answering, limit: int = 4) -> list[str]:
    """A few questions about different documents, each tried out before it is offered.

    Args:
        assistant: Is asked every candidate, for a second or two at most; that also warms it up.
        limit: How many are wanted at most.
    """
    late = time.monotonic() + _SECONDS
    found: list[str] = []
    summaries = assistant.library.documents()
    for turn, summary in enumerate(summaries[:: max(1, len(summaries) // _DOCUMENTS)]):
        if len(found) == limit or time.monotonic() > late:
            break
        example = _first_answered(assistant, summary.doc_id, turn)
        if example and example not in found:
            found.append(example)
    return found


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question, and what the quote or the headings above it must say if it was understood."""

    question: str
    proof: str


def _first_answered(assistant: Answering, doc_id: str, turn: int) -> str | None:
    """The first candidate that this very document answers; the kind of question changes from turn to turn."""
    try:
        document = assistant.library.document(doc_id)
        makers = _MAKERS[turn % len(_MAKERS) :] + _MAKERS[: turn % len(_MAKERS)]
        candidates = chain.from_iterable(islice(make(document), _TRIES) for make in makers)
        fitting = (candidate for candidate in candidates if len(candidate.question) <= _LONGEST)
        return next((c.question for c in fitting if _is_answered(assistant, c, doc_id)), None)
    except (AssistantError, CorpusError, SearchError):
        return None  # an example less is no reason not to start


def _is_answered(assistant: Answering, candidate: _Candidate, doc_id: str) -> bool:
    citations = assistant.ask(candidate.question).citations[:1]
    return any(
        citation.doc_id == doc_id and candidate.proof in "".join((*citation.path, mend(citation.quote).text))
        for citation in citations
    )


def _about_figures(document: Document) -> Iterator[_Candidate]:
    for match in _INDICATOR.finditer(document.text):
        place = _place_at(document, match.start())
        if place and not _VAGUE.search(match["name"]):
            yield _Candidate(f"{place}的{match['name']}是多少？", match["name"])


def _about_parts(document: Document) -> Iterator[_Candidate]:
    subject = _subject_of(document)
    headings = [section.heading for section in document.sections]
    return (_Candidate(f"{subject}的{part}是什么？", part) for part in _PARTS if part in headings)


def _about_dates(document: Document) -> Iterator[_Candidate]:
    subject, info = _subject_of(document), document.info
    if info.repealed:
        yield _Candidate(f"{subject}现在还有效吗？", "废止")
    if "号" in info.number:
        yield _Candidate(f"{subject}的文号是什么？", info.number)
    if info.issued:
        yield _Candidate(f"{subject}是什么时候印发的？", f"{info.issued[:4]}年")


def _subject_of(document: Document) -> str:
    """What one calls the document in a question."""
    return _AROUND_NAME.sub("", document.title).strip()


_MAKERS: tuple[Callable[[Document], Iterator[_Candidate]], ...] = (_about_figures, _about_parts, _about_dates)


def _place_at(document: Document, offset: int) -> str:
    """The place that the nearest heading above names."""
    for label in reversed((document.title, *document.path_at(offset))):
        found = _PLACE.findall(label)
        if found:
            return str(found[-1])
    return ""
