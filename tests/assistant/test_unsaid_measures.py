"""Measures that no document gives, though figures of the same unit stand near."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

PLAN = """# 平湖县水利发展方案

## 一、主要目标

到2025年，平湖县灌溉用电总量控制在8000万千瓦时以内，水库蓄水总量达到5亿立方米，渠道硬化覆盖率达到90%，渔业养殖面积稳定在3000亩。

## 二、渡口

渡口经营许可证由县里发放。渡工应当在停航前提前15日向乡里报告。渡工证的有效期为六年。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"方案.md": PLAN}) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "平湖县2025年地下水开采量要控制在多少立方米？",
        "平湖县2025年绿化覆盖率要达到多少？",
        "平湖县2025年天然气消费总量是多少？",
        "渡口渔业保险金最多赔几年？",
        "平湖县2025年桑树种植面积是多少亩？",
    ],
)
def test_a_figure_of_another_measure_is_no_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("平湖县2025年水库蓄水总量要达到多少立方米？", "5亿立方米"),
        ("平湖县2025年渠道硬化覆盖率要达到多少？", "90%"),
        ("平湖县2025年灌溉用电总量控制在多少？", "8000万千瓦时"),
        ("渡工证的有效期是几年？", "六年"),
        ("县里渔民养鱼面积是多少亩？", "3000亩"),
        ("平湖县2025年渔业养殖面积是多少亩？", "3000亩"),
    ],
)
def test_the_figure_of_the_measure_answers(assistant: Assistant, question: str, figure: str) -> None:
    assert figure in assistant.ask(question).text
