from hypothesis import given
from hypothesis import strategies as st

from assistant.places import Gazetteer
from assistant.terms import Terms, terms_of, words_in
from assistant.understand import Asked, understand
from index.types import Expansion

NOWHERE = Gazetteer({})
ROAD = Expansion("城市道路", "马路", "synonym", 0.8)


def asked(question: str) -> Asked:
    return understand(question, NOWHERE)


def even(_: str) -> float:
    return 1.0


def test_what_a_text_says_counts_by_weight() -> None:
    terms = Terms({"噪声": 3.0, "夜间": 1.0})
    assert terms.coverage("夜间施工的噪声") == 1.0
    assert terms.coverage("噪声超标") == 0.75
    assert terms.coverage("绿化") == 0.0


def test_other_words_count_in_part() -> None:
    words = words_in(asked("马路有多长"), "", even, [ROAD])
    assert words.said("城市道路总长")["马路"] == 0.8
    assert words.said("马路即城市道路")["马路"] == 1.0
    assert 0 < words.coverage("城市道路总长") < words.coverage("马路总长")


def test_other_words_for_what_is_not_asked_are_left_out() -> None:
    terms = terms_of(asked("绿地有多大"), "", even, [ROAD])
    assert terms.otherwise == ()


def test_a_question_without_words_covers_nothing() -> None:
    assert terms_of(asked("？"), "", even).coverage("道路") == 0.0


@given(
    st.text(alphabet="马路城市道路长度是多少年的", max_size=20),
    st.text(alphabet="马路城市道路长度", max_size=30),
)
def test_coverage_is_a_share_and_other_words_never_lower_it(question: str, text: str) -> None:
    alone, more = (words_in(asked(question), "", even, found).coverage(text) for found in ([], [ROAD]))
    assert 0.0 <= alone <= more <= 1.0 + 1e-9
