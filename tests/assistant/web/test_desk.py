"""Questions, documents and refusals as HTML; nothing that comes in may become markup."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from conftest import HOSTILE, PARKS, STREETS, Lookup, document_of

from assistant.itemising import Itemised
from assistant.types import Statement
from assistant.web.desk import Desk
from assistant.web.evidence import evidence_of
from assistant.web.texts import CHINESE, ENGLISH
from assistant.web.types import Visit
from corpus.mending import mend
from corpus.store import Library
from corpus.types import Document, Span

QUESTION = "主要街道每天清扫几次？"
MARKS = ['"', "'", "<b>粗</b>", "😀", "`${1}`", "{{value}}", "&amp;"]


@pytest.fixture
def desk(assistant: Lookup) -> Desk:
    return Desk(assistant, ["公园几点开门？"])


NEW_PARKS = """青石市公园条例

（2021年10月8日青石市人民代表大会常务委员会第三次会议通过）

第一条 为了管好公园，根据《青石市园林条例》，制定本条例。

第二条 本条例自2022年1月1日起施行。《青石市公园管理办法》（青园发〔2015〕2号）同时废止。
"""


class Reader(HTMLParser):
    """Reads HTML as a browser does, and remembers elements, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def acts(self, act: str) -> list[dict[str, str]]:
        return [attributes for _, attributes in self.elements if attributes.get("data-act") == act]


def test_before_the_first_question_there_are_examples(desk: Desk) -> None:
    page = Reader(desk.transcript(Visit()))
    assert page.acts("example")
    assert "公园几点开门？" in page.text


def test_an_answer_has_marks_cards_and_its_timing(desk: Desk) -> None:
    visit = desk.ask(Visit(), QUESTION, None)
    page = Reader(desk.transcript(visit))
    mark = page.acts("open")[0]
    assert mark["aria-label"] == "依据 1：《青石市人民政府关于清扫街道的通知》，在右侧打开原文"
    start, end = int(mark["data-start"]), int(mark["data-end"])
    quote = mend(STREETS[start:end]).text
    assert quote in page.text
    assert "主要街道每天清扫三次，小巷每天清扫一次。" in quote
    assert "用时 23 毫秒 · 搜索了 3 份文件" in page.text


def test_a_repealed_document_carries_a_warning(desk: Desk) -> None:
    html = desk.transcript(desk.ask(Visit(), "市区公园每天从早上几点开到晚上几点？", None))
    assert '<span class="wj-badge">已废止（2020-06-30）</span>' in html


def test_a_citation_is_copied_with_its_words_in_official_form_or_as_a_reference(desk: Desk) -> None:
    visit = desk.ask(Visit(), QUESTION, ["streets.txt"])
    quote, official, reference = (
        act["data-copy"] for act in Reader(desk.transcript(visit)).acts("copy")[1:4]
    )
    title = "青石市人民政府关于清扫街道的通知"
    assert official == f"《{title}》（青政发〔2021〕9号）第3段第2句，青石市人民政府，2021年3月5日"
    assert reference == f"青石市人民政府. {title}: 青政发〔2021〕9号[Z]. 2021-03-05: 第3段第2句."
    assert quote.startswith("“")
    assert quote.endswith(f"”——{official}")
    assert "\n" not in quote


def test_every_passage_says_why_it_was_found(desk: Desk) -> None:
    html = desk.transcript(desk.ask(Visit(), QUESTION, None))
    cards, reasons = html.count('<li class="wj-card"'), html.count('<details class="wj-why">')
    assert cards == reasons > 0
    page = Reader(html)
    assert f"{CHINESE.why}" in page.text
    assert f"{CHINESE.why_text}主要街道" in page.text
    assert "总分" in page.text
    assert "score" in Reader(desk.transcript(desk.ask(Visit("en"), QUESTION, None))).text


def test_thanks_are_answered_without_the_heading_of_a_search(desk: Desk) -> None:
    page = Reader(desk.transcript(desk.ask(Visit(), "谢谢", None)))
    assert "没有要查的内容。" in page.text
    assert CHINESE.refused not in page.text
    assert CHINESE.unanswered not in page.text


