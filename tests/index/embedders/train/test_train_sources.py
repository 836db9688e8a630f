import gzip
import io
import json
import lzma
import tarfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from index.embedders.train.sources import (
    Example,
    articles,
    distinct,
    gather,
    law,
    laws,
    news,
    questions,
)

STATUTE = """---
bookHidden: true
---
# 某市游泳场所管理办法

2020年1月1日 某市人民政府通过

<!-- INFO END -->

## 第一章 总则

第一条 为了管好游泳场所，制定本办法。

第二条 本办法适用于下列场所：

（一）室内游泳池；

## 第二章 监督

第三条之一 水质每月检测一次。
"""


def test_an_article_stands_under_title_heading_and_number() -> None:
    assert list(law(STATUTE)) == [
        Example("某市游泳场所管理办法", "2020年1月1日某市人民政府通过"),
        Example("某市游泳场所管理办法第一章总则第一条", "为了管好游泳场所,制定本办法。"),
        Example("某市游泳场所管理办法第一章总则第二条", "本办法适用于下列场所:(一)室内游泳池;"),
        Example("某市游泳场所管理办法第二章监督第三条之一", "水质每月检测一次。"),
    ]


def test_news_lose_their_date_and_are_cut_into_passages(tmp_path: Path) -> None:
    line = "2023-08-16 18:24:57，正文：" + "泳池今天开放，票价不变。" * 40
    with lzma.open(tmp_path / "news.txt.xz", "wt", encoding="utf-8") as file:
        file.write(f"{line}\n短讯。\n")
    found = [example.body for example in news(tmp_path / "news.txt.xz")]
    assert "".join(found) == "泳池今天开放,票价不变。" * 40 + "短讯。"
    assert [len(body) >= 200 for body in found] == [True, True, False, False]


def test_the_archive_gives_its_markdown_files(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "laws.tar.xz", "w:xz") as archive:
        for name in ("laws/办法.md", "laws/db.sqlite3"):
            info = tarfile.TarInfo(name)
            info.size = len(STATUTE.encode())
            archive.addfile(info, io.BytesIO(STATUTE.encode()))
    assert list(laws(tmp_path / "laws.tar.xz")) == list(law(STATUTE))


def test_articles_and_questions_are_folded(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "corpus.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "1", "title": "泳池管理辦法第一條", "text": "水質檢測。"}) + "\n")
    assert list(articles(tmp_path / "corpus.jsonl.gz")) == [Example("泳池管理办法第一条", "水质检测。")]
    asked = {"context": "泳池於五月開放。", "qas": [{"question": "何時開放？", "id": "1", "answers": []}]}
    (tmp_path / "set.json").write_text(json.dumps({"data": [{"paragraphs": [asked]}]}), encoding="utf-8")
    assert list(questions(tmp_path / "set.json")) == [Example("何时开放?", "泳池于五月开放。")]


def test_what_was_seen_or_is_short_is_left_out() -> None:
    long = "很长的一段话" * 5
    examples = [Example("甲", long), Example("乙", long), Example("丙", "短")]
    assert list(distinct(examples)) == examples[:1]


@given(st.text(alphabet="水池。！\n 深」"), st.integers(1, 20))
def test_gathering_loses_nothing_but_line_breaks_and_bare_marks(text: str, length: int) -> None:
    passages = list(gather(text, length))
    assert "".join(passages).replace("。", "").replace("！", "").replace("」", "") == (
        text.replace("\n", "").replace("。", "").replace("！", "").replace("」", "")
    )
    assert all(len(passage) >= length for passage in passages[:-1])
