"""Yes-or-no questions without the words that only ask."""

import pytest

from assistant.answer.wording.asking import bare_question
from assistant.answer.wording.contrary import excludes
from index.folding import fold


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("听说渡口停航，是真的吗？", "渡口停航"),
        ("渡口停航，没错吧？", "渡口停航"),
        ("渡口停航，我没记错吧？", "渡口停航"),
        ("难道渡口停航？", "渡口停航"),
        ("渡口不是已经停航了吗？", "渡口已经停航了吗"),
        ("不是本地的船也能停吗？", "不是本地的船也能停吗"),
        ("渡口是不是停航了？", "渡口是不是停航了"),
        ("只收硬币，这样行吗？", "只收硬币,这样行吗"),
    ],
)
def test_what_only_asks_is_left_out(question: str, bare: str) -> None:
    assert bare_question(fold(question)) == bare


@pytest.mark.parametrize(
    ("asked", "said", "expected"),
    [
        ("渡费上涨", "渡费下降了一成", True),
        ("渡费上涨", "渡费上涨了一成", False),
        ("渡费上涨", "渡费先上涨后下降", False),
        ("入会是自愿的", "渡工必须入会", True),
        ("渡费上涨", "渡费由船主支付", False),
    ],
)
def test_words_may_exclude_each_other(asked: str, said: str, expected: bool) -> None:
    assert excludes(asked, said) is expected
