"""Numbers that a question mentions and does not ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.mentioned import without_mentioned
from assistant.places import Gazetteer
from assistant.understand import Kind, understand
from corpus.figures import Quantity


def test_a_mentioned_number_gives_no_unit() -> None:
    asked = understand("青石县入会的几家渡口一共投了多少钱？", Gazetteer())
    assert (asked.unit, asked.quantities) == ("", frozenset({Quantity.MONEY}))


@pytest.mark.parametrize("question", ["南边那几个码头为啥修不好？", "这几家渡口为什么停了？"])
def test_a_mentioned_number_is_not_what_is_asked(question: str) -> None:
    assert understand(question, Gazetteer()).kind is Kind.PROCEDURE


def test_an_asked_number_stays() -> None:
    assert understand("青石县有几家渡口？", Gazetteer()).unit == "家"
    assert understand("罚票款的几倍？", Gazetteer()).unit == "倍"


def test_gas_and_young_people_are_no_days_or_years() -> None:
    assert understand("青石县用了多少天然气？", Gazetteer()).kind is Kind.FIGURE
    assert understand("青石县来了多少年轻人？", Gazetteer()).kind is Kind.FIGURE


@given(st.text("几家个那这的多少渡口有，", max_size=12))
def test_nothing_is_mentioned_twice(text: str) -> None:
    assert without_mentioned(without_mentioned(text)) == without_mentioned(text)
