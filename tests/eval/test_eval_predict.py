import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.configuration import load_settings
from assistant.types import Answer, Citation, Refusal
from assistant.wiring import open_library
from corpus.ingest import ingest
from corpus.types import Passage, Span
from eval.predict import predict, prediction_of
from eval.predictions import read_predictions
from eval.types import EvalError, Place, Quote
from index.types import Hit

Row = dict[str, Any]
WriteLines = Callable[[str, Iterable[Any]], Path]

IDS = ["q1", "q2", "q3", "q4"]
NOTICE = """青山镇公园建设通知

青山镇2021年新建口袋公园6个，投入资金320万元。

青山镇公园由镇绿化办公室负责日常养护，每周巡查两次。

青山镇停车场共有车位40个，全天开放。
"""
RULES = """白沙村停车规定

白沙村停车场共有车位85个，每晚十点后停止入场。

在白沙村停车超过24小时的，由村委会联系车主挪车。
"""


@pytest.fixture(autouse=True)
def small_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENJU_EMBEDDER", "hashing")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "villages").mkdir(parents=True)
    (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "villages" / "rules.txt").write_text(RULES, encoding="utf-8")
    return folder


@pytest.fixture
def question_set(write_lines: WriteLines) -> Path:
    def row(number: int, question: str, **more: Any) -> Row:
        return {"id": f"q{number}", "type": "figure", "wording": "near", "question": question} | more

    evidence = {"answers": [["85个"]], "evidence": [[{"doc": "rules.txt", "start": 0, "end": 9}]]}

    def talk(asked: str, said: str) -> list[Row]:
        return [{"role": "user", "content": asked}, {"role": "assistant", "content": said}]

    sands = talk("白沙村停车场几点停止入场？", "每晚十点后停止入场")
    hills = talk("青山镇停车场什么时候开放？", "全天开放")
    return write_lines(
        "set.jsonl",
        [
            row(1, "白沙村停车场有多少个车位？", **evidence),
            row(2, "一共有多少个车位？", type="followup", history=sands, **evidence),
            row(3, "一共有多少个车位？", type="followup", history=hills, **evidence),
            row(4, "青山镇2030年的地铁客流量是多少？", type="unanswerable"),
        ],
    )


def test_predictions_speak_of_files_and_quote_them(question_set: Path, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    predict(question_set, corpus, out)
    predictions = read_predictions(out, IDS)
    assert list(predictions) == IDS
    texts = {"notice.txt": NOTICE, "rules.txt": RULES}
    for prediction in predictions.values():
        assert prediction.refused == (not prediction.citations)
        assert prediction.seconds is not None
        assert all(quote.place.text_in(texts) == quote.text for quote in prediction.citations)
        assert all(hit.doc in texts for hit in prediction.hits)
    assert "85个" in predictions["q1"].answer
    assert predictions["q1"].citations[0].place.doc == "rules.txt"
    assert "85个" in predictions["q2"].answer
    assert "40个" in predictions["q3"].answer, "what was said before decides which one is meant"
    assert not any(re.search(r"\[\d+\]", p.answer) for p in predictions.values())
    assert not list(tmp_path.glob("*.part"))


def test_a_kept_home_follows_the_folder(question_set: Path, corpus: Path, tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "out.jsonl"
    predict(question_set, corpus, out, home)
    (corpus / "notice.txt").unlink()
    predict(question_set, corpus, out, home)
    with open_library(load_settings({"home": str(home)})) as library:
        assert [document.doc_id for document in library.documents()] == ["villages/rules.txt"]


def test_a_home_with_other_documents_is_left_alone(question_set: Path, corpus: Path, tmp_path: Path) -> None:
    home, mine = tmp_path / "home", tmp_path / "mine"
    mine.mkdir()
    (mine / "diary.txt").write_text("今天散步去了河边。", encoding="utf-8")
    settings = replace(load_settings(), home=home)
    with open_library(settings) as library:
        ingest(library, [mine])
    with pytest.raises(EvalError, match=r"holds 'diary\.txt', which is not from"):
        predict(question_set, corpus, tmp_path / "out.jsonl", home)
    with open_library(settings) as library:
        assert [document.doc_id for document in library.documents()] == ["diary.txt"]


def test_a_bad_document_is_named_and_the_others_answer(
    question_set: Path, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    predict(question_set, corpus, tmp_path / "out.jsonl")
    assert "left out" in capsys.readouterr().err
    assert list(read_predictions(tmp_path / "out.jsonl", IDS)) == IDS


def test_folders_that_cannot_be_used(question_set: Path, corpus: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    out = tmp_path / "out.jsonl"
    with pytest.raises(EvalError, match="no documents in it"):
        predict(question_set, empty, out)
    with pytest.raises(EvalError, match="is not a folder"):
        predict(question_set, tmp_path / "nowhere", out)
    with pytest.raises(EvalError, match=r"cannot be written.*choose another --out"):
        predict(question_set, corpus, tmp_path / "nowhere" / "out.jsonl")
    (corpus / "villages" / "notice.txt").write_text("另一份通知。", encoding="utf-8")
    with pytest.raises(EvalError, match="have one name"):
        predict(question_set, corpus, out)
    assert not out.exists()


def test_a_question_that_cannot_be_asked_is_named(
    write_lines: WriteLines, corpus: Path, tmp_path: Path
) -> None:
    row = {"id": "q7", "type": "unanswerable", "wording": "far", "question": "长" * 5000}
    with pytest.raises(EvalError, match="q7: "):
        predict(write_lines("set.jsonl", [row]), corpus, tmp_path / "out.jsonl")
    assert not list(tmp_path.glob("out.jsonl*"))


def test_marks_are_left_out_and_brackets_of_the_document_stay() -> None:
    passage = Passage(1, "a/x.txt", "甲", (), Span(0, 9), "见附件[2]的名单。")
    citation = Citation(1, "a/x.txt", "甲", (), Span(0, 9), passage.text)
    answer = Answer(
        "？", "？", "见附件[2]的名单。[1]\n共3人[1][2]", (citation,), (Hit(passage, 1.0),), None, 0.5
    )
    answer = replace(answer, confidence=0.12345678901234567)
    prediction = prediction_of("q", answer, {"a/x.txt": "x.txt"})
    assert prediction.answer == "见附件[2]的名单。\n共3人"
    assert prediction.citations == (Quote(Place("x.txt", 0, 9), passage.text),)
    assert prediction.hits == (Place("x.txt", 0, 9),)
    assert prediction.confidence == 0.123457, "the last digits depend on the process"
    refused = prediction_of("q", Answer("？", "？", "", (), (), Refusal("没有")), {})
    assert json.loads(json.dumps(refused.refused)) is True
