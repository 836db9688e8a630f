"""`wenju remove`: documents out of the library."""

import argparse
from contextlib import closing

from assistant.commands.console import Bar, matching, print_json
from assistant.commands.opening import open_existing
from assistant.commands.types import OK
from assistant.settings import Settings

NAME = "remove"
HELP = "remove documents from the library"
DESCRIPTION = """\
Remove documents from the library and from every answer. The files that they came from are not touched.
`wenju status` lists the documents."""
EXAMPLES = """\
  wenju remove notice.docx
  wenju remove "plans/*" """


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, besides the options of every command."""
    parser.add_argument(
        "documents", nargs="+", metavar="DOC_ID", help="a document's id, or a pattern such as 'plans/*'"
    )
    parser.add_argument("--json", action="store_true", help="print the removed ids as a JSON object")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Remove, and return the exit status."""
    from assistant.wiring import open_searcher  # noqa: PLC0415 (loads the search engines)

    with open_existing(settings) as library:
        doc_ids = matching((document.doc_id for document in library.documents()), arguments.documents)
        library.remove_many(doc_ids)
        with Bar("indexing") as bar, closing(open_searcher(library, settings)) as searcher:
            searcher.refresh(bar)
    if arguments.json:
        print_json({"removed": doc_ids})
    else:
        print("\n".join(f"removed {doc_id}" for doc_id in doc_ids))
    return OK
