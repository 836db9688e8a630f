"""Is a question set sound against its documents?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.forms import Documents, JudgedSet, read_set
from eval.questions import missing_parts
from eval.types import EvalError, JudgedQuestion, Place, Question, Texts

LONGEST_EVIDENCE = 400
_NAMES_SHOWN = 5
_SPACE = re.compile(r"\s+")
_NO_WORD = re.compile(r"[\W_]+")
_ANSWERS_IN_OTHER_WORDS = frozenset({"yes_no", "comparison", "multi_hop", "followup"})


@dataclass(frozen=True, slots=True)
class CheckedSet:
    """What was found in a set.

    Attributes:
        faults: One sentence each, with the question's id or the line's number, and how to mend it.
        types: How many sound questions there are of each type; of no type where the set does not say.
    """

    faults: tuple[str, ...]
    types: Counter[str]


def check(
    path: Path, texts: Texts | None = None, *, documents: Callable[[], Documents] | None = None
) -> CheckedSet:
    """Look at every question of a set in any form; a faulty one does not hide the next.

    Args:
        path: The question set.
        texts: The documents under their file names; those of `documents`, or the set's own, when None.
        documents: Reads the documents that the set quotes.

    Raises:
        EvalError: The set cannot be read, holds nothing at all, or its documents are missing.
    """
    known = documents() if documents else None
    judged = read_set(path, None if known is None else lambda: known)
    if texts is None:
        texts = {name: d.text for name, d in known.items()} if known is not None else judged.texts()
    if not judged.questions and not judged.judged and not judged.faults:
        raise EvalError(f"{path} has no questions; it needs at least one")
    if texts is None and judged.questions:
        raise EvalError(f"{path} is judged on its documents; add --corpus DIR")
    faults = (*judged.faults, *judged.mended, *_faults(judged, texts))
    return CheckedSet(faults, Counter([q.type for q in judged.questions] + [""] * len(judged.judged)))


def _faults(judged: JudgedSet, texts: Texts | None) -> Iterator[str]:
    for question in judged.questions:
        yield from (f"{question.id}: {fault}" for fault in faults_of(question, texts or {}))
    for ranked in judged.judged if texts else ():
        yield from _unknown_documents(ranked, texts or {})
    yield from _asked_twice(judged.questions or judged.judged)


def faults_of(question: Question, texts: Texts) -> Iterator[str]:
    """What is wrong with one well-formed question, a sentence each."""
    if (question.type == "followup") != bool(question.history):
        yield "history goes with type followup, and only with it; add it or change the type"
    if (missing := missing_parts(question)) is not None:
        yield missing
        return
    places = [place for group in question.evidence for place in group]
    for place in places:
        yield from _place_faults(place, texts)
    yield from _answer_faults(question, "".join(place.text_in(texts) for place in places))


def _place_faults(place: Place, texts: Texts) -> Iterator[str]:
    text = texts.get(place.doc)
    if text is None:
        yield f"there is no document {place.doc!r}; the corpus has {_some(texts)}"
    elif place.end > len(text):
        yield f"evidence {place.start} to {place.end} is outside {place.doc} with its {len(text)} code points"
    elif len(place) > LONGEST_EVIDENCE:
        yield f"evidence of {len(place)} code points in {place.doc}; tighten it to at most {LONGEST_EVIDENCE}"


def _answer_faults(question: Question, evidence: str) -> Iterator[str]:
    if question.type in _ANSWERS_IN_OTHER_WORDS:
        return
    squeezed = _SPACE.sub("", evidence)
    for group in question.answers:
        if not any(_SPACE.sub("", answer) in squeezed for answer in group):
            yield f"none of {', '.join(group)} stands in the evidence; mend the offsets or the answer"


def _unknown_documents(question: JudgedQuestion, texts: Texts) -> Iterator[str]:
    for doc in sorted(question.relevant - texts.keys()):
        yield (
            f"{question.id}: the relevant document {doc!r} is not in the collection ({_some(texts)}); "
            "mend the id, or remove the judgement"
        )


def _asked_twice(questions: Sequence[Question | JudgedQuestion]) -> Iterator[str]:
    """Questions in the same words; with other answers they are ambiguous."""
    asked: dict[object, Question | JudgedQuestion] = {}
    for question in questions:
        first = asked.setdefault(_words(question), question)
        if first is question:
            continue
        if _wanted(first) == _wanted(question):
            yield f"{question.id}: asks the same as {first.id}; remove one of them"
        else:
            yield (
                f"{question.id}: has the words of {first.id}, but other answers; say in both which place, "
                "time or document is meant"
            )


def _words(question: Question | JudgedQuestion) -> object:
    bare = _NO_WORD.sub("", unicodedata.normalize("NFKC", question.text).lower()) or question.text
    return bare, question.history if isinstance(question, Question) else ()


def _wanted(question: Question | JudgedQuestion) -> object:
    return question.answers if isinstance(question, Question) else question.relevant


def _some(texts: Texts) -> str:
    names = sorted(texts)
    more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
    return ", ".join(names[:_NAMES_SHOWN]) + more
