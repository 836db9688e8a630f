"""BEIR's folders: `corpus.jsonl`, `queries.jsonl` and `qrels/*.tsv`, plain or gzipped.

N. Thakur et al., "BEIR: A Heterogeneous Benchmark for Zero-shot Evaluation of Information Retrieval Models",
NeurIPS Datasets and Benchmarks, 2021. Questions without a judgement in the split are left out, as there.
"""

from collections.abc import Iterator
from pathlib import Path

from eval import fields
from eval.forms.base import Collection, Documents, JudgedSet
from eval.forms.judgements import judged_with, read_grades
from eval.lines import Row, read_rows
from eval.types import Entry, EvalError

SPLITS = ("test", "dev", "train")
"""Which judgements are taken when there are several: the first of these."""


def read_beir(path: Path, documents: Documents | None = None) -> JudgedSet:  # noqa: ARG001 (it brings its own)
    """Read a folder, or one file of its `qrels` to choose that split."""
    folder = path if path.is_dir() else path.parent.parent
    qrels = _qrels(folder) if path.is_dir() else path
    queries = dict(query for _, query in read_rows(_file(folder, "queries.jsonl"), _query))
    grades = read_grades(qrels, lambda line: line.rstrip("\r\n").split("\t"), "query-id⇥corpus-id⇥score")
    corpus = _file(folder, "corpus.jsonl")
    return JudgedSet(
        judged=tuple(judged_with(queries, grades, qrels)),
        collection=Collection(str(corpus), lambda: _entries(corpus)),
    )


def is_beir(path: Path) -> bool:
    """Whether this is such a folder, or the judgements in one."""
    folder = path if path.is_dir() else path.parent.parent
    return (path.is_dir() or path.parent.name == "qrels") and any(folder.glob("queries.jsonl*"))


def _qrels(folder: Path) -> Path:
    found = {file.stem: file for file in sorted((folder / "qrels").glob("*.tsv"))}
    named = [found[split] for split in SPLITS if split in found]
    if not found:
        raise EvalError(f"{folder} has no judgements; it needs qrels/test.tsv or another split there")
    if not named and len(found) > 1:
        raise EvalError(f"{folder} has several qrels: {', '.join(found)}; name one of the files as the set")
    return (named or list(found.values()))[0]


def _file(folder: Path, name: str) -> Path:
    packed = folder / f"{name}.gz"
    return packed if packed.exists() and not (folder / name).exists() else folder / name


def _query(row: Row) -> tuple[str, str]:
    return fields.word(row, "_id"), fields.filled(row, "text")


def _entries(path: Path) -> Iterator[Entry]:
    return (entry for _, entry in read_rows(path, _entry))


def _entry(row: Row) -> Entry:
    return Entry.of(fields.word(row, "_id"), fields.string(row, "title", ""), fields.string(row, "text"))
