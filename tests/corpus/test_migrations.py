import sqlite3
from pathlib import Path

import pytest
from library_samples import raw, sample

from corpus.errors import LibraryError
from corpus.migrations import MIGRATIONS, migrate, version_of
from corpus.store import Library

NEXT = (*MIGRATIONS, ("ALTER TABLE documents ADD COLUMN language TEXT NOT NULL DEFAULT 'zh'",))
FAILING = (*NEXT, ("CREATE TABLE languages (key INTEGER)", "INSERT INTO nowhere VALUES (1)"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Library.open(tmp_path) as library:
        library.add(*sample())
    return tmp_path


def test_a_library_of_a_newer_version_is_refused(home: Path) -> None:
    with raw(home) as connection:
        migrate(connection, NEXT)
    known = len(MIGRATIONS)
    with pytest.raises(LibraryError, match=rf"has version {known + 1}, and .* up to {known}; update Wenju"):
        Library.open(home)


def test_an_older_library_is_brought_up_to_date(home: Path) -> None:
    with raw(home) as connection:
        migrate(connection, NEXT)
        assert version_of(connection, NEXT) == len(NEXT)
        assert connection.execute("SELECT doc_id, language FROM documents").fetchall() == [("湿地.md", "zh")]


def test_documents_of_the_first_version_have_no_pages(tmp_path: Path) -> None:
    text = sample()[0].text
    with raw(tmp_path) as connection:
        migrate(connection, MIGRATIONS[:1])
        connection.execute(
            "INSERT INTO documents VALUES (1, '甲.md', NULL, '甲.md', '甲', '{}', '', '', ?, '')",
            (len(text),),
        )
        connection.execute("INSERT INTO texts VALUES (1, '[]', ?)", (text,))
    with Library.open(tmp_path) as library:
        assert library.document("甲.md").text == text
        assert library.document("甲.md").pages == ()


def test_a_step_that_fails_changes_nothing(home: Path) -> None:
    with raw(home) as connection, pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection, FAILING)
    with Library.open(home) as library:
        assert len(library.documents()) == 1
    with raw(home) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema WHERE name = 'languages'").fetchall() == []


def test_migrating_again_changes_nothing(home: Path) -> None:
    with raw(home) as connection:
        migrate(connection)
        assert version_of(connection) == len(MIGRATIONS)
