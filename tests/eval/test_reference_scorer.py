"""Our figures equal those of the reference scorer, on its question set and on hostile predictions."""

import importlib.util
import json
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eval.metrics import ANSWER_MEASURES
from eval.predictions import parse_prediction
from eval.questions import parse_question
from eval.score import score_answers, summarise_answers
from eval.types import QUESTION_TYPES

pytestmark = pytest.mark.originals

Row = dict[str, Any]
WriteLines = Callable[[str, Iterable[Row]], Path]
TEXTS = {
    "a.txt": "第一条本办法自公布之日起施行，共有1,200个字。" * 40,
    "b.txt": "村里没有，路边也未见。" * 30,
}
FRAGMENTS = [
    "1,200 个",
    "１２００个",
    "没有",
    "未",
    "是",
    "《办法》",
    "PM_{2.5}",
    "“甲”",
    " ",
    "字" * 60,
    "会",
    "Ａ",
]


@pytest.fixture(scope="module")
def reference(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_scorer", shared / "tools" / "score_answers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


offsets = st.integers(0, 1100)
place_rows = st.fixed_dictionaries(
    {"doc": st.sampled_from(["a.txt", "b.txt", "c.txt"]), "start": offsets, "end": offsets}
)
evidence_rows = st.builds(
    lambda doc, start, length: {"doc": doc, "start": start, "end": start + length},
    st.sampled_from(["a.txt", "b.txt"]),
    st.integers(0, 500),
    st.integers(1, 300),
)
replies = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=6).map("".join)


@st.composite
def question_rows(draw: st.DrawFn) -> Row:
    kind = draw(st.sampled_from(QUESTION_TYPES))
    row: Row = {"id": "q", "type": kind, "wording": "far", "question": "？", "answers": [], "evidence": []}
    if kind != "unanswerable":
        wanted = st.sampled_from(FRAGMENTS).filter(str.strip)
        row["answers"] = draw(st.lists(st.lists(wanted, min_size=1, max_size=2), min_size=1, max_size=3))
        row["evidence"] = draw(
            st.lists(st.lists(evidence_rows, min_size=1, max_size=2), min_size=1, max_size=12)
        )
    return row


@st.composite
def prediction_rows(draw: st.DrawFn, row: Row) -> Row:
    """Hits and citations mostly near the evidence, so that being covered hangs on a code point."""
    required = [place for group in row["evidence"] for place in group]
    shift = st.integers(-160, 160)
    near = place_rows
    if required:
        near = near | st.builds(
            lambda p, a, b: p | {"start": max(0, p["start"] + a), "end": max(0, p["end"] + b)},
            st.sampled_from(required),
            shift | st.just(0),
            shift | st.just(0),
        )
    guess: Row = {
        "id": "q",
        "answer": draw(replies),
        "refused": draw(st.booleans()),
        "hits": draw(st.lists(near, max_size=14)),
        "citations": [_quoted(draw, place) for place in draw(st.lists(near, max_size=7))],
        "seconds": draw(st.floats(0, 9)),
    }
    absent = draw(st.sets(st.sampled_from([*guess])))
    return {name: value for name, value in guess.items() if name == "id" or name not in absent}


def _quoted(draw: st.DrawFn, place: Row) -> Row:
    right = TEXTS.get(place["doc"], "")[place["start"] : place["end"]]
    return place | draw(st.sampled_from([{"quote": right}, {"quote": right[1:]}, {}]))


def assert_same_figures(ours: Any, theirs: Row) -> None:
    expected = {name: value for name, value in theirs.items() if name in ANSWER_MEASURES}
    figures = {name: value for name, value in ours.figures.items() if name in ANSWER_MEASURES}
    assert {name: figures.get(name) for name in expected} == pytest.approx(expected, abs=1e-9)
    assert figures.keys() - expected.keys() <= {"em", "f1"}
    assert ours.seconds == theirs.get("seconds")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_one_question(reference: ModuleType, data: st.DataObject) -> None:
    row = data.draw(question_rows())
    guess = data.draw(prediction_rows(row))
    ours = score_answers([parse_question(row)], {"q": parse_prediction(guess)}, TEXTS)
    assert_same_figures(ours[0], reference.score_one(row, guess, TEXTS))


