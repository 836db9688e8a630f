from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.mending import mend, paragraphs
from corpus.types import Span

texts = st.text(alphabet="中文一二。，；、：“”（）《》()-# *`[]_{}\n\t 　aB1.%#是", max_size=120) | st.text(
    max_size=60
)


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        (
            "全市要求各单位，切实加强对\n\n河道保洁工作的督查力度，按月通报。",
            "全市要求各单位，切实加强对河道保洁工作的督查力度，按月通报。",
        ),
        ("累计修复湿地、\n\n滩涂三处。", "累计修复湿地、滩涂三处。"),
        ("要求做到“三个\n\n不变”，落实到位。", "要求做到“三个不变”，落实到位。"),
        (
            "各地反应积极，二是\n\n扩大试点范围。已有四个镇参加。",
            "各地反应积极，二是扩大试点范围。已有四个镇参加。",
        ),
        ("学校普及率达\n到100%，走在前列。", "学校普及率达\n到100%，走在前列。"),
        (
            "本年完成绿化造林，学校普及率达\n到100%，走在前列。",
            "本年完成绿化造林，学校普及率达到100%，走在前列。",
        ),
    ],
)
def test_joins_only_lines_whose_sentence_goes_on(broken: str, mended: str) -> None:
    assert mend(broken).text == mended


@pytest.mark.parametrize(
    "text",
    [
        "海滨镇打造清洁岸线\n\n近年来，海滨镇每年清理岸线。",
        "以改革促发展，以创新谋未来\n\n近年来，海滨镇每年清理岸线。",
        "一、总体要求\n\n深入贯彻会议精神，坚持保护优先。",
        "海滨镇人民政府办公室\n2021年3月4日",
        "综合运用各方面力量，\n\n■围绕转变作风，打造队伍。",
        "具体任务落实，针对\n\n完善监测制度。各站点要按时报送数据。",
        "做好以下工作：\n\n加强巡查，及时报告。",
        "名称 | 数量，备注\n岸线 | 三公里，待验收",
    ],
)
def test_leaves_apart_what_is_not_proved_to_belong_together(text: str) -> None:
    assert mend(text).text == text.replace("\n\n", "\n")


def test_a_pair_of_words_that_stands_elsewhere_proves_a_joint() -> None:
    text = "本市推行水权有偿使用试点。\n\n共有九家企业实行了水权有偿\n\n使用和交易，金额达三亿元。"
    assert "有偿使用和交易" in mend(text).text


def test_joins_lines_that_were_wrapped_at_a_margin() -> None:
    lines = [
        "为了推动海洋生态保护工作再上新的台阶切实维护群众利益",
        "经研究决定在全镇范围内开展为期三个月的岸线清理专项行动",
        "由镇环保所负责组织实施并定期向镇政府报告工作进展情况。",
    ]
    assert mend("\n".join(lines)).text == "".join(lines)


def test_latin_lines_are_joined_with_a_blank() -> None:
    assert mend("the harbour was\nclosed in May.").text == "the harbour was closed in May."


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
