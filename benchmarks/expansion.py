"""What is each kind of expansion worth? Ranks a collection with all kinds, without each, and without any.

Run `python -m benchmarks.expansion CORPUS.jsonl[.gz] QUESTIONS.jsonl`, with lines `{"id", "title", "text"}`
and `{"id", "question", "relevant": [ids]}`. Then the questions are spoilt, as people mistype them or write
their numerals, and asked with and without the kind that is to help. Prints Markdown; see docs/expansion.md.
"""

import argparse
import functools
import random
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import opencc
import rjieba

from corpus.numerals import amount_of
from corpus.store import Library
from eval.collection import collection_ids
from eval.forms import open_set
from eval.forms.base import collection_of
from eval.metrics.ranking import ranking_figures
from eval.rank import fill
from index.embedders import open_embedder
from index.expansion import EXPANDERS, expand
from index.expansion.numerals import chinese
from index.expansion.typos import confusable
from index.folding import fold
from index.searcher import Searcher, Weighing
from index.significance import sign_flip_p
from index.types import Expansion, Query

MEASURES = ("nDCG@10", "R@100")
Spoil = Callable[[str, random.Random], str]
Figures = dict[str, dict[str, float]]
"""For every question's id its figures by their names."""

_ASKING = frozenset("什么多少怎样如何哪些几时候谁久是否可以应该需要")
_CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


class Ablated(Searcher):
    """A searcher that expands by some kinds only."""

    kinds: Sequence[str] = tuple(EXPANDERS)
    judgements: Mapping[str, Mapping[str, int]]

    def expansions(self, text: str) -> tuple[Expansion, ...]:
        """As for every searcher, by the chosen kinds."""
        chosen = {kind: EXPANDERS[kind] for kind in self.kinds}
        return expand(text, self._lexical.document_frequency, chosen)

    def figures(self, asked: Mapping[str, str]) -> Figures:
        """Ask questions, given by their ids, each in these words."""
        run = {
            question: [hit.passage.doc_id for hit in self.search(Query(text, 100))]
            for question, text in asked.items()
        }
        return ranking_figures({question: self.judgements[question] for question in asked}, run, MEASURES)


def mistyped(question: str, chance: random.Random) -> str:
    """One character for another that sounds or looks like it."""
    return _changed(question, chance, lambda word, i: chance.choice(confusable().get(word[i], word[i])))


def swapped(question: str, chance: random.Random) -> str:
    """Two neighbouring characters of a word changed round."""
    places = _words(question)
    if not places:
        return question
    start, word = chance.choice(places)
    i = start + chance.randrange(len(word) - 1)
    return question[:i] + question[i + 1] + question[i] + question[i + 2 :]


def in_chinese(question: str, chance: random.Random) -> str:  # noqa: ARG001 (all are called alike)
    """Arabic numerals and years in Chinese."""
    text = re.sub(r"(?:19|20)\d\d(?=年)", lambda found: found[0].translate(_CHINESE_DIGITS), question)
    text = re.sub(r"(\d+)%", lambda found: f"百分之{chinese(int(found[1]))}", text)
    return re.sub(r"(?<![\d.])\d+(?![\d.%])", lambda found: chinese(int(found[0])), text)


def in_arabic(question: str, chance: random.Random) -> str:  # noqa: ARG001
    """Chinese numerals in Arabic."""
    numeral = r"(?<!第)[一二两三四五六七八九十百千万]+(?=[个岁年月日天倍元户家名次项类级条])"
    return re.sub(numeral, lambda found: str(amount_of(found[0]) or found[0]), question)


def traditional(question: str, chance: random.Random) -> str:  # noqa: ARG001
    """Traditional characters, as written in Taiwan."""
    return str(_converter().convert(question))


