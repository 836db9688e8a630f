"""Public reading sets: questions, paragraphs, and where the answers stand in them."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.reading.pieces import unbroken

CLAUSES, TERMS, TRANSLATED, WRITTEN = "cmrc2018-trial", "drcd-dev", "chinesesquad-dev", "cloze"
STYLES = {CLAUSES: 0, TERMS: 1, TRANSLATED: 2, WRITTEN: 3}
"""Sets by how their answers are cut; the first two are what `assistant.reading.reader.STYLES` offers."""

_SHORTEST = 60
_STOPS = "。！？；!?;"
_STANDING_IN = ("", "", "它", "其", "该")
_WIDEST = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with one passage.

    Attributes:
        source: The set that it comes from.
        group: What it must not be parted from when parts are kept aside: its paragraph, or its article.
        question: As asked.
        passage: Original characters.
        spans: Where the answers stand in the passage; empty when it does not answer.
        answers: The answers' texts, also of those that stand elsewhere.
    """

    source: str
    group: str
    question: str
    passage: str
    spans: tuple[tuple[int, int], ...]
    answers: tuple[str, ...]


def read_set(shared: Path, name: str) -> list[Asked]:
    """The questions of a set in the shared folder."""
    return read_file(shared / f"benchmarks/mrc/{name}.json")


def read_file(path: Path) -> list[Asked]:
    """The questions of a file in SQuAD form but for those whose answer is not in their paragraph.

    The file's stem is their source.
    """
    return list(_asked(path.stem, json.loads(path.read_text(encoding="utf-8"))["data"]))


def _asked(name: str, entries: Sequence[dict[str, list[dict[str, object]]]]) -> Iterator[Asked]:
    for entry in entries:
        for paragraph in entry["paragraphs"]:
            passage = str(paragraph["context"])
            group = str(entry.get("title") or passage)
            for each in paragraph["qas"]:  # type: ignore[attr-defined]
                answers = [] if each.get("is_impossible") else each["answers"]
                texts = tuple(answer["text"].strip() for answer in answers if answer["text"].strip())
                starts = [_start(passage, answer) for answer in answers if answer["text"].strip()]
                spans = [(at, at + len(text)) for at, text in zip(starts, texts, strict=True) if at >= 0]
                if spans or not answers:
                    yield Asked(name, group, each["question"], passage, tuple(spans), texts)


def _start(passage: str, answer: dict[str, object]) -> int:
    """Where an answer starts; where it is found first if its place is wrong."""
    text, start = str(answer["text"]).strip(), int(str(answer["answer_start"]))
    return start if passage[start : start + len(text)] == text else passage.find(text)


def misplaced(
    asked: Sequence[Asked], among: Sequence[Asked], rng: random.Random, deep: int = 4
) -> list[Asked]:
    """Each question with a paragraph that is like it but holds no answer: one of the most similar.

    Similarity is that of characters and bigrams weighed by rarity (TF-IDF).

    Args:
        asked: Answered questions.
        among: Whose paragraphs are taken.
        rng: Draws one of the most similar.
        deep: How many are drawn from; 1 for the most similar.
    """
    passages = list(dict.fromkeys(each.passage for each in among))
    folded = [unbroken(passage)[0] for passage in passages]
    weigher = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True)
    table = weigher.fit_transform(folded)
    found = []
    for each in asked:
        similar = (table @ weigher.transform([unbroken(each.question)[0]]).T).toarray()[:, 0]
        order = np.argsort(-similar, kind="stable")[: deep + 4].tolist()
        wrong = [i for i in order if passages[i] != each.passage and not _holds(folded[i], each)]
        if wrong:
            found.append(replace(each, passage=passages[rng.choice(wrong[:deep])], spans=()))
    return found


def robbed(asked: Sequence[Asked]) -> list[Asked]:
    """Each question with its paragraph but for the sentences of the answer, where enough is left."""
    return [found for each in asked if (found := _robbed(each)) is not None]


def _robbed(asked: Asked) -> Asked | None:
    begin, end = _sentence(asked.passage, *asked.spans[0])
    rest = asked.passage[:begin] + asked.passage[end:]
    if len(rest) < _SHORTEST or _holds(unbroken(rest)[0], asked):
        return None
    return replace(asked, passage=rest, spans=())


def veiled(asked: Sequence[Asked], rng: random.Random) -> list[Asked]:
    """Questions whose answer stands in a sentence without the subject, which other sentences name.

    The longest words that the question shares with both the answer's sentence and others are taken out of
    the former. Where there are none, the paragraph's title is put before the question.
    """
    return [found for each in asked if (found := _veiled(each, rng)) is not None]


def _veiled(asked: Asked, rng: random.Random) -> Asked | None:
    begin, end = _sentence(asked.passage, *asked.spans[0])
    start, stop = asked.spans[0]
    before, behind = asked.passage[begin:start], asked.passage[stop:end]
    elsewhere = asked.passage[:begin] + asked.passage[end:]
    shared = _longest_shared(asked.question, [f"{before}\n{behind}", elsewhere])
    if shared:
        before, behind = (part.replace(shared, rng.choice(_STANDING_IN)) for part in (before, behind))
        told = asked.passage[:begin] + before
        span = (len(told), len(told) + stop - start)
        passage = told + asked.passage[start:stop] + behind + asked.passage[end:]
        return replace(asked, passage=passage, spans=(span,), answers=(asked.passage[start:stop],))
    if asked.group in elsewhere and asked.group not in asked.question:
        return replace(asked, question=asked.group + rng.choice(("的", "，", "")) + asked.question)
    return None


def _longest_shared(question: str, texts: Sequence[str]) -> str:
    """The longest run of two to eight letters that the question shares with all texts."""
    for width in range(_WIDEST, 1, -1):
        for at in range(len(question) - width + 1):
            run = question[at : at + width]
            if run.isalnum() and all(run in text for text in texts):
                return run
    return ""


def _sentence(passage: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences of a part of a passage start and end."""
    begin = max(passage.rfind(mark, 0, start) for mark in _STOPS) + 1
    stops = [at for mark in _STOPS if (at := passage.find(mark, end - 1)) >= 0]
    return begin, min(stops) + 1 if stops else len(passage)


def _holds(folded: str, asked: Asked) -> bool:
    return any(unbroken(answer)[0] in folded for answer in asked.answers)


def in_folds(asked: Sequence[Asked], folds: int, seed: int) -> list[int]:
    """For each question the number of its fold; those of one group share it."""
    groups = sorted({each.group for each in asked})
    random.Random(seed).shuffle(groups)
    fold = {group: number % folds for number, group in enumerate(groups)}
    return [fold[each.group] for each in asked]


def aside_of(asked: Sequence[Asked], part: int, seed: int) -> set[str]:
    """The groups that are kept aside for measuring, one in so many."""
    groups = sorted({each.group for each in asked})
    random.Random(seed).shuffle(groups)
    return set(groups[: len(groups) // part])
