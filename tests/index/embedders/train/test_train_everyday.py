import io
import tarfile
from pathlib import Path

import pytest

from index.embedders.train.everyday import FILE, Line, read_everyday, read_lines

STATUTE = """\
# 长明市养鸭办法

2020年1月1日 通过

<!-- INFO END -->

## 第一章 总则

第一条 为了管理养鸭，制定本办法。

第二条　养鸭应当登记。
（一）十只以下的，向村里登记；
（二）十只以上的，向镇里登记。

## 第二章 处罚

第三条 不登记的，处五十元罚款；拒不改正的，收走鸭子。
"""
OTHER = "# 长明市养鹅办法\n\n第一条 养鹅不需要登记，但要告诉邻居。\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "laws.tar.xz"
    with tarfile.open(file, "w:xz") as tar:
        for name, text in (("甲/养鸭.md", STATUTE), ("乙/养鹅.md", OTHER), ("乙/别的.md", "# 别的\n")):
            content = text.encode()
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return file


def line(document: str, text: str, words: str, question: str) -> Line:
    start = text.index(words)
    return Line(document, start, start + len(words), question)


def test_a_question_gets_its_article_and_its_sentence(archive: Path) -> None:
    asked = [
        line("养鸭.md", STATUTE, "十只以上的，向镇里登记。", "养二十只鸭子去哪儿办手续？"),
        line("养鹅.md", OTHER, "养鹅不需要登记，但要告诉邻居。", "养鹅要办手续吗？"),
        line("养鸭.md", STATUTE, "不登记的，处五十元罚款；", "鸭子没登记罚多少？"),
    ]
    found = read_everyday(asked, archive)
    told = {
        question: (found.articles[article], found.sentences[sentence])
        for question, article, sentence in zip(found.questions, found.article, found.sentence, strict=True)
    }
    assert told == {
        "养二十只鸭子去哪儿办手续？": (
            "养鸭应当登记。（一）十只以下的，向村里登记；（二）十只以上的，向镇里登记。",
            "（二）十只以上的，向镇里登记。",
        ),
        "养鹅要办手续吗？": ("养鹅不需要登记，但要告诉邻居。",) * 2,
        "鸭子没登记罚多少？": ("不登记的，处五十元罚款；拒不改正的，收走鸭子。", "不登记的，处五十元罚款；"),
    }
    assert len(set(found.documents())) == 2
    for questions, places in (
        (found.article, found.article_documents),
        (found.sentence, found.sentence_documents),
    ):
        assert [places[place] for place in questions] == found.documents()
        assert places == sorted(places)


def test_what_is_not_there_is_said(archive: Path) -> None:
    with pytest.raises(LookupError, match=r"lacks 养猪\.md"):
        read_everyday([Line("养猪.md", 0, 9, "养猪呢？")], archive)
    with pytest.raises(LookupError, match="no sentence from 0 to 3"):
        read_everyday([Line("养鸭.md", 0, 3, "题目是什么？")], archive)


def test_a_line_that_is_none_is_said_with_its_number(tmp_path: Path) -> None:
    file = tmp_path / "everyday.tsv"
    file.write_text(
        "document\tstart\tend\tquestion\n养鸭.md\t1\t5\t养鸭呢？\n养鸭.md\t1\t养鸭呢？\n", "utf-8"
    )
    with pytest.raises(ValueError, match="line 3"):
        read_lines(file)


def test_our_own_questions_are_all_different_and_each_points_somewhere() -> None:
    lines = read_lines(Path(__file__).parents[4] / FILE)
    assert len(lines) > 11_000
    assert len({line.question for line in lines}) == len(lines)
    assert all(0 < line.start < line.end for line in lines)
