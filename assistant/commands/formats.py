"""`wenju formats`: which files can be read, and what is left out of them."""

import argparse
from collections import defaultdict

from assistant.commands.console import print_json
from assistant.commands.types import OK
from assistant.settings import Settings

NAME = "formats"
HELP = "list the kinds of files that can be read, and their limits"
DESCRIPTION = """\
List the kinds of files that `wenju add` reads, how large a file may be, and what is left out of each kind."""
EXAMPLES = """\
  wenju formats
  wenju formats --json"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, besides the options of every command."""
    parser.add_argument("--json", action="store_true", help="print a JSON object by suffix")


def run(arguments: argparse.Namespace, _settings: Settings) -> int:
    """List the formats and return the exit status."""
    formats = _formats()
    if arguments.json:
        print_json(
            {suffix: {"megabytes": size, "limits": limits} for suffix, (size, limits) in formats.items()}
        )
        return OK
    together: dict[tuple[int, str], list[str]] = defaultdict(list)
    for suffix, about in formats.items():
        together[about].append(suffix)
    for (size, limits), suffixes in together.items():
        print(f"{' '.join(suffixes)}  (up to {size} MB)\n    {limits}")
    return OK


def _formats() -> dict[str, tuple[int, str]]:
    """The largest size in megabytes and the limits of each kind, by suffix."""
    from corpus import archives  # noqa: PLC0415 (loads the readers)
    from corpus.readers import READERS  # noqa: PLC0415

    mega = 1024 * 1024
    found = {suffix: (reader.max_bytes // mega, reader.limits) for suffix, reader in READERS.items()}
    return {**found, archives.SUFFIX: (archives.MAX_BYTES // mega, archives.LIMITS)}
