from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.expansion import EXPANDERS, expand
from index.expansion.typos import mended
from index.folding import fold
from index.types import Expansion

HAN = st.text(
    st.sampled_from("今明年去十五三百万零〇年月罚了多少钱雾霾浙省小孩养猪平方公里12890.%百分之成亿两第号〔〕")
)


def seen(*words: str) -> Callable[[str], int]:
    """A library that has these words and nothing else."""
    return lambda token: sum(token in word for word in words)


def others(question: str, kind: str = "", library: Callable[[str], int] | None = None) -> dict[str, str]:
    return {e.text: e.stands_for for e in expand(question, library) if not kind or e.kind == kind}


@given(st.text() | HAN, st.booleans())
def test_any_text_is_expanded(text: str, known: bool) -> None:
    folded = fold(text)
    found = expand(text, seen("养老保险", "平方公里") if known else None)
    assert [e.weight for e in found] == sorted((e.weight for e in found), reverse=True)
    assert len({(e.text, e.stands_for) for e in found}) == len(found)
    for expansion in found:
        assert 0 < expansion.weight <= 1
        assert expansion.stands_for and expansion.stands_for in folded
        assert expansion.text == fold(expansion.text) and expansion.text not in folded
        assert expansion.kind in EXPANDERS


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("林地占到几成？", "占比"),
        ("开校车要几年驾龄？", "驾驶经历"),
        ("的哥绕远怎么罚？", "出租汽车驾驶员"),
        ("伞落在车上了怎么找？", "遗失物品"),
        ("水表坏了怎么算钱？", "无法计量"),
        ("浇田的水归谁查？", "灌溉用水"),
        ("燃气公司扣我的证件，证件押着不给怎么办？", "扣押"),
        ("打输官司的要出律师费吗", "败诉"),
        ("理发店关了，卡里剩的钱怎么办", "剩余预付款"),
        ("导游证丢了怎么补", "补办"),
        ("开药店证过期没续会怎样", "有效期届满未延续"),
        ("村里的账目公布几次", "定期公布"),
        ("供暖温度不够怎么办", "室内温度"),
        ("停气通知提前几天", "停止供气"),
        ("注销公司要登报吗", "清算"),
        ("谁能投票选村长", "选民"),
        ("遛狗时间有规定吗", "携犬"),
        ("电梯保养归谁", "维护保养"),
        ("环保局的人可以进厂查吗", "生态环境主管部门"),
        ("撤证以后几年不能申请", "吊销"),
    ],
)
def test_what_people_say_finds_what_statutes_say(question: str, text: str) -> None:
    assert text in others(question, "synonym")


@pytest.mark.parametrize(
    ("question", "text", "stands_for"),
    [
        ("厂里罚了多少钱？", "罚款", "罚了多少钱"),
        ("今年的雾霾严重吗", "细颗粒物", "雾霾"),
        ("今年的霧霾嚴重嗎", "细颗粒物", "雾霾"),
        ("ＰＭ２．５是多少", "细颗粒物", "pm2.5"),
        ("湖有多少平方公里", "km2", "平方公里"),
        ("沪杭之间", "杭州", "沪杭"),
        ("17年建了什么", "2017年", "17年"),
        ("二〇一七年建了什么", "2017年", "二〇一七年"),
        ("“十三五”建了什么", "2018年", "“十三五”"),
        ("满14岁的学生", "十四岁", "14岁"),
        ("满十四岁的学生", "14岁", "十四岁"),
        ("八成的学生", "80%", "八成"),
        ("百分之六点五的学生", "6.5%", "百分之六点五"),
        ("6.5%的学生", "百分之六点五", "6.5%"),
        ("花了12万元", "120000元", "12万元"),
        ("花了120000元", "12万元", "120000元"),
    ],
)
def test_what_a_document_may_say_instead(question: str, text: str, stands_for: str) -> None:
    assert others(question)[text] == stands_for


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("最近20年来的变化", "year"),
        ("第三人是谁", "numeral"),
        ("“十二五”规划", "numeral"),
        ("2017年的计划", "numeral"),
        ("一起去", "numeral"),
    ],
)
def test_what_only_looks_like_one_stays(question: str, kind: str) -> None:
    assert not others(question, kind)


def test_a_word_within_another_is_not_taken_for_it() -> None:
    assert "雾霾" not in {e.stands_for for e in expand("驱雾霾星")}
    assert "保险公司" in {e.stands_for for e in expand("保险公司赔吗")}
    assert "公司" not in {e.stands_for for e in expand("保险公司赔吗")}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("打工者的孩子在哪上学", "家庭暴力"),
        ("关于最近三天的通报", "拘留"),
        ("广告公司向市政府报告", "提起诉讼"),
        ("征求各地意见", "征收土地"),
        ("道路两边种树", "当事人"),
    ],
)
def test_a_gap_does_not_join_words_that_only_stand_near(question: str, text: str) -> None:
    assert text not in others(question)


@pytest.mark.parametrize("typed", ["养老保显", "养老保佥", "养老险保"])
def test_a_mistyped_word_is_mended_to_one_that_the_library_has(typed: str) -> None:
    question, meant = f"{typed}怎么交", {"养老保险": typed}
    expected = meant if typed != "养老保佥" else {}
    assert others(question, "typo", seen("养老保险怎么交")) == expected
    assert not others(question, "typo", seen("别的事情"))
    assert not others(question, "typo")


def test_a_question_is_mended_with_the_likeliest_word() -> None:
    found = [Expansion("保险", "保显", "typo", 0.4), Expansion("保显器", "保显", "typo", 0.4)]
    assert mended("养老保显和保显", found) == "养老保险和保险"
    assert mended("雾霾", [Expansion("细颗粒物", "雾霾", "synonym", 0.8)]) == "雾霾"


def test_a_word_that_the_library_has_is_no_mistake() -> None:
    assert not others("养老保显怎么交", "typo", seen("养老保险", "养老保显怎么交"))
