import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rerank_samples import hit, rarity

from index.rerankers.features import FEATURES, candidates_of, features_of
from index.rerankers.question import read_question
from index.types import Expansion, Hit

WORDS = st.text(alphabet="湖绿地区面积1年。，第条 \n", max_size=40)
HITS = st.lists(
    st.tuples(WORDS, WORDS, st.sampled_from([0.0, 0.5, 0.9]), st.booleans(), st.booleans()), max_size=8
).map(
    lambda rows: [
        hit(i, text, score, title, **({"bm25": 3.0 + i} if a else {}), **({"cosine": 0.1 * i} if b else {}))
        for i, (text, title, score, a, b) in enumerate(rows)
    ]
)


def told(question: str, hits: list[Hit], *expansions: Expansion) -> dict[str, list[float]]:
    rows = features_of(read_question(question, expansions, rarity), candidates_of(hits))
    return {name: column.tolist() for name, column in zip(FEATURES, rows.T, strict=True)}


def one(name: str, question: str, *texts: str, **fixed: str) -> list[float]:
    hits = [hit(i, text, 1 - i / 10, fixed.get("title", "")) for i, text in enumerate(texts)]
    return told(question, hits)[name]


@given(WORDS, HITS)
def test_every_feature_is_finite_and_has_its_column(question: str, hits: list[Hit]) -> None:
    rows = features_of(read_question(question, (), rarity), candidates_of(hits))
    assert rows.shape == (len(hits), len(FEATURES))
    assert np.isfinite(rows).all()


@given(HITS, st.randoms(use_true_random=False))
def test_the_order_of_the_hits_says_nothing(hits: list[Hit], random: "st.random.Random") -> None:
    shuffled = random.sample(hits, len(hits))
    asked = read_question("绿地面积", (), rarity)
    first, second = candidates_of(hits), candidates_of(shuffled)
    assert first.hits == second.hits
    np.testing.assert_array_equal(features_of(asked, first), features_of(asked, second))


def test_coverage_is_the_share_of_the_question_that_stands_there() -> None:
    covered = one("coverage_body", "绿地面积", "绿地面积增加", "绿地增加", "道路")
    assert covered[0] == pytest.approx(1)
    assert covered[0] > covered[1] > covered[2] == 0


def test_headings_count_for_the_passage_below_them() -> None:
    hits = [hit(1, "全镇面积12公顷。", title="青石镇年报"), hit(2, "全镇面积12公顷。", title="白沙镇年报")]
    found = told("青石镇面积", hits)
    assert found["coverage_head"][0] > found["coverage_head"][1]
    assert found["coverage_sentence_head"][0] == pytest.approx(1)
    assert found["other_places"] == [0.0, 1.0]


def test_one_sentence_with_everything_beats_two_with_half() -> None:
    together, apart = one("coverage_sentence", "绿地面积", "绿地面积增加。", "绿地增加。面积减少。")
    assert together > apart


def test_a_run_in_the_questions_order_is_longer() -> None:
    whole, turned = one("longest_run", "湖区绿地面积", "湖区绿地面积增加", "面积、绿地、湖区")
    assert whole == pytest.approx(1)
    assert turned == pytest.approx(1 / 5)


def test_other_words_stand_in_softly() -> None:
    hits = [hit(1, "细颗粒物下降。", 0.9), hit(2, "道路通车。", 0.8), hit(3, "雾霾减少。", 0.7)]
    soft = told("雾霾", hits, Expansion("细颗粒物", "雾霾", "synonym", 0.6))["soft_coverage"]
    assert soft == pytest.approx([0.6, 0, 1])


def test_missing_figures_and_years_are_counted() -> None:
    assert one("numbers_missing", "12公顷和30人", "有12公顷", "有30人12公顷") == [0.5, 0.0]
    assert one("years_missing", "17年面积", "2017年面积", "2016年面积") == [0.0, 1.0]
    assert one("years_missing", "17年面积", "面积", title="2017年年报") == [0.0]


def test_dates_and_the_states_name_in_a_title_tell_nothing() -> None:
    found = [
        told("湖泊保护", [hit(1, "文字", title=title), hit(2, "别的", 0.4)])
        for title in ("湖泊保护法第三条", "中华人民共和国湖泊保护法(2001-01-02)第三条")
    ]
    assert found[0] == found[1]
