import pytest

from assistant.places import Gazetteer
from assistant.talk.antecedents import place_of, place_told, subject_of, with_place

PLACES = Gazetteer({"青川": frozenset({"县"}), "白沙": frozenset({"县"}), "云溪": frozenset({"市"})})


def test_the_place_of_a_question_has_its_suffix() -> None:
    assert place_of("青川县有几座桥？", PLACES) == "青川县"
    assert place_of("云溪市青川县有几座桥？", PLACES) == "青川县"
    assert place_of("青川和白沙各有几座桥？", PLACES) == ""
    assert place_of("有几座桥？", PLACES) == ""


def test_a_place_that_was_asked_for_is_told_by_the_answer() -> None:
    assert place_told("云溪市哪个县修了桥？", "白沙县去年修了桥。", PLACES) == "白沙县"
    assert place_told("云溪市修了几座桥？", "白沙县去年修了桥。", PLACES) == ""


@pytest.mark.parametrize(
    ("question", "place", "whole"),
    [
        ("该县有几所学校？", "青川县", "青川县有几所学校？"),
        ("这个县的桥呢", "青川", "青川县的桥呢"),
        ("那里有几座桥？", "青川县", "青川县有几座桥？"),
        ("当地由谁管？", "青川县", "青川县由谁管？"),
        ("该省有几座桥？", "青川县", "该省有几座桥？"),
        ("该市有几座桥？", "青川", "该市有几座桥？"),
        ("农村那边呢", "青川县", "农村那边呢"),
        ("白沙那里呢", "青川县", "白沙那里呢"),
        ("有几座桥？", "青川县", "有几座桥？"),
        ("该县有几座桥？", "", "该县有几座桥？"),
    ],
)
def test_the_place_is_put_in_for_the_word_that_points_to_it(question: str, place: str, whole: str) -> None:
    assert with_place(question, place, PLACES) == whole


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("渡船驾驶证的有效期是多久？", "渡船驾驶证"),
        ("申请渡船牌照，多久答复？", "申请渡船牌照"),
        ("要交多少钱？", ""),
        ("怎么办", ""),
        ("", ""),
    ],
)
def test_what_a_question_is_about_goes_without_what_it_asks(question: str, subject: str) -> None:
    assert subject_of(question) == subject