def test_a_question_without_prediction(reference: ModuleType) -> None:
    for kind in QUESTION_TYPES:
        required: Row = {"answers": [["是"]], "evidence": [[{"doc": "a.txt", "start": 0, "end": 5}]]}
        row = {"id": "q", "type": kind, "wording": "near", "question": "？", "answers": [], "evidence": []}
        row |= {} if kind == "unanswerable" else required
        assert_same_figures(
            score_answers([parse_question(row)], {}, TEXTS)[0], reference.score_one(row, {}, TEXTS)
        )


@pytest.fixture(scope="module")
def policy_rows(shared: Path) -> list[Row]:
    lines = (shared / "evalsets" / "policy-dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def policy_texts(shared: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (shared / "corpus").glob("*.txt")}


@pytest.fixture
def their_report(
    reference: ModuleType, shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Path], Row]:
    """What the reference scorer prints about predictions for the policy set."""

    def report(predictions: Path) -> Row:
        questions, corpus = shared / "evalsets" / "policy-dev.jsonl", shared / "corpus"
        monkeypatch.setattr(sys, "argv", ["", str(questions), str(predictions), str(corpus), "--json"])
        reference.main()
        printed: Row = json.loads(capsys.readouterr().out)
        return printed

    return report


@pytest.mark.parametrize("seed", range(3))
def test_the_policy_set(
    policy_rows: list[Row],
    policy_texts: dict[str, str],
    their_report: Callable[[Path], Row],
    write_lines: WriteLines,
    seed: int,
) -> None:
    guesses = _guesses(policy_rows, policy_texts, random.Random(seed))  # noqa: S311
    theirs = their_report(write_lines("predictions.jsonl", guesses))
    predictions = {guess["id"]: parse_prediction(guess) for guess in guesses}
    scored = score_answers([parse_question(row) for row in policy_rows], predictions, policy_texts)
    summary = summarise_answers(scored, predictions)
    assert summary.keys() >= theirs["summary"].keys()
    for name, value in theirs["summary"].items():
        assert summary[name] == pytest.approx(value, abs=1e-9), name
    for ours, other in zip(scored, theirs["questions"], strict=True):
        assert_same_figures(ours, other)


def _guesses(rows: Sequence[Row], texts: dict[str, str], chance: random.Random) -> list[Row]:
    """Predictions for most questions, half of them right, the rest broken in many ways."""
    return [_guess(row, texts, chance) for row in rows if chance.random() < 0.95]


def _guess(row: Row, texts: dict[str, str], chance: random.Random) -> Row:
    required = [chance.choice(group) for group in row["evidence"]]
    reply = "，".join(chance.choice(group) for group in row["answers"])
    citations = [_moved(place, texts, chance) for place in required]
    decoys = [_decoy(texts, chance) for _ in range(12)]
    hits = [*required, *decoys]
    chance.shuffle(hits)
    return {
        "id": row["id"],
        "answer": "字" * chance.choice([0, 0, 0, 110, 235]) + reply,
        "refused": chance.random() < (0.6 if not required else 0.1),
        "citations": citations + [place | {"quote": ""} for place in decoys[: chance.randrange(3)]],
        "hits": hits[: chance.randrange(1, 13)],
        "seconds": chance.random(),
    }


def _moved(place: Row, texts: dict[str, str], chance: random.Random) -> Row:
    width = place["end"] - place["start"]
    start = max(0, place["start"] + chance.choice([0, 0, width // 2, -width // 2, width // 2 + 1]))
    moved = {"doc": place["doc"], "start": start, "end": start + width}
    return moved | {"quote": texts[place["doc"]][start : start + width] if chance.random() < 0.9 else None}


def _decoy(texts: dict[str, str], chance: random.Random) -> Row:
    doc = chance.choice(sorted(texts))
    start = chance.randrange(len(texts[doc]))
    return {"doc": doc, "start": start, "end": start + chance.choice([1, 150, 400, 600, 601])}
