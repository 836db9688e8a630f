"""What is asked to go on, or of all, and the words that take it away or limit it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.wording.ongoing import asks_if_it_goes_on, is_ended, is_partial, takes_away


@pytest.mark.parametrize(
    ("question", "clause", "taken"),
    [
        ("渡口年底还要考核客流吗", "取消客流考核,", True),
        ("渡口年底还要考核客流吗", "不再考核客流。", True),
        ("渡口年底还要考核客流吗", "渡口由县里考核。", False),
        ("渡口年底还要考核客流吗", "被取消考核资格的渡口,", False),
        ("旧船证还管用吗", "旧船证不得随意取消。", False),
        ("停航的船还要交费吗", "航线停止的,", False),
        ("取消的航班还退票吗", "航班取消后，", False),
        ("全县的渡口都装护栏了吗", "率先在两个渡口装护栏,", True),
        ("所有船厂都必须设仓库吗", "具备条件的船厂设仓库,", True),
        ("全县的渡口都装护栏了吗", "全县率先装护栏,", False),
        ("莲都的渡口装护栏了吗", "率先在两个渡口装护栏,", False),
        ("试点的渡口都装护栏了吗", "所有试点渡口装护栏。", False),
    ],
)
def test_what_is_asked_is_taken_away_or_limited(question: str, clause: str, taken: bool) -> None:
    assert takes_away(question, clause) is taken


@pytest.mark.parametrize(
    "question", ["借的船还回来了吗", "渡费还清了吗", "还款期限有规定吗", "除了渡船，还管驳船吗", "还来得及吗"]
)
def test_giving_back_and_what_comes_besides_are_no_going_on(question: str) -> None:
    assert not asks_if_it_goes_on(question)


@given(st.text(max_size=30))
def test_what_goes_on_anyway_has_not_ended(text: str) -> None:
    assert not is_ended(f"{text}仍")
    assert not is_partial(f"{text}一律")
