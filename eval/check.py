"""Is a question set sound against its documents?"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.lines import object_of, text_lines
from eval.questions import missing_parts, parse_question
from eval.types import EvalError, Place, Question, Texts

LONGEST_EVIDENCE = 400
_SPACE = re.compile(r"\s+")
_ANSWERS_IN_OTHER_WORDS = frozenset({"yes_no", "comparison", "multi_hop", "followup"})


@dataclass(frozen=True, slots=True)
class CheckedSet:
    """What was found in a set.

    Attributes:
        faults: One sentence each, with the question's id or the line's number.
        types: How many sound questions there are of each type.
    """

    faults: tuple[str, ...]
    types: Counter[str]


def check(path: Path, texts: Texts) -> CheckedSet:
    """Look at every line of a set; a faulty line does not hide the next.

    Args:
        path: The question set.
        texts: The documents under their file names.

    Raises:
        EvalError: The file cannot be read, or holds nothing at all.
    """
    faults: list[str] = []
    seen: set[str] = set()
    types: Counter[str] = Counter()
    number = 0
    for number, line in text_lines(path):
        try:
            question = parse_question(object_of(line))
        except ValueError as error:
            faults.append(f"line {number}: {error}")
            continue
        if question.id in seen:
            faults.append(f"line {number}: the id {question.id!r} was used before; ids must be unique")
        seen.add(question.id)
        types[question.type] += 1
        faults += (f"{question.id}: {fault}" for fault in faults_of(question, texts))
    if not number:
        raise EvalError(f"{path} has no questions; it needs one JSON object a line")
    return CheckedSet(tuple(faults), types)


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
        yield f"there is no document {place.doc!r}; the corpus has {', '.join(sorted(texts))}"
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
