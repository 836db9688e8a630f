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


@given(WORDS, HITS)
def test_what_stands_around_a_passage_only_adds(question: str, hits: list[Hit]) -> None:
    found = told(question, hits)
    assert all(around >= own for around, own in zip(found["around"], found["coverage"], strict=True))


def test_neighbours_in_the_same_document_count_and_others_do_not() -> None:
    def at(number: int, doc: str, text: str) -> Hit:
        return Hit(Passage(number, doc, "", (), Span(0, len(text)), text), 0.5, {})

    hits = [at(1, "a", "湖区概况"), at(2, "a", "绿地面积"), at(3, "b", "绿地面积"), at(9, "a", "绿地面积")]
    found = told("湖区绿地面积", hits)
    assert found["around"][1] > found["coverage"][1]
    assert found["around"][1] == pytest.approx(found["around"][0])
    assert found["around"][2] == found["coverage"][2]
    assert found["around"][3] == found["coverage"][3]


def test_scores_count_by_the_best_and_by_their_spread() -> None:
    hits = [hit(i, "路", bm25=b, cosine=c) for i, (b, c) in enumerate([(8.0, 0.5), (4.0, 0.1), (2.0, 0.3)])]
    found = told("绿地", hits)
    assert found["words"] == pytest.approx([1, 0.5, 0.25])
    assert found["meaning"] == pytest.approx([1, 0, 0.5])


def test_other_words_figures_years_and_places() -> None:
    hits = [
        hit(1, "细颗粒物下降12%。", title="青石镇2017年年报"),
        hit(2, "雾霾减少。", title="白沙镇2016年年报"),
    ]
    found = told("青石镇17年雾霾降了12%", hits, Expansion("细颗粒物", "雾霾", "synonym", 0.6))
    assert found["years_missing"] == [0, 1]
    assert found["numbers_missing"] == [0, 1]
    assert found["other_places"] == [0, 1]
    assert found["coverage"][0] > told("青石镇17年雾霾降了12%", hits)["coverage"][0]


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
