import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading.candidates import View, bounds_of, candidates_of, overlap
from assistant.reading.matching import BREAKS
from assistant.reading.network import LONGEST, Scores
from assistant.reading.pieces import Pieces, pieces_of
from index.embedders import open_embedder
from index.embedders.static import StaticEmbedder

EMBEDDER = open_embedder("bundled")
assert isinstance(EMBEDDER, StaticEmbedder)
TEXT = "石桥由商会出资修建，长四十米。后来桥面开裂，市里封闭了通行；次年完成加固。"


def viewed(passage: Pieces, spans: np.ndarray) -> View:
    assert isinstance(EMBEDDER, StaticEmbedder)
    places = np.arange(len(passage))[:, None] + np.arange(LONGEST)
    spans = np.where(places < len(passage), spans, -1e4).astype(np.float32)
    return View(
        pieces_of("谁", EMBEDDER), passage, np.zeros((len(passage), 1), np.float32), Scores(spans, 0.0)
    )


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.integers(1, 4))
def test_candidates_are_different_spans_of_the_passage_the_likeliest_first(seed: int, times: int) -> None:
    assert isinstance(EMBEDDER, StaticEmbedder)
    passage = pieces_of(TEXT * times, EMBEDDER)
    drawn = np.random.default_rng(seed).normal(size=(len(passage), LONGEST)) * 5
    view = viewed(passage, drawn)
    found = candidates_of(view)
    assert (found.firsts <= found.lasts).all()
    assert found.lasts.max() < len(passage)
    assert len(set(zip(found.firsts.tolist(), found.lasts.tolist(), strict=True))) == len(found)
    assert found.logits[0] == view.scores.spans.max()
    assert (np.diff(found.logits) <= 0).all()
    assert found.shares.sum() <= 1 + 1e-4
    assert (found.expected >= found.shares - 1e-5).all()
    assert found.expected.max() <= 1 + 1e-4


def test_a_likely_span_is_offered_grown_to_its_clause_and_its_sentence() -> None:
    assert isinstance(EMBEDDER, StaticEmbedder)
    passage = pieces_of(TEXT, EMBEDDER)
    place = passage.cover(TEXT.index("封闭"), TEXT.index("封闭") + 2)
    assert place is not None
    spans = np.full((len(passage), LONGEST), -20.0)
    spans[place[0], place[1] - place[0]] = 5
    found = candidates_of(viewed(passage, spans))
    offered = {
        TEXT[slice(*passage.span(int(first), int(last)))]
        for first, last in zip(found.firsts, found.lasts, strict=True)
    }
    assert {"封闭", "市里封闭了通行", "后来桥面开裂，市里封闭了通行"} <= offered


def test_bounds_leave_out_the_marks() -> None:
    starts, stops = bounds_of(["甲", "乙", ",", "丙", "。"], BREAKS)
    assert starts.tolist() == [0, 0, 2, 3, 4]
    assert stops.tolist() == [1, 1, 2, 3, 4]


def test_spans_share_twice_what_is_in_both() -> None:
    one, two = np.array([0, 5]), np.array([3, 5])
    assert overlap(one, two, np.array([2]), np.array([5]))[:, 0].tolist() == [
        pytest.approx(0.5),
        pytest.approx(0.4),
    ]
