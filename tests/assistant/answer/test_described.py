"""Places that a question only describes, in the order of telling or asking first."""

import pytest

from assistant.answer.compound.described import Hop, hop_in


@pytest.mark.parametrize(
    ("question", "hop"),
    [
        (
            "有个县靠灯会得了银杯，这个县有几所学校？",
            Hop("靠灯会得了银杯", "县", "有几所学校？", "", asked=False),
        ),
        (
            "有一座城市跟青川结了对，它引进了多少人才？",
            Hop("跟青川结了对", "城市", "引进了多少人才？", "", asked=False),
        ),
        (
            "有个镇的豆腐出了名，那里一年接待多少游客？",
            Hop("的豆腐出了名", "镇", "一年接待多少游客？", "", asked=False),
        ),
        (
            "首办灯会的那个区，它所在的市有几所学校？",
            Hop("首办灯会", "区", "有几所学校？", "市", asked=False),
        ),
        ("首办灯会的那个县，上级市里有几所学校？", Hop("首办灯会", "县", "有几所学校？", "市", asked=False)),
        ("青川唯一的灯会试点镇，有几座桥？", Hop("青川唯一的灯会试点", "镇", "有几座桥？", "", asked=False)),
        (
            "首办灯会的是云溪底下哪个县？那儿有几所学校？",
            Hop("云溪首办灯会", "县", "有几所学校？", "", asked=True),
        ),
        ("哪个县首办了灯会？它有几所学校？", Hop("首办了灯会", "县", "有几所学校？", "", asked=True)),
        (
            "青川要学哪个区办灯会的做法？该区有几座桥？",
            Hop("青川要学办灯会的做法", "区", "有几座桥？", "", asked=True),
        ),
    ],
)
def test_a_place_is_described_before_something_is_asked_of_it(question: str, hop: Hop) -> None:
    assert hop_in(question) == hop


@pytest.mark.parametrize(
    "question",
    [
        "哪个县的学校更多？它有几所？",
        "有个问题，这个县有几所学校？",
        "青川和白沙哪个区的桥多，它有几座？",
        "有几个县办过灯会？",
    ],
)
def test_what_is_compared_or_not_described_is_no_first_step(question: str) -> None:
    assert hop_in(question) is None


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("跟青川结对的那座城市，青川靠什么去贴近它？", "青川靠什么去贴近白沙？"),
        ("跟青川结对的那座城市，去年引进了多少人才？", "白沙去年引进了多少人才？"),
        ("首办灯会的那个县，其他县派了几支队去那个县？", "其他县派了几支队去白沙？"),
    ],
)
def test_what_points_to_the_place_becomes_its_name(question: str, asked: str) -> None:
    hop = hop_in(question)
    assert hop
    assert hop.asked_of("白沙") == asked
