"""TREC's folders: one file of topics, one of judgements, and perhaps the documents as `corpus.jsonl`.

Topics are in TREC's marks (`<top>`, `<num>`, `<title>`) or one a line, number and text parted by a tab;
judgements are lines of `topic iteration document degree`. The files are told by `topics`, `queries` or
`qrels` in their names.
"""

import re
from pathlib import Path

from eval.forms.base import Collection, Documents, JudgedSet, collection_of
from eval.forms.judgements import judged_with, read_grades
from eval.lines import text_lines
from eval.types import EvalError

_TOPIC = re.compile(r"<top>(.*?)</top>", re.DOTALL | re.IGNORECASE)
_NUMBER = re.compile(r"<num>\s*(?:Number:)?\s*([^\s<]+)", re.IGNORECASE)
_TITLE = re.compile(r"<title>\s*(?:Topic:)?\s*(.*?)\s*(?=<|\Z)", re.DOTALL | re.IGNORECASE)
_TOPICS, _QRELS = re.compile("topics|queries", re.IGNORECASE), re.compile("qrels", re.IGNORECASE)


def read_trec(path: Path, documents: Documents | None = None) -> JudgedSet:  # noqa: ARG001 (it brings its own)
    """Read a folder."""
    qrels = _only(path, _QRELS, "judgements, such as qrels.txt")
    topics = _topics(_only(path, _TOPICS, "topics, such as topics.txt"))
    grades = read_grades(qrels, _without_iteration, "topic iteration document degree")
    return JudgedSet(judged=tuple(judged_with(topics, grades, qrels)), collection=_collection(path))


def is_trec(path: Path) -> bool:
    """Whether the folder has topics and judgements."""
    return path.is_dir() and all(any(_named(path, pattern)) for pattern in (_TOPICS, _QRELS))


def _named(folder: Path, pattern: re.Pattern[str]) -> list[Path]:
    return [file for file in sorted(folder.iterdir()) if file.is_file() and pattern.search(file.name)]


def _only(folder: Path, pattern: re.Pattern[str], what: str) -> Path:
    found = _named(folder, pattern)
    if len(found) != 1:
        names = ", ".join(file.name for file in found) or "none"
        raise EvalError(f"{folder} must have exactly one file of {what}; seen: {names}")
    return found[0]


def _topics(path: Path) -> dict[str, str]:
    lines = list(text_lines(path))
    whole = "".join(line for _, line in lines)
    if "<top>" in whole.lower():
        return dict(_marked(block, path) for block in _TOPIC.findall(whole))
    return dict(_tabbed(number, line, path) for number, line in lines)


def _marked(block: str, path: Path) -> tuple[str, str]:
    number, title = _NUMBER.search(block), _TITLE.search(block)
    if number is None or title is None or not title[1]:
        raise EvalError(f"{path}: a topic has no <num> or no <title>: {' '.join(block.split())[:80]!r}")
    return number[1], " ".join(title[1].split())


def _tabbed(number: int, line: str, path: Path) -> tuple[str, str]:
    topic, tab, text = line.strip().partition("\t")
    if not tab or not text.strip() or len(topic.split()) != 1:
        raise EvalError(f"{path}, line {number}: {line.strip()!r} is not of the form `number⇥text`")
    return topic, text.strip()


def _without_iteration(line: str) -> list[str]:
    topic, *rest = line.split() or [""]
    return [topic, *rest[1:]]


def _collection(folder: Path) -> Collection | None:
    found = [file for name in ("corpus.jsonl", "corpus.jsonl.gz") if (file := folder / name).exists()]
    return collection_of(found[0]) if found else None
