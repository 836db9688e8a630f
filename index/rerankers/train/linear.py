"""Train the linear reranker from the shared question sets and our own practice questions."""

import argparse
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from corpus.ingest import ingest
from corpus.store import Library
from index.embedders import open_embedder
from index.rerankers.linear import DEPTH, LINEAR_FILE, Linear
from index.rerankers.question import read_question
from index.rerankers.signals import Signals, signals_of
from index.rerankers.train import linear_card
from index.rerankers.train.groups import Round, first_ids, rounds_of
from index.rerankers.train.linear_fit import Candidates, Recipe, fit
from index.rerankers.train.measure import Figures, averaged, figures_of, left_out, told
from index.rerankers.train.practice import Asked, practice_questions
from index.rerankers.train.sets import READING, STATUTES, QuestionSet, read_set
from index.searcher import Searcher
from index.types import Embedder, Query

PRACTICE = "practice"
_SEEN = 100
_SEED = 17

Found = dict[str, list[Candidates]]


def main() -> None:
    """Search, learn, measure where nothing was learnt from, and write it all down."""
    arguments = parse_arguments()
    start = time.monotonic()
    found = searched(arguments)
    recipe = Recipe()
    model = learnt(found, recipe)
    arguments.out.mkdir(parents=True, exist_ok=True)
    model.save(arguments.out / LINEAR_FILE)
    print(f"written after {(time.monotonic() - start) / 60:.1f} minutes", flush=True)
    sizes = {name: len(questions) for name, questions in found.items()}
    text = linear_card.write(model, recipe, sizes, measured(found, recipe))
    (arguments.out / linear_card.FILE).write_text(text, encoding="utf-8")


def searched(arguments: argparse.Namespace) -> Found:
    """The candidates of every set's questions."""
    found: Found = {}
    for name in (STATUTES, *READING):
        asked = read_set(arguments.shared, name)
        folds = arguments.folds if name == STATUTES else None
        found[name] = _of_set(asked, rounds_of(asked, arguments.questions, _SEED, arguments.embedder, folds))
        print(f"{name}: {len(found[name])} questions", flush=True)
    return found | {PRACTICE: _of_practice(arguments)}


def learnt(found: Mapping[str, Sequence[Candidates]], recipe: Recipe) -> Linear:
    """What the questions teach, each set with its weight."""
    weights = [recipe.statutes if name == STATUTES else 1.0 for name in found]
    return fit(list(found.values()), recipe, weights)


def _of_set(asked: QuestionSet, rounds: Sequence[Round]) -> list[Candidates]:
    with tempfile.TemporaryDirectory(prefix="wenju-train-") as folder, Library.open(Path(folder)) as library:
        library.add_many(asked.documents)
        first = first_ids(library, asked)
        questions = {
            number: (
                question.text,
                frozenset(first[doc] + nth for doc, nth in question.relevant if doc in first),
            )
            for number, question in enumerate(asked.questions)
        }
        return [
            one
            for each in rounds
            for one in _of_round(library, each.embedder, {i: questions[i] for i in each.questions})
        ]


def _of_practice(arguments: argparse.Namespace) -> list[Candidates]:
    with tempfile.TemporaryDirectory(prefix="wenju-train-") as folder, Library.open(Path(folder)) as library:
        ingest(library, [arguments.documents])
        asked = dict(enumerate(practice_questions(library, arguments.practice)))
        return _of_round(library, open_embedder(arguments.embedder), asked)


def _of_round(library: Library, embedder: Embedder, asked: Mapping[int, Asked]) -> list[Candidates]:
    with closing(Searcher.open(library.home, library, embedder)) as searcher:
        return [_candidates(searcher, number, *asked[number]) for number in asked]


def _candidates(searcher: Searcher, number: int, question: str, relevant: frozenset[int]) -> Candidates:
    hits = searcher.search(Query(question, limit=_SEEN))
    hits.sort(key=lambda hit: (-hit.score, hit.passage.passage_id))
    asked = read_question(question, searcher.expansions(question), searcher.rarity)
    signals = signals_of(asked, hits[:DEPTH])
    answers = np.array([float(hit.passage.passage_id in relevant) for hit in hits])
    return Candidates(signals.rows, signals.gates, answers[:DEPTH], answers[DEPTH:], len(relevant), number)


def measured(found: Found, recipe: Recipe) -> dict[str, tuple[Figures, Figures]]:
    """Without and with the reranker: statutes cross-validated, reading sets with what the others teach."""
    reranked = left_out(found, _SEED, lambda known: learnt(known, recipe), figures)
    return {
        name: told(name, averaged(map(plain_figures, found[name])), after) for name, after in reranked.items()
    }


def figures(one: Candidates, model: Linear) -> Figures:
    """The figures of a question whose best candidates are reranked."""
    sums = model.shares(Signals(one.rows, one.gates)).sum(axis=1)
    return _figures(one, one.answers[np.argsort(-sums, kind="stable")])


def plain_figures(one: Candidates) -> Figures:
    """The figures of a question in the order of the plain search."""
    return _figures(one, one.answers)


def _figures(one: Candidates, ranked: Iterable[float]) -> Figures:
    return figures_of(np.array([*ranked, *one.beyond]), one.relevant)


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m index.rerankers.train.linear", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with benchmarks/")
    parser.add_argument("--out", type=Path, required=True, help="folder that the model is written to")
    parser.add_argument("--embedder", default="bundled", help="whose vectors are used (%(default)s)")
    parser.add_argument(
        "--folds", type=Path, required=True, help="what the embedder's training has written to its --folds"
    )
    parser.add_argument("--practice", type=Path, default=Path("eval/sets/practice.jsonl"), help="%(default)s")
    parser.add_argument(
        "--documents", type=Path, default=Path("corpus/documents"), help="what it asks about (%(default)s)"
    )
    parser.add_argument("--questions", type=int, default=1_000, help="of a set at most (%(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
