"""Posts, numbers of issues and counted points, asked for over a real library with real indexes."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

BULLETIN = """石门县农业简报

第7期（总第152期），石门县农业农村局办公室编印。

一、会议

2021年5月，石门县召开茶叶产业发展大会，大会由县农业农村局主办，县茶叶协会协办，来的有各乡镇的茶农代表。县里总结了去年的茶叶产销情况，布置了今年的采摘、加工和销售，还请合作社谈了体会，并给十家种得好的茶园发了奖牌。副县长周明远到会讲话，县供销社主任陆小蓉介绍了产销对接的经验。

二、做法

石门县发展茶叶产业有三条经验。一是统一品种，全县只种两个良种。二是统一采摘，请农技员到田头指导。三是统一品牌，由合作社注册商标。县里还办了茶叶节。

三、联络

本期简报的联系人为何秀兰，意见请送县农业农村局。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"bulletin.txt": BULLETIN}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("出席石门县茶叶产业发展大会的副县长是谁？", "周明远"),
        ("石门县茶叶产业发展大会上介绍经验的供销社主任是谁？", "陆小蓉"),
        ("石门县农业简报的联系人是谁？", "何秀兰"),
    ],
)
def test_the_holder_of_a_post_is_named_where_the_post_is(
    assistant: Assistant, question: str, name: str
) -> None:
    answer = assistant.ask(question)
    assert name in answer.statements[0].text
    assert name in answer.citations[0].quote


@pytest.mark.parametrize("question", ["石门县农业简报总第多少期？", "这份石门县农业简报是第几期？"])
def test_the_number_of_an_issue_is_no_count(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "第7期（总第152期）" in answer.statements[0].text


def test_counted_points_are_shown_all(assistant: Assistant) -> None:
    text = assistant.ask("石门县发展茶叶产业有哪三条经验？").statements[0].text
    assert all(point in text for point in ("统一品种", "统一采摘", "统一品牌"))


@pytest.mark.parametrize("place", ["石家庄", "慈溪", "桐乡", "法国"])
def test_a_place_that_no_document_names_is_not_answered_for_by_another(
    assistant: Assistant, place: str
) -> None:
    answer = assistant.ask(f"{place}发展茶叶产业有哪三条经验？")
    assert answer.refusal
    assert place in answer.refusal.reason


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("第8期石门县农业简报是由谁编印的？", "资料中没有第8期的相应内容。"),
        ("第九期石门县农业简报由哪个单位编印？", "资料中没有第9期的相应内容。"),
    ],
)
def test_another_issue_than_the_one_asked_about_is_no_answer(
    assistant: Assistant, question: str, reason: str
) -> None:
    answer = assistant.ask(question)
    assert answer.refusal
    assert answer.refusal.reason == reason


@pytest.mark.parametrize(
    "question", ["第7期石门县农业简报由谁编印？", "总第一百五十二期石门县农业简报由谁编印？"]
)
def test_the_issue_asked_about_is_found_however_it_is_numbered(assistant: Assistant, question: str) -> None:
    assert "办公室编印" in assistant.ask(question).statements[0].text


@pytest.mark.parametrize(
    "question",
    [
        "石门县茶叶产业发展大会的总指挥是谁？",
        "石门县茶叶节的主编叫什么名字？",
        "石门县茶叶良种的育种人叫什么？",
    ],
)
def test_a_sentence_without_the_post_or_a_name_tells_nobody(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused
