"""What tells a passage that answers from one that does not, as numbers that mean the same in every library.

Everything is relative to the question (shares of its weight) or to the best passage found, never absolute
sizes of one collection, so that what is learnt on statutes holds for reports.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.types import Passage
from index.rerankers.characters import Characters, Numbers, characters_of
from index.rerankers.question import Asked
from index.types import Hit, Matrix

Floats = npt.NDArray[np.float64]

FEATURES: dict[str, int] = {
    "fused": 1,
    "bm25": 1,
    "bm25_level": 1,
    "cosine": 1,
    "cosine_gap": 1,
    "lexical_rank": -1,
    "vector_rank": -1,
    "fused_rank": -1,
    "coverage_body": 1,
    "coverage_head": 1,
    "coverage": 1,
    "coverage_share": 1,
    "coverage_sentence": 1,
    "coverage_sentence_head": 1,
    "coverage_rarest": 1,
    "soft_coverage": 1,
    "longest_run": 1,
    "runs": 1,
    "density": 1,
    "numbers_missing": -1,
    "years_missing": -1,
    "other_places": -1,
    "answers": 1,
}
"""Every feature, and whether the score may only rise (1) or only fall (-1) with it."""

_FURNITURE = re.compile(
    r"[(（]\d{4}(?:[-年./]\d{1,2}){0,2}[^()（）]{0,8}[)）]|^中华人民共和国|^[#\s]+|\.(?:txt|md|pdf|docx|html?)$"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:特别行政区|自治[区州县]|[省市县区镇])")
_TITLES_KEPT = 10_000
_RARE = 3


@dataclass(frozen=True, slots=True)
class Candidates:
    """Hits in their order before reranking, with their texts folded.

    Attributes:
        hits: Best first, ties by id.
        body: Their texts.
        head: Their titles and headings.
        bodies: The same texts as strings.
        heads: The same headings as strings.
    """

    hits: Sequence[Hit]
    body: Characters
    head: Characters
    bodies: Sequence[str]
    heads: Sequence[str]


def candidates_of(hits: Sequence[Hit]) -> Candidates:
    """Put hits in order, so that nothing depends on how they came, and fold their texts."""
    ranked = sorted(hits, key=lambda hit: (-hit.score, hit.passage.passage_id))
    body = characters_of([hit.passage.text for hit in ranked])
    head = characters_of([heading_of(hit.passage) for hit in ranked])
    return Candidates(ranked, body, head, body.strings(), head.strings())


def features_of(asked: Asked, found: Candidates) -> Matrix:
    """The features of every candidate.

    Returns:
        Shape `(candidates, len(FEATURES))`, all finite, columns in the order of `FEATURES`.
    """
    columns = _of_lists(asked, found) | _of_words(asked, found) | _of_facts(asked, found)
    return np.stack([columns[name] for name in FEATURES], axis=1).astype(np.float32)


def heading_of(passage: Passage) -> str:
    """Title and headings without what collections print around them: dates, suffixes, the state's name."""
    return " ".join((_FURNITURE.sub("", passage.title), *passage.path))


def _of_lists(asked: Asked, found: Candidates) -> dict[str, Floats]:
    """Where the two searches have put each passage."""
    score = np.array([hit.score for hit in found.hits])
    bm25, cosine = (part_of(found.hits, name) for name in ("bm25", "cosine"))
    best = max(float(bm25.max(initial=0)), 1e-9)
    # In units of its spread here, so that embedding models with other scales can be put in.
    spread = max(float(cosine.std()), 1e-3) if len(cosine) else 1.0
    return {
        "fused": score / max(float(score.max(initial=0)), 1e-9),
        "bm25": bm25 / best,
        "bm25_level": bm25 / (float(asked.weights.sum()) + 1),
        "cosine": (cosine - cosine.mean()) / spread if len(cosine) else cosine,
        "cosine_gap": (cosine - cosine.max(initial=-1)) / spread,
        "lexical_rank": np.log1p(_ranks(bm25)),
        "vector_rank": np.log1p(_ranks(cosine)),
        "fused_rank": np.log1p(np.arange(len(score))),
    }


def part_of(hits: Sequence[Hit], name: str) -> Floats:
    """A raw score; a passage that a list does not have gets the least of those that it has."""
    known = [hit.parts[name] for hit in hits if name in hit.parts]
    least = min(known, default=0.0)
    return np.array([hit.parts.get(name, least) for hit in hits])


def _ranks(scores: Floats) -> Floats:
    """How many are better; equal ones share the rank of the first."""
    falling = np.sort(-scores)
    return np.searchsorted(falling, -scores, side="left").astype(float)


def _of_words(asked: Asked, found: Candidates) -> dict[str, Floats]:
    """How much of the question stands in text and headings, how close together, how much in a row."""
    places = _places(asked, found.body.pairs())
    weights = asked.weights.astype(float)
    total = max(float(weights.sum()), 1e-9)
    in_body = _presence(found.body.owner, places, found.body.count, len(weights))
    in_head = _presence(found.head.owner, _places(asked, found.head.pairs()), found.body.count, len(weights))
    either = np.maximum(in_body, in_head)
    alone, headed = _best_sentence(found.body, places, in_head, weights)
    runs = _runs(found.body, places, asked)
    rarest = np.argsort(-weights, kind="stable")[:_RARE]
    coverage = either @ weights / total
    return {
        "coverage_body": in_body @ weights / total,
        "coverage_head": in_head @ weights / total,
        "coverage": coverage,
        "coverage_share": coverage / max(float(coverage.max(initial=0)), 1e-9),
        "coverage_sentence": alone / total,
        "coverage_sentence_head": headed / total,
        "coverage_rarest": either[:, rarest] @ weights[rarest] / max(float(weights[rarest].sum()), 1e-9),
        "soft_coverage": _softened(asked, found, either) @ weights / total,
        "longest_run": runs[0] / max(len(weights), 1),
        "runs": runs[1] / max(len(weights), 1),
        "density": in_body @ weights / total / np.log(20 + found.body.lengths()),
    }


def _places(asked: Asked, pairs: Numbers) -> Numbers:
    """For each pair of a text its position among the question's pairs, or -1."""
    known = np.array(asked.pairs, np.int64)
    if not len(known):
        return np.full(len(pairs), -1, np.int64)
    order = np.argsort(known)
    near = order[np.minimum(np.searchsorted(known, pairs, sorter=order), len(known) - 1)]
    return np.where(known[near] == pairs, near, -1)


def _presence(rows: Numbers, places: Numbers, count: int, terms: int) -> Floats:
    present = np.zeros((count, terms))
    there = places >= 0
    present[rows[there], places[there]] = 1.0
    return present


def _best_sentence(
    body: Characters, places: Numbers, in_head: Floats, weights: Floats
) -> tuple[Floats, Floats]:
    """The greatest weight in one sentence of each text; and the same with the headings' words added."""
    alone, headed = np.zeros(body.count), np.zeros(body.count)
    if not len(body.codes):
        return alone, headed
    sentence = body.sentences()
    present = _presence(sentence, places, int(sentence[-1]) + 1, len(weights))
    owner = np.zeros(len(present), np.int64)
    owner[sentence] = body.owner
    np.maximum.at(alone, owner, present @ weights)
    np.maximum.at(headed, owner, np.maximum(present, in_head[owner]) @ weights)
    return alone, headed


def _runs(body: Characters, places: Numbers, asked: Asked) -> tuple[Floats, Floats]:
    """Pairs of the question in a row and in its order: the longest such run, and how many go on a run."""
    longest, going_on = np.zeros(body.count), np.zeros(body.count)
    if len(places) < 1 or not len(asked.pairs):
        return longest, going_on
    there = places >= 0
    goes_on = np.zeros(len(places), bool)
    goes_on[1:] = there[1:] & there[:-1] & (places[1:] == places[:-1] + 1) & asked.follows[places[1:]]
    at = np.arange(len(places))
    length = at - np.maximum.accumulate(np.where(goes_on, 0, at)) + 1
    np.maximum.at(longest, body.owner[there], length[there].astype(float))
    pairs_in_a_row = _presence(body.owner, np.where(goes_on, places, -1), body.count, len(asked.pairs))
    return longest, pairs_in_a_row.sum(axis=1)


def _softened(asked: Asked, found: Candidates, either: Floats) -> Floats:
    """Presence, where other words may stand for a part of the question."""
    soft = either.copy()
    for words, weight, covered in asked.softly:
        for row, (body, head) in enumerate(zip(found.bodies, found.heads, strict=True)):
            if words in body or words in head:
                soft[row, covered] = np.maximum(soft[row, covered], weight)
    return soft


def _of_facts(asked: Asked, found: Candidates) -> dict[str, Floats]:
    """Figures, years and places that do not agree; whether the text shows what is asked for."""
    texts = list(zip(found.bodies, found.heads, strict=True))
    return {
        "numbers_missing": np.array([missing(asked.numbers, body + head) for body, head in texts]),
        "years_missing": np.array([missing(asked.years, body + head) for body, head in texts]),
        "other_places": np.array([names_other_place(head, asked.text) for head in found.heads]),
        "answers": np.array([asked.answers(body) for body in found.bodies]),
    }


def missing(wanted: Sequence[str], text: str) -> float:
    """Which share of the words a text lacks; 0 when none are wanted."""
    return sum(word not in text for word in wanted) / len(wanted) if wanted else 0.0


def names_other_place(head: str, question: str) -> float:
    """Whether the headings name a place that the question does not."""
    return float(any(place not in question for place in _places_in(head)))


@functools.lru_cache(maxsize=_TITLES_KEPT)
def _places_in(head: str) -> tuple[str, ...]:
    """The first two characters of each place, without what kind of place it is."""
    return tuple(place[:2] for place in _PLACE.findall(head))
