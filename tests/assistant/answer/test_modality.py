"""What a yes-or-no question wants to have decided."""

import pytest

from assistant.answer.wording.modality import Aim, act_of, aim_of, last_asked, strength
from index.folding import fold


@pytest.mark.parametrize(
    ("question", "aim"),
    [
        ("渡船能带自行车吗？", Aim.LEAVE),
        ("把船票转卖给别人，这样合法吗？", Aim.LEAVE),
        ("船上生火做饭行不行？", Aim.LEAVE),
        ("乘客有没有权看航行日志？", Aim.LEAVE),
        ("上船用不用量体温？", Aim.DUTY),
        ("渡口要不要装栏杆？", Aim.DUTY),
        ("换新船证要交钱吗？", Aim.COST),
        ("买票的钱能退吗？", Aim.LEAVE),
        ("在航道里下网犯法吗？", Aim.WRONG),
        ("过期的船证还算数吗？", Aim.VALID),
        ("夜班的加价属于票价吗？", Aim.VALID),
        ("老码头拆了吗？", Aim.FACT),
        ("渡口正在进行核算吗？", Aim.FACT),
    ],
)
def test_the_aim_is_read_from_the_last_clause(question: str, aim: Aim) -> None:
    assert aim_of(fold(question)) is aim


@pytest.mark.parametrize(
    ("question", "act"),
    [
        ("天黑以后，渡工能一个人开船吗？", "一个人开船"),
        ("把船票转卖给别人，这样合法吗？", "把船票转卖给别人"),
        ("上船用不用量体温？", "量体温"),
        ("船上生火做饭行不行？", "船上生火做饭"),
        ("老码头拆了吗？", "老码头拆"),
    ],
)
def test_the_act_is_what_stands_behind_the_modal_verb(question: str, act: str) -> None:
    assert act_of(fold(question)) == act


def test_a_clause_that_only_asks_is_read_with_the_one_before_it() -> None:
    assert last_asked(fold("码头关了门，不退票，这样行吗？")) == "不退票,这样行"
    assert last_asked(fold("码头关了门，能退票吗？")) == "能退票"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [("不得带牲畜上船", 2), ("可以带一辆自行车", 2), ("渡工应当检查缆绳", 1), ("渡口在河的南岸", 0)],
)
def test_a_duty_decides_less_outright_about_leave_than_words_of_leave(clause: str, expected: int) -> None:
    assert strength(Aim.LEAVE, clause) == expected


@pytest.mark.parametrize(
    "question", ["守信的渡船公司贷款能走得顺些吗", "明年的完好率能达到九成吗", "改造以后能节约用水吗"]
)
def test_what_may_come_about_is_no_leave(question: str) -> None:
    assert aim_of(fold(question)) is Aim.FACT
