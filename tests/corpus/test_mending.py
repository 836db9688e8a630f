from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import mending
from corpus.mending import mend, paragraphs
from corpus.types import Span

texts = st.text(alphabet="中文一二。，；、：“”（）《》()-# *`[]_{}\n\t 　aB1.%#是", max_size=120) | st.text(
    max_size=60
)


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("## 一、总体要求", "一、总体要求"),
        ("- 第一项\n- 第二项", "第一项\n第二项"),
        ("浓度为**32**微克，见[公报](https://example.org/a)。", "浓度为32微克，见公报。"),
        ("PM_{2.5}和CO_{2}", "PM2.5和CO2"),
        ("使用`make`命令", "使用make命令"),
        ("面积 45.1 公顷，占 3 %。", "面积45.1公顷，占3 %。"),
        ("联系人：王五 电话：0571-1234 传真：0571-5678", "联系人：王五 电话：0571-1234 传真：0571-5678"),
        ("共 5**3 与 a_b 和 {x} 不变", "共5**3与 a_b 和 {x} 不变"),
        ("  首行缩进　", "首行缩进"),
        ("海滨镇人民政府编 2021年3月4日\n正文", "海滨镇人民政府编 2021年3月4日\n正文"),
        ("自 2021年3月4日起施行。", "自2021年3月4日起施行。"),
    ],
)
def test_drops_marks_and_blanks_of_typesetting(marked: str, shown: str) -> None:
    assert mend(marked).text == shown


def test_a_span_is_mended_as_part_of_its_document() -> None:
    text = "甲段落，讲完了。\n\n乙段落要求，各镇要加强\n\n巡查工作，及时报告。"
    span = Span(text.index("要加强"), text.index("，及时"))
    mended = mend(text, span)
    assert mended.text == "要加强巡查工作"
    start, end = mended.slice_of(Span(text.index("巡查"), text.index("工作")))
    assert mended.text[start:end] == "巡查"


@given(texts, st.data())
@settings(deadline=None)
@example("# \n", None)
@example("**一**二**", None)
def test_every_shown_character_knows_where_it_comes_from(text: str, data: st.DataObject | None) -> None:
    span = None
    if text and data is not None:
        start = data.draw(st.integers(0, len(text) - 1))
        span = Span(start, data.draw(st.integers(start + 1, len(text))))
    mended = mend(text, span)
    offsets = list(mended.offsets)
    assert len(offsets) == len(mended.text)
    assert all(a < b for a, b in pairwise(offsets))
    assert all(span is None or span.start <= offset < span.end for offset in offsets)
    for character, offset in zip(mended.text, offsets, strict=True):
        assert text[offset] == character or (character == " " and text[offset].isspace())


@given(texts)
@settings(deadline=None)
def test_no_letter_is_lost_in_the_displayed_text(text: str) -> None:
    kept = [character for character in text if character.isalnum()]
    assert [character for character in mend(text).text if character.isalnum()] == kept or "](" in text


@given(texts)
@settings(deadline=None)
def test_paragraphs_cover_everything_once(text: str) -> None:
    found = paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {i for span in found for i in range(span.start, span.end)}
    assert all(i in covered for i, character in enumerate(text) if not character.isspace())
    assert all(span.text_of(text).strip() == span.text_of(text) for span in found)


@given(st.lists(st.sampled_from([*"城5 \n\t#-*+`_^{}[]()a：", "**", "^{2}", "[城](http://a)", "+ 城", "# "])))
def test_looking_for_first_characters_finds_all_that_is_odd(pieces: list[str]) -> None:
    text = "".join(pieces)
    odd = [found.span() for found in mending._ODD.finditer(text)]
    assert [found.span() for found in mending._odd(text, 0, len(text))] == odd
