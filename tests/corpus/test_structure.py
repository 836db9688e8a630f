from itertools import pairwise

import pytest
from documents import BULLETIN, LINES, PLAN, STATUTE, document_of, passages
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.structure import sections_of
from corpus.types import Document, Section, Span


def outline(document: Document) -> list[str]:
    return ["  " * (section.level - 1) + section.label for section in document.sections]


def test_official_plan() -> None:
    assert outline(document_of(PLAN)) == [
        "海滨镇人民政府关于印发清洁岸线行动方案的通知",
        "清洁岸线行动方案",
        "  一、总体要求",
        "    （一）工作目标",
        "    （二）基本原则",
        "  二、主要任务",
        "    （一）加强清理，保持岸线整洁",
        "      1.开展集中清理",
        "      2.落实日常保洁",
        "    （二）加强监督，接受群众评议",
        "  三、保障措施",
    ]


def test_articles_of_a_bulletin_stand_side_by_side() -> None:
    assert outline(document_of(BULLETIN)) == [
        "甲村推行岸线分段包干",
        "  一、以分段为基础，把责任落到人",
        "  二、以考核为手段，把奖惩落到实处",
        "乙村建立岸线志愿服务队",
    ]


def test_statute_with_contents() -> None:
    assert outline(document_of(STATUTE)) == [
        "第一章总则",
        "  第一条",
        "  第二条",
        "第二章法律责任",
        "  第三条",
        "  第四条",
    ]


def test_contents_with_chapters_and_parts_of_chapters() -> None:
    contents = "目录\n\n第一章 总则\n\n第二章 管理\n\n第一节 清理\n\n第二节 监督\n\n第三章 附则\n\n"
    chapters = "第一章 总则\n\n第一条 甲。\n\n第二章 管理\n\n第一节 清理\n\n第二条 乙。\n"
    assert outline(document_of(contents + chapters)) == [
        "第一章总则",
        "  第一条",
        "第二章管理",
        "  第一节清理",
        "    第二条",
    ]


def test_parts_of_an_outline_plan() -> None:
    chapter = "第{}章 {}\n\n镇政府统一组织，各村共同参与，每年检查一次。\n\n"
    text = f"第一篇 现状\n\n{chapter.format('一', '成就')}第二篇 任务\n\n{chapter.format('二', '清理')}"
    assert outline(document_of(text)) == ["第一篇现状", "  第一章成就", "第二篇任务", "  第二章清理"]


def test_markdown_headings_nest_by_their_number_of_marks() -> None:
    document = document_of(
        "# 甲\n\n文。\n\n## 一、乙\n\n文。\n\n### （一）丙\n\n文。\n\n## 二、丁\n\n一行。\n"
    )
    assert outline(document) == ["甲", "  一、乙", "    （一）丙", "  二、丁"]
    assert [section.number for section in document.sections] == ["", "一、", "（一）", "二、"]


def test_headings_by_symbol_and_dash() -> None:
    text = (
        "■推动保护，形成合力\n\n各村联动，成效明显。\n\n——空气质量。到2022年，优良天数达到三百天。\n\n"
        "——水质。到2022年，全部达标，长期保持。\n\n■加强宣传，人人参与\n\n村村开会，户户知晓。\n"
    )
    assert outline(document_of(text)) == [
        "■推动保护，形成合力",
        "  ——空气质量",
        "  ——水质",
        "■加强宣传，人人参与",
    ]


def test_clauses_with_decimal_numbers() -> None:
    text = (
        "1 总则\n\n1.1 编制目的\n\n为了保护岸线，制定本预案。\n\n1.2 适用范围\n\n适用于本镇，由镇政府负责。\n"
        "\n2 组织机构\n\n2.1 领导小组\n\n2.1.1 职责\n\n统一指挥，协调各村。\n\n"
        "2.1.2 成员\n\n各村负责人，共十二人。\n\n"
        "3.5 万元用于清理，镇财政承担。\n"
    )
    assert outline(document_of(text)) == [
        "1总则",
        "  1.1编制目的",
        "  1.2适用范围",
        "2组织机构",
        "  2.1领导小组",
        "    2.1.1职责",
        "    2.1.2成员",
    ]


