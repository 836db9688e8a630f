"""Which provisions of its own statute a sentence names, and whether a rule stands there."""

import pytest

from corpus.locating import Addresses
from corpus.provisions import provisions_named, refers_to
from corpus.readers import read
from corpus.types import Document, Span

RULES = """石门县船闸管理办法

第一条 为了管理船闸，制定本办法。

第二条 过闸船只应当登记。

船员应当穿救生衣，并做到下列事项：

（一）听从指挥；

（二）不抛杂物。

第三条 船闸每日开放八小时。
"""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("articles") / "rules.txt"
    path.write_text(RULES, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("违反本办法第二条规定的", "第二条"),
        ("本条例第四条第二款、第六条至第八条规定的处罚", "第四条 第六条 第七条 第八条"),
        ("违反本规定第十条第二款、第十二条第二款的规定", "第十条 第十二条"),
        ("违反本法第五条规定、第七条规定", "第五条 第七条"),
        ("第九条 违反第三条的", "第三条"),
        ("依照《渡口条例》第九条的规定", ""),
        ("情节严重的", ""),
    ],
)
def test_articles_of_its_own_statute_are_named(text: str, named: str) -> None:
    assert " ".join(provision[0] for provision in provisions_named(text)) == named


@pytest.mark.parametrize(
    ("said", "text", "refers"),
    [
        ("过闸船只应当登记。", "违反本办法第二条规定的", True),
        ("过闸船只应当登记。", "违反本办法第二条第一款规定的", True),
        ("过闸船只应当登记。", "违反本办法第二条第二款规定的", False),
        ("（二）不抛杂物。", "违反本办法第二条第二款规定的", True),
        ("（二）不抛杂物。", "违反本办法第二条第二款第二项规定的", True),
        ("（二）不抛杂物。", "违反本办法第二条第二款第一项规定的", False),
        ("（二）不抛杂物。", "违反本办法第二条第二项规定的", True),
        ("船闸每日开放八小时。", "违反本办法第二条规定的", False),
    ],
)
def test_paragraphs_and_items_that_are_named_must_agree(
    document: Document, said: str, text: str, refers: bool
) -> None:
    start = document.text.index(said)
    assert refers_to(text, Addresses(document), Span(start, start + len(said))) is refers
