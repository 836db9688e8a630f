"""Dates and stretches of time as statutes and plans write them."""

import pytest

from corpus.figures import Quantity, figures_in


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("每年五月一日至十月七日开放", ["五月一日至十月七日"]),
        ("自十一月十五日至次年三月十五日供暖", ["十一月十五日至次年三月十五日"]),
        ("11月15日到次年3月15日供暖", ["11月15日到次年3月15日"]),
        ("每年4月1日0时至7月31日24时休渔", ["4月1日0时至7月31日24时"]),
        ("六月到九月修渠", ["六月到九月"]),
        ("2021年11月至次年2月修渠", ["2021年11月至次年2月"]),
        ("自二〇二一年五月一日起施行", ["二〇二一年五月一日起"]),
        ("2月至4月清查，5月检查", ["2月至4月", "5月"]),
    ],
)
def test_days_in_chinese_digits_and_stretches_over_the_new_year_are_times(
    text: str, times: list[str]
) -> None:
    assert [figure.text for figure in figures_in(text)] == times
    assert {figure.kind for figure in figures_in(text)} == {Quantity.TIME}


@pytest.mark.parametrize("text", ["休假三十日", "三个月至六个月", "每三月一次", "停业三日以上十日以下"])
def test_lengths_of_time_are_no_dates(text: str) -> None:
    assert Quantity.TIME not in {figure.kind for figure in figures_in(text)}