def test_a_refusal_says_what_was_searched_and_shows_the_nearest_passages(desk: Desk) -> None:
    html = desk.transcript(desk.ask(Visit(), "quantum", None))
    assert 'class="wj-answer wj-refusal"' in html
    page = Reader(html)
    assert CHINESE.refused in page.text
    assert "这些文件没有说到所问的事。" in page.text
    assert CHINESE.nearby in page.text
    assert page.acts("open")
    assert not [e for e in page.elements if e[1].get("class") == "wj-button wj-mark"]


def test_only_chosen_documents_are_searched(desk: Desk) -> None:
    visit = desk.ask(Visit(), QUESTION, ["parks.md"])
    assert visit.exchanges[0].searched == 1
    assert all(evidence.doc_id == "parks.md" for evidence in visit.exchanges[0].nearby)


def test_a_bracket_that_is_no_citation_stays_text(desk: Desk) -> None:
    visit = desk.ask(Visit(), QUESTION, None)
    answer = visit.exchanges[0].answer
    assert answer is not None
    told = replace(answer, statements=(Statement("", "", "见表[7]和[1]。", (1,)),))
    page = Reader(desk.transcript(Visit(exchanges=(replace(visit.exchanges[0], answer=told),))))
    assert "见表[7]和[1]。1" in page.text


def test_the_conversation_is_handed_on(desk: Desk) -> None:
    visit = desk.ask(desk.ask(Visit(), QUESTION, None), "quantum", None)
    assert [(turn.role, turn.content[:6]) for turn in visit.turns()] == [
        ("user", "主要街道每天"),
        ("assistant", "主要街道每天"),
        ("user", "quantu"),
        ("assistant", "这些文件没有"),
    ]


def test_an_empty_question_changes_nothing(desk: Desk) -> None:
    assert desk.ask(Visit(), " \n　", None) == Visit()


def test_a_question_that_is_too_long_gets_a_notice(desk: Desk) -> None:
    visit = desk.ask(Visit(), "长" * 10_001, None)
    page = Reader(desk.transcript(visit))
    assert "最多 2000 个字" in page.text
    assert len(page.text) < 1000
    assert visit.turns() == ()


