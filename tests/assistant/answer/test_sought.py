"""What a question asks the amount of, and of what it asks the share."""

import pytest

from assistant.answer.wording.shares import Share, share_in
from assistant.answer.wording.sought import sought_in


@pytest.mark.parametrize(
    ("question", "head", "others"),
    [
        ("石门县请了多少护林员？", "护林员", ()),
        ("石门县有几座渡口", "渡口", ()),
        ("茶园面积是多少亩？", "面积", ("茶园",)),
        ("石门县陶瓷产值多少", "产值", ("陶瓷",)),
        ("每年砍掉了多少", "", ()),
        ("一共花了多少钱？", "", ()),
        ("几层以上的房子要修？", "", ()),
    ],
)
def test_the_last_noun_names_what_is_counted(question: str, head: str, others: tuple[str, ...]) -> None:
    sought = sought_in(question, ("石门",))
    assert sought is not None
    assert (sought.head, sought.others if head else ()) == (head, others)


@pytest.mark.parametrize("question", ["石门县有几座渡口？", "石门县面积多大？", "石门县一共有多少个渡口"])
def test_all_there_is_of_something_is_asked_for(question: str) -> None:
    sought = sought_in(question, ("石门",))
    assert sought is not None
    assert sought.is_total


@pytest.mark.parametrize(
    "question", ["石门县有几座渡口完成了改造？", "石门县茶园面积多大？", "石门县改造了几座渡口"]
)
def test_a_part_is_asked_for(question: str) -> None:
    sought = sought_in(question, ("石门",))
    assert sought is not None
    assert not sought.is_total


@pytest.mark.parametrize("question", ["石门县哪天开渡？", "多少渡口停航，多少渡工转岗？"])
def test_no_amount_or_several(question: str) -> None:
    assert sought_in(question) is None


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("石门县陶瓷产值占工业产值的比重是多少？", Share(("陶瓷", "产值"), ("工业产值",))),
        ("石门县茶园占耕地百分之几", Share(("茶园",), ("耕地",))),
        ("石门县占着渡口的船有几条？", None),
        ("石门县茶园面积多大？", None),
    ],
)
def test_the_share_that_is_asked_for(question: str, share: Share | None) -> None:
    assert share_in(question, ("石门",)) == share
