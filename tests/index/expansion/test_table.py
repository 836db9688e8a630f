from pathlib import Path

import pytest

from index.expansion import places, synonyms, units
from index.expansion.asking import Asking
from index.expansion.table import read_table
from index.types import SearchError


def others(path: Path, question: str) -> set[tuple[str, str]]:
    return {(e.stands_for, e.text) for e in read_table(path).expansions(Asking(question), "synonym", 0.5)}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.txt"
    path.write_text(
        "# 说明\n\n湖 = 湖泊 水面\n抓鱼 > 捕捞\n修…桥 > 桥梁维修\n捞河沙 > 采砂\nＫＭ = 公里\n",
        encoding="utf-8",
    )
    return path


def test_equal_words_stand_for_each_other_and_others_one_way(table: Path) -> None:
    assert others(table, "湖很宽") == {("湖", "湖泊"), ("湖", "水面")}
    assert others(table, "水面大吗") == {("水面", "湖"), ("水面", "湖泊")}
    assert others(table, "不准抓鱼吗") == {("抓鱼", "捕捞")}
    assert others(table, "捕捞许可") == set()
    assert others(table, "三公里") == {("公里", "km")}


def test_a_gap_stands_for_a_few_characters(table: Path) -> None:
    assert others(table, "谁来修这座桥") == {("修这座桥", "桥梁维修")}
    assert others(table, "谁来修这座很久以前的桥") == set()


def test_little_words_may_stand_within_a_longer_word(table: Path) -> None:
    assert others(table, "谁捞了他的河沙") == {("捞了他的河沙", "采砂")}
    assert others(table, "捞河沙的人") == {("捞河沙", "采砂")}
    assert others(table, "捞河里的沙") == set()
    assert others(table, "抓了我的鱼") == set()


@pytest.mark.parametrize("line", ["湖 湖泊", "湖 = ", "湖 = 湖泊 > 水面", "湖=湖泊"])
def test_a_line_of_another_form_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "wrong.txt"
    path.write_text(f"# 说明\n{line}\n", encoding="utf-8")
    with pytest.raises(SearchError, match=r"wrong\.txt, line 2"):
        read_table(path)


@pytest.mark.parametrize("path", [synonyms.TABLE, units.TABLE, places.TABLE])
def test_the_tables_can_be_read_and_say_nothing_twice(path: Path) -> None:
    table = read_table(path)
    assert table.words
    for word, texts in (*table.words.items(), *table.gapped.items()):
        assert texts, word
        assert len(set(texts)) == len(texts)
        assert word not in texts
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert len(set(lines)) == len(lines)
