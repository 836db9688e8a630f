"""`wenju status`: what the library holds, and whether its indexes are up to date."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.choosing import add_choice, chosen
from assistant.commands.console import print_json
from assistant.commands.opening import open_existing
from assistant.commands.types import OK
from assistant.settings import Settings
from corpus.validity import today

if TYPE_CHECKING:
    from corpus.store import DocumentSummary, Library

NAME = "status"
HELP = "show what the library holds"
DESCRIPTION = """\
Show where the library is, what it holds, which model searches it, and whether the indexes have caught up with
it. Nothing is changed."""
EXAMPLES = """\
  wenju status
  wenju status --in-force                what is not known to be repealed or expired today
  wenju status --issuer 省政府 --json"""


@dataclass(frozen=True, slots=True)
class Status:
    """What there is.

    Attributes:
        home: The folder.
        documents: How many.
        passages: How many.
        characters: Of all documents together.
        bytes: Size of everything in the folder.
        embedder: The embedding model's name.
        vector_store: Where vectors are kept.
        missed: For each index how many changes of the library it still has to catch up with.
    """

    home: str
    documents: int
    passages: int
    characters: int
    bytes: int
    embedder: str
    vector_store: str
    missed: dict[str, int]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, besides the options of every command."""
    add_choice(parser)
    parser.add_argument("--json", action="store_true", help="print a JSON object")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Show it, and return the exit status."""
    with open_existing(settings) as library:
        documents = library.documents()
        status = _status(library, settings, documents)
    listed = chosen(documents, arguments)
    if arguments.json:
        print_json({**asdict(status), "list": [_listed(document) for document in listed]})
    else:
        print(_text(status, listed))
    return OK


def _status(library: "Library", settings: Settings, documents: "list[DocumentSummary]") -> Status:
    return Status(
        home=str(settings.home.absolute()),
        documents=len(documents),
        passages=sum(document.passages for document in documents),
        characters=sum(document.characters for document in documents),
        bytes=_size(settings.home),
        embedder=settings.search.embedder,
        vector_store=settings.search.vector_store,
        missed=_missed(library, settings),
    )


def _missed(library: "Library", settings: Settings) -> dict[str, int]:
    from assistant.wiring import open_indexes  # noqa: PLC0415 (loads the search engines)

    with open_indexes(library, settings) as indexes:
        return {name: library.last_change - index.change for name, index in indexes.items()}


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _listed(document: "DocumentSummary") -> dict[str, object]:
    standing = document.status_on(today())
    told = {"standing": standing.standing, "since": standing.since, "reason": standing.reason}
    return {**asdict(document), "status": told}


def _line(document: "DocumentSummary") -> str:
    warning = document.status_on(today()).warning
    size = f"{document.passages} passages, {document.characters} characters"
    return f"{document.doc_id}  {document.title}  ({size})" + (f"  {warning}" if warning else "")


def _text(status: Status, documents: "Sequence[DocumentSummary]") -> str:
    lines = [_line(document) for document in documents]
    behind = ", ".join(f"{name} misses {count} changes" for name, count in status.missed.items() if count)
    return "\n".join(
        [
            *lines,
            *([""] if lines else []),
            f"home        {status.home} ({status.bytes / 1e6:.1f} MB)",
            f"documents   {status.documents}, {status.passages} passages, {status.characters} characters",
            f"embedder    {status.embedder}",
            f"indexes     {behind or 'up to date'} (vectors in {status.vector_store})",
        ]
    )
