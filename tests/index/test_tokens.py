import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import tokens


def test_characters_and_bigrams_stand_side_by_side() -> None:
    assert tokens("公园开放") == ["公", "园", "开", "放", "公园", "园开", "开放"]


def test_a_single_character_is_one_token() -> None:
    assert tokens("水") == ["水"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PM2.5", ["pm2.5", "pm", "2.5"]),
        ("ＰＭ_{2.5}", ["pm2.5", "pm", "2.5"]),
        ("89.1%", ["89.1%", "89.1"]),
        ("８９.１ ％", ["89.1"]),
        ("2020", ["2020"]),
        ("1,200", ["1200"]),
        ("500-1000", ["500-1000", "500", "1000"]),
        ("2018-01-12", ["2018-01-12", "2018", "01", "12"]),
        ("COVID-19", ["covid-19", "covid", "19"]),
        ("km/h。", ["km/h", "km", "h"]),
    ],
)
def test_latin_words_and_figures_stay_whole_and_show_their_pieces(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("1,200万元", "１２００ 万元"), ("濃度35", "浓度 35"), ("Pm10", "ＰＭ10")]
)
def test_typesetting_makes_no_difference(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize("text", ["", " \n\t", "，。！", "😀", "___"])
def test_nothing_to_search_for_gives_no_tokens(text: str) -> None:
    assert tokens(text) == []


@given(st.text())
def test_any_text_gives_tokens_without_white_space(text: str) -> None:
    assert not any(re.search(r"\s", token) or not token for token in tokens(text))


@given(st.text(alphabet="生态环境保护的了市区第一二三四五六七八九十〇号令办法规定", max_size=40))
def test_every_part_of_a_chinese_text_can_be_found(text: str) -> None:
    found = set(tokens(text))
    assert set(text) <= found
    assert all(text[i : i + 2] in found for i in range(len(text) - 1))
