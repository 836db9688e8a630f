"""Yes or no from the words of the deciding clause."""

from collections.abc import Sequence

import pytest

from assistant.answer.polarity import Polarity, polarity_of
from index.folding import fold


def _shared_with(question: str) -> object:
    """A measure of closeness that needs no model: the share of the question's characters in a text."""
    characters = set(fold(question))

    def closeness(texts: Sequence[str]) -> list[float]:
        return [len(characters & set(text)) / len(characters) for text in texts]

    return closeness


def _said(question: str, text: str, *, sure: bool = True) -> Polarity:
    return polarity_of(question, text, _shared_with(question), sure=sure)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "text", "polarity"),
    [
        ("河滩上能露营吗？", "河滩上禁止露营和烧烤，山顶设有营地。", Polarity.NO),
        ("山顶能露营吗？", "河滩上禁止烧烤，山顶可以露营。", Polarity.YES),
        ("游船停了吗？", "夜间游船已停运，票款退还。", Polarity.YES),
        ("老码头的摊位都没了吗？", "老码头摊位已全部清零。", Polarity.YES),
        ("没有登记的渔船，县里允许出海吗？", "没有登记的、证件过期的渔船，县里要防止出海。", Polarity.NO),
        ("两次违约的商户还能续租吗？", "商户两次违约的，不得续租。", Polarity.NO),
        ("水费还考不考核？", "取消水费考核。", Polarity.NO),
        ("学生个个都会游泳吗？", "会游泳的学生占92%。", Polarity.NO),
        ("学生个个都会游泳吗？", "会游泳的学生占100%。", Polarity.YES),
        ("青石镇是国家级森林小镇吗？", "青石镇是省级森林小镇。", Polarity.NO),
        ("图书馆现在还只给本地人办证吗？", "图书馆原先只给本地人办证，如今统一面向所有人。", Polarity.NO),
        ("库容不得低于警戒线吗？", "库容不得低于警戒线。", Polarity.YES),
    ],
)
def test_the_deciding_clause_says_yes_or_no(question: str, text: str, polarity: Polarity) -> None:
    assert _said(question, text) is polarity


def test_words_that_may_be_about_something_else_must_affirm_by_themselves() -> None:
    assert _said("周末能去图书馆自习吗？", "图书馆周末客流较大。", sure=False) is Polarity.OPEN
    assert _said("周末能去图书馆自习吗？", "图书馆鼓励周末自习。", sure=False) is Polarity.YES
    assert _said("周末能去图书馆自习吗？", "图书馆周末不得自习。", sure=False) is Polarity.NO


def test_two_negations_say_yes_only_where_the_words_are_surely_meant() -> None:
    question, text = "搬走的人就没人管了吗？", "搬走的人不再办证。"
    assert _said(question, text, sure=False) is Polarity.OPEN


def test_nothing_decides_nothing() -> None:
    assert _said("能去吗？", "。", sure=False) is Polarity.OPEN
