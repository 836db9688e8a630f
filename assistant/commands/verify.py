"""`wenju verify`: whether library and indexes are sound and agree with each other."""

import argparse
from typing import TYPE_CHECKING

from assistant.commands.console import print_json
from assistant.commands.opening import open_existing
from assistant.commands.types import BROKEN, OK
from assistant.settings import Settings

if TYPE_CHECKING:
    from corpus.store import Library

NAME = "verify"
HELP = "check that library and indexes are sound"
DESCRIPTION = """\
Read all of the library and compare the indexes with it; print a line for each thing that is wrong. Indexes
are derived from the library: where they are wrong, delete the folders `lexical` and `vectors`, and the next
command makes them again."""
EXAMPLES = """\
  wenju verify && echo all is well"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, besides the options of every command."""
    parser.add_argument("--json", action="store_true", help="print a JSON object")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Check, and return the exit status."""
    with open_existing(settings) as library:
        problems = [*library.check(), *_index_problems(library, settings)]
        count = len(library.documents())
    if arguments.json:
        print_json({"documents": count, "problems": problems})
    else:
        print("\n".join(problems) or f"{count} documents and their indexes are sound")
    return BROKEN if problems else OK


def _index_problems(library: "Library", settings: Settings) -> list[str]:
    """What the indexes hold against what the library holds; an index that has to catch up is no problem."""
    from assistant.wiring import open_indexes  # noqa: PLC0415 (loads the search engines)

    passages = sum(document.passages for document in library.documents())
    last = library.last_change
    problems = []
    with open_indexes(library, settings) as indexes:
        for name, index in indexes.items():
            if index.change > last:
                problems.append(f"{name} holds change {index.change} of {last}: it is of another library")
            elif index.change == last and len(index) != passages:
                problems.append(f"{name} holds {len(index)} passages, but the library {passages}")
    return problems
