"""Runs are resumed, recorded and run again."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import FAULTY, OK, UNUSABLE, main
from eval.record import Record, outcome_of, record_path
from eval.types import EvalError
from index.searcher import Searcher
from index.types import Hit, Query

WriteLines = Callable[[str, Iterable[Any]], Path]
ARTICLES = [
    {"id": "1", "title": "遛狗", "text": "遛狗应当牵绳，并及时清理粪便。"},
    {"id": "2", "title": "湖", "text": "湖内禁止游泳和钓鱼。"},
    {"id": "3", "title": "养犬", "text": "饲养犬只应当每年接种狂犬病疫苗一次。"},
]
QUESTIONS = [
    {"id": "a", "question": "湖里可以钓鱼吗？", "relevant": ["2"]},
    {"id": "b", "question": "犬只多久接种一次疫苗", "relevant": ["3"]},
    {"id": "c", "question": "遛狗要牵绳吗", "relevant": ["1"]},
]
CONTEXT = "白沙村停车场共有车位85个，每晚十点后停止入场。"
ASKED = [
    {"id": "q1", "question": "白沙村停车场有多少个车位？", "answers": [{"text": "85个", "answer_start": 10}]},
    {"id": "q2", "question": "白沙村停车场几点停止入场？", "answers": [{"text": "十点", "answer_start": 16}]},
]


@pytest.fixture(autouse=True)
def small_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENJU_EMBEDDER", "hashing")


@pytest.fixture
def ranking(write_lines: WriteLines) -> list[str]:
    articles, questions = write_lines("articles.jsonl", ARTICLES), write_lines("questions.jsonl", QUESTIONS)
    return ["rank", "--corpus", str(articles), "--questions", str(questions), "--out"]


@pytest.fixture
def squad(tmp_path: Path) -> str:
    path = tmp_path / "squad.json"
    paragraphs = [{"id": "p1", "context": CONTEXT, "qas": ASKED}]
    path.write_text(json.dumps({"data": [{"title": "", "paragraphs": paragraphs}]}), encoding="utf-8")
    return str(path)


def test_a_cut_off_run_goes_on_where_it_was(
    ranking: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, cut = tmp_path / "whole.trec", tmp_path / "cut.trec"
    assert main([*ranking, str(whole)]) == OK
    search, asked = Searcher.search, []

    def search_until_stopped(searcher: Searcher, query: Query) -> list[Hit]:
        asked.append(query.text)
        if len(asked) == 3:
            raise KeyboardInterrupt
        return search(searcher, query)

    monkeypatch.setattr(Searcher, "search", search_until_stopped)
    assert main([*ranking, str(cut)]) == 130
    assert not cut.exists()
    assert main([*ranking, str(cut)]) == OK
    assert asked[3:] == [QUESTIONS[2]["question"]], "the others were not asked again"
    assert "2 of 3 were done before; going on" in capsys.readouterr().err
    assert cut.read_text() == whole.read_text()
    record = Record.read(record_path(cut))
    assert (record.questions, record.resumed) == (3, 2)
    assert record.outcome == Record.read(record_path(whole)).outcome


def test_the_record_says_what_it_depended_on(ranking: list[str], tmp_path: Path) -> None:
    out = tmp_path / "run.trec"
    assert main([*ranking, str(out), "--limit", "2"]) == OK
    record = Record.read(record_path(out))
    about = record.circumstances
    assert (about.task.kind, about.task.limit) == ("rank", 2)
    assert about.settings["search.embedder"] == "hashing"
    assert about.model["fingerprint"]
    assert {"python", "numpy", "tantivy"} <= about.versions.keys()
    assert record.started <= record.ended


def test_a_replay_is_identical_until_something_changes(
    ranking: list[str], tmp_path: Path, write_lines: WriteLines, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run.trec"
    assert main([*ranking, str(out)]) == OK
    assert main(["replay", str(record_path(out))]) == OK
    assert capsys.readouterr().out == "identical outcome\n"
    write_lines("articles.jsonl", [ARTICLES[0], ARTICLES[1] | {"text": "湖边可以散步。"}, ARTICLES[2]])
    assert main(["replay", str(record_path(out))]) == FAULTY
    told = capsys.readouterr().out
    assert "another outcome\nchanged since: library was" in told
    assert "questions differ: a" in told


def test_predictions_over_the_sets_own_documents_are_scored_and_replayed(
    squad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "answers.jsonl"
    assert main(["predict", squad, "--out", str(out)]) == OK
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["q1", "q2"]
    assert all(0 <= row["confidence"] <= 1 for row in rows)
    assert rows[0]["citations"][0]["quote"] in CONTEXT
    assert main(["score", squad, str(out), "--json"]) == OK
    assert json.loads(capsys.readouterr().out)["summary"]["exact"] == 1
    assert main(["replay", str(record_path(out))]) == OK, "times differ, and do not count"
    run = tmp_path / "run.trec"
    assert main(["rank", "--questions", squad, "--out", str(run)]) == OK
    assert main(["score", squad, str(run), "--json"]) == OK
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["summary"]["Success@1"] == 1


def test_ranking_and_predicting_may_share_a_home(tmp_path: Path) -> None:
    path, home, context = tmp_path / "long.json", tmp_path / "home", CONTEXT * 40
    paragraphs = [{"id": "p1", "context": context, "qas": ASKED}]
    path.write_text(json.dumps({"data": [{"title": "", "paragraphs": paragraphs}]}), encoding="utf-8")
    out, shared_home = tmp_path / "answers.jsonl", ["--home", str(home)]
    assert main(["rank", "--questions", str(path), "--out", str(tmp_path / "run.trec"), *shared_home]) == OK
    assert main(["predict", str(path), "--out", str(out), *shared_home]) == OK
    hits = [hit for line in out.read_text(encoding="utf-8").splitlines() for hit in json.loads(line)["hits"]]
    assert hits
    assert all(hit["end"] - hit["start"] < len(context) for hit in hits), "it was cut anew"


def test_several_configurations_go_to_outputs_of_their_own(ranking: list[str], tmp_path: Path) -> None:
    options = ["--set", "a:search.embedder=hashing", "--set", "b:search.embedder=bundled"]
    assert main([*ranking, str(tmp_path / "run.trec"), *options]) == OK
    models = [Record.read(record_path(tmp_path / f"run.{n}.trec")).circumstances.model["name"] for n in "ab"]
    assert models[0] == "hashing"
    assert models[0] != models[1]


def test_the_outcome_leaves_times_aside_and_nothing_else() -> None:
    lines = ['{"id": "q", "seconds": 1}', "q Q0 d 1 0.5 t"]
    assert outcome_of(lines) == outcome_of(['{"seconds": 2, "id": "q"}', "q Q0 d 1 0.5 t"])
    assert outcome_of(lines) != outcome_of(lines[::-1])
    assert outcome_of(lines) != outcome_of(['{"id": "p", "seconds": 1}', lines[1]])


def test_what_is_no_record(tmp_path: Path, write_lines: WriteLines, ranking: list[str]) -> None:
    with pytest.raises(EvalError, match="cannot be read"):
        Record.read(tmp_path / "none.run.json")
    for content in ({"id": "q"}, [1], "{"):
        with pytest.raises(EvalError, match="is no record of a run"):
            Record.read(write_lines("set.run.json", [content]))
    assert main(["replay", str(tmp_path / "none.run.json")]) == UNUSABLE
    out = tmp_path / "run.trec"
    assert main([*ranking, str(out)]) == OK
    record = Record.read(record_path(out))
    about = replace(record.circumstances, task=replace(record.circumstances.task, kind="dream"))
    replace(record, circumstances=about).write()
    assert main(["replay", str(record_path(out))]) == UNUSABLE
