"""What a fine rests on beside its own sentence: the item of its list, or the rule that was broken."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant
from assistant.types import Answer

RULES = """青川县渡口管理条例

第一条 为了规范渡口管理，保障渡运安全，制定本条例。

第二条 渡口由县交通运输主管部门统一编号，设立标志牌。

第三条 在渡口水域内禁止下列行为：

（一）撒网捕鱼；

（二）放养鸭鹅；

（三）清洗拖拉机、货车等车辆。

渡口管理人员应当劝阻前款所列行为。

第四条 渡船应当配备与核定载客人数相符的救生圈。

第五条 违反本条例第三条规定的，由渡口管理站责令改正，并按照下列规定处罚：

（一）违反第一项规定的，处三百元罚款；

（二）违反第二项规定的，处六十元罚款；

（三）违反第三项规定的，处九百元罚款。

第六条 违反本条例第四条规定的，处一千二百元罚款。

第七条 渡口经营人有下列情形之一的，由县交通运输主管部门责令改正，对单位处七千元罚款，对个人处四百元罚款：

（一）擅自停渡、歇业的；

（二）擅自提高船票价格的；

（三）不公布开渡时间的。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"rules.txt": RULES}) as opened:
        yield opened


def _proof(answer: Answer) -> str:
    marks = answer.statements[0].marks
    return " ".join(citation.quote for citation in answer.citations if citation.number in marks)


@pytest.mark.parametrize(
    ("question", "fine", "rule"),
    [
        ("在渡口水域清洗拖拉机罚多少钱？", "九百元", "清洗拖拉机"),
        ("在渡口水域放养鸭鹅罚多少钱？", "六十元", "放养鸭鹅"),
        ("渡船没有配备救生圈，罚多少钱？", "一千二百元", "核定载客人数"),
        ("渡口单位擅自停渡罚多少钱？", "七千元", "擅自停渡、歇业"),
        ("个人擅自提高船票价格，罚多少钱？", "四百元", "提高船票价格"),
    ],
)
def test_the_fine_is_proven_with_what_it_is_for(
    assistant: Assistant, question: str, fine: str, rule: str
) -> None:
    answer = assistant.ask(question)
    assert answer.statements[0].headline == fine
    assert fine in _proof(answer)
    assert rule in _proof(answer)
