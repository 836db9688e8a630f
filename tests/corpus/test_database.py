import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from dropped_rights import as_nobody, open_to_all, public_folder
from library_samples import raw, sample

from corpus.database import explained
from corpus.errors import LibraryError
from corpus.store import Library


def fill(home: Path) -> None:
    with Library.open(home) as library:
        library.add(*sample())


def test_the_home_folder_is_made(tmp_path: Path) -> None:
    fill(tmp_path / "没有" / "的 文件夹#?%")
    assert (tmp_path / "没有" / "的 文件夹#?%" / "library.db").exists()


@pytest.mark.parametrize("home", ["文件", "文件/下面"])
def test_a_file_is_no_home(tmp_path: Path, home: str) -> None:
    (tmp_path / "文件").write_text("我是文件", encoding="utf-8")
    with pytest.raises(LibraryError, match="is a file; choose another home folder"):
        Library.open(tmp_path / home)


def test_a_home_that_cannot_be_made_is_an_error() -> None:
    with public_folder() as place:
        place.chmod(0o555)
        with as_nobody(), pytest.raises(LibraryError, match="cannot be created: Permission denied"):
            Library.open(place / "home")
        with as_nobody(), pytest.raises(LibraryError, match="there is no library in"):
            Library.open(place)


@pytest.mark.parametrize("content", [b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_stays_where_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "library.db").write_bytes(content)
    with pytest.raises(LibraryError, match=r"library\.db is damaged.*nothing was deleted: move it aside"):
        Library.open(tmp_path)
    assert (tmp_path / "library.db").read_bytes() == content


def test_damage_within_the_file_is_an_error(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add_many(sample(f"{number}", "内容" * 500) for number in range(100))
    with (tmp_path / "library.db").open("r+b") as file:
        file.seek(16_384)
        file.write(b"\xaa" * 200_000)
    with pytest.raises(LibraryError, match="is damaged"), Library.open(tmp_path) as library:
        for number in range(100):
            library.document(f"{number}")


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()
    fill(tmp_path)


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with raw(tmp_path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(LibraryError, match="SQLite file of another program"):
        Library.open(tmp_path)
    with raw(tmp_path) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("songs",)]


def test_a_full_disk_is_an_error_and_nothing_is_lost(tmp_path: Path) -> None:
    fill(tmp_path)
    with Library.open(tmp_path) as library:
        library.documents()
        for connection in library._database._idle:
            connection.execute("PRAGMA max_page_count = 1")  # as if the disk ended here
        with pytest.raises(LibraryError, match="the disk is full; free some space"):
            library.add_many([sample("小"), sample("大", "很大的文件。" * 100_000)])
        assert [summary.doc_id for summary in library.documents()] == ["湿地.md"]
        assert library.check() == []


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        (sqlite3.SQLITE_BUSY, "is in use by another process"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "is in use by another process"),
        (sqlite3.SQLITE_READONLY, "cannot be written"),
        (sqlite3.SQLITE_IOERR_FSYNC, "cannot be read or written; check the disk"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_MISUSE, "could not be used"),
    ],
)
def test_errors_of_sqlite_are_explained(code: int, advice: str) -> None:
    def fail() -> None:
        error = sqlite3.OperationalError("as SQLite puts it")
        error.sqlite_errorcode = code
        raise error

    with pytest.raises(LibraryError, match=rf"x\.db {advice}.*as SQLite puts it"), explained(Path("x.db")):
        fail()


def closed_cleanly(home: Path) -> None:
    """No log beside the file, and none can be made."""
    assert sorted(path.name for path in home.glob("library.db*")) == ["library.db"]


def left_behind(home: Path) -> None:
    """A log with changes beside the file, as a process that was killed leaves it."""
    copy = home.with_name("copy")
    with Library.open(home) as library:
        library.add(*sample("日志里"))
        shutil.copytree(home, copy)
    shutil.rmtree(home)
    copy.rename(home)
    assert (home / "library.db-wal").stat().st_size > 0


@pytest.mark.parametrize("prepare", [closed_cleanly, left_behind])
def test_without_write_permission_it_can_be_read(prepare: Callable[[Path], None]) -> None:
    with public_folder() as place:
        home = place / "home"
        fill(home)
        prepare(home)
        open_to_all(home)
        home.chmod(0o555)
        for path in home.iterdir():
            path.chmod(0o444)
        with as_nobody(), Library.open(home) as library:
            assert library.read_only
            assert "湿地.md" in [summary.doc_id for summary in library.documents()]
            assert len(library.passages([1, 2, 3])) == 3
            assert library.check() == []
            with pytest.raises(LibraryError, match="open for reading only, because the folder"):
                library.remove("湿地.md")


def test_a_reader_without_write_permission_sees_what_others_write() -> None:
    with public_folder() as place:
        home = place / "home"
        fill(home)
        open_to_all(home)
        home.chmod(0o755)
        os.chmod(home / "library.db", 0o644)  # noqa: PTH101
        with as_nobody():
            reader = Library.open(home)
            assert len(reader.documents()) == 1
        with Library.open(home) as writer:
            writer.add(*sample("新的"))
            with as_nobody():
                assert len(reader.documents()) == 2
        with as_nobody():
            assert len(reader.documents()) == 2
            reader.close()


def test_an_older_library_is_not_touched_without_write_permission() -> None:
    with public_folder() as place:
        fill(place)
        with raw(place) as connection:
            connection.execute("PRAGMA user_version = 0")
        place.chmod(0o555)
        with as_nobody(), pytest.raises(LibraryError, match="open for reading only"):
            Library.open(place)