def test_a_heading_over_two_lines() -> None:
    text = (
        "一、加强组织领导，\n\n落实各方责任\n\n各村成立领导小组，由村民委员会主任任组长，每月开会一次。\n\n"
        "二、加强资金保障\n\n镇财政每年安排专项经费，专款专用。\n"
    )
    document = document_of(text)
    assert outline(document) == ["一、加强组织领导，落实各方责任", "二、加强资金保障"]
    assert not any("落实各方责任" in passage for passage, _ in passages(document))


def test_numbers_within_a_sentence_are_no_headings() -> None:
    text = "重点是：（一）清理。（二）保洁。\n\n各村做到1.定人，2.定岸线，3.定时间，一、二级岸线优先。\n"
    assert document_of(text).sections == ()


def test_the_last_heading_may_stand_above_a_broken_line() -> None:
    prose = "全村动员，成效明显，群众满意。各方支持，长期坚持，值得推广。"
    text = f"甲村:岸线清理走在前列\n\n{prose}\n\n■先行先试\n\n甲村早就引入了“红黑榜\n"
    assert outline(document_of(text)) == ["甲村:岸线清理走在前列", "  ■先行先试"]


@pytest.mark.parametrize(
    "text",
    [
        "材料如下：\n\n1. 身份证\n\n2. 户口本\n\n3. 照片\n",
        "1. 身份证\n\n2. 户口本\n\n以上材料，请交到镇政府。\n",
        "有下列情形之一的：\n\n（一）未按时报送；\n\n（二）弄虚作假。\n",
        "2020年以来，岸线清理了三次。\n\n1.15亿元已经到位，两处开工。\n",
        "- 第一项\n- 第二项\n",
        "第三条规定的情形除外，各村照办。\n\n一、二级岸线由镇管理，三级由村管理。\n",
    ],
)
def test_items_of_a_list_are_no_headings(text: str) -> None:
    assert document_of(text).sections == ()


def test_items_of_an_article_are_no_headings() -> None:
    text = "第一条 岸线包括：\n\n（一）沙滩。平坦的。\n\n（二）礁石。\n\n第二条 本条例由镇政府解释。\n"
    assert outline(document_of(text)) == ["第一条", "第二条"]


def test_the_imprint_is_outside_the_last_section() -> None:
    document = document_of(PLAN)
    assert document.path_at(document.text.index("抄送")) == ()
    assert document.path_at(document.text.index("五十万元")) == ("清洁岸线行动方案", "三、保障措施")


def test_a_heading_in_front_of_its_paragraph_stops_at_its_full_stop() -> None:
    document = document_of(PLAN)
    section = next(s for s in document.sections if s.heading == "工作目标")
    assert section.heading_span.text_of(document.text) == "（一）工作目标"
    assert section.span.text_of(document.text).endswith("示范岸线三处。")


@given(st.lists(st.sampled_from(LINES), max_size=25).map("\n".join) | st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_sections_nest_and_stay_within_the_text(text: str) -> None:
    sections = sections_of(text, (Span(0, len(text)),) if text else ())
    for index, section in enumerate(sections):
        assert section.span.end <= len(text)
        assert Span(0, len(text)).covers(section.span)
        assert section.span.covers(section.heading_span)
        assert_parent(sections, index, section)
    assert all(a.span.start < b.span.start for a, b in pairwise(sections))


def assert_parent(sections: tuple[Section, ...], index: int, section: Section) -> None:
    if section.parent is None:
        assert section.level == 1
        return
    parent = sections[section.parent]
    assert section.parent < index
    assert parent.level == section.level - 1
    assert parent.span.covers(section.span)
