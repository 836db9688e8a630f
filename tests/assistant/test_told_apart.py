"""Two things held against each other are told by different words, over a real library with real indexes."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

RULES = """石门县渡口管理规定

第一条 为了渡口的安全，制定本规定。

第二条 渡工应当每年体检一次，体检由县医院做。渡口经营者应当核对渡工的体检结果。

第三条 渡口经营者安排未按照规定参加体检的渡工驾驶渡船的，由县渡口管理机构责令改正，可以处五百元以下罚款。

第四条 渡口经营者安排体检不合格的渡工驾驶渡船的，由县渡口管理机构责令改正，处二千元以下罚款。

第五条 渡船超载的，对渡工处三百元罚款，对渡口经营者处三千元罚款。

第六条 本规定自2020年5月1日起施行。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"rules.txt": RULES}) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "渡口派上船的渡工，没做体检的和体检没过关的，渡口经营者分别会被罚多少？",
        "渡口经营者安排的渡工，体检不合格的和没体检的，各罚多少？",
    ],
)
def test_one_figure_does_not_tell_both(assistant: Assistant, question: str) -> None:
    shown = {statement.label: statement.headline for statement in assistant.ask(question).statements}
    failed = [headline for label, headline in shown.items() if "不合格" in label or "没过关" in label]
    assert sorted(shown.values()) == ["二千元以下", "五百元以下"]
    assert failed == ["二千元以下"]


def test_a_sentence_that_holds_for_both_is_shown_for_both(assistant: Assistant) -> None:
    answer = assistant.ask("渡船超载，渡工和渡口经营者各罚多少？")
    assert "三百元" in answer.text
    assert "三千元" in answer.text
