import json
import lzma
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from assistant.reading.network import Network
from assistant.reading.pieces import pieces_of
from assistant.reading.reader import FILE, TREES, Reading, open_reader, passage_text, question_text
from assistant.reading.train.__main__ import evaluate, train_all
from assistant.reading.train.batches import answer_pieces, batch_of, cropped, example_of
from assistant.reading.train.loop import Stage
from assistant.reading.train.measure import area, f1_of, measured, read_all
from assistant.reading.train.network import TrainedNetwork, loss_of, weights_of
from assistant.reading.train.recipe import Recipe
from assistant.reading.train.sets import (
    CLAUSES,
    TERMS,
    TRANSLATED,
    Asked,
    in_folds,
    misplaced,
    read_file,
    robbed,
    veiled,
)
from assistant.reading.train.shelf import Shelf
from assistant.reading.train.trees import Trees
from assistant.reading.train.written import Writer, written
from index.embedders import open_embedder
from index.embedders.static import StaticEmbedder

EMBEDDER = open_embedder("bundled")
assert isinstance(EMBEDDER, StaticEmbedder)
THINGS = [f"{name}楼" for name in "石钟水灯粮渡戏牌茶书磨驿"]
TINY = Recipe(
    written=8,
    kept=4,
    translated=4,
    wrong=4,
    folds=2,
    first=Stage(1, 1e-3),
    second=Stage(1, 1e-3),
    last=Stage(1, 1e-3, near=0.5),
    trees=Trees(sentence=4, span=4),
)


def drawing() -> random.Random:
    return random.Random(1)  # noqa: S311 (nothing secret)


def paragraph(thing: str, year: int) -> dict[str, Any]:
    text = (
        f"{thing}位于县城以东三里，最初由当地乡绅出资兴建，历时两年完成。因为年久失修，{thing}曾经停用多年。"
        f"后来在{year}年由县里的工匠重修，花费银两若干，并立碑记载经过。如今每逢节日，都有许多游客前来参观。"
    )
    asked = [
        (f"{thing}是哪一年重修的？", f"{year}年"),
        (f"{thing}为什么停用？", "因为年久失修"),
    ]
    return {
        "title": thing,
        "paragraphs": [
            {
                "context": text,
                "qas": [
                    {
                        "question": question,
                        "id": f"{thing}{i}",
                        "answers": [{"text": said, "answer_start": text.index(said)}],
                    }
                    for i, (question, said) in enumerate(asked)
                ],
            }
        ],
    }


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "benchmarks/mrc").mkdir(parents=True)
    (tmp_path / "texts").mkdir()
    entries = [paragraph(thing, 1700 + 7 * i) for i, thing in enumerate(THINGS)]
    for name in (CLAUSES, TERMS, TRANSLATED):
        (tmp_path / f"benchmarks/mrc/{name}.json").write_text(json.dumps({"data": entries}), encoding="utf-8")
    lines = [f"2020-01-01，正文：{entry['paragraphs'][0]['context']}" for entry in entries]
    with lzma.open(tmp_path / "texts/news.txt.xz", "wt", encoding="utf-8") as news:
        news.write("\n".join(lines * 2))
    return tmp_path


@pytest.fixture
def asked(shared: Path) -> list[Asked]:
    return read_file(shared / f"benchmarks/mrc/{TERMS}.json")


