import pytest

from assistant.answer.judging.candidates import candidates
from assistant.answer.judging.scoring import fitting_figures, shape_of
from assistant.places import Gazetteer
from assistant.understand import understand
from corpus.types import Passage, Span
from index.types import Hit

PLACES = Gazetteer({})
MENTIONED = "县交通运输局的码头长三百米。"
CHARGED = (
    "渡船由县交通运输局检验。",
    "县交通运输局负责渡船的检验。",
    "渡工应当向县交通运输局提交书面申请。",
    "费用由渡口经营者承担。",
)


def shape(question: str, text: str) -> float:
    asked = understand(question, PLACES)
    found = candidates(
        [Hit(Passage(1, "渡口.txt", "渡口", (), Span(0, len(text)), text), 1.0)], {}, lambda _: ()
    )
    return shape_of(asked, found[0], fitting_figures(asked, found[0]))


@pytest.mark.parametrize("question", ["渡船归谁检验？", "渡船检验找哪个部门办？", "检验的钱谁来出？"])
def test_who_is_to_do_something_is_told_by_words_that_charge_somebody(question: str) -> None:
    assert all(shape(question, text) == 1.0 for text in CHARGED)
    assert 0 < shape(question, MENTIONED) < 1


def test_who_somebody_is_may_be_told_by_a_name_alone() -> None:
    assert shape("码头是谁的？", MENTIONED) == 1.0


def test_a_sentence_without_anybody_tells_nobody() -> None:
    assert shape("渡船归谁检验？", "渡船每年检验一次。") == 0.0
