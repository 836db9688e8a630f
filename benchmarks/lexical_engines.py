"""Which lexical engine? Builds, asks, changes and kills three of them over the same tokens.

Run `python -m benchmarks.lexical_engines CORPUS.jsonl[.gz] QUESTIONS.jsonl`, with lines
`{"id", "title", "text"}` and `{"id", "question"}`. bm25s is not among the requirements; it is left out
unless you `pip install bm25s scipy` first. Prints a Markdown table; docs/engines.md has one.
"""

import argparse
import functools
import gzip
import importlib
import importlib.util
import json
import os
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import tantivy

from index.tokens import tokens

LIMIT = 200
CHANGED = 10
HEADER = (
    "engine",
    "build, s",
    "disk, MB",
    "question, median / p95 ms",
    f"add {CHANGED}, ms",
    f"delete {CHANGED}, ms",
    "killed while adding",
)


class Engine(Protocol):
    """One way to find texts by their words; a text is given as its tokens joined by blanks."""

    def add(self, ids: Sequence[int], texts: Sequence[str]) -> None:
        """Index texts and commit."""
        ...

    def delete(self, ids: Sequence[int]) -> None:
        """Forget texts and commit."""
        ...

    def search(self, words: list[str]) -> list[int]:
        """The best texts by BM25, best first."""
        ...

    def __len__(self) -> int:
        """How many texts there are."""
        ...


class Tantivy:
    """tantivy with frequencies and no positions."""

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("id", indexed=True, fast=True)
        builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, str(folder))
        self._searcher = self._index.searcher()

    def add(self, ids: Sequence[int], texts: Sequence[str]) -> None:
        """Index texts and commit."""
        writer = self._index.writer(128_000_000, 1)
        for number, text in zip(ids, texts, strict=True):
            document = tantivy.Document()
            document.add_unsigned("id", number)
            document.add_text("text", text)
            writer.add_document(document)
        self._commit(writer)

    def delete(self, ids: Sequence[int]) -> None:
        """Forget texts and commit."""
        writer = self._index.writer(128_000_000, 1)
        for number in ids:
            writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "id", number))
        self._commit(writer)

    def search(self, words: list[str]) -> list[int]:
        """The best texts by BM25, best first."""
        terms = [tantivy.Query.term_query(self._schema, "text", word, index_option="freq") for word in words]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        hits = self._searcher.search(query, LIMIT, count=False).hits
        ids: list[int] = self._searcher.fast_field_values("id", [address for _, address in hits])
        return ids

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def _commit(self, writer: tantivy.IndexWriter) -> None:
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()


class Fts5:
    """SQLite's full-text table without positions."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "fts.db")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS texts USING "
            "fts5(text, detail=none, tokenize=\"unicode61 remove_diacritics 0 tokenchars '.%-/:'\")"
        )

    def add(self, ids: Sequence[int], texts: Sequence[str]) -> None:
        """Index texts and commit."""
        with self._connection:
            rows = zip(ids, texts, strict=True)
            self._connection.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", rows)

    def delete(self, ids: Sequence[int]) -> None:
        """Forget texts and commit."""
        with self._connection:
            self._connection.executemany("DELETE FROM texts WHERE rowid = ?", [(number,) for number in ids])

    def search(self, words: list[str]) -> list[int]:
        """The best texts by BM25, best first."""
        query = " OR ".join(f'"{word}"' for word in words)
        rows = self._connection.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", (query, LIMIT)
        )
        return [number for (number,) in rows]

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM texts").fetchone()[0])


class Bm25s:
    """bm25s, which can only be built whole: every change builds and saves it again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: dict[int, str] = {}
        self._ids: list[int] = []
        self._index: Any = None

    def add(self, ids: Sequence[int], texts: Sequence[str]) -> None:
        """Index texts and commit."""
        self._texts.update(zip(ids, texts, strict=True))
        self._build()

    def delete(self, ids: Sequence[int]) -> None:
        """Forget texts and commit."""
        for number in ids:
            del self._texts[number]
        self._build()

    def search(self, words: list[str]) -> list[int]:
        """The best texts by BM25, best first."""
        places, _ = self._index.retrieve([words], k=min(LIMIT, len(self._ids)), show_progress=False)
        return [self._ids[place] for place in places[0].tolist()]

    def __len__(self) -> int:
        return len(self._ids)

    def _build(self) -> None:
        bm25s = importlib.import_module("bm25s")
        self._ids = list(self._texts)
        self._index = bm25s.BM25(k1=1.2, b=0.75)
        self._index.index([text.split() for text in self._texts.values()], show_progress=False)
        self._index.save(self._folder)


