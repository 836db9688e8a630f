"""Of several amounts of one rule the one for whom a question names."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

FINES = (
    "渡船夜间载客的，由县交通运输部门责令停航；对渡工处三百元以上六百元以下罚款，并收回渡工证；"
    "对渡船所有人可以并处二千元以上四千元以下罚款，有违法所得的予以没收。"
)
STATUTE = f"""# 平湖县渡船处罚规定

第一条 {FINES}

第二条 渡口没有公布票价的，对单位处七百元罚款，对直接负责的主管人员处九十元罚款。

第三条 渡口的票价由县里核定，每年公布一次。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"处罚.md": STATUTE}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "fines"),
    [
        ("渡船夜间载客，渡工和渡船所有人各罚多少？", ["三百元以上六百元以下", "二千元以上四千元以下"]),
        ("渡船夜间载客，渡船所有人罚多少钱？", ["二千元以上四千元以下"]),
        ("渡船夜间载客，渡工罚多少钱？", ["三百元以上六百元以下"]),
        ("渡口没有公布票价，主管人员罚多少钱？", ["九十元"]),
        ("渡口没有公布票价，单位罚多少钱？", ["七百元"]),
    ],
)
def test_the_amount_for_whom_the_question_names(
    assistant: Assistant, question: str, fines: list[str]
) -> None:
    statements = assistant.ask(question).statements
    assert [statement.headline for statement in statements[: len(fines)]] == fines
