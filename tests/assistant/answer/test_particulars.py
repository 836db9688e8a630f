"""Particulars that only a text which tells them has."""

import pytest

from assistant.answer.wording.particulars import may_tell, tells_amount


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("《渡口管理办法》的文号是多少", "县里印发《渡口管理办法》，要求认真执行。"),
        ("《渡口管理办法》的文号是多少", "依据《桥梁管理办法》（平政发〔2019〕3号）制定。"),
        ("首笔船只抵押贷款是哪家银行放的", "全县办成了首笔船只抵押贷款。"),
        ("渡口方案由哪位领导签发", "领导小组负责统筹协调，确保方案顺利实施。"),
        ("渡船每隔几个月检修一次", "渡工应当定期检修渡船。"),
    ],
)
def test_what_cannot_tell_a_particular(question: str, text: str) -> None:
    assert not may_tell(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("《渡口管理办法》的文号是多少", "《渡口管理办法》（平政发〔2020〕8号）已经印发。"),
        ("首笔船只抵押贷款是哪家银行放的", "平湖银行发放了首笔船只抵押贷款。"),
        ("渡口方案由哪位领导签发", "方案由县长签发。"),
        ("渡船每隔几个月检修一次", "渡船每半年检修一次。"),
        ("渡船多久检修一次", "渡工应当定期检修渡船。"),
        ("渡口归谁管", "渡口由乡里管理。"),
    ],
)
def test_what_may_tell_it(question: str, text: str) -> None:
    assert may_tell(question, text)


@pytest.mark.parametrize(
    ("question", "said", "tells"),
    [
        ("渡工考试多少分及格", "经考试合格的，发给渡工证，大部分渡工已经考过。", False),
        ("渡工考试多少分及格", "考试满60分的为合格。", True),
        ("船票能打几折", "船票可以退换。", False),
        ("学生船票打几折", "学生船票按五折收取。", True),
        ("水压要达到多少兆帕", "水压应当稳定。", False),
        ("还要等几分钟", "船马上就到。", True),
    ],
)
def test_points_and_discounts(question: str, said: str, tells: bool) -> None:
    assert tells_amount(question, said) is tells
