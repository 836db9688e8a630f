"""Libraries of an older version get what the present rules read, without adding anything again."""

import json
from pathlib import Path

import pytest
from library_samples import raw
from test_relations import NEW, OLD, standing

from corpus.migrations import MIGRATIONS, migrate
from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.store import Library
from corpus.types import DocumentInfo, Span
from corpus.validity import Standing

BEFORE_THE_LEDGER = 2
ENDING = "《绿化管理办法》（甲政发〔2010〕3号）同时废止。"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library as the version before the ledger left it."""
    with raw(tmp_path) as connection:
        migrate(connection, MIGRATIONS[:BEFORE_THE_LEDGER])
        for key, (doc_id, text) in enumerate({"old": OLD, "new": NEW.format(ending=ENDING)}.items()):
            title = text.partition("\n")[0]
            row = (key, doc_id, title, json.dumps({"title": title, "status": "现行"}), len(text))
            connection.execute(
                "INSERT INTO documents (key, doc_id, source, title, info, sha256, digest, characters, added) "
                "VALUES (?, ?, '', ?, ?, '', '', ?, '')",
                row,
            )
            body = json.dumps([(0, len(text))])
            connection.execute("INSERT INTO texts (document, body, text) VALUES (?, ?, ?)", (key, body, text))
    return tmp_path


def test_an_older_library_gets_its_ledger_when_it_is_opened(home: Path) -> None:
    with Library.open(home) as library:
        assert standing(library, "old") == (Standing.REPEALED, "2020-05-01", "new")
        found = library.document("old").info
        assert (found.number, found.issuer, found.effective) == (
            "甲政发〔2010〕3号",
            "甲市人民政府",
            "2010-05-01",
        )
        assert library.check() == []


def test_how_far_reading_again_has_come_is_told(home: Path) -> None:
    told: list[tuple[int, int, str]] = []
    with Library.open(home, progress=lambda *step: told.append(step)):
        identities = [(1, 2, "old"), (2, 2, "new")]
    assert told == identities * 2  # the figures of both documents after their identities
    told.clear()
    with Library.open(home, progress=lambda *step: told.append(step)):
        assert told == []


def test_it_is_read_again_once(home: Path) -> None:
    with Library.open(home) as library:
        digest = library.fingerprint()
    with raw(home) as connection:
        connection.execute("UPDATE documents SET info = '{}'")
    with Library.open(home) as library:
        assert library.documents()[0].info == DocumentInfo()
        assert library.fingerprint() == digest


def test_what_the_format_told_stays(tmp_path: Path) -> None:
    front = "---\ntitle: 甲市绿化方案\nrepealed: 2020-01-01\n---\n"
    text = f"{front}甲市绿化总方案\n\n方案自2019年1月1日起，分三步走。\n"
    known = DocumentInfo(title="甲市绿化方案", repealed="2020-01-01")
    document = document_from(Extracted(text, (Span(len(front), len(text)),), known), doc_id="plan.md")
    with Library.open(tmp_path) as library:
        library.add(document, [])
    with raw(tmp_path) as connection:
        connection.execute("UPDATE documents SET identity = 0")
    with Library.open(tmp_path) as library:
        found = library.document("plan.md").info
    assert (found.title, found.repealed) == ("甲市绿化方案", "2020-01-01")
