"""Where an event took place is told by words that say so of that event."""

import pytest

from assistant.answer.wording.venues import (
    asks_for_seat,
    asks_for_venue,
    encloses_venue,
    tells_seat,
    venue_in,
)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("渡口安全现场会开在哪座城市?", True),
        ("渡口安全论坛在哪里举行?", True),
        ("首届渡口节落户哪里?", True),
        ("会址设在哪儿?", True),
        ("渡口在哪里办证?", False),
        ("想挂示范渡口的牌子,办到哪一步了?", False),
        ("渡口整治的钱从哪里来?", False),
    ],
)
def test_venues_are_asked_for(question: str, asks: bool) -> None:
    assert asks_for_venue(question) == asks


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("5月12日,省交通运输厅在桐江召开渡口安全现场会。", "桐江"),
        ("渡口安全现场会于5月12日在桐江举行。", "桐江"),
        ("首届渡口安全现场会落户桐江。", None),
        ("渡口安全现场会推广了桐江的做法。", None),
        ("省林业厅在石门召开植树动员大会。", None),
    ],
)
def test_only_the_event_that_is_asked_about_has_the_venue(text: str, place: str | None) -> None:
    found = venue_in("渡口安全现场会开在哪座城市?", text)
    assert (found.text_of(text) if found else None) == place


def test_a_place_around_the_venue_is_no_condition() -> None:
    assert encloses_venue("现场会开在浙江的哪座城市?", "浙江")
    assert not encloses_venue("浙江的现场会开在哪座城市?", "浙江")


def test_where_a_rule_holds_is_no_seat() -> None:
    assert tells_seat("渡口管理站位于江边。")
    assert tells_seat("管理站设在东门街。")
    assert not tells_seat("在本市行政区域内摆渡的，适用本办法。")


def test_what_is_no_place_lies_nowhere() -> None:
    assert asks_for_seat("渡口管理站在哪里?")
    assert not asks_for_seat("渡口管理的短板在哪里?")
