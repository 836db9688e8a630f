import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.chunking import passages_of
from corpus.errors import LibraryError
from corpus.figures import Quantity, Sign, figures_of
from corpus.figures.ledger import VERSION
from corpus.figures.rows import Wanted
from corpus.migrations import MIGRATIONS, migrate
from corpus.store import Library
from corpus.types import Document, DocumentInfo, Span

TEXT = (
    "到2020年，全县森林覆盖率稳定在62.5%以上，湿地面积不低于4.7万亩。\n"
    "2017年，嘉善县关停企业33家，补助300-800万元。城区、农村分类覆盖面分别达到90%、80%以上。"
)


def document(doc_id: str = "规划.txt", text: str = TEXT) -> Document:
    info = DocumentInfo(title="德清县生态规划", issued="2018-03-20")
    return Document(doc_id, doc_id, "德清县生态规划", text, (), info, "00", (Span(0, len(text)),))


def add(library: Library, *documents: Document) -> None:
    library.add_many((each, passages_of(each)) for each in documents)


def found(library: Library, wanted: Wanted) -> list[str]:
    return [entry.figure.text for entry in library.find_figures(wanted)]


def raw(home: Path) -> sqlite3.Connection:
    return sqlite3.connect(home / "library.db", isolation_level=None)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.open(tmp_path)
    add(library, document())
    return library


def test_what_is_stored_is_what_was_read(library: Library) -> None:
    assert library.figures("规划.txt") == list(figures_of(document()))


def test_figures_are_read_from_the_ledger_and_not_made_again(library: Library) -> None:
    with closing(raw(library.home)) as connection:
        connection.execute("UPDATE figures SET place = 'X'")
    assert {figure.place for figure in library.figures("规划.txt")} == {"X"}


def test_figures_go_with_their_document(library: Library) -> None:
    add(library, document(text="建成泵站5座。"))
    assert [figure.text for figure in library.figures("规划.txt")] == ["5座"]
    library.remove("规划.txt")
    assert library.find_figures(Wanted()) == []
    with pytest.raises(LibraryError, match="there is no document"):
        library.figures("规划.txt")


def test_the_figures_of_passages_are_those_that_begin_in_them(library: Library) -> None:
    first, last = library.passage_ranges(["规划.txt"])[0]
    passages = library.passages(range(first, last + 1))
    together = [figure for figures in library.figures_within(passages) for figure in figures]
    assert together == library.figures("规划.txt")
    assert library.figures("规划.txt", Span(0, 30))[0].indicator == "森林覆盖率"


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        (Wanted(words=("覆盖",)), ["62.5%以上", "90%", "80%以上"]),
        (Wanted(words=("覆盖面", "农村")), ["80%以上"]),
        (Wanted(place="嘉善"), ["33家", "300-800万元"]),
        (Wanted(year=2020), ["62.5%以上", "不低于4.7万亩"]),
        (Wanted(kind=Quantity.AREA), ["不低于4.7万亩"]),
        (Wanted(unit="平方米"), ["不低于4.7万亩"]),
        (Wanted(unit="%", at_least=70, at_most=85), ["80%以上"]),
        (Wanted(words=("%",)), []),
        (Wanted(doc_ids=("别的.txt",)), []),
    ],
)
def test_the_whole_ledger_is_searched(library: Library, wanted: Wanted, texts: list[str]) -> None:
    assert found(library, wanted) == texts


def test_values_come_back_to_the_last_digit(library: Library) -> None:
    add(library, document(text="投入资金0.10亿元，占比12.3450%。"))
    money, share = library.figures("规划.txt")
    assert (money.low, share.low) == (Decimal("0.10") * 10**8, Decimal("12.3450"))
    assert money.sign is Sign.EXACT


def test_a_library_of_an_older_version_gets_its_figures_at_opening(tmp_path: Path) -> None:
    with closing(raw(tmp_path)) as connection:
        migrate(connection, MIGRATIONS[:1])
        connection.execute(
            "INSERT INTO documents VALUES (1, '甲.md', NULL, '甲.md', '甲', '{}', '', '', ?, '')",
            (len(TEXT),),
        )
        connection.execute("INSERT INTO texts VALUES (1, ?, ?)", (f"[[0, {len(TEXT)}]]", TEXT))
    with Library.open(tmp_path) as library:
        texts = [figure.text for figure in library.figures("甲.md")]
    assert texts == [figure.text for figure in figures_of(document())]


def test_figures_that_older_rules_have_read_are_read_again(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        add(library, document())
    with closing(raw(tmp_path)) as connection:
        connection.execute("UPDATE documents SET figures = ?", (VERSION - 1,))
        connection.execute("UPDATE figures SET place = 'X'")
    with Library.open(tmp_path) as library:
        assert library.figures("规划.txt") == list(figures_of(document()))


@settings(max_examples=30)
@given(
    st.text(
        alphabet="全县到2017年建成5个、亩%达分别约近以上一二三百万亿和的率。，\n", min_size=1, max_size=120
    )
)
def test_any_figure_survives_storing(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    with Library.open(tmp_path_factory.mktemp("home")) as library:
        add(library, document(text=text))
        assert library.figures("规划.txt") == list(figures_of(document(text=text)))
