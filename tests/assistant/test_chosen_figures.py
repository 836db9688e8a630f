"""Which of several figures of one sentence answers, over a real library with real indexes."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

REPORT = """石门县农业简报

一、保护

石门县划定320平方公里的湿地保护线和75平方公里的古树保护线，形成一张图。

二、减排

2019年，石门县节水8万吨，减少氨水排放120吨、废油（机油）35吨、废酸（盐酸）17吨。

三、经营

石门县有果园60家、农民茶叶合作社联合会4家、农民茶叶合作社93家。

四、灌溉

石门县平原水渠完好率为100%；茶园喷灌的覆盖面，平原、山区分别达到70%、60%以上。

五、时间

5月9日，石门县召开茶树普查会议，部署茶树普查的入户登记工作。

今年的茶树普查，2月至4月建立名册，6月至10月完成入户登记。石门县每年十一月一日至次年三月二十日停灌。

六、水质

2019年石门县水库总磷浓度为0.02毫克/升，比2015年下降35%。石门县城乡居民用水均价分别达到3.1元和1.8元。

七、渡工和窑户

渡工岗位津贴由之前的300元上升为900元左右。旧式柴窑从2015年初的46座到2018年9月基本拆完。容积40立方米以上的陶瓷窑全面加装除尘设备，窑户除尘设备运行合格率达到100%。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"report.txt": REPORT}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("石门县的古树保护线有多少平方公里？", "75平方公里"),
        ("石门县的湿地保护线有多少平方公里？", "320平方公里"),
        ("石门县茶树普查的入户登记安排在几月到几月完成？", "6月至10月"),
        ("石门县从几月几号到几月几号停灌？", "十一月一日至次年三月二十日"),
        ("石门县哪段时间停灌？", "十一月一日至次年三月二十日"),
        ("石门县2019年减少废油排放多少吨？", "35吨"),
        ("石门县2019年减少废酸排放多少吨？", "17吨"),
        ("石门县有多少家农民茶叶合作社？", "93家"),
        ("石门县有多少家农民茶叶合作社联合会？", "4家"),
        ("石门县平原茶园喷灌的覆盖面达到多少？", "70%"),
        ("石门县山区茶园喷灌的覆盖面达到多少？", "60%以上"),
        ("石门县渡工岗位津贴现在是多少？", "900元左右"),
        ("石门县渡工岗位津贴原来是多少？", "300元"),
        ("石门县旧式柴窑什么时候拆完？", "2018年9月"),
        ("石门县陶瓷窑多大要装除尘设备？", "40立方米以上"),
        ("石门县水库总磷浓度跟2015年比低了多少？", "35%"),
    ],
)
def test_the_figure_is_that_of_the_thing_asked_for(assistant: Assistant, question: str, figure: str) -> None:
    assert assistant.ask(question).statements[0].headline == figure


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("石门县水库总磷浓度下降了多少？", "35%"),
        ("石门县水库总磷浓度是多少？", "0.02毫克/升"),
        ("石门县农村居民用水均价是多少？", "1.8元"),
        ("石门县城镇居民用水均价是多少？", "3.1元"),
    ],
)
def test_a_change_is_told_by_its_size_and_halves_of_a_pair_are_told_apart(
    assistant: Assistant, question: str, headline: str
) -> None:
    assert assistant.ask(question).text.split("\n")[0] == headline
