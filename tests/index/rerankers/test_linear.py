import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rerank_samples import hit, rarity

from index.embedders.hashing import HashingEmbedder
from index.rerankers import open_reranker
from index.rerankers.linear import DEPTH, LINEAR_FILE, Linear, LinearReranker
from index.rerankers.signals import GATES, SIGNALS, Signals
from index.types import Hit, Query, SearchError

WORDS = st.text(alphabet="湖绿地区面积1年。", max_size=20)
HITS = st.lists(
    st.tuples(WORDS, st.sampled_from([0.0, 0.3, 0.9]), st.sampled_from([{}, {"bm25": 2.0}, {"cosine": 0.4}])),
    min_size=1,
    max_size=DEPTH + 5,
).map(lambda rows: [hit(i, text, score, **parts) for i, (text, score, parts) in enumerate(rows)])
MODEL = Linear(
    weights=tuple(float(sign) for sign in SIGNALS.values()),
    gates=(-0.5,) * len(GATES),
    means=(0.5,) * len(GATES),
    spreads=(0.25,) * len(GATES),
    steps=0.5,
)


def ranked(hits: list[Hit], question: str = "绿地面积", model: Linear = MODEL) -> list[Hit]:
    return LinearReranker(model).rerank(Query(question), (), hits, rarity)


@given(HITS, st.randoms(use_true_random=False))
def test_the_same_passages_come_out_however_they_came_in(hits: list[Hit], random: "st.random.Random") -> None:
    found = ranked(hits)
    scores = [one.score for one in found]
    assert found == ranked(random.sample(hits, len(hits)))
    assert {one.passage.passage_id for one in found} == set(range(len(hits)))
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_hits_tell_what_each_signal_adds() -> None:
    one, other = ranked([hit(1, "绿地面积", 0.7, bm25=6.0, cosine=0.5), hit(2, "路", 0.6, bm25=3.0)])
    assert one.passage.text == "绿地面积"
    assert {"fused": 0.7, "bm25": 6.0, "cosine": 0.5}.items() <= one.parts.items()
    added = [sum(value for name, value in found.parts.items() if name in SIGNALS) for found in (one, other)]
    assert other.score == pytest.approx(one.score * np.exp(MODEL.steps * (added[1] - added[0])))


def test_what_lies_beyond_the_depth_follows_in_its_order() -> None:
    hits = [hit(i, "路" if i < DEPTH else "绿地面积", 1 - i / 100) for i in range(DEPTH + 5)]
    assert [one.passage.passage_id for one in ranked(hits)] == list(range(DEPTH + 5))


def test_nothing_found_stays_nothing() -> None:
    assert ranked([]) == []


@pytest.mark.parametrize(
    ("sure", "times"), [(0.5, 1), (0.75, np.exp(-1.5)), (0.25, np.exp(1.5)), (9.0, np.exp(-2))]
)
def test_the_surer_the_words_the_less_the_meaning_weighs(sure: float, times: float) -> None:
    rows = np.eye(len(SIGNALS))
    shares = MODEL.shares(Signals(rows, np.full(len(GATES), sure)))
    meaning = list(SIGNALS).index("meaning")
    assert shares[meaning, meaning] == pytest.approx(times)
    others = np.delete(np.diag(shares), meaning)
    assert others == pytest.approx([sign for name, sign in SIGNALS.items() if name != "meaning"])


def test_a_model_is_the_same_after_its_file(tmp_path: Path) -> None:
    MODEL.save(tmp_path / LINEAR_FILE)
    assert Linear.load(tmp_path / LINEAR_FILE) == MODEL


def test_a_model_that_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / LINEAR_FILE
    for damage in (None, "", "garbage", "[]", '{"version": 1}'):
        if damage is not None:
            file.write_text(damage)
        with pytest.raises(SearchError, match=r"restore the file.*search\.reranker to none"):
            Linear.load(file)


def test_a_model_of_other_signals_is_refused(tmp_path: Path) -> None:
    MODEL.save(tmp_path / LINEAR_FILE)
    written = json.loads((tmp_path / LINEAR_FILE).read_text())
    (tmp_path / LINEAR_FILE).write_text(json.dumps({**written, "version": 99}))
    with pytest.raises(SearchError, match="version 99 or other signals, needed is version 2"):
        Linear.load(tmp_path / LINEAR_FILE)


def test_the_bundled_model_puts_the_answer_first() -> None:
    reranker = open_reranker("linear", HashingEmbedder())
    assert reranker is not None
    texts = ["全镇道路总长31公里。", "全镇绿地面积为12公顷。", "绿地由园林处管理。"]
    hits = [hit(i, text, 0.6, bm25=3.0, cosine=0.4) for i, text in enumerate(texts)]
    hits[0] = replace(hits[0], score=0.61)
    found = reranker.rerank(Query("绿地面积有多少公顷？"), (), hits, rarity)
    assert found[0].passage.text == texts[1]


def test_the_bundled_weights_have_the_signs_of_their_signals() -> None:
    model = Linear.load(Path(open_reranker.__code__.co_filename).parent / "model" / LINEAR_FILE)
    assert all(weight * sign >= 0 for weight, sign in zip(model.weights, SIGNALS.values(), strict=True))
    letters = dict(zip(GATES, model.gates, strict=True))
    assert letters["best_coverage"] < 0  # the more of a question stands there to the letter, ...
    assert letters["steepness"] < 0  # ... and in one passage only, the less its meaning has to tell
