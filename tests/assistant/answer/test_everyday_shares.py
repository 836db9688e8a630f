"""Shares in everyday words, written as per cent, and held against what a document says."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.wording.claimed import claimed_in, is_borne_out, share_borne_out
from assistant.answer.wording.everyday import in_figures
from corpus.figures import figures_in

NUMERALS = "一二三四五六七八九"


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("一半以上的船", "50%以上的船"),
        ("过半了", "50%以上了"),
        ("超过一半", "超过50%"),
        ("不到一半", "不到50%"),
        ("减半交纳", "减50%交纳"),
        ("九成五", "95%"),
        ("一成半", "15%"),
        ("过九成", "超过九成"),
        ("翻一番", "增长100%"),
        ("超过总数的三成", "总数的超过三成"),
        ("上半年", "上半年"),
        ("过了半年", "过了半年"),
        ("通过九成五的船", "通过95%的船"),
    ],
)
def test_everyday_shares_are_written_as_figures(spoken: str, written: str) -> None:
    assert in_figures(spoken) == written


@given(st.sampled_from(NUMERALS), st.sampled_from(NUMERALS))
def test_tenths_and_hundredths_are_one_share(tenths: str, hundredths: str) -> None:
    (figure,) = figures_in(in_figures(f"{tenths}成{hundredths}"))
    assert figure.normal_low == 10 * (NUMERALS.index(tenths) + 1) + NUMERALS.index(hundredths) + 1


@given(st.decimals(min_value=1, max_value=99, places=1))
def test_more_than_half_is_borne_out_by_what_is_more(share: Decimal) -> None:
    claimed = claimed_in("渡船的上座率超过一半了吗？")
    assert claimed is not None
    assert is_borne_out(claimed, f"{share}%") is (share > 50)


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        ("渡船的准点率近九成吗？", "89.1%", True),
        ("渡船的准点率近九成吗？", "70%", False),
        ("渡船的准点率近九成吗？", "91%", None),
        ("客流要占到全县的一半以上，方案里是这么定的吗？", "50%以上", True),
        ("一半的船主同意就行吗？", "三分之二以上", False),
        ("四分之三的船主同意就行吗？", "三分之二以上", True),
        ("只要一半以上的船主同意就通过吗？", "三分之二以上", False),
        ("加班费要按三倍给吗？", "300%", True),
        ("减收比例可以只有两成吗？", "不得低于30%", False),
        ("保证金会超过货款的三成吗？", "不超过30%", False),
        ("用了三分之一以上的船位吗？", "40%", True),
    ],
)
def test_shares_are_held_against_what_is_said(question: str, said: str, expected: bool | None) -> None:
    claimed = claimed_in(question)
    assert claimed is not None
    assert is_borne_out(claimed, said) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("票价减半，学生免票。", True),
        ("票价减收30%。", False),
        ("客流增长四成。", None),
        ("票价不变。", None),
    ],
)
def test_the_share_in_the_words_themselves_decides(text: str, expected: bool | None) -> None:
    claimed = claimed_in("老人的票价能少收一半吗？")
    assert claimed is not None
    assert share_borne_out(claimed, text) is expected


def test_a_share_that_states_a_case_is_not_taken_for_true() -> None:
    assert claimed_in("超载两成以上的渡船会被停航吗？") is None
    assert claimed_in("下级三个月内还要重复检查吗？") is None
