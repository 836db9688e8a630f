"""How long a question takes over a large library: until the hits are there, and until the answer is.

Run `python -m benchmarks.asking CORPUS.jsonl[.gz] QUESTIONS.jsonl --home FOLDER`, with lines
`{"id", "title", "text"}` and `{"id", "question"}`. The folder is filled and indexed at the first run and used
again at the next ones. Wall time is what somebody waits who has the machine to himself; the processor time
tells how many can ask at once, and is steadier on a busy machine.
"""

import argparse
import dataclasses
import functools
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.settings import SearchSettings, Settings
from assistant.wiring import open_library, open_searcher
from corpus.store import Library
from eval.collection import collection_ids
from eval.forms.base import collection_of
from eval.rank import fill
from index.searcher import Searcher
from index.types import Hit, Query

HEADER = ("what", "wall, median / p95 ms", "processor, median / p95 ms")
_WARMING = 5
_P95 = 0.95


@dataclasses.dataclass(frozen=True, slots=True)
class Timing:
    """Seconds that each question took, in ascending order."""

    wall: list[float]
    processor: list[float]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--home", type=Path, required=True, help="where the library is or shall be")
    parser.add_argument("--limit", type=int, default=200, help="how many questions (default: %(default)s)")
    options = parser.parse_args()
    settings = dataclasses.replace(Settings(), home=options.home)
    with open_library(settings) as library:
        collection = collection_of(options.corpus)
        fill(library, collection, collection_ids(collection), whole=True)
        print(f"| {' | '.join(HEADER)} |\n|{'---|' * len(HEADER)}")
        for what, work in _works(library, settings):
            timing = _timed(work, _questions(options.questions, options.limit))
            print(f"| {what} | {_described(timing.wall)} | {_described(timing.processor)} |")


def _works(library: Library, settings: Settings) -> Iterator[tuple[str, Callable[[str], object]]]:
    """What is timed; indexed first."""
    for reranker in ("none", "linear", "learned"):
        chosen = dataclasses.replace(settings, search=SearchSettings(reranker=reranker))
        searcher = open_searcher(library, chosen)
        searcher.refresh()
        yield f"hits, reranker {reranker}", functools.partial(_hits, searcher)
        assistant = Assistant(library, searcher)
        yield f"answer, reranker {reranker}", assistant.ask
        searcher.close()


def _hits(searcher: Searcher, text: str) -> list[Hit]:
    return searcher.search(Query(text, limit=20))


def _timed(work: Callable[[str], object], questions: Sequence[str]) -> Timing:
    for question in questions[:_WARMING]:
        work(question)
    wall, processor = [], []
    for question in questions:
        started, spent = time.perf_counter(), time.process_time()
        work(question)
        wall.append(time.perf_counter() - started)
        processor.append(time.process_time() - spent)
    return Timing(sorted(wall), sorted(processor))


def _described(seconds: Sequence[float]) -> str:
    late = seconds[int(_P95 * (len(seconds) - 1))]
    return f"{1000 * statistics.median(seconds):.1f} / {1000 * late:.1f}"


def _questions(path: Path, limit: int) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["question"] for line in islice(lines, limit)]


if __name__ == "__main__":
    main()
