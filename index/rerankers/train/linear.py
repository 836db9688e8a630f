"""Train the linear reranker from the shared question sets and our own practice questions."""

import argparse
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import numpy as np

from corpus.ingest import ingest
from corpus.store import Library
from index.embedders import open_embedder
from index.embedders.train.everyday import FILE
from index.rerankers.linear import DEPTH, LINEAR_FILE, Floats, Linear
from index.rerankers.question import read_question
from index.rerankers.signals import Signals, signals_of
from index.rerankers.train import everyday, linear_card
from index.rerankers.train.groups import Round, first_ids, rounds_of
from index.rerankers.train.linear_fit import Candidates, Recipe, fit
from index.rerankers.train.measure import RERANKED, SEARCHED, Figures, Orders, figures_of, left_out, told
from index.rerankers.train.practice import Asked, practice_questions
from index.rerankers.train.sets import EVERYDAY, READING, STATUTES, QuestionSet, read_set
from index.searcher import Searcher, Weighing
from index.types import Embedder, Hit, Query

PRACTICE = "practice"
_SEEN = 100
_SEED = 17
_ALONE = {"words alone": 0.0, "meaning alone": 1.0}
"""Searches with one list only: the vectors' weight."""

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
        held = arguments.held if name == STATUTES else None
        found[name] = _of_set(asked, rounds_of(asked, arguments.questions, _SEED, arguments.embedder, held))
        print(f"{name}: {len(found[name])} questions", flush=True)
    return found | {PRACTICE: _of_practice(arguments), EVERYDAY: _of_everyday(arguments)}


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


def _of_everyday(arguments: argparse.Namespace) -> list[Candidates]:
    lines = everyday.kept_apart(arguments.held, arguments.everyday)
    embedder = open_embedder(str(arguments.held))
    archive = arguments.shared / "texts/laws.tar.xz"
    with tempfile.TemporaryDirectory(prefix="wenju-train-") as folder:
        return [
            one
            for library, asked in everyday.libraries(lines, archive, Path(folder))
            for one in _of_round(library, embedder, dict(enumerate(asked)))
        ]


def _of_round(library: Library, embedder: Embedder, asked: Mapping[int, Asked]) -> list[Candidates]:
    with ExitStack() as open_ones:

        def opened(weighing: Weighing) -> Searcher:
            searcher = Searcher.open(library.home, library, embedder, weighing=weighing)
            return open_ones.enter_context(closing(searcher))

        both = opened(Weighing())
        both.refresh()
        alone = {order: opened(Weighing(vector=weight)) for order, weight in _ALONE.items()}
        return [_candidates(both, alone, number, *asked[number]) for number in asked]


def _candidates(
    both: Searcher, alone: Mapping[str, Searcher], number: int, question: str, relevant: frozenset[int]
) -> Candidates:
    hits = _ranked(both, question)
    asked = read_question(question, both.expansions(question), both.rarity)
    signals = signals_of(asked, hits[:DEPTH])
    answers = _answers(hits, relevant)
    return Candidates(
        signals.rows,
        signals.gates,
        answers[:DEPTH],
        answers[DEPTH:],
        len(relevant),
        number,
        {order: _answers(_ranked(searcher, question), relevant) for order, searcher in alone.items()},
    )


def _ranked(searcher: Searcher, question: str) -> list[Hit]:
    hits = searcher.search(Query(question, limit=_SEEN))
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage.passage_id))


def _answers(hits: Sequence[Hit], relevant: frozenset[int]) -> Floats:
    return np.array([float(hit.passage.passage_id in relevant) for hit in hits])


def measured(found: Found, recipe: Recipe) -> dict[str, Orders]:
    """Part by part: statutes cross-validated, reading sets with what the others teach."""
    reranked = left_out(found, _SEED, lambda known: learnt(known, recipe), figures)
    return {name: told(name, _orders(found[name], after)) for name, after in reranked.items()}


def _orders(found: Sequence[Candidates], reranked: Sequence[Figures]) -> Orders:
    """From one search alone to all there is."""
    alone = {
        order: [figures_of(one.alone[order], one.relevant) for one in found]
        for order in dict.fromkeys(order for one in found for order in one.alone)
    }
    return {**alone, SEARCHED: [_figures(one, one.answers) for one in found], RERANKED: reranked}


def figures(one: Candidates, model: Linear) -> Figures:
    """The figures of a question whose best candidates are reranked."""
    sums = model.shares(Signals(one.rows, one.gates)).sum(axis=1)
    return _figures(one, one.answers[np.argsort(-sums, kind="stable")])


def _figures(one: Candidates, ranked: Iterable[float]) -> Figures:
    return figures_of(np.array([*ranked, *one.beyond]), one.relevant)


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m index.rerankers.train.linear", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with benchmarks/")
    parser.add_argument("--out", type=Path, required=True, help="folder that the model is written to")
    parser.add_argument("--embedder", default="bundled", help="whose vectors are used (%(default)s)")
    parser.add_argument(
        "--held", type=Path, required=True, help="what the embedder's training has written to its --held"
    )
    parser.add_argument(
        "--everyday", type=Path, default=FILE, help="our questions in everyday words (%(default)s)"
    )
    parser.add_argument("--practice", type=Path, default=Path("eval/sets/practice.jsonl"), help="%(default)s")
    parser.add_argument(
        "--documents", type=Path, default=Path("corpus/documents"), help="what it asks about (%(default)s)"
    )
    parser.add_argument("--questions", type=int, default=1_000, help="of a set at most (%(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
