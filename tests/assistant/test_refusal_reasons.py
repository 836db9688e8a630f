"""The words with which a refusal says what is missing."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

RULES = """# 平湖县渡船管理规定

第一条 渡船应当按照核定的人数载客，渡工应当持证上岗。

第二条 渡船每年检修一次，检修情况报乡人民政府备案。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"规定.md": RULES}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("渡工要是不照做，加起来扣多少押金？", "押金"),
        ("渡船加起来一共挣了多少旅游收入？", "旅游"),
        ("有个渡工不想干了，一共能领多少退休金？", "退休金"),
        ("渡船获得过多少奖金？", "奖金"),
    ],
)
def test_a_refusal_names_what_means_something(assistant: Assistant, question: str, missing: str) -> None:
    refusal = assistant.ask(question).refusal
    assert refusal is not None
    assert missing in refusal.reason
    assert not any(word in refusal.reason for word in ("不照", "不想", "一共", "起来", "有个", "获得"))
