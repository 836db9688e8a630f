import time
from itertools import pairwise

import pytest
from documents import BULLETIN, LINES, PLAN, STATUTE, document_of, passages
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.chunking import LIMIT, LONGEST, SHORTEST, passages_of
from corpus.readers import document_from, read_data
from corpus.readers.base import Extracted
from corpus.types import Document, Span


def test_a_heading_in_front_of_its_paragraph_is_part_of_the_passage() -> None:
    found = dict(passages(document_of(PLAN)))
    text = "（一）工作目标。到2022年，岸线垃圾清理率达到95%以上，建成示范岸线三处。"
    assert found[text] == ("一、总体要求", "（一）工作目标")


def test_headings_alone_are_no_passages() -> None:
    assert not any(
        text.startswith(("一、总体要求", "二、主要任务")) for text, _ in passages(document_of(PLAN))
    )


def test_a_heading_with_nothing_beneath_it_is_a_passage() -> None:
    assert passages(document_of("# 甲\n\n## 乙\n\n## 丙\n\n文。\n")) == [
        ("## 乙", ("乙",)),
        ("文。", ("丙",)),
    ]


def test_the_row_of_a_table_has_the_caption_above_it_in_its_path() -> None:
    rows = "| 项目 | 投资 |\n|---|---|\n| 修路 | 350 |\n| 植树 | 20 |\n"
    above = "# 甲\n\n## 乙\n\n下面是各项投资。\n\n各项投资情况\n\n表1（单位：万元）\n\n"
    second = "| 村 | 户 |\n|---|---|\n| 东村 | 3 |\n"
    page = f"{above}{rows}\n此表由财政所编制。\n\n{second}"
    found = passages(read_data(page.encode(), "a.md", "a.md"))
    assert found[1:] == [
        ("项目：修路；投资：350。", ("乙", "表1（单位：万元）")),
        ("项目：植树；投资：20。", ("乙", "表1（单位：万元）")),
        ("此表由财政所编制。", ("乙",)),
        ("村：东村；户：3。", ("乙",)),
    ]


def test_a_list_stays_with_the_line_that_introduces_it() -> None:
    found = passages(document_of(PLAN))
    assert any("材料：" in text and "现场照片" in text for text, _ in found)


def test_contact_lines_are_a_passage_of_their_own() -> None:
    text, path = passages(document_of(PLAN))[-1]
    assert path == ()
    assert text.startswith("抄送")
    assert text.endswith("0571-00000000")


def test_no_passage_mixes_two_articles_of_a_bulletin() -> None:
    document = document_of(BULLETIN)
    border = document.text.index("乙村建立岸线志愿服务队\n\n乙村志愿")
    assert all(span.end <= border or span.start >= border for span, _ in passages_of(document))


def test_an_article_of_a_statute_stays_whole() -> None:
    found = [text for text, path in passages(document_of(STATUTE)) if path[-1:] == ("第二条",)]
    assert len(found) == 1
    assert found[0].startswith("第二条")
    assert found[0].endswith("划定。")


def test_long_items_follow_their_introduction_and_each_other() -> None:
    item = "各村应当按照镇政府的统一要求认真组织力量及时清理岸线垃圾并且定期报告工作进展情况"
    text = f"{item}，做好以下工作：\n\n1. {item}\n\n2. {item}\n\n{item}，不再重复。\n"
    found = passages(document_of(text))
    assert [passage.count("各村") for passage, _ in found] == [3, 1]


def test_paragraphs_of_an_article_stay_together() -> None:
    sentence = "各村应当按照镇政府的统一要求认真组织力量，及时清理岸线垃圾，并且定期报告工作进展情况。"
    article = f"第一条 {sentence}\n\n{sentence}\n\n{sentence}"
    assert passages(document_of(f"{article}\n\n第二条 {sentence}\n"))[0] == (article, ("第一条",))
    longer = "\n\n".join([f"第一条 {sentence}", *[sentence] * 10])
    assert len(passages(document_of(longer))) > 1


def test_a_sentence_across_a_page_break_is_not_divided() -> None:
    found = passages(document_of(BULLETIN))
    assert any("在村口和\n网上" in text for text, _ in found)


def test_long_paragraphs_are_divided_near_the_target_and_before_points() -> None:
    sentence = "各村按照要求，认真组织，及时清理，定期报告工作进展情况。"
    paragraph = "".join(f"{number}是落实第{number}项工作。" + sentence * 6 for number in "一二三四五")
    lengths = [len(text) for text, _ in passages(document_of(paragraph))]
    assert all(SHORTEST <= length <= LONGEST for length in lengths)
    assert all(text[1] == "是" for text, _ in passages(document_of(paragraph)))


def test_the_title_of_the_document_is_not_part_of_the_path() -> None:
    found = passages(document_of("# 海滨镇岸线方案\n\n## 目标\n\n清理岸线。\n"))
    assert found == [("清理岸线。", ("目标",))]


UNITS = st.sampled_from([*LINES, "正文，很长。" * 9, "无标点" * 300, "\n" * 600, "甲" + " " * 700 + "乙。"])
TEXTS = st.lists(UNITS, max_size=20).map("\n".join) | st.text(max_size=100)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_every_character_of_the_body_is_in_one_passage_or_a_heading(text: str) -> None:
    check_passages(document_of(text))


@given(TEXTS, st.data())
@settings(deadline=None)
def test_nothing_outside_the_body_is_in_a_passage(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=0, max_size=6)))
    body = tuple(Span(a, b) for a, b in pairwise(cuts))[::2]
    if body:
        check_passages(document_from(Extracted(text, body), doc_id="sample"))


def check_passages(document: Document) -> None:
    text, found = document.text, [span for span, _ in passages_of(document)]
    assert all(len(span) <= LIMIT for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(any(part.covers(span) for part in document.body) for span in found)
    covered = set[int]().union(*(range(span.start, span.end) for span in found))
    headings = set[int]().union(*(range(s.heading_span.start, s.heading_span.end) for s in document.sections))
    body = (i for part in document.body for i in range(part.start, part.end))
    assert all(i in covered or i in headings for i in body if not text[i].isspace())


@pytest.mark.parametrize(
    "unit",
    [
        "无标点",
        "，",
        "一、甲\n",
        "市，\n",
        "（",
        "甲\n\n乙，丙。\n\n",
        "<!--",
        "自",
        "目录\n",
        "第二条 甲。 ",
        "1.1 甲\n",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    begun = time.process_time()
    passages_of(document_of(text))
    assert time.process_time() - begun < 3
