"""The judged questions made ready to learn from, and what is kept apart of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.embedders.train.everyday import Everyday
from index.embedders.train.judged import Judged, Part
from index.embedders.train.measure import RetrievalSet, by_vectors
from index.embedders.train.mistakes import mistaken_for, nearest
from index.embedders.train.pairs import Bags, Places, bags_of
from index.embedders.train.pretrain import Vectors
from index.embedders.train.recipe import Recipe
from index.embedders.train.supervise import embedded, groups_of, held_out
from index.folding import fold
from index.types import Scored


@dataclass(frozen=True, slots=True)
class Taught:
    """What the second stage learns from.

    Attributes:
        stard: STARD's questions with articles.
        articles: Our own with articles.
        sentences: Our own with sentences.
    """

    stard: Judged
    articles: Judged
    sentences: Judged


@dataclass(frozen=True, slots=True)
class Chosen:
    """Positions of questions.

    Attributes:
        stard: Of STARD's.
        everyday: Of our own.
    """

    stard: Places
    everyday: Places


def all_of(taught: Taught) -> Chosen:
    """Every question."""
    return Chosen(np.arange(len(taught.stard.relevant)), np.arange(len(taught.articles.relevant)))


def kept_apart(taught: Taught, everyday: Everyday, recipe: Recipe) -> tuple[Chosen, Chosen]:
    """What to learn from, and what is kept apart to measure by: no article, no statute is in both."""
    stard = held_out(groups_of(taught.stard.relevant), recipe.held, recipe.seed)
    ours = held_out(everyday.documents(), recipe.held, recipe.seed)
    return Chosen(stard[0], ours[0]), Chosen(stard[1], ours[1])


def parts_of(taught: Taught, chosen: Chosen, recipe: Recipe) -> list[Part]:
    """Some of the questions to learn from."""
    return [
        Part(taught.stard, chosen.stard, recipe.asked),
        Part(taught.articles, chosen.everyday, recipe.everyday),
        Part(taught.sentences, chosen.everyday, recipe.everyday, word_by_word=True),
    ]


def judge_stard(
    data: RetrievalSet, first: Vectors, words: Sequence[Sequence[Scored]], recipe: Recipe
) -> Judged:
    """Tokenise STARD's questions, and find what words and the first stage mistake for their passages."""
    passages, questions, bodies = (
        tokenised(texts, first) for texts in (data.passages, data.questions, data.bodies)
    )
    vectors = embedded(first, passages, asked=False)
    near = by_vectors(embedded(first, questions, asked=True).numpy(), vectors.numpy())
    found = [
        list(dict.fromkeys(number for number, _ in (*one[: recipe.depth], *other[: recipe.depth])))
        for one, other in zip(words, near, strict=True)
    ]
    return Judged(questions, bodies, data.relevant, mistaken_for(found, data.relevant, vectors, recipe.alike))


def judge_everyday(data: Everyday, first: Vectors, recipe: Recipe) -> tuple[Judged, Judged]:
    """The same of our own questions, with articles and with sentences; mostly those of the own statute."""
    asked = tokenised(data.questions, first)
    documents = data.documents()

    def among(texts: Sequence[str], right: Sequence[int], places: Sequence[int]) -> Judged:
        passages = tokenised(texts, first)
        vectors = embedded(first, passages, asked=False)
        relevant = [frozenset([place]) for place in right]
        found = nearest(
            embedded(first, asked, asked=True),
            vectors,
            (documents, places),
            inside=recipe.inside,
            outside=recipe.outside,
            seed=recipe.seed,
        )
        return Judged(asked, passages, relevant, mistaken_for(found, relevant, vectors, recipe.alike))

    return (
        among(data.articles, data.article, data.article_documents),
        among(data.sentences, data.sentence, data.sentence_documents),
    )


def told_apart(
    vectors: Vectors, data: Judged, documents: tuple[Sequence[int], Sequence[int]], chosen: Places
) -> float:
    """How often a question's own passage is the likest one of its statute, as the vectors have it.

    Args:
        vectors: What was learnt.
        data: The questions.
        documents: The number of the statute of each question, and of each passage, which stand together.
        chosen: Positions of the questions that are asked.
    """
    asked = embedded(vectors, data.questions.chosen(chosen), asked=True)
    of_questions = np.array(documents[0])[chosen]
    firsts, ends = (np.searchsorted(documents[1], of_questions, side) for side in ("left", "right"))
    first = 0
    for question, place, start, end in zip(asked, chosen, firsts, ends, strict=True):
        passages = embedded(vectors, data.passages.chosen(np.arange(start, end)), asked=False)
        likest = int(start) + int((passages @ question).argmax())
        first += likest in data.relevant[place]
    return first / len(chosen)


def tokenised(texts: Sequence[str], vectors: Vectors) -> Bags:
    """Tokens of texts as they are."""
    return bags_of([fold(text) for text in texts], vectors.tokenizer)
