"""What the web app does when it is asked something; knows nothing of Gradio."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.highlight import Mark
from assistant.types import AssistantError, Conversation
from assistant.web.evidence import evidence_of, nearby_of
from assistant.web.page import composer_html, header_html, only_in_force, panel_html, shelf_html
from assistant.web.source import Ledger, problem_html, source_html
from assistant.web.texts import LANGUAGES, texts_in
from assistant.web.transcript import transcript_html
from assistant.web.types import Answering, Exchange, Visit
from corpus.errors import CorpusError
from corpus.types import Span
from index.types import SearchError

_log = logging.getLogger(__name__)
_MARKS = 500
_RESUMED = 20


class Desk:
    """Puts questions to an assistant and lays out what it says."""

    def __init__(self, assistant: Answering, examples: Sequence[str] = ()) -> None:
        self._assistant = assistant
        self._examples = tuple(examples)

    def ask(
        self, visit: Visit, question: str, documents: Sequence[str] | None, *, in_force: bool = False
    ) -> Visit:
        """The visit with one more exchange.

        Args:
            visit: The conversation so far.
            question: As typed.
            documents: Ids of the documents to be searched; None for all.
            in_force: Leave out those that are known to be out of force today.
        """
        if not question.strip():
            return visit
        scope = self._in_force(documents) if in_force else documents
        exchange = self._exchange(visit, question.strip(), scope)
        return replace(visit, exchanges=(*visit.exchanges, exchange))

    def resume(self, visit: Visit, remembered: Mapping[str, object]) -> Visit:
        """The visit as a browser remembers it.

        Args:
            visit: The conversation so far.
            remembered: `language`, and `asked`, a list of `[question, documents, in_force]`; what is
                malformed or missing is passed over, and a conversation that goes on is not begun again.
        """
        language = remembered.get("language")
        if isinstance(language, str) and language in LANGUAGES:
            visit = replace(visit, language=language)
        asked = remembered.get("asked")
        if visit.exchanges or not isinstance(asked, list):
            return visit
        for item in asked[-_RESUMED:]:
            match item:
                case [str(question), list(documents), *rest]:
                    chosen = [str(doc_id) for doc_id in documents] or None
                    visit = self.ask(visit, question, chosen, in_force=rest == [True])
        return visit

    def source(self, request: Mapping[str, object]) -> str:
        """The HTML of a whole document with marked places.

        Args:
            request: `doc_id`, `language`, and `marks`, a list of `[number, start, end]`.
        """
        texts = texts_in(str(request.get("language")))
        try:
            library = self._assistant.library
            document = library.document(str(request.get("doc_id")))
            standing = Ledger(library.status_of(document.doc_id), library.named_in(document))
            return source_html(document, _marks_in(request.get("marks")), texts, standing)
        except (CorpusError, ValueError) as error:
            return problem_html(str(error), texts)

    def shelf(self, request: Mapping[str, object]) -> str:
        """The HTML of the documents that fit a filter.

        Args:
            request: `wanted`, words of title, number or issuer, `in_force`, and `language`.
        """
        texts = texts_in(str(request.get("language")))
        documents, wanted = self._assistant.library.documents(), str(request.get("wanted", ""))
        return shelf_html(documents, wanted, texts, in_force=request.get("in_force") is True)

    def transcript(self, visit: Visit) -> str:
        """The HTML of the conversation."""
        return transcript_html(visit, texts_in(visit.language), self._examples)

    def page(self, visit: Visit) -> tuple[str, str, str, str]:
        """The HTML of the bar on top, the conversation, the question box and the panel beside them."""
        texts = texts_in(visit.language)
        documents = self._assistant.library.documents()
        return (
            header_html(texts),
            self.transcript(visit),
            composer_html(texts, len(documents)),
            panel_html(documents, texts),
        )

    def _in_force(self, documents: Sequence[str] | None) -> list[str]:
        left = [document.doc_id for document in only_in_force(self._assistant.library.documents())]
        return left if documents is None else [doc_id for doc_id in documents if doc_id in set(left)]

    def _exchange(self, visit: Visit, question: str, documents: Sequence[str] | None) -> Exchange:
        chosen = None if documents is None else frozenset(documents)
        try:
            answer = self._assistant.ask(question, Conversation(visit.turns(), chosen))
            library = self._assistant.library
            return Exchange(
                question,
                answer,
                evidence_of(answer, library),
                nearby_of(answer, library),
                len(library.documents()) if chosen is None else len(chosen),
            )
        except (AssistantError, CorpusError, SearchError) as error:
            return Exchange(question, notice=str(error))
        except Exception:
            _log.exception("no answer to %.200r", question)
            return Exchange(question, notice=texts_in(visit.language).failed)


def _marks_in(value: object) -> list[Mark]:
    """Read `[number, start, end]` triples that a browser sent.

    Raises:
        ValueError: They are something else.
    """
    if not isinstance(value, list) or len(value) > _MARKS:
        raise ValueError(f"marks must be a list of at most {_MARKS} [number, start, end], not {value!r:.100}")
    return [_mark(item) for item in value]


def _mark(item: object) -> Mark:
    match item:
        case [int(number), int(start), int(end)]:
            return Mark(number, Span(start, end))
    raise ValueError(f"a mark must be [number, start, end], not {item!r:.100}")
