"""A list is answered by the sentences that say it; what stands beside them is left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from tests.assistant.small_libraries import open_assistant

PLAN = """青溪镇夏季工作方案

一、河道管理。镇里每周巡河两次，巡河员由各村推选。在主街全天禁止摆放夜宵摊位。渡口的船每年检修一次，船工须持证上岗。水闸由专人看守，雨天加派人手。

二、粮食收储。镇粮站收购小麦、玉米、大豆；稻谷、油菜籽由县里统一收购，价格按当天的挂牌价计算，农户可以用手机预约；荞麦不收。粮站中午不休息。

三、渡口值守。

完善渡口“双人值守”制度。每班两名船工，一人撑船，一人看护乘客，交接班要在簿子上签名，夜里还要互相叫醒。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("brief")
    with open_assistant(folder, {"夏季方案.txt": PLAN}) as opened:
        yield opened


def test_neighbours_that_say_nothing_of_what_is_asked_are_left_out(assistant: Assistant) -> None:
    answer = assistant.ask("青溪镇对夜宵摊位有哪些规定？")
    assert "禁止摆放夜宵摊位" in answer.text
    assert "渡口" not in answer.text
    assert "水闸" not in answer.text


def test_a_sentence_is_not_cut_at_a_semicolon(assistant: Assistant) -> None:
    assert "荞麦" in assistant.ask("镇粮站收购哪些粮食？").text


def test_a_short_first_sentence_brings_what_it_is_about(assistant: Assistant) -> None:
    assert "一人撑船" in assistant.ask("渡口双人值守制度").text
