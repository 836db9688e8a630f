import pytest

from corpus.chunking import passages_of
from corpus.errors import ReadError
from corpus.mending import mend
from corpus.readers import document_from
from corpus.readers.markdown import read_markdown
from corpus.types import Document, DocumentInfo

PAGE = """---
title: 岸线方案摘编
number: 海政发〔2021〕12号
issuer: 海滨镇人民政府
issued: 2021-03-04
effective: 2021-05
status: 现行
digests: other.txt
---

# 岸线方案

<!-- 编者注 -->

## 一、目标

到**2022年**，清理[三处](https://example.org)岸线。

---

- 甲村
- 乙村
"""


def page(text: str) -> Document:
    return document_from(read_markdown(text.encode(), "a.md"), doc_id="a.md")


def test_front_matter_is_the_identity_and_not_the_body() -> None:
    document = page(PAGE)
    assert document.text == PAGE
    assert document.info == DocumentInfo(
        title="岸线方案摘编",
        number="海政发〔2021〕12号",
        issuer="海滨镇人民政府",
        issued="2021-03-04",
        effective="2021-05",
        status="现行",
    )
    shown = [(mend(document.text, span).text, path) for span, path in passages_of(document)]
    assert shown == [
        ("到2022年，清理三处岸线。", ("一、目标",)),
        ("甲村\n乙村", ("一、目标",)),
    ]


def test_other_keys_and_nested_values_are_left_alone() -> None:
    info = page("---\ntitle: [甲, 乙]\nissued: 2021\nstatus:\n---\n正文。\n").info
    assert (info.title, info.issued, info.status) == ("a", "2021", "")


@pytest.mark.parametrize(
    "text", ["---\n\n正文。\n\n---\n\n更多。\n", "---\n正文，没有结尾。\n", "正文。\n---\ntitle: 甲\n---\n"]
)
def test_rules_are_no_front_matter(text: str) -> None:
    assert page(text).info.title in ("a", "正文。")
    assert any("正文" in span.text_of(text) for span, _ in passages_of(page(text)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: [甲\n---\n正文。\n", "not valid YAML"),
        ("---\nissued: 2021-13-45\n---\n正文。\n", "not valid YAML"),
        ("---\ntitle: 甲\n---\n\n<!-- 只有注 -->\n", "no text beneath"),
        ("", "contains no text"),
    ],
)
def test_bad_front_matter_is_refused(text: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        page(text)
