"""The trees that choose among the network's spans, learnt from questions that the network has not learnt."""

from collections.abc import Sequence
from dataclasses import dataclass

import lightgbm
import numpy as np

from assistant.reading import bounds, sentences
from assistant.reading.candidates import View, candidates_of
from assistant.reading.chooser import Chooser, shares_of
from assistant.reading.network import Network
from assistant.reading.pieces import pieces_of
from assistant.reading.reader import CHOSEN, STYLES, passage_text, question_text
from assistant.reading.train.measure import exact_of, f1_of
from assistant.reading.train.sets import Asked, in_folds
from index.embedders.static import StaticEmbedder
from index.rerankers.train.fit import forest_of
from index.rerankers.trees import Floats, Forest
from index.types import Matrix

_INNER, _INNER_SEED = 4, 1
_COMMON: dict[str, object] = {
    "min_data_in_leaf": 20,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": 1,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True)
class Trees:
    """Amounts.

    Attributes:
        sentence: Trees that rank sentences.
        span: Trees of each estimate about spans.
        weight: How much being the answer to the letter counts beside sharing with it.
    """

    sentence: int = 200
    span: int = 300
    weight: float = 2.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A question with its paragraph as a network saw it that had not learnt from the paragraph.

    Attributes:
        asked: The question.
        fold: The part of the paragraphs that it belongs to.
        view: The paragraph beside it.
        sentences: What is seen of each sentence.
        answering: 1 for the sentences that the answer stands in.
    """

    asked: Asked
    fold: int
    view: View
    sentences: Matrix
    answering: Floats


def seen_by(network: Network, asked: Sequence[Asked], fold: int, embedder: StaticEmbedder) -> list[Seen]:
    """Read answered questions that can be read at all."""
    seen = [_seen(network, each, fold, embedder) for each in asked if each.spans]
    return [each for each in seen if each is not None]


def _seen(network: Network, asked: Asked, fold: int, embedder: StaticEmbedder) -> Seen | None:
    question, passage = pieces_of(asked.question, embedder), pieces_of(asked.passage, embedder)
    if not len(question) or not len(passage):
        return None
    text, weights = question_text(question, embedder)
    read = passage_text(question, text, weights, passage, embedder)
    view = View(question, passage, read.features, network.read(network.ask(text, STYLES[CHOSEN]), read))
    table, run = sentences.features_of(view)
    answering = np.zeros(len(table))
    for covered in filter(None, (passage.cover(start, end) for start, end in asked.spans)):
        answering[run[covered[0]] : run[covered[1]] + 1] = 1
    return Seen(asked, fold, view, table, answering)


def fitted(seen: Sequence[Seen], amounts: Trees) -> Chooser:
    """Trees learnt from questions on two paragraphs or more.

    What is learnt of spans sees sentences ranked by trees that have not learnt from their paragraph.
    """
    inner = in_folds([each.asked for each in seen], _INNER, _INNER_SEED)
    learnt = []
    for fold in sorted(set(inner)):
        others = [each for each, at in zip(seen, inner, strict=True) if at != fold]
        ranking = _sentence_forest(others, amounts)
        learnt += [_spans(each, ranking) for each, at in zip(seen, inner, strict=True) if at == fold]
    tables, shared, exact = zip(*learnt, strict=True)
    rows = np.concatenate(tables)
    return Chooser(
        _sentence_forest(seen, amounts),
        _estimate(rows, np.concatenate(shared), amounts.span),
        _estimate(rows, np.concatenate(exact), amounts.span),
        amounts.weight,
    )


def _spans(seen: Seen, ranking: Forest) -> tuple[Matrix, Floats, Floats]:
    """What the trees see of each span, how much of the answer it shares, and whether it is the answer."""
    likely = shares_of(ranking.predict(seen.sentences))
    found = candidates_of(seen.view)
    table = bounds.features_of(seen.view, found, likely)
    said = [
        seen.asked.passage[slice(*seen.view.passage.span(int(first), int(last)))]
        for first, last in zip(found.firsts, found.lasts, strict=True)
    ]
    f1 = [max(f1_of(each, answer) for answer in seen.asked.answers) for each in said]
    exact = [max(exact_of(each, answer) for answer in seen.asked.answers) for each in said]
    return table, np.array(f1), np.array(exact, np.float64)


def _sentence_forest(seen: Sequence[Seen], amounts: Trees) -> Forest:
    data = lightgbm.Dataset(
        np.concatenate([each.sentences for each in seen]),
        np.concatenate([each.answering for each in seen]),
        group=[len(each.sentences) for each in seen],
    )
    settings = {
        **_COMMON,
        "objective": "lambdarank",
        "num_leaves": 15,
        "learning_rate": 0.05,
        "lambda_l2": 5.0,
    }
    return forest_of(lightgbm.train(settings, data, amounts.sentence))


def _estimate(rows: Matrix, wanted: Floats, trees: int) -> Forest:
    settings = {
        **_COMMON,
        "objective": "regression",
        "num_leaves": 15,
        "learning_rate": 0.03,
        "lambda_l2": 10.0,
    }
    return forest_of(lightgbm.train(settings, lightgbm.Dataset(rows, wanted), trees))
