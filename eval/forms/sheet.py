"""A spreadsheet that an office person writes: question, answer, and where it stands.

One question a row below a row of column names, in Chinese or English and in any order. Only the question is
needed for one that the documents do not answer; else the answer, and the document with the words that prove
it or with the heading above them. In a cell, required parts stand on lines of their own or are parted by `；`
or `;`, alternatives by `|` or `｜`. Several documents or headings belong to the quotes one to one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant.types import Turn
from corpus.types import Document
from eval.forms.base import Documents, JudgedSet
from eval.forms.locate import place_of_quote, places_below
from eval.forms.tables import Cells, read_table
from eval.types import QUESTION_TYPES, WORDINGS, EvalError, Place, Question

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "编号", "序号"),
    "question": ("question", "问题", "提问"),
    "answer": ("answer", "answers", "答案", "回答"),
    "document": ("document", "doc", "file", "文件", "文件名", "文档", "出处"),
    "quote": ("quote", "evidence", "原文", "依据", "证据"),
    "heading": ("heading", "section", "标题", "章节", "条款"),
    "kind": ("kind", "type", "类型", "题型"),
    "wording": ("wording", "措辞", "用词"),
    "history": ("history", "上文", "前文"),
}
"""What the columns may be called; capitals and spaces do not matter."""

KINDS: Mapping[str, str] = {name: name for name in QUESTION_TYPES} | {
    "数字": "figure",
    "数值": "figure",
    "日期": "date",
    "时间": "date",
    "列举": "list",
    "清单": "list",
    "定义": "definition",
    "流程": "procedure",
    "程序": "procedure",
    "主体": "who",
    "谁": "who",
    "是非": "yes_no",
    "是否": "yes_no",
    "效力": "status",
    "比较": "comparison",
    "对比": "comparison",
    "多步": "multi_hop",
    "追问": "followup",
    "无答案": "unanswerable",
    "无法回答": "unanswerable",
}
"""What kinds of question may be called."""

_WORDINGS: Mapping[str, str] = {name: name for name in WORDINGS} | {
    "近": "near",
    "原词": "near",
    "远": "far",
    "换词": "far",
}
_PARTS = re.compile(r"[\n；;]+")
_ALTERNATIVES = re.compile(r"[|｜]")
_ROLES = ("user", "assistant")


def read_sheet(path: Path, documents: Documents | None) -> JudgedSet:
    """Read a spreadsheet; the quoted words are looked up in the documents.

    Raises:
        EvalError: Documents are not given, the file cannot be read, or it has no column for questions.
    """
    if documents is None:
        raise EvalError(f"{path} quotes documents, which are needed to find the places; add --corpus DIR")
    rows = read_table(path)
    names = _columns(path, next(rows, (0, ()))[1])
    questions: dict[str, Question] = {}
    faults: list[str] = []
    for number, cells in rows:
        row = {name: cells[at] for at, name in names.items() if at < len(cells)}
        try:
            question = _question(row, number, documents)
        except ValueError as error:
            faults.append(f"row {number}: {error}")
            continue
        if question.id in questions:
            faults.append(f"row {number}: the id {question.id!r} was used before; ids must be unique")
        questions.setdefault(question.id, question)
    return JudgedSet(questions=tuple(questions.values()), faults=tuple(faults))


def _columns(path: Path, head: Cells) -> dict[int, str]:
    meant = {alias: name for name, aliases in COLUMNS.items() for alias in aliases}
    names = {
        at: meant[key] for at, cell in enumerate(head) if (key := "".join(cell.lower().split())) in meant
    }
    if "question" not in names.values():
        raise EvalError(
            f"{path} has no column for questions in its first row ({', '.join(head) or 'empty'}); "
            f"columns may be {'; '.join(' or '.join(aliases) for aliases in COLUMNS.values())}"
        )
    return names


def _question(row: Mapping[str, str], number: int, documents: Documents) -> Question:
    text = row.get("question", "")
    if not text:
        raise ValueError("the question is empty; write one, or delete the row")
    answers = tuple(_alternatives(part) for part in _parts(row.get("answer", "")))
    kind = _named(row, "kind", KINDS)
    if kind == "unanswerable" and answers:
        raise ValueError("it has an answer, yet its kind is unanswerable (无答案); remove one of the two")
    if not answers and kind != "unanswerable":
        raise ValueError("the answer is empty; write it, or 无答案 as the kind")
    evidence = tuple(_evidence(row, answers, documents)) if answers else ()
    wording = _named(row, "wording", _WORDINGS)
    question_id = row.get("id") or f"row-{number}"
    return Question(question_id, kind, wording, text, answers, evidence, _history(row.get("history", "")))


def _named(row: Mapping[str, str], column: str, known: Mapping[str, str]) -> str:
    said = row.get(column, "").lower()
    if said and said not in known:
        raise ValueError(f"the {column} {said!r} is unknown; it may be {', '.join(known)}, or empty")
    return known.get(said, "")


def _evidence(
    row: Mapping[str, str], answers: Sequence[Sequence[str]], documents: Documents
) -> Iterator[tuple[Place, ...]]:
    names, quotes, headings = (_parts(row.get(c, "")) for c in ("document", "quote", "heading"))
    if not quotes and not headings:
        raise ValueError(
            "it does not say where the answer stands; quote the words, or name the heading above"
        )
    wanted = max(len(quotes), len(headings))
    names, headings = _spread("document", names, wanted), _spread("heading", headings or [""], wanted)
    for at in range(wanted):
        document = _document(names[at], documents)
        if quotes:
            quoted = _alternatives(quotes[min(at, len(quotes) - 1)])
            spans = tuple(place_of_quote(document, quote, headings[at]) for quote in quoted)
        else:
            spans = places_below(document, headings[at], answers[min(at, len(answers) - 1)])
        yield tuple(Place(document.doc_id, span.start, span.end) for span in spans)


def _spread(column: str, given: list[str], wanted: int) -> list[str]:
    if len(given) not in (1, wanted):
        raise ValueError(
            f"there are {len(given)} entries for {column}, but {wanted} places; give one or {wanted}"
        )
    return given * wanted if len(given) == 1 else given


def _document(name: str, documents: Documents) -> Document:
    exact = documents.get(name)
    if exact is not None:
        return exact
    alike = [
        doc for file, doc in documents.items() if Path(file).stem == name or doc.title == name.strip("《》")
    ]
    if len(alike) != 1:
        there = ", ".join(sorted(documents)[:5])
        many = f"{len(alike)} documents" if alike else "no document"
        raise ValueError(f"there is {many} {name!r}; write the file's name; there are {there} and so on")
    return alike[0]


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(cell) if part.strip()]


def _alternatives(part: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in _ALTERNATIVES.split(part) if item.strip())


def _history(cell: str) -> tuple[Turn, ...]:
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    return tuple(Turn(_ROLES[number % 2], line) for number, line in enumerate(lines))
