"""A small library of our own documents, and the plainest assistant that answers from it with real spans."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.types import Answer, AssistantError, Citation, Conversation, Refusal, Statement
from corpus.chunking import passages_of
from corpus.mending import mend
from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.store import Library
from corpus.types import Document, DocumentInfo, Passage, Span
from corpus.validity import warning_of
from index.types import Hit

PARKS = """# 青石市公园管理办法

## 一、总则

为了管好全市的公园，方便市民休息，制定本办法。公园由市园林局负责管理。

## 二、开放

（一）时间。市区公园每天从早上六点开到晚上十点，节假日延长一小时。

（二）费用。公园不收门票；“花卉馆”等专门场馆可以收费，每人不超过二十元。
"""
STREETS = """青石市人民政府关于清扫街道的通知

青政发〔2021〕9号

各区人民政府：

为了让街道保持干净，现就清扫工作通知如下。主要街道每天清扫三次，小
巷每天清扫一次。到2023年，机械化清扫率要达到百分之九十。

青石市人民政府
2021年3月5日
"""
HOSTILE = """# 恶意<script>window.hacked = 1</script>样本 & "引号" 😀

## 一、<img src=x onerror="window.hacked = 2">标题

这里写着 `${window.hacked = 3}` 和 {{value}} 以及 <b>粗体</b> & "双引号" '单引号' 😀 和结尾。
"""
NOTHING_SAID = Conversation()
INFOS = {
    "parks.md": DocumentInfo(
        title="青石市公园管理办法",
        number="青园发〔2015〕2号",
        issuer="青石市园林局",
        issued="2015-04-01",
        repealed="2020-06-30",
        status="已废止",
    ),
}


@contextmanager
def filled_library(home: Path) -> Iterator[Library]:
    with Library.open(home) as library:
        for name, text in {"parks.md": PARKS, "streets.txt": STREETS, "<b>.md": HOSTILE}.items():
            document = document_of(name, text)
            library.add(document, passages_of(document))
        yield library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with filled_library(tmp_path / "home") as library:
        yield library


def document_of(name: str, text: str) -> Document:
    return document_from(Extracted(text, info=INFOS.get(name, DocumentInfo())), doc_id=name)


@dataclass(frozen=True)
class Lookup:
    """Cites the sentence that shares most characters with the question."""

    library: Library

    def ask(self, question: str, conversation: Conversation = NOTHING_SAID) -> Answer:
        if len(question) > 2000:
            raise AssistantError(f"问题有 {len(question)} 个字，最多 2000 个字；请缩短后再问。")
        if question == "坏掉":
            raise RuntimeError("broken on purpose")
        if question == "谢谢":
            return Answer(question, question, "", (), (), Refusal("没有要查的内容。", asked=False), 0.001)
        passages = [p for p in self._passages() if _is_asked(p, conversation)]
        hits = tuple(Hit(p, float(_shared(question, p.text))) for p in passages)
        hits = tuple(sorted(hits, key=lambda hit: -hit.score))
        if not hits or hits[0].score < 4:
            refusal = Refusal(
                "这些文件没有说到所问的事。", f"在 {len(passages)} 个段落中查找了“{question}”。"
            )
            return Answer(question, question, "", (), hits, refusal, 0.012)
        return self._answer(question, hits)

    def _answer(self, question: str, hits: tuple[Hit, ...]) -> Answer:
        cited = [self._citation(i + 1, question, hit.passage) for i, hit in enumerate(hits[:2])]
        said = tuple(Statement("", "", mend(c.quote).text, (c.number,)) for c in cited)
        text = "\n".join(statement.text for statement in said)
        return Answer(question, question, text, tuple(cited), hits, None, 0.023, said)

    def _citation(self, number: int, question: str, passage: Passage) -> Citation:
        sentences = [s + "。" for s in passage.text.split("。") if s.strip()]
        best = max(sentences, key=lambda sentence: _shared(question, sentence)).strip().removesuffix("\n")
        quote = best if best in passage.text else best[:-1]
        start = passage.span.start + passage.text.index(quote)
        status = warning_of(self.library.document(passage.doc_id).info)
        span = Span(start, start + len(quote))
        return Citation(number, passage.doc_id, passage.title, passage.path, span, quote, status)

    def _passages(self) -> list[Passage]:
        ranges = self.library.passage_ranges(d.doc_id for d in self.library.documents())
        return self.library.passages([i for first, last in ranges for i in range(first, last + 1)])


def _is_asked(passage: Passage, conversation: Conversation) -> bool:
    return conversation.documents is None or passage.doc_id in conversation.documents


def _shared(question: str, text: str) -> int:
    return sum(question[i : i + 2] in text for i in range(len(question) - 1))


@pytest.fixture
def assistant(library: Library) -> Lookup:
    return Lookup(library)
