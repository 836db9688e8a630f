"""`wenju add`: files and folders into the library."""

import argparse
import dataclasses
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.console import Bar, note, print_json
from assistant.commands.types import OK, SOME_FAILED
from assistant.settings import Settings
from assistant.types import AssistantError

if TYPE_CHECKING:
    from corpus.ingest import IngestReport

NAME = "add"
HELP = "add files and folders, or bring them up to date"
DESCRIPTION = """\
Read files and folders into the library and index them. A file that has not changed is skipped, a changed one
replaces what was there, and one that cannot be read is named while the others go on."""
EXAMPLES = """\
  wenju add report.pdf notice.docx
  wenju add ~/documents/plans
  wenju add --prune ~/documents/plans    also forget what is no longer in that folder
  wenju add --bundled                    the documents that come with Wenju"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, besides the options of every command."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="a file, or a folder with all below"
    )
    parser.add_argument("--bundled", action="store_true", help="add the documents that come with Wenju")
    parser.add_argument(
        "--prune", action="store_true", help="remove documents whose file is gone from an added folder"
    )
    parser.add_argument("--json", action="store_true", help="print what became of each file as a JSON object")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Add, index, and return the exit status."""
    from assistant.wiring import bundled_documents, open_library, open_searcher  # noqa: PLC0415 (loads engines)
    from corpus.ingest import ingest  # noqa: PLC0415 (loads the readers)

    paths = [*arguments.paths, *([bundled_documents()] if arguments.bundled else [])]
    if not paths:
        raise AssistantError("nothing to add: name files or folders, or --bundled; see `wenju add --help`")
    with Bar("reading again") as bar:
        library = open_library(settings, bar)
    with library:
        with Bar("reading") as bar:
            report = ingest(library, paths, progress=bar, prune=arguments.prune)
        with Bar("indexing") as bar, closing(open_searcher(library, settings)) as searcher:
            searcher.refresh(bar)
    _print(report, arguments.json)
    return SOME_FAILED if report.failed else OK


def _print(report: "IngestReport", as_json: bool) -> None:
    for path, reason in report.failed:
        note(f"wenju: {path}: {reason}")
    if as_json:
        print_json(dataclasses.asdict(report))
        return
    for doc_id, other in report.duplicates:
        note(f"{doc_id} has the same content as {other}; both are kept")
    counts = (
        f"{len(items)} {name}"
        for name, items in (
            ("added", report.added),
            ("replaced", report.replaced),
            ("unchanged", report.unchanged),
            ("removed", report.removed),
            ("failed", report.failed),
        )
        if items
    )
    print(f"{', '.join(counts) or 'nothing changed'} in {report.seconds:.1f} s")
