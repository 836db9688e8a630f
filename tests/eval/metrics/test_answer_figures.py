import pytest

from eval.metrics import answers
from eval.types import Case, Place, Prediction, Question, Quote

EVIDENCE = ((Place("a.txt", 0, 10),),)


def case(kind: str, wanted: tuple[tuple[str, ...], ...], reply: str, *, refused: bool = False) -> Case:
    question = Question("q", kind, "near", "？", wanted, EVIDENCE if wanted else ())
    return Case(question, Prediction("q", reply, refused, (Quote(Place("a.txt", 0, 10), None),)), {})


@pytest.mark.parametrize(
    ("kind", "wanted", "reply"),
    [
        ("figure", (("1200元",),), "每户补 1,200 元。"),
        ("figure", (("PM2.5",),), "指标是ＰＭ_{2.5}"),
        ("figure", (("PM2.5",),), "指标是pm2.5"),
        ("figure", (("九成", "90%"),), "要到９０％"),
        ("who", (("《蓝图》编写组",),), "由“蓝图”编写组负责"),
        ("comparison", (("3家",), ("5家",)), "东村5家，西村3家"),
        ("yes_no", (("不允许",),), "不可以，须先登记。"),
        ("yes_no", (("允许",),), "可以，先登记即可。"),
    ],
)
def test_right_answers(kind: str, wanted: tuple[tuple[str, ...], ...], reply: str) -> None:
    assert answers.answer(case(kind, wanted, reply)) == 1


@pytest.mark.parametrize(
    ("kind", "wanted", "reply"),
    [
        ("figure", (("1200元",),), "每户补1300元"),
        ("comparison", (("3家",), ("5家",)), "东村5家"),
        ("yes_no", (("不允许",),), "可以"),
        ("yes_no", (("允许",),), "允许"),
        ("figure", (("7人",),), ""),
    ],
)
def test_wrong_answers(kind: str, wanted: tuple[tuple[str, ...], ...], reply: str) -> None:
    assert answers.answer(case(kind, wanted, reply)) == 0


@pytest.mark.parametrize(
    ("kind", "length"),
    [
        ("figure", 120),
        ("followup", 120),
        ("definition", 240),
        ("comparison", 240),
        ("multi_hop", 240),
        ("list", 320),
        ("procedure", 320),
    ],
)
def test_an_answer_is_read_up_to_its_length(kind: str, length: int) -> None:
    assert answers.answer(case(kind, (("7人",),), "字" * (length - 2) + "7人")) == 1
    assert answers.answer(case(kind, (("7人",),), "字" * (length - 1) + "7人")) == 0


def test_refusing_an_answerable_question_is_wrong() -> None:
    refused = case("figure", (("7人",),), "7人", refused=True)
    assert answers.answer(refused) == 0
    assert answers.grounded(refused) == 0
    assert answers.false_refusal(refused) == 1
    assert answers.refusal(refused) is None


def test_refusing_an_unanswerable_question_is_right() -> None:
    refused = case("unanswerable", (), "", refused=True)
    assert answers.refusal(refused) == answers.grounded(refused) == 1
    assert answers.false_refusal(refused) is None
    assert answers.answer(refused) is None


def test_grounded_wants_the_answer_and_its_evidence() -> None:
    right = case("figure", (("7人",),), "7人")
    assert answers.grounded(right) == 1
    unproved = Case(right.question, Prediction("q", "7人"), {})
    assert answers.grounded(unproved) == 0
    assert answers.grounded(case("figure", (("7人",),), "8人")) == 0
