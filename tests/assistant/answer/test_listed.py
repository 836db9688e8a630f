"""Three or more things asked for in one breath."""

import pytest

from assistant.answer.compound.listed import listed_in


@pytest.mark.parametrize(
    ("question", "place", "asked"),
    [
        (
            "石门有多少家磨坊、酒坊和茶馆？",
            "石门",
            ["石门有多少家磨坊", "石门有多少家酒坊", "石门有多少家茶馆"],
        ),
        (
            "石门的磨坊、酒坊、茶馆各有几家？",
            "石门",
            ["石门磨坊各有几家？", "石门酒坊各有几家？", "石门茶馆各有几家？"],
        ),
        ("木船、铁船和竹筏分别几年检修", "", ["木船分别几年检修", "铁船分别几年检修", "竹筏分别几年检修"]),
    ],
)
def test_each_thing_is_asked_for(question: str, place: str, asked: list[str]) -> None:
    assert [each for _, each in listed_in(question, place)] == asked


@pytest.mark.parametrize(
    "question",
    [
        "有多少家磨坊、酒坊和茶馆参加了培训？",
        "磨坊、酒坊和茶馆由谁管理？",
        "有多少家磨坊和酒坊？",
        "磨坊和酒坊各几家？",
    ],
)
def test_other_questions_are_left_whole(question: str) -> None:
    assert listed_in(question, "") == []
