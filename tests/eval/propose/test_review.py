import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.forms import open_set
from eval.propose.review import Reviewed, Tray, review
from eval.propose.types import Proposal
from eval.types import EvalError, Place, Question

TEXTS = {"plan.txt": "全镇新建公园6个，投入320万元。"}


class Script:
    """A person who was told beforehand what to press and write."""

    def __init__(self, keys: str, *lines: str) -> None:
        self.keys, self.lines, self.shown = iter(keys), iter(lines), ""

    def show(self, text: str) -> None:
        self.shown += f"{text}\n"

    def key(self) -> str:
        return next(self.keys)

    def text(self, label: str, filled: str) -> str:  # noqa: ARG002
        return next(self.lines, filled)


def some_proposals(count: int = 3) -> Iterator[Proposal]:
    for number in range(count):
        place = Place("plan.txt", 0, len(TEXTS["plan.txt"]))
        yield Proposal(
            Question(f"p{number}", "figure", "near", f"公园有多少个{number}？", (("6个",),), ((place,),)),
            "全镇……",
        )
    yield Proposal(Question("miss", "unanswerable", "near", "2050年呢？", (), ()), "全镇……", "2021 → 2050")


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    return Tray.beside(tmp_path / "set.jsonl")


def test_only_what_is_accepted_enters_the_set(tray: Tray) -> None:
    desk = Script("ara" + "a")
    assert review(list(some_proposals()), tray, TEXTS, desk) == Reviewed(3, 1, 0)
    assert [q.id for q in open_set(tray.accepted).questions] == ["p0", "p2", "miss"]
    assert tray.rejected.read_text() == "p1\n"
    assert "2021 → 2050" in desk.shown
    assert "(the documents do not say)" in desk.shown


def test_a_review_goes_on_another_day(tray: Tray) -> None:
    assert review(list(some_proposals()), tray, TEXTS, Script("arq")) == Reviewed(1, 1, 2)
    desk = Script("aa")
    assert review(list(some_proposals()), tray, TEXTS, desk) == Reviewed(2, 0, 0)
    assert "公园有多少个0" not in desk.shown
    assert "公园有多少个1" not in desk.shown
    assert review(list(some_proposals()), tray, TEXTS, Script("")) == Reviewed(0, 0, 0)


def test_quitting_at_once_leaves_no_set(tray: Tray) -> None:
    assert review(list(some_proposals()), tray, TEXTS, Script("xq")) == Reviewed(0, 0, 4)
    assert not tray.accepted.exists()


def test_an_edited_question_is_checked_before_it_can_be_accepted(tray: Tray) -> None:
    desk = Script("eeaq", "镇上修了几座公园？", "9个", "镇上修了几座公园？", "6个|公园6个；320万元")
    review(list(some_proposals()), tray, TEXTS, desk)
    assert "not changed: none of 9个 stands in the evidence" in desk.shown
    (question,) = open_set(tray.accepted).questions
    assert question.text == "镇上修了几座公园？"
    assert question.answers == (("6个", "公园6个"), ("320万元",))
    assert question.wording == "far"


def test_an_edit_that_empties_the_line_changes_nothing(tray: Tray) -> None:
    review(list(some_proposals(1)), tray, TEXTS, Script("eaq", "  ", " "))
    (question,) = open_set(tray.accepted).questions
    assert (question.text, question.answers, question.wording) == ("公园有多少个0？", (("6个",),), "near")


def test_a_set_that_was_written_by_hand_goes_on(tray: Tray) -> None:
    row = {"id": "mine", "type": "unanswerable", "wording": "far", "question": "？"}
    tray.accepted.write_text(json.dumps(row) + "\n", encoding="utf-8")
    review(list(some_proposals()), tray, TEXTS, Script("aq"))
    assert [q.id for q in open_set(tray.accepted).questions] == ["mine", "p0"]
    tray.accepted.write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(EvalError, match="line 1: not JSON"):
        tray.decided()