def test_the_command_trains_measures_and_writes_a_model_and_its_card_and_goes_on_from_what_it_kept(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = Shelf(tmp_path / "kept")
    train_all(shared, tmp_path / "out", TINY, shelf)
    told = capsys.readouterr().out
    assert told.count("fold ") == 2
    assert "cmrc2018-trial, left out: 24 questions" in told
    reading = open_reader(folder=tmp_path / "out").read("哪一年？", ["1700年重修。"])[0]
    assert reading is not None
    card = (tmp_path / "out/README.md").read_text(encoding="utf-8")
    assert "`cmrc2018-trial`, left out |" in card
    assert "{" not in card
    train_all(shared, tmp_path / "again", TINY, shelf)
    told = capsys.readouterr().out
    assert "last stage" not in told
    assert told.count("taken from") == 4
    for name in (FILE, TREES, "README.md"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_spans_near_the_right_one_lose_less_than_others(asked: list[Asked]) -> None:
    example = example_of(asked[0], 1, EMBEDDER)
    assert example is not None
    batch = batch_of([example], EMBEDDER)
    (first, last), *_ = example.right
    losses = {}
    for name, (start, width) in {
        "right": (first, last - first),
        "near": (first, last - first + 1),
        "far": (0, 0),
    }.items():
        spans = torch.zeros(1, batch.passage_ids.shape[1], 64)
        spans[0, start, width] = 12
        losses[name] = float(loss_of(spans, torch.zeros(1), batch, near=0.5))
    assert losses["right"] < losses["near"] < losses["far"]


def test_the_bundled_reader_is_measured_on_a_file(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = shared / f"benchmarks/mrc/{TERMS}.json"
    evaluate([known])
    evaluate([known.rename(known.with_name("other.json"))])
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{TERMS}: 24 questions, exact match ")
    assert second.startswith("other: 24 questions, exact match ")


def test_torch_and_numpy_give_the_same_scores_alone_and_in_a_batch(asked: list[Asked]) -> None:
    torch.manual_seed(1)
    first, second = (example_of(each, 1, EMBEDDER) for each in asked[:2])
    assert first is not None
    assert second is not None
    network = TrainedNetwork(
        (first.question.features.shape[1], first.passage.features.shape[1]), EMBEDDER.dimension
    ).eval()
    shorter = cropped(second, 20, drawing())
    with torch.no_grad():
        spans, absent = network(batch_of([shorter, first], EMBEDDER))
    question, passage = pieces_of(asked[0].question, EMBEDDER), pieces_of(asked[0].passage, EMBEDDER)
    text, weights = question_text(question, EMBEDDER)
    plain = Network(weights_of(network))
    scores = plain.read(plain.ask(text, 1), passage_text(question, text, weights, passage, EMBEDDER))
    inside = scores.spans > -1000
    # Features are halved for training.
    np.testing.assert_allclose(scores.spans[inside], spans[1, : len(passage)].numpy()[inside], atol=2e-2)
    assert scores.absent == pytest.approx(float(absent[1]), abs=2e-2)


def test_the_loss_counts_all_right_spans_or_that_there_is_none(asked: list[Asked]) -> None:
    answered = example_of(asked[0], 1, EMBEDDER)
    wrong = example_of(misplaced(asked[:1], asked, drawing())[0], 1, EMBEDDER)
    assert answered is not None
    assert wrong is not None
    batch = batch_of([answered, wrong], EMBEDDER)
    spans = torch.zeros(2, batch.passage_ids.shape[1], 64)
    absent = torch.zeros(2)
    before = float(loss_of(spans, absent, batch))
    (first, last), *_ = answered.right
    spans[0, first, last - first] = 30
    absent[1] = 30
    assert float(loss_of(spans, absent, batch)) < 1e-6 < before


def test_a_cropped_passage_keeps_its_answer(asked: list[Asked]) -> None:
    chance = drawing()
    for each in asked * 3:
        example = example_of(each, 1, EMBEDDER)
        assert example is not None
        words = example.pieces.words()
        small = cropped(example, 24, chance)
        assert len(small.passage.ids) == 24
        assert len(small.right) == 1
        (before, _), (after, last) = example.right[0], small.right[0]
        assert small.passage.ids[after] == example.passage.ids[before]
        assert 0 <= after <= last < 24
        assert words[before] in each.answers[0]


def test_marks_around_an_answer_are_left_out() -> None:
    passage = pieces_of("他说：“明年，动工。”", EMBEDDER)
    found = answer_pieces(passage, 2, 9)
    assert found is not None
    assert passage.folded[passage.bounds[found[0], 0] : passage.bounds[found[1], 1]] == "“明年,动工"


def test_wrong_paragraphs_are_similar_and_hold_no_answer(asked: list[Asked]) -> None:
    for found in [*misplaced(asked, asked, drawing()), *robbed(asked)]:
        assert not found.spans
        assert found.answers[0] not in found.passage


def test_a_paragraph_that_answers_twice_is_not_robbed() -> None:
    passage = (
        "钟楼重三百斤，据说是全县最重的。" + "楼里还有石碑和旧砖瓦若干，都由县里保管，每年清点一次。" * 3
    )
    start = passage.index("三百斤")
    once = Asked(TERMS, "", "钟多重？", passage, ((start, start + 3),), ("三百斤",))
    assert [found.passage for found in robbed([once])] == [passage[passage.index("楼里") :]]
    assert robbed([replace(once, passage=passage + "钟的确重三百斤。")]) == []


def test_the_subject_is_taken_out_of_the_sentence_of_the_answer(asked: list[Asked]) -> None:
    found = veiled(asked, drawing())
    assert len(found) > len(asked) / 3
    for each in found:
        assert [each.passage[slice(*span)] for span in each.spans] == list(each.answers)
    (why,) = (each for each in found if each.question.startswith("石楼为什么停用"))
    assert "石楼曾经停用" not in why.passage
    assert "石楼位于" in why.passage


def test_a_title_is_put_before_questions_that_do_not_name_it() -> None:
    passage = "石楼建于山上。楼顶有钟，重三百斤。石楼今天不开放。"
    start = passage.index("三百斤")
    (found,) = veiled(
        [Asked(TERMS, "石楼", "钟多重？", passage, ((start, start + 3),), ("三百斤",))], drawing()
    )
    assert found.question.startswith("石楼")
    assert found.passage == passage


def test_folds_part_no_paragraph(asked: list[Asked]) -> None:
    fold = in_folds(asked, 5, seed=1)
    assert set(fold) == set(range(5))
    assert len(set(zip([each.group for each in asked], fold, strict=True))) == len(THINGS)


def test_written_questions_point_at_their_answers() -> None:
    articles = [paragraph(thing, 1850)["paragraphs"][0]["context"] for thing in THINGS]
    found = written(articles, {"重修": ["翻修"]}, count=15, seed=1)
    assert len(found) == 15
    for each in found:
        assert each.question
        assert [each.passage[slice(*span)] for span in each.spans] == list(each.answers)[: len(each.spans)]
        assert each.spans or each.answers[0] not in each.passage
    assert {bool(each.spans) for each in found} == {True, False}
    assert written(articles, {"重修": ["翻修"]}, count=15, seed=1) == found


def test_an_article_without_sentences_makes_no_questions() -> None:
    assert list(Writer({}, 1).questions("短。")) == []


def test_exact_match_leaves_marks_out_and_f1_counts_the_longest_common_run() -> None:
    assert f1_of("三年级学生", "学生") == pytest.approx(4 / 7)
    assert f1_of("open data 平台", "data平台") == pytest.approx(6 / 7)
    assert f1_of("甲", "乙") == 0
    said = Asked(TERMS, "", "谁？", "由“当地乡绅”出资。", ((1, 7),), ("当地乡绅",))
    figures = measured([said, said], [Reading(1, 7, 0.9, 0.8, ((1, 7, 0.7),)), None])
    assert figures.questions == 2
    assert figures.exact == figures.f1 == 0.5
    assert np.isnan(figures.told_apart)


def test_told_apart_is_the_area_under_the_curve() -> None:
    assert area([0.9, 0.5], [0.5, 0.1]) == pytest.approx(3.5 / 4)


def test_each_set_is_read_in_its_own_style(asked: list[Asked]) -> None:
    each = asked[0]
    reader = open_reader()
    found = read_all(reader, [each])
    assert found == [reader.read(each.question, [each.passage], "terms")[0]]
