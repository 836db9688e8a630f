"""Choosing documents on the command line by validity, issuer and year."""

import argparse

import pytest

from assistant.commands.choosing import add_choice, chosen, is_choice
from assistant.types import AssistantError
from corpus.store import DocumentSummary
from corpus.types import DocumentInfo

INFOS = {
    "old.txt": DocumentInfo(issuer="甲市人民政府", issued="2010-03-01", repealed="2020-05-01"),
    "new.txt": DocumentInfo(issuer="甲市人民政府、甲市林业局", issued="2020-03-01", effective="2020-05-01"),
    "brief.txt": DocumentInfo(issuer="乙县办公室", published="2020-07-08"),
}
DOCUMENTS = [DocumentSummary(doc_id, doc_id, info, 1, 1, "") for doc_id, info in INFOS.items()]


def ids(*options: str) -> list[str]:
    """What the options let pass."""
    parser = argparse.ArgumentParser()
    add_choice(parser)
    arguments = parser.parse_args(options)
    assert is_choice(arguments) == bool(options)
    return [document.doc_id for document in chosen(DOCUMENTS, arguments)]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), ["old.txt", "new.txt", "brief.txt"]),
        (("--in-force",), ["new.txt", "brief.txt"]),
        (("--day", "2019-01-01"), ["old.txt"]),
        (("--in-force", "--day", "2020-05-01"), ["new.txt"]),
        (("--issuer", "林业局"), ["new.txt"]),
        (("--year", "2020"), ["new.txt", "brief.txt"]),
        (("--year", "2020", "--issuer", "甲市"), ["new.txt"]),
        (("--documents", "*w.txt", "--documents", "old.txt", "--in-force"), ["new.txt"]),
    ],
)
def test_every_option_narrows(options: tuple[str, ...], found: list[str]) -> None:
    assert ids(*options) == found


def test_nothing_left_is_said() -> None:
    with pytest.raises(AssistantError, match="none of the 3 documents fits"):
        ids("--year", "1999")


def test_a_day_is_a_date() -> None:
    with pytest.raises(AssistantError, match="--day takes a day such as 2018-05-01, not 'yesterday'"):
        ids("--day", "yesterday")
