"""What a question asks last of its own answers."""

import pytest

from assistant.answer.compound.verdicts import verdict_in
from corpus.figures.arithmetic import Operation


@pytest.mark.parametrize(
    ("question", "asked", "operation"),
    [
        ("青川和白沙各栽了多少棵树，一共多少棵？", "青川和白沙各栽了多少棵树", Operation.SUM),
        ("两个渡口各有几条船？差几条？", "两个渡口各有几条船", Operation.DIFFERENCE),
        (
            "青川2018年和2020年的产值分别是多少，增加多少",
            "青川2018年和2020年的产值分别是多少",
            Operation.DIFFERENCE,
        ),
        ("2018年和2020年各多少，增长了百分之几？", "2018年和2020年各多少", Operation.GROWTH),
        ("青川和白沙的成活率分别是多少，谁更高？", "青川和白沙的成活率分别是多少", None),
        ("木船和铁船各罚多少？哪种要求更严", "木船和铁船各罚多少", None),
    ],
)
def test_the_last_clause_asks_of_the_answers_before_it(
    question: str, asked: str, operation: Operation | None
) -> None:
    verdict = verdict_in(question)
    assert verdict
    assert (verdict.asked, verdict.operation) == (asked, operation)


@pytest.mark.parametrize(
    "question",
    ["木船和铁船，哪种更贵？", "青川栽了多少棵树？活了多少棵？", "青川一共栽了多少棵？", "罚多少，谁来罚？"],
)
def test_other_questions_have_no_verdict(question: str) -> None:
    assert verdict_in(question) is None
