"""Examples of words that answer and words that do not, from sets whose answers are known.

The assistant looks for each answer twice: in all the documents, and in all but the passages that hold the
evidence, where nothing that it finds can be right. What it finds, right or wrong, is an example.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answer.choosing.proof import Extract
from assistant.answer.refusing.answerability import features_of
from assistant.answer.single import Finder, Outcome, answer_one
from assistant.commands.console import Bar
from assistant.conversation import resolve
from assistant.ground import ground
from assistant.pipeline import Assistant
from assistant.types import Answer
from corpus.types import Span
from eval.configurations import Configuration
from eval.predict import filled, open_answered, prediction_of
from eval.score import score_answers
from eval.types import Place, Prediction, Question, Texts
from eval.workspace import settings_for
from index.addressed import AbsentPlace, FoundPlace
from index.types import Expansion, Hit, Query

_ANSWERED_OTHERWISE = frozenset({"comparison", "multi_hop", "status"})
_SPARE = 8


@dataclass(frozen=True, slots=True)
class Example:
    """What the assistant found for a question.

    Attributes:
        question: The question's id; both examples of a question have the same.
        features: What is known of the words that were found.
        right: Whether they answer the question, with the right evidence.
        askable: Whether the documents held the answer.
        natural: Whether it was asked as the set asks it, of all the documents.
    """

    question: str
    features: dict[str, float]
    right: bool
    askable: bool
    natural: bool


class Withholding:
    """A finder that keeps back what overlaps certain places.

    Args:
        finder: Finds passages.
        withheld: What must not be found, by document id.
    """

    def __init__(self, finder: Finder, withheld: Sequence[Place]) -> None:
        self._finder = finder
        self._withheld = withheld
        self.rarity = finder.rarity

    def search(self, query: Query) -> list[Hit]:
        """The best of the other passages."""
        hits = self._finder.search(replace(query, limit=query.limit + _SPARE))
        return [hit for hit in hits if not self._is_withheld(hit.passage.doc_id, hit.passage.span)][
            : query.limit
        ]

    def expansions(self, text: str) -> tuple[Expansion, ...]:
        """As the finder itself."""
        return self._finder.expansions(text)

    def place(
        self, question: str, hits: Sequence[Hit], documents: frozenset[str] | None
    ) -> FoundPlace | AbsentPlace | None:
        """The place that a question names, unless it is withheld."""
        found = self._finder.place(question, hits, documents)
        withheld = isinstance(found, FoundPlace) and self._is_withheld(found.doc_id, found.span)
        return None if withheld else found

    def _is_withheld(self, doc_id: str, span: Span) -> bool:
        return any(
            place.doc == doc_id and place.start < span.end and span.start < place.end
            for place in self._withheld
        )


def examples_of(
    questions_path: Path, corpus: Path | None, most: int, foreign: Sequence[str] = (), seed: int = 0
) -> list[Example]:
    """What the assistant finds for the questions of a set, twice for each that can be answered.

    Args:
        questions_path: A set with known answers.
        corpus: The folder with its documents; those that come with the set when None.
        most: How many questions are drawn at most.
        foreign: Questions about other documents, which these do not answer. Every other one is asked of a
            place that these documents speak of, since a right place is no answer.
        seed: Of the draw.

    Raises:
        EvalError: The set cannot be used.
    """
    judged_set = open_answered(questions_path, corpus)
    questions = [q for q in judged_set.questions if q.type not in _ANSWERED_OTHERWISE]
    drawn = random.Random(seed).sample(questions, min(most, len(questions)))  # noqa: S311
    with (
        settings_for(None, Configuration()) as settings,
        filled(settings, judged_set, corpus) as (assistant, names),
        Bar(questions_path.stem) as bar,
    ):
        found: list[Example] = []
        for done, question in enumerate(drawn, 1):
            found.extend(_twice(assistant, question, names))
            bar(done, len(drawn))
        for strange in _placed(foreign, assistant):
            found.extend(_example(assistant, assistant.searcher, strange, names, {}))
        return found


def questions_of(questions_path: Path, corpus: Path | None, most: int, seed: int = 0) -> list[str]:
    """The words of some questions of a set."""
    texts = [question.text for question in open_answered(questions_path, corpus).questions]
    return random.Random(seed).sample(texts, min(most, len(texts)))  # noqa: S311


def _placed(foreign: Sequence[str], assistant: Assistant) -> Iterator[Question]:
    places = sorted(assistant.sources().collection.gazetteer.names) or [""]
    for number, text in enumerate(foreign):
        place = places[number // 2 % len(places)] if number % 2 else ""
        yield Question(f"foreign-{number}", "unanswerable", "", f"{place}{text}", (), ())


def _twice(assistant: Assistant, question: Question, names: dict[str, str]) -> Iterator[Example]:
    texts = {names[doc_id]: assistant.library.document(doc_id).text for doc_id in _documents(question, names)}
    for example in _example(assistant, assistant.searcher, question, names, texts):
        yield replace(example, natural=True)
    if question.answerable:
        ids = {name: doc_id for doc_id, name in names.items()}
        places = [replace(p, doc=ids[p.doc]) for alternatives in question.evidence for p in alternatives]
        yield from _example(assistant, Withholding(assistant.searcher, places), question, names, {})


def _documents(question: Question, names: dict[str, str]) -> list[str]:
    wanted = {place.doc for alternatives in question.evidence for place in alternatives}
    return [doc_id for doc_id, name in names.items() if name in wanted]


def _example(
    assistant: Assistant, finder: Finder, question: Question, names: dict[str, str], texts: Texts
) -> Iterator[Example]:
    """The example that a question makes, if anything was found; without `texts` nothing can be right."""
    sources = replace(assistant.sources(), searcher=finder)
    outcome = answer_one(resolve(question.text, question.history, sources.collection.gazetteer), sources)
    if outcome.extract is not None:
        shown = _shown(assistant, outcome, outcome.extract)
        right = _is_right(question, prediction_of(question.id, shown, names), texts)
        askable = question.answerable and bool(texts)
        yield Example(question.id, features_of(outcome.extract), right, askable, natural=False)


def _shown(assistant: Assistant, outcome: Outcome, found: Extract) -> Answer:
    """What would be shown if these words were the answer."""
    statements, citations = ground((found.claim,), assistant.library.document, lambda _: "")
    return Answer(
        question=outcome.asked.text,
        standalone=outcome.asked.text,
        text="\n".join(statement.text for statement in statements),
        citations=citations,
        hits=outcome.hits,
        refusal=None,
        seconds=0.0,
        statements=statements,
        confidence=outcome.confidence,
    )


def _is_right(question: Question, prediction: Prediction, texts: Texts) -> bool:
    """Whether the words hold the answer and stand in the evidence."""
    if not question.answerable or not texts:
        return False
    return score_answers([question], {question.id: prediction}, texts)[0].figures["grounded"] == 1.0
