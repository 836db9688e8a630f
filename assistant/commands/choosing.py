"""Options that choose documents: by id, validity on a day, issuer and year."""

import argparse
import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.commands.console import matching
from assistant.types import AssistantError
from corpus.validity import today

if TYPE_CHECKING:
    from corpus.store import DocumentSummary


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Add `--documents`, `--in-force`, `--day`, `--issuer` and `--year`."""
    parser.add_argument(
        "--documents",
        action="append",
        metavar="DOC_ID",
        help="only this document, or those that fit a pattern such as 'plans/*'; may be repeated",
    )
    parser.add_argument(
        "--in-force",
        action="store_true",
        help="leave out what is known to be repealed, expired or not yet in force",
    )
    parser.add_argument(
        "--day", metavar="DAY", help="the day that --in-force speaks of, such as 2018-05-01 (default: today)"
    )
    parser.add_argument("--issuer", metavar="NAME", help="only what a body issued whose name contains NAME")
    parser.add_argument("--year", type=int, metavar="YEAR", help="only what was issued in that year")


def chosen(
    documents: "Sequence[DocumentSummary]", arguments: argparse.Namespace
) -> "Sequence[DocumentSummary]":
    """The documents that every given option lets pass.

    Raises:
        AssistantError: DAY is no date, a pattern fits nothing, or no document is left.
    """
    found = list(documents)
    if arguments.documents:
        ids = set(matching((document.doc_id for document in documents), arguments.documents))
        found = [document for document in found if document.doc_id in ids]
    if arguments.in_force or arguments.day:
        day = _day(arguments.day)
        found = [document for document in found if not document.status_on(day).out_of_force]
    if arguments.issuer:
        found = [document for document in found if arguments.issuer in document.info.issuer]
    if arguments.year:
        found = [document for document in found if _year_of(document) == arguments.year]
    if documents and not found:
        raise AssistantError(
            f"none of the {len(documents)} documents fits --documents, --in-force, --day, --issuer and "
            "--year together; leave one out, or see `wenju status`"
        )
    return found


def is_choice(arguments: argparse.Namespace) -> bool:
    """Whether any of the options was given."""
    return any((arguments.documents, arguments.in_force, arguments.day, arguments.issuer, arguments.year))


def _year_of(document: "DocumentSummary") -> int:
    date = document.info.issued or document.info.published
    return int(date[:4]) if date[:4].isdecimal() else 0


def _day(text: str | None) -> datetime.date:
    if text is None:
        return today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise AssistantError(
            f"--day takes a day such as 2018-05-01, not {text!r}; leave it out for today"
        ) from None