def test_a_failure_is_a_notice_without_a_trace(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    html = desk.transcript(desk.ask(Visit(), "坏掉", None))
    assert CHINESE.failed in unescape(html)
    assert "broken on purpose" not in html
    assert "broken on purpose" in caplog.text


@pytest.mark.parametrize("mark", MARKS)
def test_a_question_never_becomes_markup(desk: Desk, mark: str) -> None:
    question = f"街道每天清扫几次{mark}<script>window.hacked = 1</script>"
    page = Reader(desk.transcript(desk.ask(Visit(), question, None)))
    assert question in page.text
    assert not {"script", "b", "img"} & {tag for tag, _ in page.elements}


def test_a_document_never_becomes_markup(desk: Desk) -> None:
    drawn: list[Callable[[], str]] = [
        lambda: desk.transcript(desk.ask(Visit(), "这里写着什么和粗体以及双引号？", None)),
        lambda: desk.source({"doc_id": "<b>.md", "marks": [[1, 0, len(HOSTILE)]], "language": "zh"}),
        lambda: desk.source({"doc_id": "<b>.md", "marks": [], "language": "zh"}),
        lambda: desk.page(Visit())[3],
        lambda: desk.shelf({"wanted": "恶意", "language": "zh"}),
    ]
    for draw in drawn:
        page = Reader(draw())
        assert not {"script", "b", "img"} & {tag for tag, _ in page.elements}
        assert "<script>window.hacked = 1</script>" in page.text
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


def test_the_source_is_the_whole_document_with_the_words_marked(desk: Desk) -> None:
    start = STREETS.index("主要街道")
    end = STREETS.index("一次。") + 3
    html = desk.source({"doc_id": "streets.txt", "marks": [[2, start, end]], "language": "zh-CN"})
    assert re.findall(r'<mark data-n="2">(.*?)</mark>', html) == ["主要街道每天清扫三次，小巷每天清扫一次。"]
    page = Reader(html)
    for line in mend(STREETS).text.splitlines():
        assert line in page.text
    assert "青政发〔2021〕9号" in page.text


def test_the_source_of_a_repealed_document_warns(desk: Desk) -> None:
    page = Reader(desk.source({"doc_id": "parks.md", "marks": [], "language": "zh"}))
    assert "这份文件已于 2020-06-30 废止。内容仅供查考。" in page.text
    assert "青石市园林局" in page.text
    assert [tag for tag, _ in page.elements if re.fullmatch(r"h[3-6]", tag)]
    assert PARKS.startswith("# ") and "#" not in page.text


def test_the_source_shows_validity_and_what_is_named(assistant: Lookup, library: Library) -> None:
    library.add(document_of("new.txt", NEW_PARKS), [])
    page = Reader(Desk(assistant).source({"doc_id": "new.txt", "marks": [], "language": "zh"}))
    assert "施行日期2022-01-01" in page.text
    assert "制定依据《青石市园林条例》" in page.text
    assert [act["data-doc"] for act in page.acts("open")] == ["parks.md"]


def test_the_warning_opens_the_document_that_repeals(assistant: Lookup, library: Library) -> None:
    library.add(
        document_of("lawns.txt", "青石市草坪办法\n\n青园发〔2016〕3号\n\n第一条 草坪要养护好。\n"), []
    )
    library.add(document_of("new.txt", NEW_PARKS.replace("〔2015〕2号", "〔2016〕3号")), [])
    page = Reader(Desk(assistant).source({"doc_id": "lawns.txt", "marks": [], "language": "zh"}))
    assert "这份文件自 2022-01-01 起被《青石市公园条例》废止。" in page.text
    assert [act["data-doc"] for act in page.acts("open")] == ["new.txt"]


def test_documents_out_of_force_can_be_left_out(desk: Desk) -> None:
    def listed(*, in_force: bool) -> list[str]:
        page = Reader(desk.shelf({"wanted": "", "in_force": in_force, "language": "zh"}))
        return [act["data-doc"] for act in page.acts("open")]

    assert set(listed(in_force=False)) - set(listed(in_force=True)) == {"parks.md"}
    question = "公园每天开到晚上几点？"
    all_documents = desk.ask(Visit(), question, None).exchanges[-1]
    assert all_documents.evidence[0].doc_id == "parks.md"
    for visit in (
        desk.ask(Visit(), question, None, in_force=True),
        desk.resume(Visit(), {"asked": [[question, [], True]]}),
    ):
        shown = visit.exchanges[-1]
        assert "parks.md" not in {each.doc_id for each in (*shown.evidence, *shown.nearby)}


def test_a_note_stands_under_the_answer(desk: Desk) -> None:
    visit = desk.ask(Visit(), QUESTION, None)
    assert visit.exchanges[0].answer is not None
    told = replace(visit.exchanges[0].answer, notes=("注意：[1]所引文件已于 2020-06-30 废止。",))
    page = Reader(desk.transcript(Visit(exchanges=(replace(visit.exchanges[0], answer=told),))))
    assert "注意：1所引文件已于 2020-06-30 废止。" in page.text


def test_what_is_not_searched_is_folded_away_unless_it_is_cited(assistant: Lookup, library: Library) -> None:
    text = "首页 > 文件\n正文在这里。\n"
    library.add(Document("page.html", "page", "网页", text, body=(Span(8, 14),)), [])
    desk = Desk(assistant)
    request = {"doc_id": "page.html", "marks": [[1, 8, 10]], "language": "zh"}
    assert '<details class="wj-aside"><summary>' in desk.source(request)
    assert '<details class="wj-aside" open><summary>' in desk.source({**request, "marks": [[1, 0, 2]]})


@pytest.mark.parametrize("first", ["青石市公园管理办法", "公园管理办法"])
def test_the_path_does_not_say_the_title_again(assistant: Lookup, library: Library, first: str) -> None:
    answer = assistant.ask("市区公园每天从早上几点开到晚上几点？")
    citation = replace(answer.citations[0], path=(first, "二、开放"))
    (evidence,) = evidence_of(replace(answer, citations=(citation,)), library)
    assert evidence.title == "青石市公园管理办法"
    assert evidence.path == ("二、开放",)


def test_a_document_with_many_headings_has_contents(assistant: Lookup, library: Library) -> None:
    text = "# 规定\n\n" + "".join(f"## 第{n}章 事项{n}\n\n这一章说明事项。\n\n" for n in "一二三四")
    library.add(document_of("long.md", text), [])
    page = Reader(Desk(assistant).source({"doc_id": "long.md", "marks": [], "language": "zh"}))
    assert [row["data-place"] for row in page.acts("heading")] == ["0", "1", "2", "3", "4"]
    few = Reader(Desk(assistant).source({"doc_id": "parks.md", "marks": [], "language": "zh"}))
    assert few.acts("heading") == []


def test_a_mark_holds_on_to_the_character_before_it(desk: Desk) -> None:
    html = desk.transcript(desk.ask(Visit(), QUESTION, None))
    assert '<span class="wj-held">。<button' in html


def test_a_first_line_without_a_mark_stands_out(desk: Desk) -> None:
    visit = desk.ask(Visit(), QUESTION, None)
    answer = visit.exchanges[0].answer
    assert answer is not None
    said = (Statement("", "三次", "每天清扫三次。", (1,)),)
    short = replace(visit.exchanges[0], answer=replace(answer, statements=said))
    assert '<p class="wj-lead">三次</p>' in desk.transcript(Visit(exchanges=(short,)))
    assert "wj-lead" not in desk.transcript(visit)


def test_paragraphs_of_a_quotation_do_not_stand_out(desk: Desk) -> None:
    visit = desk.ask(Visit(), QUESTION, None)
    answer = visit.exchanges[0].answer
    assert answer is not None
    quotation = Statement("", "", "第五条 禁止：\n（一）电鱼。", (1,))
    quoted = replace(answer, text=quotation.text, statements=(quotation,))
    assert "wj-lead" not in desk.transcript(Visit(exchanges=(replace(visit.exchanges[0], answer=quoted),)))
    single = Statement("", "五百元", "电鱼罚款五百元。", (1,))
    found = replace(answer, text=single.text, statements=(single,))
    html = desk.transcript(Visit(exchanges=(replace(visit.exchanges[0], answer=found),)))
    assert '<p class="wj-lead">五百元</p>' in html


def _direct(desk: Desk, *statements: Statement) -> str:
    """The page with these statements as the answer, proofs and all."""
    exchange = desk.ask(Visit(), QUESTION, None).exchanges[0]
    assert exchange.answer is not None
    return desk.transcript(
        Visit(exchanges=(replace(exchange, answer=replace(exchange.answer, statements=statements)),))
    )


def test_a_comparison_is_a_table_with_a_mark_in_each_cell(desk: Desk) -> None:
    html = _direct(
        desk,
        Statement("甲街", "三次", "甲街每天清扫三次。", (1,), row="甲街"),
        Statement("乙<街>，次数", "两次", "乙街每天清扫两次。", (2,), row="乙<街>"),
        Statement("数值较大的是甲街", "", "", (1, 2)),
    )
    assert html.count("<tr>") == 2
    assert '<th scope="row">甲街</th><td>三<span class="wj-held">次<button' in html
    assert '<th scope="row">乙&lt;街&gt;</th><td>次数：两' in html
    assert '<p class="wj-part">数值较大的是甲' in html
    assert "甲街每天清扫三次。" not in html


def test_a_calculation_stands_under_its_result(desk: Desk) -> None:
    html = _direct(desk, Statement("合计", "5次", "", (1, 2), working="3次 + 2次 = 5次"))
    assert '<p class="wj-lead">合计：5次</p><p class="wj-working">3次 + 2次 = 5<span' in html


def test_an_enumeration_is_shown_item_by_item(desk: Desk) -> None:
    quote = "清扫分为：（一）晨扫；（二）<b>晚扫</b>。其余另定。"
    listed = Itemised("清扫分为：", ("（一）晨扫；", "（二）<b>晚扫</b>。"), "其余另定。")
    html = _direct(desk, Statement("", "", quote, (1,), listed=listed))
    assert '<p>清扫分为：</p><ul class="wj-items wj-numbered"><li>（一）晨扫' in html
    assert '<span class="wj-joint">；</span></li>' in html
    assert "<li>（二）&lt;b&gt;晚扫&lt;/b&gt;。</li></ul><p>其余另定" in html
    assert html.split("</ul>")[0].count('class="wj-held"') == 0


def test_a_visit_goes_on_as_the_browser_remembers_it(desk: Desk) -> None:
    asked = [[QUESTION, []], ["quantum", ["parks.md"]], "nonsense", [1, 2]]
    visit = desk.resume(Visit(), {"language": "en", "asked": asked})
    assert visit.language == "en"
    assert [(e.question, e.searched) for e in visit.exchanges] == [(QUESTION, 3), ("quantum", 1)]
    assert desk.resume(visit, {"asked": asked}) == visit


@pytest.mark.parametrize(
    "remembered", [{}, {"language": "tlh"}, {"asked": "x"}, {"language": 3, "asked": [3]}]
)
def test_what_a_browser_garbled_is_passed_over(desk: Desk, remembered: dict[str, object]) -> None:
    assert desk.resume(Visit(), remembered) == Visit()


@pytest.mark.parametrize(
    "request_",
    [
        {"doc_id": "gone.txt", "marks": []},
        {"doc_id": "parks.md", "marks": "all"},
        {"doc_id": "parks.md", "marks": [[1, 5]]},
        {"doc_id": "parks.md", "marks": [[1, 9, 3]]},
        {"doc_id": "parks.md", "marks": [[1, -4, 3]]},
        {},
    ],
)
def test_what_cannot_be_shown_is_said(desk: Desk, request_: dict[str, object]) -> None:
    page = Reader(desk.source(request_))
    assert page.text.count("打不开这份文件") == 1


def test_a_megabyte_is_laid_out_in_the_time_of_a_click(assistant: Lookup, library: Library) -> None:
    text = "档案管理规定\n\n" + "这一段说明档案柜由谁保管，多久清点一次，清点以后报给谁备案。\n\n" * 12_000
    assert len(text.encode()) > 1_000_000
    library.add(document_of("large.txt", text), [])
    started = time.process_time()
    html = Desk(assistant).source({"doc_id": "large.txt", "marks": [[1, 200_000, 200_040]], "language": "zh"})
    assert time.process_time() - started < 3  # a tenth of it on an idle machine
    assert html.count("<mark") >= 1


def test_marks_beyond_the_end_mark_nothing(desk: Desk) -> None:
    html = desk.source({"doc_id": "parks.md", "marks": [[1, 10**6, 10**7]], "language": "zh"})
    assert "<mark" not in html


def test_the_list_of_documents_can_be_filtered(desk: Desk) -> None:
    def titles(wanted: str) -> list[str]:
        page = Reader(desk.shelf({"wanted": wanted, "language": "zh"}))
        return [row["data-doc"] for row in page.acts("open")]

    assert titles("") == ["<b>.md", "parks.md", "streets.txt"]
    assert titles("青石市 通知") == ["streets.txt"]
    assert titles("青园发") == ["parks.md"]
    assert titles("没有这样的文件") == []


def test_the_interface_speaks_english_and_leaves_the_documents_alone(desk: Desk) -> None:
    visit = desk.ask(Visit(language="en"), QUESTION, None)
    page = Reader("".join(desk.page(visit)))
    assert ENGLISH.tagline in page.text
    assert "23 ms" in page.text
    assert "主要街道每天清扫三次" in page.text


def test_an_empty_library_says_how_to_add_documents(library: Library) -> None:
    library.remove_many([summary.doc_id for summary in library.documents()])
    assert "wenju add" in Desk(Lookup(library)).page(Visit())[3]
