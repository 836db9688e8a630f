import pytest

from corpus.errors import ReadError
from corpus.readers import document_from
from corpus.readers.html import read_html

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>岸线通知_海滨镇</title>
<style>p {{ color: red }}</style><script>var a = "不要";</script></head><body>
<header><div>海滨镇门户网站</div></header><nav><a href="/">首页</a></nav>
<div class="breadcrumb">当前位置：首页</div>
<div id="main"><h1>海滨镇人民政府关于岸线的通知</h1>
<p>各村：</p><p>岸线清理率达到<b>95%</b>，
PM<sub>2.5</sub>浓度下降。<br>第二行。</p><!-- 注 -->
<h2>一、 安排</h2><ul><li>甲村</li><li><p>乙村</p></li></ul><ol><li>先清理</li><li>2、后评议</li></ol>
<table><tr><th>村</th><th>公里</th></tr><tr><td>甲</td><td> 3 </td></tr></table>
<div style="display:none">隐藏</div><pre>表 一
表 二</pre></div>
<ul><li><a>新闻</a></li><li><a>公告</a></li><li><a>视频</a></li><li><a>专题</a></li></ul>
<footer>版权所有</footer></body></html>"""

TEXT = """# 海滨镇人民政府关于岸线的通知

各村：

岸线清理率达到95%， PM2.5浓度下降。
第二行。

## 一、 安排

- 甲村

乙村

1. 先清理
2、后评议

村：甲；公里：3。

表 一
表 二"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "gb18030"])
def test_main_text_in_lines(charset: str) -> None:
    extracted = read_html(PAGE.format(charset=charset).encode(charset), "a.html")
    assert extracted.text == TEXT
    assert extracted.info.title == "海滨镇人民政府关于岸线的通知"


def test_characters_beyond_the_declared_gb2312() -> None:
    page = '<meta charset="gb2312"><p>面积3㎡，负责人朱镕。</p>'
    assert read_html(page.encode("gb18030"), "a.html").text == "面积3㎡，负责人朱镕。"


def test_headings_become_sections() -> None:
    document = document_from(read_html(PAGE.format(charset="utf-8").encode(), "a.html"), doc_id="a.html")
    assert [section.label for section in document.sections] == ["海滨镇人民政府关于岸线的通知", "一、安排"]
    assert document.info.issuer == "海滨镇人民政府"


def test_government_pages_say_title_and_date_in_meta_elements() -> None:
    page = (
        '<meta name="ArticleTitle" content="岸线办法"><meta name="PubDate" content="2021-03-04 10:00">'
        "<title>海滨镇 - 岸线</title><p>正文在此。</p>"
    )
    info = read_html(page.encode(), "a.html").info
    assert (info.title, info.published) == ("岸线办法", "2021-03-04")


def test_a_page_within_a_form_or_a_table_is_not_lost() -> None:
    table = "<table><tr><td>菜单</td><td><p>第一段。</p><table><tr><td>内</td></tr></table></td></tr></table>"
    page = f"<form class='nav'>{table}</form>"
    assert read_html(page.encode(), "a.html").text.split() == ["菜单", "第一段。", "内"]


def test_deeply_nested_and_unclosed_markup() -> None:
    page = "<div>" * 5_000 + "底" + "<p>末"
    assert read_html(page.encode(), "a.html").text.split() == ["底", "末"]


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<nav>首页</nav><script>1</script>", "<!-- 注 -->"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ReadError, match=r"a\.html has no text"):
        read_html(page.encode(), "a.html")


def test_a_pdf_in_disguise_is_refused() -> None:
    with pytest.raises(ReadError, match="looks like a PDF file"):
        read_html(b"%PDF-1.4", "a.html")


def test_merged_cells_stand_under_all_their_headings() -> None:
    page = """<table><caption>表1</caption><tr><td rowspan=2>乡镇</td><td colspan=2>面积</td></tr>
    <tr><td>2020年</td><td>2021年</td></tr><tr><td rowspan=2>东港</td><td>3</td><td>4</td></tr>
    <tr><td>5</td><td>6</td></tr><tr><td colspan=3>以上为初步统计</td></tr></table>"""
    extracted = read_html(page.encode(), "a.html")
    rows = [
        "乡镇：东港；面积·2020年：3；面积·2021年：4。",
        "乡镇：东港；面积·2020年：5；面积·2021年：6。",
    ]
    assert extracted.text.split("\n") == ["表1", *rows, "以上为初步统计"]
    assert [span.text_of(extracted.text).strip() for span in extracted.body] == extracted.text.split("\n")


def test_a_table_of_names_and_values_becomes_lines_of_their_own() -> None:
    page = "<table><tr><th>文号</th><td>海政〔2021〕3号</td><th>发文机关</th><td>海滨镇</td></tr></table>"
    assert read_html(page.encode(), "a.html").text == "文号：海政〔2021〕3号\n发文机关：海滨镇"


def test_a_table_that_serves_the_layout_becomes_paragraphs() -> None:
    page = "<table><tr><td><p>左栏说明岸线。</p></td></tr><tr><td>第二段。</td></tr></table>"
    assert read_html(page.encode(), "a.html").text == "左栏说明岸线。\n\n第二段。"


def test_lines_that_say_where_one_is_and_whose_the_site_is_are_dropped() -> None:
    page = "<div>当前位置：首页 > 公开 > 通知</div><p>正文说明岸线。</p><p>海ICP备0001号 版权所有</p>"
    assert read_html(page.encode(), "a.html").text == "正文说明岸线。"


def test_a_page_in_gbk_that_declares_gb2312_is_read() -> None:
    page = "<meta charset=gb2312><p>朱镕基與喆</p>"
    assert read_html(page.encode("gb18030"), "a.html").text == "朱镕基與喆"
