from pathlib import Path

import pytest
from library_samples import raw, sample

from corpus.store import Library


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        ("UPDATE passages SET text = '不是这样' WHERE passage_id = 2", "passage 2 is not what document"),
        ("UPDATE texts SET text = replace(text, '湿', '干')", "document '湿地.md' is not what was added"),
        ("UPDATE documents SET title = '别的'", "document '湿地.md' is not what was added"),
        ("UPDATE passages SET end = 6 WHERE passage_id = 1", "document '湿地.md' is not what was added"),
        ("UPDATE passages SET passage_id = 90 WHERE passage_id = 1", "not numbered one after the other"),
        ("DELETE FROM passages WHERE passage_id = 3", "disagree about 1 passages"),
        ("DELETE FROM changes", "disagree about 3 passages"),
        ("DELETE FROM texts", "document '湿地.md' has no text"),
        ("DELETE FROM documents", "belongs to no document"),
    ],
)
def test_damage_is_found(tmp_path: Path, damage: str, found: str) -> None:
    with Library.open(tmp_path) as library:
        library.add(*sample())
        assert library.check() == []
        with raw(tmp_path) as connection:
            connection.execute(damage)
        assert found in "\n".join(library.check())


def test_damage_of_the_file_is_found(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(*sample())
    with raw(tmp_path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_schema WHERE name = 'passages_by_document'")
    with Library.open(tmp_path) as library:
        assert "the file is damaged" in library.check()[0]
