"""Whom a fine is meant for, and which amount is the one for whom a question names."""

import pytest

from assistant.answer.compound.opposed import opposed
from assistant.answer.judging.parties import party_of
from corpus.figures import figures_in

FINES = (
    "渡船夜间载客的，由县交通运输部门责令停航；对渡工处三百元以上六百元以下罚款，并收回渡工证；"
    "对渡船所有人可以并处二千元以上四千元以下罚款，有违法所得的予以没收。"
)


@pytest.mark.parametrize(
    ("amount", "party"),
    [("三百元以上", "渡工"), ("六百元以下", "渡工"), ("四千元以下", "渡船所有人")],
)
def test_whom_an_amount_is_for(amount: str, party: str) -> None:
    assert party_of(FINES, next(figure for figure in figures_in(FINES) if figure.text == amount)) == party


def test_a_sentence_may_name_nobody() -> None:
    text = "夜间载客的，处三百元罚款；对渡船依法处理，并收取20元。"
    assert {party_of(text, figure) for figure in figures_in(text)} == {""}


def test_two_things_of_one_topic_are_asked_about_one_by_one() -> None:
    assert opposed("渡船夜里载客，渡工和船主各罚多少？") == [
        ("渡工", "渡船夜里载客，渡工，罚多少"),
        ("船主", "渡船夜里载客，船主，罚多少"),
    ]
    assert not opposed("渡口的票价，白天和夜里各要怎样公布？")
