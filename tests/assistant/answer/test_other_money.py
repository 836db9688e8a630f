"""Sums of money that are paid for something else than what is asked for."""

import pytest

from assistant.answer.wording.moneys import is_other_money, lacks_rate
from assistant.answer.wording.naming import is_of_another_name
from corpus.figures import Figure, Quantity, figures_in


def _money(text: str) -> Figure:
    return next(figure for figure in figures_in(text) if figure.kind is Quantity.MONEY)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("桃源客栈住一晚要多少钱？", "桃源客栈有员工30人，人均年工资6万元。"),
        ("买一台抽水机要多少钱？", "全县灌溉项目累计投资2亿元。"),
        ("渡口的船票多少钱？", "对渡工处二百元以下罚款。"),
        ("种粮大户的补贴是多少钱？", "种粮大户获得贷款300万元。"),
        ("小作坊被罚了多少钱？", "亩均税收2万元以下的小作坊予以整治。"),
    ],
)
def test_a_sum_for_something_else_is_known(question: str, text: str) -> None:
    assert is_other_money(question, text, _money(text))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("桃源客栈的员工一年挣多少钱？", "桃源客栈有员工30人，人均年工资6万元。"),
        ("灌溉上花了多少钱？", "全县灌溉项目累计投资2亿元。"),
        ("渡工载人过多要罚多少钱？", "对渡工处二百元以下罚款。"),
        ("船票多少钱？", "船票每张5元。"),
        ("农民到手的钱有多少？", "2019年分别达到3万元和2万元。"),
    ],
)
def test_a_sum_that_may_be_meant_is_kept(question: str, text: str) -> None:
    assert not is_other_money(question, text, _money(text))


@pytest.mark.parametrize(
    ("question", "said", "lacks"),
    [
        ("水权每吨多少钱？", "全县水权交易涉及金额3亿元。", True),
        ("一棵果苗多少钱？", "果苗款共计80万元。", True),
        ("多少钱一棵果苗？", "果苗款共计80万元。", True),
        ("一棵果苗多少钱？", "果苗每棵12元。", False),
        ("渡工每月挣多少钱？", "渡工的月工资为3000元。", False),
        ("水权卖了多少钱？", "全县水权交易涉及金额3亿元。", False),
    ],
)
def test_a_price_for_one_is_not_told_by_a_total(question: str, said: str, lacks: bool) -> None:
    assert lacks_rate(question, said, _money(said)) is lacks


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("“净河”行动出动了多少人？", True),
        ("“清风”行动出动了多少人？", False),
        ("那次行动出动了多少人？", False),
    ],
)
def test_a_figure_of_an_action_with_another_name(question: str, other: bool) -> None:
    text = "“清风”专项行动出动执法人员200人次。"
    assert is_of_another_name(question, text, figures_in(text)[0]) is other
