import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.itemising import itemised, marks_in, number_at


@pytest.mark.parametrize(
    ("text", "lead", "items", "tail"),
    [
        (
            "任务有三项：（一）治水。修好管网。（二）种树。（三）节能。",
            "任务有三项：",
            ["（一）治水。修好管网。", "（二）种树。", "（三）节能。"],
            "",
        ),
        (
            "抓好几件事。一是种树，二是修路，三是清河。其余照旧。",
            "抓好几件事。",
            ["一是种树，", "二是修路，", "三是清河。"],
            "其余照旧。",
        ),
        ("……（二）修路。\n（三）清河。", "……", ["（二）修路。\n", "（三）清河。"], ""),
        ("范围包括：工厂；工地；饭馆。", "范围包括：", ["工厂；", "工地；", "饭馆。"], ""),
        (
            "器材包括手电筒、雨衣、雨鞋等，由站里保管。",
            "器材包括",
            ["手电筒、", "雨衣、", "雨鞋等，"],
            "由站里保管。",
        ),
        ("四步是指收集、运输、处理和投放。", "四步是指", ["收集、", "运输、", "处理和", "投放。"], ""),
        (
            "有水利厅、工业和信息化厅、民政厅。",
            "有",
            ["水利厅、", "工业和信息化厅、", "民政厅。"],
            "",
        ),
        (
            "有水利厅、民政厅、工业和信息化厅。",
            "有",
            ["水利厅、", "民政厅、", "工业和信息化厅。"],
            "",
        ),
        ("五项行动是：查污染，查工地，查生态。", "五项行动是：", ["查污染，", "查工地，", "查生态。"], ""),
    ],
)
def test_an_enumeration_is_told_apart_item_by_item(text: str, lead: str, items: list[str], tail: str) -> None:
    found = itemised(text)
    assert found
    assert (found.lead, list(found.items), found.tail) == (lead, items, tail)


@pytest.mark.parametrize(
    "text",
    [
        "由林业局、财政局、农业局三个部门一起推进。",
        "他爱吃苹果、梨。",
        "划定红线：这座城市是试点市，率先着手编制，已经完成。",
        "第一，种树。",
        "投入12.5万元，比上年多3.2万元。",
        "",
    ],
)
def test_what_is_no_clear_enumeration_stays_a_text(text: str) -> None:
    assert itemised(text) is None


def test_of_two_runs_the_one_that_is_asked_for_is_chosen() -> None:
    text = "设备包括手电筒、雨衣、雨鞋等。文化有茶文化、酒文化、石文化等。"
    found = itemised(text, "有哪几种文化？")
    assert found
    assert found.items[0] == "茶文化、"
    assert itemised(text, words=False) is None


def test_marks_count_on() -> None:
    assert [mark.number for mark in marks_in("（一）甲。（二）乙。（四）丁。")] == [1, 2]
    assert number_at("（十二）甲", "（一）") == 12
    assert number_at("甲（一）", "（一）") == 0


PIECES = [
    "（一）",
    "（二）",
    "一是",
    "二是",
    "1.",
    "2、",
    "包括",
    "有",
    "：",
    "；",
    "、",
    "，",
    "。",
    "和",
    "等",
    "\n",
]


@given(st.lists(st.sampled_from([*PIECES, "种树", "修路", "水利局", "①", "②"]), max_size=24).map("".join))
def test_whatever_the_text_its_parts_are_the_text(text: str) -> None:
    found = itemised(text, "修路")
    if found:
        assert found.text == text
        assert len(found.items) > 1
        assert all(found.items)
