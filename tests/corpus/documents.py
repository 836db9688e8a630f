"""Documents that the tests of reading make from plain text."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.chunking import passages_of
from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.types import Document, Span

SHARED = Path(__file__).parents[2].parent / "shared"
ORIGINALS = SHARED / "corpus"

PLAN = """海滨镇人民政府文件

海政发〔2021〕12号

海滨镇人民政府关于印发清洁岸线
行动方案的通知

各村（社区），镇属各单位：

《清洁岸线行动方案》已经镇政府研究同意，现印发给你们，请认真执行。

海滨镇人民政府

2021年3月4日

（此件公开发布）

清洁岸线行动方案

为了保护海岸环境，改善群众生活，制定本方案。

一、总体要求

（一）工作目标。到2022年，岸线垃圾清理率达到95%以上，建成示范岸线三处。

（二）基本原则。坚持预防为主，坚持全民参与，由镇环保所统一组织。

二、主要任务

（一）加强清理，保持岸线整洁。

1. 开展集中清理。每年三月和九月各开展一次，每次不少于十天，由各村负责，清理出的垃圾当天运到中转站。

2. 落实日常保洁。每公里岸线配备保洁员一名，实行包干负责。

（二）加强监督，接受群众评议。

设立举报电话，三日内答复举报人。需要提供的材料：

1. 举报人姓名

2. 岸线位置

3. 现场照片

三、保障措施

镇财政每年安排专项经费五十万元，专款专用，年底公开使用情况。

抄送：县生态环境局，县海洋局。

联系人：王五 联系电话：0571-00000000
"""

BULLETIN = """岸线保护

工作简报

第3期（总第9期）

海滨镇岸线保护工作领导小组办公室编 2021年5月日

- 甲村推行岸线分段包干
- 乙村建立岸线志愿服务队

甲村推行岸线 分段包干

甲村把三公里岸线分成十二段，每段由一名党员和两名村民包干，每周清理两次，并在村口公布名单，接受全村监督，效果明显。

一、以分段为基础，把责任落到人。一是划定段落。按照户数和岸线长度划分，每段长度不超过三百米。二是公布名单。在村口和
网上同时公布，随时更新，方便群众监督和联系。

二、以考核为手段，把奖惩落到实处。每月评比一次，得分前三名的段落各奖励五百元，连续三个月末位的更换责任人。（甲村村委会）

乙村建立岸线志愿服务队

乙村志愿服务队有队员四十六人，平均年龄三十八岁，已经开展活动二十次，清理垃圾六吨，受到村民和游客的一致好评。
"""

STATUTE = """海滨镇岸线保护条例

（2020年5月6日海滨镇第三届人民代表大会第二次会议通过）

目录

第一章 总则

第二章 法律责任

第一章 总 则

第一条 为了保护岸线，制定本条例。

第二条 本条例所称岸线，包括下列区域：

（一）沙滩；

（二）礁石。

前款区域由镇人民政府划定。

第二章 法律责任

第三条 违反本条例规定的，责令改正。

第四条 本条例自2020年7月1日起施行。
"""

LINES = [
    "一、甲",
    "二、乙。正文在此。",
    "（一）丙",
    "1. 丁",
    "第一章 总则",
    "第一条 文。",
    "# 戊",
    "## 己",
    "标题一行字",
    "",
    "——庚。辛。",
    "附件",
    "■壬",
    "抄送：癸",
    "目录",
    "- 子",
    "①丑",
    "未完，",
    "正文很长，正文很长，正文很长，正文很长，正文很长，正文很长，正文很长。",
    "1 丑",
    "1.1 寅卯",
    "1.1.1 辰巳",
    "第二条连写。 第三条 又一条。",
    "第五条 文。 第六条 文。",
    "某镇关于某事的通知",
    "各村：",
    "一、未完，",
]
"""Lines of every kind, for texts put together by chance."""


def document_of(text: str, name: str = "sample.txt") -> Document:
    """A document made of plain text."""
    return document_from(Extracted(text), doc_id=name)


def passages(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    """Text and path of every passage."""
    return [(span.text_of(document.text), path) for span, path in passages_of(document)]


def evidence_of(questions: Path) -> Iterator[tuple[str, Span]]:
    """Document and span of every piece of evidence in a question set."""
    for line in questions.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        for alternatives in row["evidence"]:
            for piece in alternatives:
                yield piece["doc"], Span(piece["start"], piece["end"])
