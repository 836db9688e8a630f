"""Whether one thing has to do with another."""

import pytest

from assistant.answer.compound.several import several_in
from assistant.answer.wording.relating import asks_for_relation, related
from assistant.conversation import Resolved
from assistant.places import learn


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("考核结果与渡口补助挂钩。", True),
        ("考核结果作为评优的重要依据。", True),
        ("渡费按日计算。", True),
        ("考核结果不与渡口补助挂钩。", False),
        ("票价与船龄无关。", False),
        ("渡口应当保持整洁。", None),
    ],
)
def test_only_words_that_connect_relate(said: str, expected: bool | None) -> None:
    assert related(said, said) is expected


@pytest.mark.parametrize("question", ["票价跟船龄有没有关系", "补助和考核挂不挂钩", "这事与渡口有关吗"])
def test_relations_are_asked_for(question: str) -> None:
    assert asks_for_relation(question)


def test_what_is_related_is_no_question_of_its_own() -> None:
    gazetteer = learn([], [])
    assert several_in(Resolved("渡口的方案执行得怎么样，跟补助有没有关系？"), gazetteer) == []
    assert len(several_in(Resolved("渡口由谁来管，补助有没有上限？"), gazetteer)) == 2
