"""Compare what is read of statutes with the databases that come with them.

`python scripts/check_validity.py --laws FOLDER [--list]` goes over every document in the databases
`db.sqlite3` of a folder and of its `DLC/*`. It prints how often date of the version, entry into force and
validity agree, and counts the exceptions by what the documents themselves say; `--list` names each of them.
"""

import argparse
import datetime
import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corpus.identity.dates import dates_in
from corpus.readers import read
from corpus.store import DocumentSummary, Library
from corpus.types import Document
from corpus.validity import Standing, today

_QUERY = (
    "SELECT law.name, filename, publish, valid_from, expired, folder "
    "FROM law JOIN category ON category.id = category_id"
)
_HEAD = re.compile(r"INFO END|第一条")
_HEAD_LENGTH = 4_000
AGREES = "agrees"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document and what the database says about it; dates may be empty."""

    path: Path
    publish: str
    valid_from: str
    expired: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What comparing one field of one document gave.

    Attributes:
        field: What was compared.
        result: `AGREES`, or why it does not.
        detail: What the database has and what was read, or the ledger's reason.
        stated: Whether the documents state what the database has; if not, it cannot be read there.
    """

    field: str
    result: str
    detail: str = ""
    stated: bool = True


def entries(laws: Path) -> Iterator[Entry]:
    """The entries of all databases whose document is there."""
    for database in (laws / "db.sqlite3", *sorted(laws.glob("DLC/*/db.sqlite3"))):
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            rows = connection.execute(_QUERY).fetchall()
        for name, filename, publish, valid_from, expired, folder in rows:
            path = _path_of(database.parent / folder, filename or f"{name}({publish}).md", f"{name}.md")
            if path:
                yield Entry(path, publish or "", valid_from or "", bool(expired))


def _path_of(folder: Path, *names: str) -> Path | None:
    for name in names:
        for path in (folder / name, *folder.rglob(name.replace("[", "[[]"))):
            if path.is_file():
                return path
    return None


def version_date(entry: Entry, document: Document) -> Finding | None:
    """Whether the date of this version is read where the document's head prints it."""
    head = document.text[: (found.start() if (found := _HEAD.search(document.text)) else _HEAD_LENGTH)]
    if entry.publish not in {date.iso for date in dates_in(head)}:
        return None
    info = document.info
    events = (info.issued, info.adopted, info.approved, info.amended, info.published)
    if max(events) == entry.publish:
        return Finding("version", AGREES)
    reason = "the head prints a later event" if max(events) > entry.publish else "the event is not read"
    return Finding("version", reason, f"{entry.publish} / {max(events)}")


def entry_into_force(entry: Entry, document: Document) -> Finding | None:
    """Whether the day of entry into force is read, in documents that state one."""
    info = document.info
    if not entry.valid_from or not info.effective:
        return None
    detail = f"{entry.valid_from} / {info.effective}"
    if info.effective == entry.valid_from:
        return Finding("effective", AGREES)
    if info.amended and info.amended >= info.effective:
        return Finding(
            "effective", "the first day of the last amendment is not printed", detail, stated=False
        )
    dates = (info.issued, info.adopted, info.approved, info.published)
    if entry.publish not in dates and entry.publish > info.effective:
        return Finding("effective", "the head does not tell of that version", detail, stated=False)
    if entry.valid_from in dates or entry.valid_from == entry.publish:
        return Finding("effective", "the database repeats the day of publication", detail)
    return Finding("effective", "differs", detail)


def validity(entry: Entry, summary: DocumentSummary, day: datetime.date) -> Finding:
    """Whether the flag agrees with what the documents say of themselves and of each other."""
    status = summary.status_on(day)
    ended = status.standing in (Standing.REPEALED, Standing.EXPIRED, Standing.AMENDED)
    if ended == entry.expired:
        return Finding("expired", AGREES)
    if ended and status.standing is Standing.AMENDED:
        return Finding("expired", "not flagged, but a newer version or an amendment is there", status.reason)
    if ended:
        return Finding("expired", "not flagged, but another document ends it", status.reason)
    return Finding("expired", "flagged, but no document there says so", status.reason, stated=False)


def compare(laws: Path, day: datetime.date) -> list[tuple[Path, Finding]]:
    """Every finding over all documents; one library tells what they do to each other."""
    known = {str(entry.path.relative_to(laws)): entry for entry in entries(laws)}
    found: list[tuple[Path, Finding]] = []
    with tempfile.TemporaryDirectory() as home, Library.open(Path(home)) as library:
        library.add_many((_read(entry, doc_id, found), []) for doc_id, entry in known.items())
        for summary in library.documents():
            entry = known[summary.doc_id]
            found.append((entry.path, validity(entry, summary, day)))
    return found


def _read(entry: Entry, doc_id: str, found: list[tuple[Path, Finding]]) -> Document:
    document = read(entry.path, doc_id)
    compared = (version_date(entry, document), entry_into_force(entry, document))
    found.extend((entry.path, finding) for finding in compared if finding)
    return document


def report(found: Sequence[tuple[Path, Finding]], *, listed: bool) -> Iterator[str]:
    """Lines for people."""
    for field in ("version", "effective", "expired"):
        results = Counter((each.stated, each.result) for _, each in found if each.field == field)
        agree = results.pop((True, AGREES), 0)
        stated = agree + sum(count for (is_stated, _), count in results.items() if is_stated)
        yield f"{field:<10} {agree:>5} of {stated} that state it agree ({agree / max(1, stated):.1%})"
        for (is_stated, result), count in results.most_common():
            yield f"{'':<10} {count:>5} {'' if is_stated else 'not stated: '}{result}"
    for path, finding in found if listed else ():
        if finding.result != AGREES:
            yield f"{finding.field}: {path.name}: {finding.result}: {finding.detail}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--laws", type=Path, required=True, help="folder with db.sqlite3 and DLC")
    parser.add_argument("--day", type=datetime.date.fromisoformat, default=today(), help="default: today")
    parser.add_argument("--list", action="store_true", help="name every exception")
    arguments = parser.parse_args()
    for line in report(compare(arguments.laws, arguments.day), listed=arguments.list):
        print(line)


if __name__ == "__main__":
    main()
