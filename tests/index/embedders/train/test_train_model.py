from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.embedders.hashing import HashingEmbedder
from index.embedders.static import StaticEmbedder
from index.embedders.train import card
from index.embedders.train.measure import (
    VECTOR_WEIGHT,
    Figures,
    RetrievalSet,
    by_vectors,
    by_words,
    figures,
    fused,
)
from index.embedders.train.recipe import Recipe
from index.embedders.train.sources import Example

if TYPE_CHECKING:
    from index.embedders.train.pairs import Pairs
    from index.embedders.train.pretrain import Vectors

FIGURES = {"as shipped": {"stard": Figures(0.345, 0.193, 0.738, 0.801)}}
APART = {"first stage": (0.25, 0.125)}


def test_ndcg_and_recall_are_those_of_the_definitions() -> None:
    passages = ["城市绿地", "城市", "燃放烟花", "绿地城市"]
    embedder = HashingEmbedder(dimension=2048)
    ranked = by_vectors(embedder.embed_questions(["城市绿地", "燃放"]), embedder.embed_passages(passages))
    found = figures(ranked, [frozenset({1, 3}), frozenset({2})])
    ideal = 1 + 1 / np.log2(3)
    assert found.ndcg_10 == pytest.approx(((1 / np.log2(3) + 1 / np.log2(4)) / ideal + 1) / 2)
    assert found.recall_1 == pytest.approx((0 + 1) / 2)
    assert found.recall_100 == found.recall_200 == pytest.approx(1)


def test_words_and_vectors_are_fused_as_in_a_search(tmp_path: Path) -> None:
    asked = RetrievalSet("own", ["城市绿地", "河道整治", "绿地"], ["城市绿地面积"], [frozenset({0})])
    words = by_words(asked, tmp_path)
    assert [number for number, _ in words[0]] == [0, 2]
    (both,) = fused(words, [[(2, 0.9), (0, 0.5), (1, 0.1)]])
    assert both[0] == (0, pytest.approx(1 - VECTOR_WEIGHT + VECTOR_WEIGHT / 2))
    assert {number for number, _ in both} == {0, 1, 2}


def test_a_card_says_what_was_learnt_from_and_measured() -> None:
    sizes = {
        "news": 12_345,
        "laws": 7,
        "questions": 3,
        "judged": 1,
        "everyday": 54_321,
        "asked_about": 9,
        "apart": 2,
    }
    held = card.write(Recipe(), sizes=sizes, found=FIGURES, told_apart=APART, minutes=12.3, final=False)
    final = card.write(Recipe(), sizes=sizes, found=FIGURES, told_apart=APART, minutes=12.3, final=True)
    assert "| as shipped | stard | 0.345 | 0.193 | 0.738 | 0.801 |" in held
    assert "12,345" in held
    assert "54,321" in held
    assert "| first stage | 0.250 | 0.125 |" in held
    assert "DRCD" not in held
    assert "DRCD" in final
    assert "--final" in final


def test_the_loss_is_least_when_each_query_finds_its_own_passage() -> None:
    import torch  # noqa: PLC0415 (seconds)

    from index.embedders.train.loop import contrast  # noqa: PLC0415

    queries = torch.eye(4)
    assert contrast(queries, queries, 0.05).item() < 1e-6
    assert contrast(queries, queries.flip(0), 0.05).item() == pytest.approx(20, abs=1e-3)
    assert contrast(queries, torch.ones(4, 4) / 2, 0.05).item() == pytest.approx(np.log(4))


def test_a_piece_holds_the_shorter_pieces_in_it() -> None:
    from index.embedders.train.tables import parts_of  # noqa: PLC0415 (torch takes seconds)

    inside = parts_of({"[UNK]": 0, "游": 1, "泳": 2, "游泳": 3, "游泳池": 4, "U": 5})
    assert [inside.ids[a:b].tolist() for a, b in pairwise(inside.offsets)] == [
        [],
        [],
        [],
        [1, 2],
        [1, 2, 3],
        [],
    ]


