"""Lists in the articles of a statute: the one asked for, whole, and never the chapters in its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from tests.assistant.small_libraries import open_assistant

STATUTE = """# 青溪县渡口管理条例

## 第一章 总则

第一条 为了加强渡口管理，保障渡运安全，制定本条例。

第二条 县交通运输部门应当建立船工信息系统，记录船工的姓名和船号，并会同有关部门增加船工的便利。

## 第二章 船工

第三条 船工在渡口享有下列便利：

（一）在渡口的工棚里过夜；

（二）在渡口的食堂里用餐；

（三）免费停放自己的车辆；

（四）县里规定的其他便利。

县交通运输部门每年公布工棚和食堂的地点。

第四条 船工有下列行为之一的，一次记六分：

（一）夜里摆渡不点灯的；

（二）载客超过定员的。

第五条 船工有下列行为之一的，一次记三分：

（一）摆渡时打电话的；

（二）船上没有救生圈的。

## 第三章 附则

第六条 本条例自2020年5月1日起施行。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("statute")
    with open_assistant(folder, {"渡口条例.md": STATUTE}) as opened:
        yield opened


def test_the_list_is_preferred_to_what_only_mentions_it(assistant: Assistant) -> None:
    first = assistant.ask("船工有哪些便利？").statements[0]
    assert first.listed
    assert len(first.listed.items) == 4
    assert not first.listed.tail


def test_a_list_that_is_less_asked_for_is_not_shown_beside_it(assistant: Assistant) -> None:
    answer = assistant.ask("一次记六分的行为有哪些？")
    assert "不点灯" in answer.text
    assert "救生圈" not in answer.text


def test_chapters_are_told_when_they_are_asked_for_only(assistant: Assistant) -> None:
    assert "第三章" in assistant.ask("青溪县渡口管理条例有哪几章？").text
    assert "第三章" not in assistant.ask("渡口管理包括哪些？").text
