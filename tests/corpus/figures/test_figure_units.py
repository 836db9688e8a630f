from decimal import Decimal

import pytest

from corpus.figures.units import Quantity, quantity_of, unit_at, unit_of


@pytest.mark.parametrize(
    ("unit", "value", "normal", "base"),
    [
        ("亩", "15", "10000", "平方米"),
        ("公顷", "2.5", "25000", "平方米"),
        ("平方公里", "3", "3000000", "平方米"),
        ("成", "8", "80", "%"),
        ("‰", "5", "0.5", "%"),
        ("百分之", "20", "20", "%"),
        ("公斤", "500", "0.5", "吨"),
        ("毫克/立方米", "0.04", "40", "微克/立方米"),
        ("公里/小时", "60", "60000", "米/小时"),
        ("元每吨", "3", "3", "元/吨"),
        ("吨/天", "4", "4", "吨/日"),
        ("家", "7", "7", "家"),
    ],
)
def test_values_are_compared_in_one_unit(unit: str, value: str, normal: str, base: str) -> None:
    known = unit_of(unit)
    assert (known.normal(Decimal(value)), known.base) == (Decimal(normal), base)


def test_percent_and_percentage_points_are_not_the_same() -> None:
    assert unit_of("%").base != unit_of("个百分点").base
    assert quantity_of("%") is quantity_of("个百分点") is Quantity.SHARE


def test_a_rate_measures_what_its_unit_measures() -> None:
    assert quantity_of("万元") is Quantity.PLAIN
    assert quantity_of("元/亩") is Quantity.MONEY
    assert quantity_of("吨/日") is Quantity.MASS


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("千瓦时的电", "千瓦时"),
        ("吨标准煤以上", "吨标准煤"),
        ("元/平方米", "元/平方米"),
        ("年每年", "年"),
        ("批次", "批次"),
        ("个百分点", "个百分点"),
        ("个村", "个"),
        ("姑蔑", ""),
    ],
)
def test_the_longest_unit_is_taken(text: str, unit: str) -> None:
    assert unit_at(text, 0) == unit
