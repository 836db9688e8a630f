import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rerank_samples import hit, rarity

from corpus.types import Passage, Span
from index.rerankers.question import read_question
from index.rerankers.signals import GATES, SIGNALS, Signals, signals_of
from index.types import Expansion, Hit

WORDS = st.text(alphabet="湖绿地区面积1年。，第条 \n", max_size=40)
HITS = st.lists(st.tuples(WORDS, WORDS, st.booleans(), st.booleans()), max_size=12).map(
    lambda rows: [
        hit(i, text, 0.5, title, **({"bm25": 3.0 + i} if a else {}), **({"cosine": 0.1 * i} if b else {}))
        for i, (text, title, a, b) in enumerate(rows)
    ]
)


def signals(question: str, hits: list[Hit], *expansions: Expansion) -> Signals:
    return signals_of(read_question(question, expansions, rarity), hits)


def told(question: str, hits: list[Hit], *expansions: Expansion) -> dict[str, list[float]]:
    rows = signals(question, hits, *expansions).rows
    return {name: column.tolist() for name, column in zip(SIGNALS, rows.T, strict=True)}


def gates(question: str, hits: list[Hit]) -> dict[str, float]:
    return dict(zip(GATES, signals(question, hits).gates.tolist(), strict=True))


@given(WORDS, HITS)
def test_every_signal_is_a_share(question: str, hits: list[Hit]) -> None:
    found = signals(question, hits)
    assert found.rows.shape == (len(hits), len(SIGNALS))
    assert found.gates.shape == (len(GATES),)
    for values in (found.rows, found.gates):
        assert np.isfinite(values).all()
        assert ((values >= 0) & (values <= 1 + 1e-6)).all()


def at(number: int, doc: str, text: str) -> Hit:
    return Hit(Passage(number, doc, "", (), Span(0, len(text)), text), 0.5, {})


def test_neighbours_in_the_same_document_count_and_others_do_not() -> None:
    hits = [at(1, "a", "湖区概况"), at(2, "a", "绿地面积"), at(3, "b", "绿地面积"), at(9, "a", "绿地面积")]
    found = told("湖区绿地面积", hits)["around"]
    assert found[1] > found[2]
    assert found[1] == found[0]
    assert found[2] == found[3]


def test_only_that_counts_as_its_own_what_no_other_passage_of_its_document_says() -> None:
    hits = [at(1, "a", "湖区绿地"), at(5, "a", "湖区面积"), at(7, "b", "湖区")]
    found = told("湖区绿地面积", hits)["alone"]
    assert found[0] > 0
    assert found[1] > 0
    assert found == told("湖区绿地面积", [*hits, at(8, "b", "路灯")])["alone"][:3]
    twice = told("湖区绿地面积", [*hits, at(9, "a", "湖区绿地")])["alone"]
    assert twice[0] == twice[3] == 0
    assert max(twice) == 1


def test_scores_count_by_the_best_and_by_their_spread() -> None:
    hits = [hit(i, "路", bm25=b, cosine=c) for i, (b, c) in enumerate([(8.0, 0.5), (4.0, 0.1), (2.0, 0.3)])]
    found = told("绿地", hits)
    assert found["words"] == pytest.approx([1, 0.5, 0.25])
    assert found["meaning"] == pytest.approx([1, 0, 0.5])


def test_other_words_figures_years_and_places() -> None:
    hits = [
        hit(1, "细颗粒物下降12%。", title="青石镇2017年年报"),
        hit(9, "雾霾减少。", title="白沙镇2016年年报"),
    ]
    found = told("青石镇17年雾霾降了12%", hits, Expansion("细颗粒物", "雾霾", "synonym", 0.6))
    assert found["years_missing"] == [0, 1]
    assert found["numbers_missing"] == [0, 1]
    assert found["other_places"] == [0, 1]
    assert found["around"][0] > told("青石镇17年雾霾降了12%", hits)["around"][0]


def test_gates_tell_a_question_to_the_letter_from_one_in_other_words() -> None:
    sure = [
        hit(i, "绿地面积" if i == 0 else "路", bm25=9.0 if i == 0 else 1.0, cosine=1 - i / 20)
        for i in range(12)
    ]
    vague = [hit(i, "草坪", bm25=2.0 - i / 100, cosine=i / 20) for i in range(12)]
    near, far = gates("绿地面积", sure), gates("绿地面积", vague)
    assert near["best_coverage"] == pytest.approx(1)
    assert far["best_coverage"] == 0
    assert near["steepness"] > 0.8
    assert far["steepness"] < 0.1
    assert gates("绿地面积", sure[:10])["agreement"] == 1
    assert far["agreement"] == pytest.approx(0.8)
