from pathlib import Path

import numpy as np
import pytest

from index.embedders.hashing import HashingEmbedder
from index.embedders.static import StaticEmbedder
from index.embedders.train import card
from index.embedders.train.measure import Figures, RetrievalSet, measure
from index.embedders.train.recipe import Recipe
from index.embedders.train.sources import Example

FIGURES = {"stard": Figures(0.345, 0.193, 0.738)}


def test_ndcg_and_recall_are_those_of_the_definitions() -> None:
    passages = ["城市绿地", "城市", "燃放烟花", "绿地城市"]
    asked = RetrievalSet("own", passages, ["城市绿地", "燃放"], [frozenset({1, 3}), frozenset({2})])
    found = measure(asked, HashingEmbedder(dimension=2048), depth=3)
    ideal = 1 + 1 / np.log2(3)
    assert found.ndcg_10 == pytest.approx(((1 / np.log2(3) + 1 / np.log2(4)) / ideal + 1) / 2)
    assert found.recall_1 == pytest.approx((0 + 1) / 2)
    assert found.recall_100 == pytest.approx(1)


def test_a_card_says_what_was_learnt_from_and_measured() -> None:
    sizes = {"news": 12_345, "laws": 7, "questions": 3}
    held = card.write(Recipe(), sizes=sizes, figures=FIGURES, minutes=12.3, final=False)
    final = card.write(Recipe(), sizes=sizes, figures=FIGURES, minutes=12.3, final=True)
    assert "| stard | 0.345 | 0.193 | 0.738 |" in held
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


def test_learning_brings_together_what_goes_together(tmp_path: Path) -> None:
    from index.embedders.train.__main__ import Texts, train  # noqa: PLC0415 (torch takes seconds)
    from index.embedders.train.export import quantize, save_model  # noqa: PLC0415

    swimming = [
        "泳池水深两米,儿童须有家长陪同。",
        "游泳前先做热身,泳池边不得奔跑。",
        "儿童游泳须有家长陪同。",
    ]
    driving = ["汽车每年检验一次,逾期罚款。", "驾驶汽车须有执照,超速罚款。", "逾期不检验的汽车不得上路。"]
    texts = Texts(
        news=[Example("", text) for text in swimming + driving],
        laws=[Example("泳池办法", text) for text in swimming]
        + [Example("汽车办法", text) for text in driving],
        questions=[Example("孩子能一个人游泳吗?", swimming[0]), Example("车要年检吗?", driving[0])],
    )
    recipe = Recipe(pieces=200, dimension=16, batch=4, steps=60, rate=0.05, longest_query=8)
    tokenizer, weights = train(texts, recipe)
    save_model(tmp_path, tokenizer, weights.numpy())
    embedder = StaticEmbedder(tmp_path)
    near = embedder.embed_questions(["泳池", "汽车"]) @ embedder.embed_passages([swimming[2], driving[2]]).T
    assert near[0, 0] > near[0, 1]
    assert near[1, 1] > near[1, 0]
    rows, scales = quantize(weights.numpy())
    np.testing.assert_allclose(
        rows * scales[:, None], weights, atol=np.abs(weights.numpy()).max() / 254 + 1e-6
    )
    assert not rows[0].any()
