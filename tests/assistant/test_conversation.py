import pytest

from assistant.conversation import Resolved, resolve
from assistant.places import Gazetteer
from assistant.types import Turn

PLACES = Gazetteer({"青川": frozenset({"县"}), "白沙": frozenset({"县"})})


def _after(*questions: str) -> list[Turn]:
    return [turn for q in questions for turn in (Turn("user", q), Turn("assistant", "共12个。"))]


def test_without_a_conversation_a_question_stands_alone() -> None:
    assert resolve("青川有几所学校？", [], PLACES) == Resolved("青川有几所学校？")


def test_line_breaks_become_blanks() -> None:
    assert resolve(" 2020年\n青川的\t目标？\n", [], PLACES).question == "2020年 青川的 目标？"


def test_a_new_year_replaces_the_old_one() -> None:
    assert (
        resolve("那2022年呢？", _after("青川2020年的目标是多少？"), PLACES).question
        == "青川2022年的目标是多少？"
    )


def test_a_new_place_replaces_the_old_one() -> None:
    assert (
        resolve("白沙呢？", _after("青川2020年的目标是多少？"), PLACES).question == "白沙2020年的目标是多少？"
    )


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("青川城区的垃圾分类率要到多少？", "农村那边呢？", "青川农村的垃圾分类率要到多少？"),
        ("青川上半年修了几座桥？", "那下半年呢？", "青川下半年修了几座桥？"),
        ("渡口白天几点开？", "夜里呢", "渡口夜里几点开？"),
        ("未成年人过渡要买票吗？", "成年人呢？", "成年人过渡要买票吗？"),
    ],
)
def test_what_is_named_instead_takes_its_place(before: str, question: str, whole: str) -> None:
    assert resolve(question, _after(before), PLACES) == Resolved(whole)


@pytest.mark.parametrize("before", ["青川城区和农村各有几所学校？", "青川的学校有几所？"])
def test_what_stands_there_already_or_has_no_contrary_takes_no_place(before: str) -> None:
    assert resolve("农村呢？", _after(before), PLACES) == Resolved("农村呢？", before)


@pytest.mark.parametrize("place", ["石家庄", "慈溪", "法国"])
def test_so_does_a_well_known_place_that_no_document_names(place: str) -> None:
    before = _after("青川2020年的目标是多少？")
    assert resolve(f"{place}呢？", before, PLACES).question == f"{place}2020年的目标是多少？"
    assert resolve(f"{place}的空气怎么样？", before, PLACES) == Resolved(f"{place}的空气怎么样？")


def test_a_word_that_is_also_a_place_is_not_put_in_for_one() -> None:
    assert resolve("惠民政策呢？", _after("青川2020年的目标是多少？"), PLACES).context


def test_a_new_subject_leans_on_the_old_question() -> None:
    assert resolve("设备呢？", _after("青川淘汰了多少家企业？"), PLACES) == Resolved(
        "设备呢？", "青川淘汰了多少家企业？"
    )


def test_a_chain_of_follow_ups_keeps_its_beginning() -> None:
    turns = _after("青川2020年要建几个小区？", "那2022年呢？")
    assert "青川" in resolve("村呢？", turns, PLACES).context


def test_a_correction_is_taken_as_a_follow_up() -> None:
    resolved = resolve("我问的是农村", _after("青川垃圾分类的覆盖率是多少？"), PLACES)
    assert (resolved.question, resolved.context) == ("农村", "青川垃圾分类的覆盖率是多少？")


@pytest.mark.parametrize("question", ["白沙县有哪些重点行业要排查？", "白沙那个示范区是哪一年建成的？"])
def test_a_change_of_topic_does_not_drag_the_old_one_along(question: str) -> None:
    assert resolve(question, _after("青川2020年的目标是多少？"), PLACES) == Resolved(question)


def test_ten_turns_later_a_new_question_still_stands_alone() -> None:
    turns = _after(*["青川2020年的目标是多少？", "那2022年呢？"] * 5)
    assert resolve("白沙县的负责部门是哪个？", turns, PLACES).context == ""