def test_adam_by_rows_moves_as_torch_does_where_every_row_is_used() -> None:
    import torch  # noqa: PLC0415

    from index.embedders.train.loop import RowAdam  # noqa: PLC0415

    table = torch.randn(5, 3, generator=torch.Generator().manual_seed(0))
    parameter = torch.nn.Parameter(table.clone())
    theirs, ours = torch.optim.Adam([parameter], lr=0.1, betas=(0.9, 0.99)), RowAdam(table)
    for step in range(4):
        parameter.grad = torch.sin(parameter.detach() + step)
        ours.step(torch.arange(5), torch.sin(table + step), 0.1)
        theirs.step()
    np.testing.assert_allclose(table, parameter.detach(), atol=1e-5)


SWIMMING = [
    "泳池水深两米,儿童须有家长陪同。",
    "游泳前先做热身,泳池边不得奔跑。",
    "儿童游泳须有家长陪同。",
]
DRIVING = ["汽车每年检验一次,逾期罚款。", "驾驶汽车须有执照,超速罚款。", "逾期不检验的汽车不得上路。"]
RECIPE = Recipe(pieces=200, dimension=16, batch=4, steps=120, rate=0.05, longest_query=8, thinned=0.1)


@pytest.fixture(scope="module")
def learnt() -> tuple["Vectors", list["Pairs"]]:
    from index.embedders.train.pretrain import Texts, pretrain  # noqa: PLC0415 (torch takes seconds)

    texts = Texts(
        news=[Example("", text) for text in SWIMMING + DRIVING],
        laws=[Example("泳池办法", text) for text in SWIMMING]
        + [Example("汽车办法", text) for text in DRIVING],
        questions=[Example("孩子能一个人游泳吗?", SWIMMING[0]), Example("车要年检吗?", DRIVING[0])],
    )
    return pretrain(texts, RECIPE)


def test_learning_brings_together_what_goes_together(
    learnt: tuple["Vectors", list["Pairs"]], tmp_path: Path
) -> None:
    from index.embedders.train.export import quantize, save_model  # noqa: PLC0415
    from index.embedders.train.pretrain import load  # noqa: PLC0415

    learnt[0].save(tmp_path / "first.npz", minutes=1.5)
    vectors = load(tmp_path / "first.npz")
    assert vectors.minutes == 1.5
    save_model(tmp_path / "model", vectors.tokenizer, vectors.table.numpy(), vectors.stress.numpy())
    embedder = StaticEmbedder(tmp_path / "model")
    near = embedder.embed_questions(["泳池", "汽车"]) @ embedder.embed_passages([SWIMMING[2], DRIVING[2]]).T
    assert near[0, 0] > near[0, 1]
    assert near[1, 1] > near[1, 0]
    table = vectors.table.numpy()
    rows, scales = quantize(table)
    np.testing.assert_allclose(rows * scales[:, None], table, atol=np.abs(table).max() / 254 + 1e-6)
    assert not rows[0].any()


@pytest.mark.parametrize("word_by_word", [False, True])
def test_judged_questions_find_their_passages_after_the_second_stage(
    learnt: tuple["Vectors", list["Pairs"]], *, word_by_word: bool
) -> None:
    from index.embedders.train.judged import Judged, Part  # noqa: PLC0415
    from index.embedders.train.mistakes import mistaken_for  # noqa: PLC0415
    from index.embedders.train.pairs import bags_of  # noqa: PLC0415
    from index.embedders.train.supervise import adapt, embedded  # noqa: PLC0415

    vectors, pairs = learnt
    questions = bags_of(["逾期没检验能上路吗", "热身"], vectors.tokenizer)
    passages = bags_of(SWIMMING + DRIVING, vectors.tokenizer)
    relevant = [frozenset({0}), frozenset({4})]  # against all sense, so that it must be learnt
    near = embedded(vectors, passages, asked=False)
    mistaken = mistaken_for([[0, 4, 5], [0, 1, 4]], relevant, near, alike=2.0)
    assert [places.tolist() for places in mistaken] == [[4, 5], [0, 1]]
    recipe = replace(RECIPE, mistaken=1, random=2, beside=2, rounds=80, second_rate=0.02)
    part = Part(Judged(questions, passages, relevant, mistaken), np.arange(2), 2, word_by_word=word_by_word)
    second = adapt(vectors, [part], pairs, recipe)
    scores = embedded(second, questions, asked=True) @ embedded(second, passages, asked=False).T
    assert scores.argmax(dim=1).tolist() == [0, 4]


