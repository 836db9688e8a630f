"""Yes-or-no questions that take a figure for true, over a small notice."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

NOTICE = """# 青石县渡口运营情况通报

2018年，全县渡口运送旅客28000人次，其中学生9600人次。全县共有渡船62艘，准点率为93.5%。

渡口检修需要停航的，应当提前二十四小时告知乘客。乘客投诉的，应当自接到投诉之日起十日内答复。

渡工饮酒后开船的，处五百元以上二千元以下罚款。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"渡口通报.md": NOTICE}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "label", "headline"),
    [
        ("2018年青石县渡口运送的旅客有没有超过3万人次？", "否", "28000人次"),
        ("青石县有50多艘渡船吧？", "是", "62艘"),
        ("青石县渡船的准点率达到95%了吗？", "否", "93.5%"),
        ("渡口检修停航要提前三天告知乘客，对吗？", "否", "二十四小时"),
        ("接到乘客投诉，是不是十天内要答复？", "是", "十日内"),
        ("渡工饮酒开船最多罚一千元吗？", "否", "五百元以上二千元以下"),
    ],
)
def test_the_figure_of_the_document_says_yes_or_no(
    assistant: Assistant, question: str, label: str, headline: str
) -> None:
    first = assistant.ask(question).statements[0]
    assert (first.label, first.headline) == (label, headline)
