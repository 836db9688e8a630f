"""With whom something was done is told by the clause that names these."""

import pytest

from assistant.answer.wording.partners import asks_with_whom, partners_in

TEXT = "县水利局牵头整治渡口，又与县公安局和海事处联合出台办法，检查了三十次。"


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("是跟哪些单位一起发文的?", True),
        ("县水利局联合哪几个部门整治渡口?", True),
        ("渡口和桥梁哪个多?", False),
        ("渡口由哪些单位管?", False),
    ],
)
def test_partners_are_asked_for(question: str, asks: bool) -> None:
    assert asks_with_whom(question) == asks


def test_the_clause_and_the_names_are_found() -> None:
    ((clause, who),) = partners_in(TEXT)
    assert clause.text_of(TEXT) == "与县公安局和海事处联合出台办法，"
    assert who.text_of(TEXT) == "县公安局和海事处"
    assert clause.covers(who)


def test_at_the_same_time_is_no_partner() -> None:
    assert not partners_in("同时加大力度，共同开展检查。")
