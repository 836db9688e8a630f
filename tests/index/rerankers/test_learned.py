from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rerank_samples import hit, model, rarity

from index.embedders import open_embedder
from index.embedders.hashing import HashingEmbedder
from index.rerankers.interaction import FEATURES, Interaction
from index.rerankers.learned import FILE, LearnedReranker, Model
from index.types import Hit, Query, SearchError

WORDS = st.text(alphabet="湖绿地区面积1年。", max_size=20)
HITS = st.lists(
    st.tuples(WORDS, st.sampled_from([0.0, 0.3, 0.9]), st.sampled_from([{}, {"bm25": 2.0}, {"cosine": 0.4}])),
    min_size=1,
    max_size=9,
).map(lambda rows: [hit(i, text, score, **parts) for i, (text, score, parts) in enumerate(rows)])


@pytest.fixture(scope="module")
def plain() -> LearnedReranker:
    return LearnedReranker(model(depth=6, close=3), HashingEmbedder())


@pytest.fixture(scope="module")
def static() -> LearnedReranker:
    return LearnedReranker(model("maxsim", depth=6, close=3), open_embedder())


def ranked(reranker: LearnedReranker, hits: list[Hit], question: str = "绿地面积") -> list[Hit]:
    return reranker.rerank(Query(question), (), hits, rarity)


def check(reranker: LearnedReranker, hits: list[Hit], shuffled: list[Hit]) -> None:
    found = ranked(reranker, hits)
    scores = [one.score for one in found]
    assert found == ranked(reranker, shuffled)
    assert {one.passage for one in found} == {one.passage for one in hits}
    assert len(found) == len(hits)
    assert np.isfinite(scores).all()
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@given(HITS, st.randoms(use_true_random=False))
def test_the_same_passages_come_out_however_they_came_in(
    plain: LearnedReranker, hits: list[Hit], random: "st.random.Random"
) -> None:
    check(plain, hits, random.sample(hits, len(hits)))


@settings(max_examples=20)
@given(HITS, st.randoms(use_true_random=False))
def test_the_second_stage_keeps_that(
    static: LearnedReranker, hits: list[Hit], random: "st.random.Random"
) -> None:
    check(static, hits, random.sample(hits, len(hits)))


def test_the_first_stage_decides_who_comes_to_the_second(static: LearnedReranker) -> None:
    texts = ["绿地面积", "绿地面", "绿地", "面积大", "湖", "路"]
    found = ranked(static, [hit(i, text, 0.9 - i / 10) for i, text in enumerate(texts)])
    assert {one.passage.text for one in found[:3]} == {"绿地面积", "绿地面", "绿地"}


def test_equal_ones_come_by_score_then_by_id(plain: LearnedReranker) -> None:
    hits = [hit(3, "湖", 0.5), hit(2, "湖", 0.5), hit(1, "湖", 0.4)]
    assert [one.passage.passage_id for one in ranked(plain, hits)] == [2, 3, 1]


def test_what_lies_beyond_the_depth_follows_in_its_order(plain: LearnedReranker) -> None:
    hits = [hit(i, "绿地面积" if i > 7 else "湖", 1 - i / 10) for i in range(10)]
    assert [one.passage.passage_id for one in ranked(plain, hits)] == list(range(10))


def test_hits_explain_themselves(plain: LearnedReranker) -> None:
    found = ranked(plain, [hit(1, "绿地面积增加", 0.7, lexical=0.4, vector=0.3, bm25=5.0, cosine=0.5)])[0]
    told = {"lexical": 0.4, "vector": 0.3, "bm25": 5.0, "cosine": 0.5, "fused": 0.7}
    assert told.items() <= found.parts.items()
    assert found.parts["coverage"] == pytest.approx(1)


def test_nothing_found_stays_nothing(plain: LearnedReranker) -> None:
    assert ranked(plain, []) == []


def test_a_model_is_the_same_after_its_file(tmp_path: Path) -> None:
    first, second = tmp_path / "a.npz", tmp_path / "b.npz"
    model("maxsim").save(first)
    Model.load(first).save(second)
    assert first.read_bytes() == second.read_bytes()


def test_a_model_that_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / FILE
    for damage in (None, b"", b"garbage"):
        if damage is not None:
            file.write_bytes(damage)
        with pytest.raises(SearchError, match=r"restore the file.*search\.reranker to none"):
            Model.load(file)


def test_a_model_of_other_features_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model().save(tmp_path / FILE)
    monkeypatch.setattr("index.rerankers.learned.VERSION", 99)
    with pytest.raises(SearchError, match="version 1 or other features, needed is version 99"):
        Model.load(tmp_path / FILE)


def test_the_bundled_model_puts_the_answer_first() -> None:
    from index.rerankers import open_reranker  # noqa: PLC0415

    reranker = open_reranker("learned", open_embedder())
    assert isinstance(reranker, LearnedReranker)
    texts = ["全镇道路总长31公里。", "全镇绿地面积为12公顷。", "绿地由园林处管理。"]
    hits = [hit(i, text, 0.6, bm25=3.0, cosine=0.4) for i, text in enumerate(texts)]
    assert ranked(reranker, hits, "绿地面积有多少公顷？")[0].passage.text == texts[1]
    # A pull towards the plain order must not undo it.
    first = [replace(hits[0], score=0.61), *hits[1:]]
    assert ranked(reranker, first, "绿地面积有多少公顷？")[0].passage.text == texts[1]


def test_tokens_alike_come_nearest() -> None:
    columns = list(FEATURES)
    rows = Interaction(open_embedder()).features("雾霾严重吗", ["雾霾天数减少", "空气污染", "桥梁通车", ""])
    maxsim = rows[:, columns.index("maxsim")]
    assert maxsim[0] > maxsim[1] > maxsim[2] > maxsim[3] == 0
    assert rows[0, columns.index("maxsim_share")] == pytest.approx(1)


def test_remembered_passages_are_the_same() -> None:
    interaction = Interaction(open_embedder(), kept=2)
    texts = ["湖面有鸟", "道路通车", "绿地增加"]
    first = interaction.features("绿地", texts)
    np.testing.assert_array_equal(interaction.features("绿地", texts), first)
    assert len(interaction._known) == 2
