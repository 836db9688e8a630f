"""Persons with their titles are read in a text, and told apart by what a question asks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.wording.persons import asks_for_a_person, did_so, person_meant, persons_in

BOTH = "省水利厅副厅长何立新、副县长林小满出席会议并讲话。"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (BOTH, ["省水利厅副厅长何立新", "副县长林小满"]),
        ("林小满副县长强调，护栏要装好。", ["林小满副县长"]),
        ("护栏做法获何立新厅长批示肯定。", ["何立新厅长"]),
        ("县长高度重视渡口安全。", []),
        ("由县长主持会议。", []),
    ],
)
def test_persons_have_titles(text: str, names: list[str]) -> None:
    assert [person.span.text_of(text) for person in persons_in(text)] == names


@pytest.mark.parametrize(
    ("question", "excluded", "meant"),
    [
        ("厅里来的是哪位领导?", "", "省水利厅副厅长何立新"),
        ("来的是哪位副县长?", "", "副县长林小满"),
        ("县里出席的是谁?", "", "副县长林小满"),
        ("哪位副厅长出席了?", "副厅长", ""),
        ("谁讲了话?", "", ""),
        ("县里哪位领导主持的?", "", ""),
    ],
)
def test_rank_and_deed_tell_who_is_meant(question: str, excluded: str, meant: str) -> None:
    assert person_meant(question, excluded, BOTH) == meant


def test_a_task_asks_for_no_person() -> None:
    assert asks_for_a_person("谁出席了会议?")
    assert not asks_for_a_person("渡口由谁管?")


def test_whoever_chaired_it_is_no_guest() -> None:
    assert not did_so("谁主持了会议?", BOTH)


@given(st.text(alphabet="省副县厅长何林立新小满、，出席主持和。", max_size=40))
def test_persons_stand_in_the_text_one_after_the_other(text: str) -> None:
    spans = [person.span for person in persons_in(text)]
    assert all(span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