ENGINES: dict[str, Callable[[Path], Engine]] = {"tantivy": Tantivy, "SQLite FTS5": Fts5, "bm25s": Bm25s}


def main() -> None:
    """Measure every engine that is installed and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--questions-asked", type=int, default=300, help="how many (default: %(default)s)")
    parser.add_argument("--keep-adding", nargs=2, metavar=("ENGINE", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.keep_adding:
        keep_adding(*arguments.keep_adding)
    texts = [" ".join(tokens(f"{line['title']}\n{line['text']}")) for line in lines(arguments.corpus)]
    questions = [tokens(line["question"]) for line in lines(arguments.questions)][: arguments.questions_asked]
    print("|".join(["", *(f" {name} " for name in HEADER), ""]))
    print("|".join(["", *["---"] * len(HEADER), ""]))
    for name in ENGINES:
        if name == "bm25s" and importlib.util.find_spec("bm25s") is None:
            continue
        cells = measured(name, texts, questions)
        print("|".join(["", *(f" {cell} " for cell in (name, *cells)), ""]), flush=True)


def measured(name: str, texts: Sequence[str], questions: Sequence[list[str]]) -> tuple[str, ...]:
    """One row of the table."""
    with tempfile.TemporaryDirectory() as path:
        folder = Path(path)
        engine = ENGINES[name](folder)
        build = timed(lambda: engine.add(range(len(texts)), texts))
        disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        asked = sorted(timed(functools.partial(engine.search, words)) for words in questions)
        new = range(len(texts), len(texts) + CHANGED)
        added = timed(lambda: engine.add(new, texts[:CHANGED]))
        deleted = timed(lambda: engine.delete(new))
    return (
        f"{build:.1f}",
        f"{disk / 1e6:.0f}",
        f"{1e3 * statistics.median(asked):.1f} / {1e3 * asked[int(0.95 * len(asked))]:.1f}",
        f"{1e3 * added:.0f}",
        f"{1e3 * deleted:.0f}",
        after_kill(name),
    )


def after_kill(name: str) -> str:
    """What an engine holds after a process was killed while it added batches of ten."""
    with tempfile.TemporaryDirectory() as path:
        command = [sys.executable, "-m", "benchmarks.lexical_engines", "-", "-", "--keep-adding", name, path]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            committed = 0
            for line in process.stdout or ():
                committed = int(line)
                if committed >= 20 * CHANGED:
                    os.kill(process.pid, signal.SIGKILL)
        if name == "bm25s":
            return "whole file at a time, not atomic"
        held = len(ENGINES[name](Path(path)))
    return f"{committed} committed, {held} there"


def keep_adding(name: str, folder: str) -> None:
    """Add batches for ever, saying how much was committed."""
    shutil.rmtree(folder, ignore_errors=True)
    Path(folder).mkdir()
    engine = ENGINES[name](Path(folder))
    number = 0
    while True:
        engine.add(range(number, number + CHANGED), [f"甲 乙 {number + i}" for i in range(CHANGED)])
        number += CHANGED
        print(number, flush=True)


def timed(work: Callable[[], object]) -> float:
    """Seconds it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects in a file of JSON lines."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    main()
