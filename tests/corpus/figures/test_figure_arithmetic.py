from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import Figure, figures_in
from corpus.figures.arithmetic import Operation, Working, obstacle


def _working(operation: Operation, text: str) -> Working:
    return Working(operation, tuple(figures_in(text)))


@pytest.mark.parametrize(
    ("operation", "text", "written"),
    [
        (Operation.SUM, "2家、3家、5家", "2家 + 3家 + 5家 = 10家"),
        (Operation.SUM, "1.2亿元、900万元", "1.2亿元 + 900万元 = 12000万元 + 900万元 = 12900万元"),
        (Operation.SUM, "三千万元、500万元", "三千万元 + 500万元 = 3500万元"),
        (Operation.SUM, "2公顷、30亩", "2公顷 + 30亩 = 30亩 + 30亩 = 60亩"),
        (Operation.SUM, "30公顷、4万亩", "30公顷 + 4万亩 = 0.045万亩 + 4万亩 = 4.045万亩"),
        (Operation.DIFFERENCE, "900万元、1,300万元", "1,300万元 − 900万元 = 400万元"),
        (Operation.DIFFERENCE, "71.3%、66%", "71.3% − 66% = 5.3个百分点"),
        (Operation.DIFFERENCE, "百分之三十、两成", "百分之三十 − 两成 = 30% − 20% = 10个百分点"),
        (Operation.GROWTH, "200元、230元", "（230元 − 200元）÷ 200元 = 15%"),
        (Operation.GROWTH, "300元、200元", "（200元 − 300元）÷ 300元 ≈ −33.3%"),
        (Operation.RATIO, "30个、20个", "30个 ÷ 20个 = 1.5倍"),
        (Operation.SHARE, "1个、3个", "1个 ÷ 3个 ≈ 33.3%"),
    ],
)
def test_the_working_is_written_down(operation: Operation, text: str, written: str) -> None:
    working = _working(operation, text)
    assert not obstacle(operation, working.operands)
    assert working.text == written
    assert working.result.removeprefix("约") == written.rsplit(" ", maxsplit=1)[-1]
    assert working.result.startswith("约") == ("≈" in written)


@pytest.mark.parametrize(
    ("operation", "text", "reason"),
    [
        (Operation.SUM, "900万元、34家", "单位不同（万元、家）"),
        (Operation.SUM, "70%、20%", "不能相加"),
        (Operation.SUM, "5元/吨、7元/吨", "不能相加"),
        (Operation.SUM, "近5万元、20元", "“近5万元”不是确切的数"),
        (Operation.DIFFERENCE, "10至20家、5家", "不是确切的数"),
        (Operation.DIFFERENCE, "投入30家、增加5家", "有的是总量，有的是增减的量"),
        (Operation.SHARE, "5元、0元", "除数是零"),
        (Operation.DIFFERENCE, "达到Ⅲ类、达到Ⅳ类", "不能这样算"),
        (Operation.SUM, "1海里、1平方米", "单位不同"),
        (Operation.SUM, "5家", "数目不对"),
        (Operation.RATIO, "5家、6家、7家", "数目不对"),
    ],
)
def test_what_does_not_belong_together_is_not_reckoned_with(
    operation: Operation, text: str, reason: str
) -> None:
    assert reason in obstacle(operation, figures_in(text))


AMOUNTS = st.tuples(st.integers(0, 10**6), st.sampled_from(["", "万", "亿"]), st.integers(0, 2))


def _figure(amount: tuple[int, str, int]) -> Figure:
    digits, scale, places = amount
    (figure,) = figures_in(f"投入{Decimal(digits).scaleb(-places):f}{scale}元")
    return figure


@given(st.lists(AMOUNTS, min_size=2, max_size=4))
def test_a_sum_is_exact(amounts: list[tuple[int, str, int]]) -> None:
    operands = tuple(map(_figure, amounts))
    working = Working(Operation.SUM, operands)
    assert not obstacle(Operation.SUM, operands)
    (result,) = figures_in(working.result)
    assert result.low == sum(
        Decimal(d).scaleb(-p) * {"": 1, "万": 10**4, "亿": 10**8}[s] for d, s, p in amounts
    )


@given(AMOUNTS, AMOUNTS)
def test_a_quotient_is_rounded_correctly_and_says_so(
    one: tuple[int, str, int], other: tuple[int, str, int]
) -> None:
    operands = (_figure(one), _figure(other))
    if obstacle(Operation.SHARE, operands):
        assert operands[1].low == 0
        return
    result = Working(Operation.SHARE, operands).result
    share = Fraction(operands[0].low or 0) / Fraction(operands[1].low or 1) * 100
    shown = Fraction(result.strip("约%"))
    assert abs(shown - share) <= Fraction(1, 20)
    assert result.startswith("约") == (shown != share)


@given(
    st.sampled_from(Operation),
    st.lists(
        st.sampled_from(
            [
                "3家",
                "Ⅲ类",
                "劣Ⅴ类",
                "1:3",
                "三分之一",
                "百分之二",
                "第3名",
                "2017年",
                "两成",
                "3-5家",
                "近百人",
                "1.2亿",
                "零",
                "-7万元",
                "0吨",
            ]
        ),
        max_size=4,
    ),
)
def test_whatever_the_figures_there_is_a_reason_or_a_result(operation: Operation, texts: list[str]) -> None:
    operands: list[Figure] = [figure for text in texts for figure in figures_in(text)]
    if not obstacle(operation, operands):
        assert Working(operation, tuple(operands)).text.endswith(
            Working(operation, tuple(operands)).result[-2:]
        )
