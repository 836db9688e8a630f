import gzip
import io
import json
import shutil
import sys
import tarfile
from pathlib import Path

import pytest

from corpus.ingest import ingest
from corpus.store import Library
from index.rerankers.linear import LINEAR_FILE, Linear
from index.rerankers.train import linear
from index.rerankers.train.linear_card import FILE
from index.rerankers.train.practice import practice_questions
from index.rerankers.train.sets import read_set

ARTICLES = [
    "湖泊保护区内不得建房",
    "道路养护由镇政府负责",
    "桥梁每年检查一次",
    "绿地面积不得减少",
    "污水应当处理",
]
ASKED = ["湖边能建房吗", "道路谁来养护", "桥梁多久检查一次", "绿地面积能减少吗", "污水要处理吗"]


@pytest.fixture
def shared_sets(tmp_path: Path) -> Path:
    benchmarks = tmp_path / "shared" / "benchmarks"
    (benchmarks / "stard").mkdir(parents=True)
    (benchmarks / "mrc").mkdir()
    with gzip.open(benchmarks / "stard" / "corpus.jsonl.gz", "wt", encoding="utf-8") as file:
        for number, text in enumerate(ARTICLES):
            file.write(json.dumps({"id": str(number), "title": "青石镇条例", "text": text}) + "\n")
    rows = [{"id": str(i), "question": text, "relevant": [str(i)]} for i, text in enumerate(ASKED)]
    (benchmarks / "stard" / "questions-dev.jsonl").write_text(
        "\n".join(map(json.dumps, rows)), encoding="utf-8"
    )
    for name in ("cmrc2018-trial", "drcd-dev"):
        (benchmarks / "mrc" / f"{name}.json").write_text(json.dumps(reading()), encoding="utf-8")
    return tmp_path / "shared"


def reading() -> dict[str, object]:
    first, second = "青石镇有湖。" + "甲" * 200 + "。", "白沙镇也有湖。"
    text = first + second
    asked = [
        {"question": "白沙镇有什么", "answers": [{"text": "湖", "answer_start": text.rindex("湖")}]},
        {"question": "哪个镇在先", "answers": [{"text": "青石镇", "answer_start": 999}]},
        {"question": "有海吗", "answers": [{"text": "海", "answer_start": -1}]},
    ]
    return {"data": [{"paragraphs": [{"context": text, "qas": asked}, {"context": " ", "qas": []}]}]}


def test_that_piece_is_relevant_in_which_the_answer_begins(shared_sets: Path) -> None:
    found = read_set(shared_sets, "drcd-dev")
    relevant = {question.text: question.relevant for question in found.questions}
    assert relevant == {"白沙镇有什么": {("0", 1)}, "哪个镇在先": {("0", 0)}}


@pytest.fixture
def practice(tmp_path: Path) -> tuple[Path, Path]:
    folder = tmp_path / "documents"
    folder.mkdir()
    text = "# 青石镇年报\n\n" + "\n\n".join(f"{article}。" for article in ARTICLES) + "\n"
    (folder / "report.md").write_text(text, encoding="utf-8")
    places = [{"doc": "report.md", "start": text.index(a), "end": text.index(a) + len(a)} for a in ARTICLES]
    rows = [{"question": q, "evidence": [[place]]} for q, place in zip(ASKED, places, strict=True)]
    rows += [
        {"question": "海有多深", "evidence": []},
        {**rows[0], "history": [{"role": "user", "content": "湖"}]},
    ]
    file = tmp_path / "practice.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return folder, file


def test_practice_questions_know_the_passages_that_hold_their_evidence(
    tmp_path: Path, practice: tuple[Path, Path]
) -> None:
    folder, file = practice
    with Library.open(tmp_path / "home") as library:
        ingest(library, [folder])
        found = practice_questions(library, file)
        texts = {text: [p.text for p in library.passages(sorted(ids))] for text, ids in found}
    assert list(texts) == ASKED
    assert all(any(article in text for text in texts[q]) for q, article in zip(ASKED, ARTICLES, strict=True))


def test_the_whole_training_on_a_small_scale(
    tmp_path: Path, shared_sets: Path, practice: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "held"
    shutil.copytree(Path(linear.__file__).parents[2] / "embedders" / "model", held)
    (held / "stard.txt").write_text("0\n2\n4\n")
    (held / "everyday.txt").write_text("1\n2\n")
    statute = "# 青石镇养鸭办法\n\n第一条 养鸭应当登记。\n\n第二条 不登记的，处五十元罚款。\n"
    (shared_sets / "texts").mkdir()
    with tarfile.open(shared_sets / "texts" / "laws.tar.xz", "w:xz") as tar:
        member = tarfile.TarInfo("甲/养鸭.md")
        member.size = len(statute.encode())
        tar.addfile(member, io.BytesIO(statute.encode()))
    asked = {"养鸭要办手续吗": "养鸭应当登记。", "鸭子没登记罚多少": "不登记的，处五十元罚款。"}
    rows = [
        f"养鸭.md\t{statute.index(words)}\t{statute.index(words) + len(words)}\t{text}"
        for text, words in asked.items()
    ]
    everyday = tmp_path / "everyday.tsv"
    everyday.write_text(
        "\n".join(["document\tstart\tend\tquestion", rows[0], *rows]) + "\n", encoding="utf-8"
    )
    options = {
        "shared": shared_sets,
        "out": tmp_path / "out",
        "embedder": "hashing",
        "held": held,
        "everyday": everyday,
        "documents": practice[0],
        "practice": practice[1],
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    monkeypatch.setattr(sys, "argv", ["linear", *arguments])
    linear.main()
    assert Linear.load(tmp_path / "out" / LINEAR_FILE).steps > 0
    card = (tmp_path / "out" / FILE).read_text(encoding="utf-8")
    assert "| `stard` | reranked |" in card
    assert "| `practice` | 5 |" in card
    assert "| `everyday` | 2 |" in card
    assert "| `stard` | 3 |" in card
