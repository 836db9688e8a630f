import pytest

from assistant.answer.wording.overview import (
    asks_for_titles,
    count_in,
    names_document,
    names_number,
    names_parts,
    telling,
)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("河湾镇三项制度", 3),
        ("要抓好哪8个方面", 8),
        ("第三项是什么", 0),
        ("主要做法有哪些", 0),
        ("十大任务", 10),
    ],
)
def test_the_number_of_parts_that_a_question_takes_for_granted(question: str, count: int) -> None:
    assert count_in(question) == count


@pytest.mark.parametrize("question", ["河湾镇的主要做法", "河湾镇两个抓手", "护林机制"])
def test_parts_are_named_by_a_word_or_by_their_number(question: str) -> None:
    assert names_parts(question)


def test_a_question_for_one_thing_names_no_parts() -> None:
    assert not names_parts("河湾镇护林员电话")


def test_only_words_for_parts_of_any_text_say_nothing_of_what_it_is_about() -> None:
    weights = {"护林": 0.9, "主要": 0.2, "做法": 0.4, "机制": 0.5, "三项": 0.3}
    assert telling(weights) == {"护林": 0.9, "机制": 0.5}


def test_a_whole_document_is_named_by_its_kind() -> None:
    assert names_document("护林方案分哪几部分")
    assert names_document("护林法有几章")
    assert not names_document("法院有哪些做法")


def test_titles_are_asked_for() -> None:
    assert asks_for_titles("这期通讯有哪些文章")
    assert not asks_for_titles("文章里说的三项制度")


def test_a_number_is_named_and_not_asked_for() -> None:
    assert names_number("方案的八大目标")
    assert not names_number("八大目标投入多少")