def test_what_is_nearly_the_same_as_a_right_passage_is_not_held_against_it() -> None:
    import torch  # noqa: PLC0415

    from index.embedders.train.mistakes import mistaken_for  # noqa: PLC0415

    vectors = torch.nn.functional.normalize(torch.tensor([[1.0, 0.0], [1.0, 0.1], [0.0, 1.0]]))
    assert mistaken_for([[0, 1, 2]], [frozenset({0})], vectors, alike=0.93)[0].tolist() == [2]


def test_the_likest_passages_of_the_own_document_come_before_those_of_others() -> None:
    import torch  # noqa: PLC0415

    from index.embedders.train.mistakes import nearest  # noqa: PLC0415

    passages = torch.eye(6)
    asked = torch.tensor([[0.0, 0.1, 0.2, 0.9, 0.8, 0.0], [0.9, 0.1, 0.2, 0.0, 0.3, 0.4]])
    documents = [1, 2], [0, 0, 1, 1, 2, 2]
    found = nearest(asked, passages, documents, inside=1, outside=2, seed=0)
    assert found == [[3, 4], [5, 0]]
    everything = nearest(asked, passages, documents, inside=9, outside=9, seed=0)
    assert [sorted(places) for places in everything] == [list(range(6))] * 2


def test_a_question_counts_its_likest_words_one_by_one() -> None:
    import torch  # noqa: PLC0415

    from index.embedders.train.judged import Round  # noqa: PLC0415
    from index.embedders.train.late import late_loss  # noqa: PLC0415
    from index.embedders.train.loop import slice_for  # noqa: PLC0415
    from index.embedders.train.pairs import bags_from  # noqa: PLC0415
    from index.embedders.train.tables import Tables  # noqa: PLC0415

    nothing = bags_from([[]] * 5)
    own = torch.tensor([[0.0, 0], [1, 0], [0, 1], [1, 0], [-1, 0]])
    tables = Tables(own, torch.zeros(5, 2), nothing, torch.zeros(5, 1))
    questions, passages = bags_from([[1, 2]]), bags_from([[3, 4, 2], [3], [4, 4, 4, 4]])

    def loss(*rows: int) -> float:
        contested = np.array([rows])
        given = Round(questions, passages, contested[:, 0], np.zeros((1, 3), dtype=np.bool_), contested)
        return late_loss(slice_for(tables, [questions, passages]), given, temperature=1.0).item()

    assert loss(0, 1) == pytest.approx(np.log(1 + np.exp(-0.5)))  # both words against one of two
    assert loss(1, 2) == pytest.approx(np.log(1 + np.exp(-0.5)))  # one against none, which costs nothing
    assert loss(2, 0) == pytest.approx(np.log(1 + np.exp(1)))


def test_what_is_kept_apart_is_whole_groups_and_learnt_from_nowhere() -> None:
    from index.embedders.train.supervise import groups_of, held_out  # noqa: PLC0415

    learnt, apart = held_out(range(13), 4, seed=1)
    assert sorted([*learnt, *apart]) == list(range(13))
    assert len(apart) == 3
    groups = groups_of([frozenset({1, 2}), frozenset({3}), frozenset({4}), frozenset({3, 2}), frozenset({5})])
    assert [groups[0] == other for other in groups] == [True, True, False, True, False]
    for seed in range(6):
        learnt, apart = held_out(groups, 3, seed)
        assert len({groups[place] for place in apart}) == 1
        assert not {groups[place] for place in apart} & {groups[place] for place in learnt}
