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
    sizes = {"news": 12_345, "laws": 7, "questions": 3, "judged": 1}
    held = card.write(Recipe(), sizes=sizes, found=FIGURES, minutes=12.3, final=False)
    final = card.write(Recipe(), sizes=sizes, found=FIGURES, minutes=12.3, final=True)
    assert "| as shipped | stard | 0.345 | 0.193 | 0.738 | 0.801 |" in held
    assert "12,345" in held
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


def test_judged_questions_find_their_passages_after_the_second_stage(
    learnt: tuple["Vectors", list["Pairs"]],
) -> None:
    from index.embedders.train.pairs import bags_of  # noqa: PLC0415
    from index.embedders.train.supervise import Judged, adapt, embedded, mistaken_for  # noqa: PLC0415

    vectors, pairs = learnt
    questions = bags_of(["逾期没检验能上路吗", "热身"], vectors.tokenizer)
    passages = bags_of(SWIMMING + DRIVING, vectors.tokenizer)
    relevant = [frozenset({0}), frozenset({4})]  # against all sense, so that it must be learnt
    near = embedded(vectors, passages, asked=False)
    mistaken = mistaken_for([[0, 4, 5], [0, 1, 4]], relevant, near, alike=2.0)
    assert [places.tolist() for places in mistaken] == [[4, 5], [0, 1]]
    recipe = replace(RECIPE, asked=2, mistaken=1, random=2, beside=2, rounds=80, second_rate=0.02)
    data = Judged(questions, passages, relevant, mistaken)
    second = adapt(vectors, data, np.arange(2), pairs, recipe)
    scores = embedded(second, questions, asked=True) @ embedded(second, passages, asked=False).T
    assert scores.argmax(dim=1).tolist() == [0, 4]


def test_what_is_nearly_the_same_as_a_right_passage_is_not_held_against_it() -> None:
    import torch  # noqa: PLC0415

    from index.embedders.train.supervise import mistaken_for  # noqa: PLC0415

    vectors = torch.nn.functional.normalize(torch.tensor([[1.0, 0.0], [1.0, 0.1], [0.0, 1.0]]))
    assert mistaken_for([[0, 1, 2]], [frozenset({0})], vectors, alike=0.93)[0].tolist() == [2]


def test_folds_are_equal_parts_and_keep_groups_together() -> None:
    from index.embedders.train.supervise import folds, groups_of  # noqa: PLC0415

    assert np.bincount(folds(range(13), 5, seed=1)).tolist() == [3, 3, 3, 2, 2]
    groups = groups_of([frozenset({1, 2}), frozenset({3}), frozenset({4}), frozenset({3, 2}), frozenset({5})])
    assert [groups[0] == other for other in groups] == [True, True, False, True, False]
    fold_of = folds(groups, 3, seed=0)
    assert fold_of[0] == fold_of[1] == fold_of[3]
    assert sorted({fold_of[0], fold_of[2], fold_of[4]}) == [0, 1, 2]
