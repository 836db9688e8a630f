"""Names whose meaning is asked for, and that no document speaks of."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

PLAN = """# 石门县渡口振兴方案

## 一、总体要求

石门县以“两渡”振兴为抓手，围绕“百渡千帆”目标，推进渡口金融改革，支持银行参与渡口建设。

## 二、主要任务

推行“渡长制”，每座渡口由一名乡镇干部担任渡长，负责巡查。建立“渡心指数”年度核算办法。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"方案.md": PLAN}) as opened:
        yield opened


@pytest.mark.parametrize(
    "question", ["石门县的两渡银行是什么？", "石门县渡口码是什么意思", "什么是帆船指数？"]
)
def test_a_name_that_nothing_speaks_of_has_no_meaning(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.refused


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("石门县的渡长制是什么？", "担任渡长"),
        ("“渡心指数”是什么意思", "渡心指数"),
        ("什么是百渡千帆", "百渡千帆"),
    ],
)
def test_a_name_that_is_spoken_of_is_told(assistant: Assistant, question: str, words: str) -> None:
    answer = assistant.ask(question)
    assert not answer.refused
    assert words in answer.text
