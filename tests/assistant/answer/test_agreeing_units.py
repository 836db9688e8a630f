"""Which units can answer a question that names one."""

import pytest

from assistant.answer.wording.units import agrees, lasts_alike


@pytest.mark.parametrize(
    ("asked", "unit"),
    [
        ("棵", "株"),
        ("家", "户"),
        ("处", "座"),
        ("公顷", "亩"),
        ("天", "个工作日"),
        ("岁", "年"),
        ("人", "名"),
        ("成", "%"),
        ("个", "头"),
        ("吨", "万吨"),
        ("倍", "%"),
        ("次", "场"),
        ("项", "次"),
    ],
)
def test_units_that_count_or_measure_the_same(asked: str, unit: str) -> None:
    assert agrees(asked, unit)


@pytest.mark.parametrize(
    ("asked", "unit"),
    [
        ("家", "头"),
        ("棵", "年"),
        ("户", "条"),
        ("天", "年"),
        ("亩", "元"),
        ("本", "大"),
        ("本", "次"),
        ("次", "个"),
    ],
)
def test_units_that_cannot_be_turned_into_each_other(asked: str, unit: str) -> None:
    assert not agrees(asked, unit)


@pytest.mark.parametrize(
    ("asked", "unit"), [("年", "个月"), ("天", "小时"), ("个月", "日"), ("周", "年"), ("学时", "日")]
)
def test_lengths_of_time_that_may_stand_for_each_other(asked: str, unit: str) -> None:
    assert lasts_alike(asked, unit)


@pytest.mark.parametrize(("asked", "unit"), [("年", "日"), ("小时", "个月"), ("年", "个工作日")])
def test_days_answer_no_question_of_years(asked: str, unit: str) -> None:
    assert not lasts_alike(asked, unit)
