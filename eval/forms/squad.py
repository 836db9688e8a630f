"""SQuAD's JSON, which CMRC, DRCD and many others share; every paragraph is a document.

P. Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text", EMNLP 2016, and the second
version's questions without answer (ACL 2018). CMRC 2018's first form (`context_text`, `query_text`) is read
too. Offsets that miss their answer are put right where the paragraph has it, as these sets are known to have
some; what cannot be put right is left out and named.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import fields
from eval.forms.base import Collection, Documents, JudgedSet
from eval.lines import Row
from eval.types import Entry, EvalError, Place, Question


@dataclass(frozen=True, slots=True)
class _Paragraph:
    entry: Entry
    asked: Sequence[Row]


def read_squad(path: Path, documents: Documents | None = None) -> JudgedSet:  # noqa: ARG001 (it brings its own)
    """Read a file."""
    try:
        paragraphs = list(_paragraphs(_whole(path)))
        mended: list[str] = []
        questions = [q for p in paragraphs for q in _questions(p, mended)]
    except ValueError as error:
        raise EvalError(f"{path}: {error}; it must be in the form of SQuAD") from None
    entries = tuple(p.entry for p in paragraphs)
    return JudgedSet(
        questions=tuple(questions),
        collection=Collection(str(path), lambda: iter(entries)),
        faults=tuple(_used_twice("question", [q.id for q in questions])),
        mended=tuple(mended),
    )


def _whole(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise EvalError(f"{path} does not exist; check the path") from None
    except OSError as error:
        raise EvalError(f"{path} cannot be read: {error}") from None


def _paragraphs(whole: object) -> Iterator[_Paragraph]:
    articles = whole.get("data") if isinstance(whole, dict) else whole
    if not isinstance(articles, list):
        raise ValueError("there is no list of articles under `data`")  # noqa: TRY004
    taken: set[str] = set()
    for number, article in enumerate(map(fields.object_item, articles), 1):
        for place, row in enumerate(fields.items(article, "paragraphs", fields.object_item) or (article,), 1):
            name = str(row.get("id") or row.get("context_id") or f"{article.get('id', number)}-{place}")
            yield _paragraph(_unused("_".join(name.split()), taken), article, row)


def _unused(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "'"
    taken.add(name)
    return name


def _paragraph(name: str, article: Row, row: Row) -> _Paragraph:
    text = fields.filled(row, "context" if "context" in row else "context_text")
    title = row.get("title") or article.get("title") or ""
    return _Paragraph(Entry.of(name, str(title), text), fields.items(row, "qas", fields.object_item))


def _questions(paragraph: _Paragraph, mended: list[str]) -> Iterator[Question]:
    for row in paragraph.asked:
        name = str(row.get("id") or row.get("query_id") or "")
        try:
            yield _question(name, row, paragraph, mended)
        except ValueError as error:
            mended.append(f"{name or paragraph.entry.id}: {error}; left out, mend it in the file")


def _question(name: str, row: Row, paragraph: _Paragraph, mended: list[str]) -> Question:
    text = fields.filled(row, "question" if "question" in row else "query_text")
    if not name:
        raise ValueError(f"the question {text!r} has no id")
    answers = row.get("answers") or []
    if fields.flag(row, "is_impossible") or not answers:
        return Question(name, "unanswerable", "", text, (), ())
    found = [answer for given in answers for answer in _found(name, given, paragraph, mended)]
    if not found:
        raise ValueError("no answer stands in the paragraph")
    known, places = (tuple(dict.fromkeys(parts)) for parts in zip(*found, strict=True))
    return Question(name, "", "", text, (known,), (places,))


def _found(
    question_id: str, given: object, paragraph: _Paragraph, mended: list[str]
) -> Iterator[tuple[str, Place]]:
    """The answer and where it stands, mended if need be."""
    row: Row = given if isinstance(given, dict) else {"text": given}
    answer, text = fields.filled(row, "text"), paragraph.entry.text
    said = row.get("answer_start")
    start = said if isinstance(said, int) and said >= 0 else None
    if start is None or not text.startswith(answer, start):
        # Some sets write -1 where they do not know; nothing is wrong with the answer then.
        nearest = min(_all_starts(text, answer), key=lambda at: abs(at - (start or 0)), default=None)
        if nearest is None:
            mended.append(
                f"{question_id}: {answer!r} is not in the paragraph {paragraph.entry.id!r}; left out, "
                "write the answer as it stands there"
            )
            return
        if start is not None:
            mended.append(f"{question_id}: {answer!r} does not stand at {start}; taken to be at {nearest}")
        start = nearest
    yield answer, Place(paragraph.entry.id, start, start + len(answer))


def _all_starts(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _used_twice(what: str, ids: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield f"{name}: the {what}'s id was used before; ids must be unique"
        seen.add(name)
