"""What documents of a library do to each other."""

import datetime
from pathlib import Path

import pytest

from corpus.errors import LibraryError
from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.store import Library
from corpus.types import Document, DocumentInfo
from corpus.validity import Standing

DAY = datetime.date(2024, 1, 1)
OLD = """甲市人民政府关于印发《甲市绿化管理办法》的通知

甲政发〔2010〕3号

各区人民政府：

现将《甲市绿化管理办法》印发给你们，请遵照执行。

甲市人民政府
2010年3月1日

第一条 为了绿化，制定本办法。

第二条 本办法自2010年5月1日起施行。
"""
NEW = """甲市人民政府关于印发《甲市绿化办法》的通知

甲政发〔2020〕8号

各区人民政府：

现将《甲市绿化办法》印发给你们，请遵照执行。

甲市人民政府
2020年3月1日

第一条 根据《甲省绿化条例》，制定本办法。

第二条 本办法自2020年5月1日起施行。{ending}
"""
BY_NUMBER = "《绿化管理办法》（甲政发[2010]第3号）同时废止。"
BY_TITLE = "《甲市绿化管理办法》同时废止。"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "home")


def add(library: Library, doc_id: str, text: str, info: DocumentInfo | None = None) -> Document:
    """Add a document without passages."""
    document = document_from(Extracted(text, info=info or DocumentInfo()), doc_id=doc_id)
    library.add(document, [])
    return document


def standing(library: Library, doc_id: str, day: datetime.date = DAY) -> tuple[Standing, str, str]:
    """Standing, since when, and through which document."""
    status = library.status_of(doc_id, day)
    summary = next(each for each in library.documents() if each.doc_id == doc_id)
    assert summary.status_on(day) == status
    return status.standing, status.since, status.effect.doc_id if status.effect else ""


@pytest.mark.parametrize("ending", [BY_NUMBER, BY_TITLE])
@pytest.mark.parametrize("order", [("old", "new"), ("new", "old")])
def test_one_document_repeals_another(library: Library, ending: str, order: tuple[str, str]) -> None:
    texts = {"old": OLD, "new": NEW.format(ending=ending)}
    for name in order:
        add(library, name, texts[name])
    assert standing(library, "old") == (Standing.REPEALED, "2020-05-01", "new")
    assert standing(library, "old", datetime.date(2020, 4, 30))[0] is Standing.IN_FORCE
    assert standing(library, "new") == (Standing.IN_FORCE, "2020-05-01", "")
    effect = library.status_of("old", DAY).effect
    assert effect is not None
    assert effect.span is not None
    assert effect.span.text_of(library.text_of("new")) in ending


def test_without_the_other_document_it_stands_again(library: Library) -> None:
    add(library, "old", OLD)
    add(library, "new", NEW.format(ending=BY_NUMBER))
    library.remove("new")
    assert standing(library, "old") == (Standing.IN_FORCE, "2010-05-01", "")


def test_another_number_is_another_document(library: Library) -> None:
    add(library, "old", OLD)
    add(library, "new", NEW.format(ending="《甲市绿化管理办法》（甲政发〔2005〕9号）同时废止。"))
    assert standing(library, "old")[0] is Standing.IN_FORCE


def test_what_came_later_is_not_repealed(library: Library) -> None:
    later = OLD.replace("2010年", "2022年").replace("〔2010〕3号", "〔2022〕4号")
    add(library, "later", later)
    add(library, "new", NEW.format(ending=BY_TITLE))
    assert standing(library, "later")[0] is Standing.IN_FORCE


def test_a_document_does_not_end_itself(library: Library) -> None:
    add(library, "new", NEW.format(ending="原《甲市绿化办法》同时废止。"))
    assert standing(library, "new")[0] is Standing.IN_FORCE


def test_a_newer_version_of_a_statute_amends_the_older_one(library: Library) -> None:
    head = "甲市绿化条例\n\n2001年1月2日 甲市人民代表大会常务委员会第九次会议通过\n\n"
    body = "第一条 为了绿化，制定本条例。\n\n第二条 本条例自2001年5月1日起施行。\n"
    add(library, "older", head + body)
    add(library, "newer", f"{head}2015年8月6日 甲市人民代表大会常务委员会第三次会议修订\n\n{body}")
    assert standing(library, "older") == (Standing.AMENDED, "2015-08-06", "newer")
    assert standing(library, "older", datetime.date(2014, 1, 1))[0] is Standing.IN_FORCE
    assert standing(library, "newer")[0] is Standing.IN_FORCE


def test_references_are_kept_and_found_again(library: Library) -> None:
    add(library, "old", OLD)
    added = add(library, "new", NEW.format(ending=BY_NUMBER))
    stored = library.document("new")
    assert stored.references == added.references
    assert [each.title for each in stored.references] == ["甲省绿化条例", "绿化管理办法"]
    assert library.named_in(stored) == [[], ["old"]]
    assert library.check() == []


def test_nobody_has_the_standing_of_an_unknown_document(library: Library) -> None:
    with pytest.raises(LibraryError, match="there is no document 'old'"):
        library.status_of("old")
