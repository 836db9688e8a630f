import csv
import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands.types import NOT_ANSWERED, OK, WRONG_USAGE

PLAN = """# 青川镇垃圾分类实施方案

## 一、目标

到2021年底，全镇生活垃圾分类覆盖率达到92.5%，回收利用率达到41%以上，新增林地1.5万亩。

## 二、奖励

对分类工作突出的村，每年奖励3万元。
"""


@pytest.fixture
def output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> pytest.CaptureFixture[str]:
    """What the commands of the test print, in a home with one document."""
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WENJU_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WENJU_EMBEDDER", "hashing")
    assert main(["add", "plan.md"]) == OK
    capsys.readouterr()
    return capsys


def test_figures_are_listed_with_indicator_value_and_period(output: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "覆盖率", "--year", "2021"]) == OK
    (line,) = output.readouterr().out.splitlines()
    assert line.startswith("plan.md  生活垃圾分类覆盖率  92.5%")
    assert line.endswith("2021年底")


def test_values_are_compared_in_one_unit(output: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--unit", "平方米", "--at-least", "9e6", "--json"]) == OK
    (line,) = output.readouterr().out.splitlines()
    found = json.loads(line)
    assert (found["low"], found["unit"]) == ("15000", "亩")
    assert (found["normal_low"], found["normal_unit"]) == ("10000000", "平方米")
    assert PLAN[found["start"] : found["end"]] == found["text"] == "1.5万亩"


def test_a_table_for_spreadsheets(output: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--kind", "share", "--document", "plan*", "--csv"]) == OK
    rows = list(csv.DictReader(output.readouterr().out.splitlines()))
    assert [(row["text"], row["sign"]) for row in rows] == [("92.5%", "reached"), ("41%以上", "at least")]


def test_nothing_found_is_said_and_told_by_the_status(output: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "森林火险"]) == NOT_ANSWERED
    printed = output.readouterr()
    assert (printed.out, "no figure fits" in printed.err) == ("", True)


def test_an_impossible_year_or_an_unknown_document_is_an_error(output: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--year", "-3"]) == WRONG_USAGE
    assert main(["figures", "--document", "plam.md"]) == WRONG_USAGE
    assert "plan.md" in output.readouterr().err
