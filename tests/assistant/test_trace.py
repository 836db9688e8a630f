import json
import math
from pathlib import Path

import pytest

from assistant.answer.judging import scoring
from assistant.answer.refusing.answerability import fitted
from assistant.cli import main
from assistant.commands.trace import FEATURES, KIND_NAMES, QUANTITY_NAMES
from assistant.commands.types import NOT_ANSWERED, OK
from assistant.understand import Kind
from corpus.figures import Quantity

NOTICE = """青川镇垃圾分类方案

到2021年底，青川镇生活垃圾分类覆盖率达到92.5%。2019年，青川镇有垃圾桶300个。
"""
OTHER = """白石镇垃圾分类方案

2019年，白石镇有垃圾桶200个。
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WENJU_HOME", str(tmp_path / "home"))
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    assert main(["add", "notice.txt", "other.txt"]) == OK
    return tmp_path


def _asked(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = OK) -> str:
    capsys.readouterr()
    assert main(["ask", *arguments]) == status
    return capsys.readouterr().out


def test_everything_on_the_way_has_a_name() -> None:
    assert set(KIND_NAMES) == set(Kind)
    assert set(QUANTITY_NAMES) == set(Quantity)
    assert set(scoring.WEIGHTS) | set(fitted().weights) <= set(FEATURES)


def test_the_way_to_an_answer_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = _asked(capsys, "--explain", "青川镇2021年垃圾分类覆盖率是多少？")
    assert home.is_dir()
    for line in (
        "理解 问数字 · 数的种类 比例 · 地方 青川 · 年份 2021",
        "取用 92.5%",
        "→ 回答",
        "证实 1 条，引文 1 处",
    ):
        assert line in said
    assert said.index("问题 ") < said.index("理解 ") < said.index("句子1 ") < said.index("取用 ")


def test_the_probability_is_what_the_printed_values_make(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    (trace,) = json.loads(_asked(capsys, "--json", "青川镇2021年垃圾分类覆盖率是多少？"))["traces"]
    z = trace["bias"] + sum(trace["weights"][name] * value for name, value in trace["decisive"].items())
    assert trace["probability"] == pytest.approx(1 / (1 + math.exp(-z)))
    assert trace["probability"] >= trace["threshold"]
    best = trace["sentences"][0]
    weights = scoring.WEIGHTS
    assert best["score"] == pytest.approx(sum(weights[name] * best["features"][name] for name in weights))
    assert NOTICE[best["start"] : best["end"]].startswith("到2021年底")


def test_each_part_of_a_question_has_a_trace(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert home.is_dir()
    said = _asked(capsys, "--explain", "2019年青川镇和白石镇的垃圾桶一共有多少个？")
    assert "300个 + 200个 = 500个" in said
    assert said.count("理解 ") == 2


def test_a_refusal_tells_why(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert home.is_dir()
    said = _asked(capsys, "--explain", "青川镇2015年垃圾分类覆盖率是多少？", status=NOT_ANSWERED)
    assert "→ 不答：" in said