SPOILT: Mapping[str, tuple[Spoil, str]] = {
    "one character mistyped": (mistyped, "typo"),
    "two characters swapped": (swapped, "typo"),
    "numerals in Chinese": (in_chinese, "numeral"),
    "numerals in Arabic": (in_arabic, "numeral"),
    "traditional characters": (traditional, ""),
}
"""How questions are spoilt, and the kind of expansion that is to help; folding helps without one."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--home", type=Path, help="keep the library here, for the next time")
    arguments = parser.parse_args()
    questions = open_set(arguments.questions).ranked(arguments.questions)
    with tempfile.TemporaryDirectory() as folder, Library.open(arguments.home or Path(folder)) as library:
        collection = collection_of(arguments.corpus)
        fill(library, collection, collection_ids(collection), whole=True)
        words_alone = Weighing(vector=0)  # the bundled vectors may have learnt from the very questions
        searcher = Ablated.open(library.home, library, open_embedder(), weighing=words_alone)
        searcher.judgements = {question.id: question.judgements for question in questions}
        searcher.refresh()
        asked = {question.id: question.text for question in questions}
        print_spoilt(searcher, asked, print_kinds(searcher, asked))
        searcher.close()


def print_kinds(searcher: Ablated, asked: Mapping[str, str]) -> Figures:
    """A table of what is lost without each kind; the figures with all of them."""
    whole = searcher.figures(asked)
    _head("kinds", "questions with such an expansion")
    _row("all", len(_concerned(searcher, asked, list(EXPANDERS))), whole, whole)
    for kinds in (*([kind] for kind in EXPANDERS), list(EXPANDERS)):
        concerned = _concerned(searcher, asked, kinds)
        searcher.kinds = [kind for kind in EXPANDERS if kind not in kinds]
        name = f"all but {kinds[0]}" if len(kinds) == 1 else "none"
        _row(name, len(concerned), whole | searcher.figures(concerned), whole)
        searcher.kinds = list(EXPANDERS)
    return whole


def print_spoilt(searcher: Ablated, asked: Mapping[str, str], whole: Figures) -> None:
    """A table of what spoilt questions find, without and with the kind that is to help."""
    _head("questions", "changed")
    for name, (spoil, kind) in SPOILT.items():
        chance = random.Random(1)  # noqa: S311 (the same questions every time)
        spoilt = {question: spoil(text, chance) for question, text in asked.items()}
        changed = {question: text for question, text in spoilt.items() if fold(asked[question]) != fold(text)}
        if not changed:
            print(f"| {name}: all the same when folded | 0 | | | | |")
            continue
        clean = {question: whole[question] for question in changed}
        _row(f"{name}; before that", len(changed), clean, clean)
        searcher.kinds = [other for other in EXPANDERS if other != kind]
        without = searcher.figures(changed)
        searcher.kinds = list(EXPANDERS)
        _row(f"… without {kind or 'any kind'}", len(changed), without, clean)
        if kind:
            _row(f"… with {kind}", len(changed), searcher.figures(changed), without)


def _concerned(searcher: Ablated, asked: Mapping[str, str], kinds: Sequence[str]) -> dict[str, str]:
    """The questions that have an expansion of one of these kinds."""
    return {
        question: text
        for question, text in asked.items()
        if any(expansion.kind in kinds for expansion in searcher.expansions(text))
    }


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")


def _changed(question: str, chance: random.Random, other: Callable[[str, int], str]) -> str:
    places = _words(question)
    if not places:
        return question
    start, word = chance.choice(places)
    i = chance.randrange(len(word))
    return question[: start + i] + other(word, i) + question[start + i + 1 :]


def _words(question: str) -> list[tuple[int, str]]:
    """The words that tell something, with where they begin."""
    position, found = 0, []
    for word in rjieba.cut(question):
        if len(word) > 1 and re.fullmatch(r"[\u4e00-\u9fff]+", word) and not _ASKING & set(word):
            found.append((position, word))
        position += len(word)
    return found


def _head(first: str, second: str) -> None:
    columns = [column for measure in MEASURES for column in (measure, "p")]
    print(f"\n| {first} | {second} | {' | '.join(columns)} |\n|{'---|' * (2 + len(columns))}")


def _row(name: str, count: int, figures: Figures, other: Figures) -> None:
    """A row of a table; p says how probable so large a difference from `other` is by chance."""
    cells = []
    for measure in MEASURES:
        values = [figures[question][measure] for question in other]
        differences = [value - other[q][measure] for q, value in zip(other, values, strict=True)]
        p = f"{sign_flip_p(differences):.3f}" if any(differences) else ""
        cells += [f"{sum(values) / len(values):.4f}", p]
    print(f"| {name} | {count} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
