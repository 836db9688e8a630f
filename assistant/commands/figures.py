"""`wenju figures`: the ledger of figures, listed and searched."""

import argparse
import csv
import sys
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.commands.console import matching, note, print_json
from assistant.commands.opening import open_existing
from assistant.commands.types import NOT_ANSWERED, OK
from assistant.settings import Settings
from assistant.types import AssistantError
from corpus.figures import Quantity

if TYPE_CHECKING:
    from corpus.figures.rows import Entry, Wanted
    from corpus.store import Library

NAME = "figures"
HELP = "list the figures of the documents"
DESCRIPTION = """\
List the figures that the documents state: what is measured, how much, of when and where, and the exact place
in the text. WORD stands in what is measured (覆盖率); with several, all of them do. Values are compared in
one unit for each kind, such as 元, 平方米 (also for 亩 and 公顷) or %."""
EXAMPLES = """\
  wenju figures 覆盖率 --place 莲都 --year 2020
  wenju figures 投资 --kind money --at-least 100000000
  wenju figures --document "plans/*" --csv > figures.csv"""

_MOST = 200
_FIELDS = (
    "doc start end text low high unit normal_low normal_high normal_unit kind sign direction "
    "indicator period first last place subject"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, besides the options of every command."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="stands in what is counted or measured")
    parser.add_argument(
        "--document", action="append", default=[], metavar="DOC_ID", help="only this document, or a pattern"
    )
    parser.add_argument("--place", default="", help="stands in the name of the place")
    parser.add_argument("--year", type=int, default=0, help="said of a time that touches this year")
    parser.add_argument("--kind", choices=[kind.value for kind in Quantity], help="what the unit measures")
    parser.add_argument("--unit", default="", help="as printed, or what values are compared in")
    parser.add_argument(
        "--at-least", type=float, metavar="VALUE", help="smallest value, in the compared unit"
    )
    parser.add_argument("--at-most", type=float, metavar="VALUE", help="largest value, in the compared unit")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object a line, of all figures")
    form.add_argument("--csv", action="store_true", help="print comma-separated values, of all figures")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """List them, and return the exit status."""
    with open_existing(settings) as library:
        entries = library.find_figures(_wanted(library, arguments))
    if arguments.json:
        for entry in entries:
            print_json(fields_of(entry), indent=None)
    elif arguments.csv:
        _print_csv(entries)
    else:
        _print_text(entries)
    return OK if entries else NOT_ANSWERED


def fields_of(entry: "Entry") -> dict[str, Any]:
    """A figure as JSON has it; exact values are texts, as JSON's numbers would round them."""
    figure, period = entry.figure, entry.figure.period
    values = {
        "doc": entry.doc_id,
        "start": figure.span.start,
        "end": figure.span.end,
        "first": period.first if period else "",
        "last": period.last if period else "",
        "period": period.words if period else "",
        **{name: _plain(getattr(figure, name)) for name in ("low", "high", "normal_low", "normal_high")},
    }
    return {name: values.get(name, getattr(figure, name, "")) for name in _FIELDS.split()}


def _wanted(library: "Library", arguments: argparse.Namespace) -> "Wanted":
    from corpus.figures.rows import Wanted  # noqa: PLC0415 (loads SQLite)

    if not 0 <= arguments.year <= 9999:
        raise AssistantError(f"--year is a year such as 2020, not {arguments.year}")
    known = [document.doc_id for document in library.documents()] if arguments.document else []
    return Wanted(
        doc_ids=matching(known, arguments.document),
        words=arguments.words,
        place=arguments.place,
        year=arguments.year,
        kind=Quantity(arguments.kind) if arguments.kind else None,
        unit=arguments.unit,
        at_least=arguments.at_least,
        at_most=arguments.at_most,
    )


def _plain(value: Decimal | None) -> str:
    """A decimal number without a tail of zeros.

    >>> _plain(Decimal("856000.0"))
    '856000'
    """
    written = format(value or Decimal(0), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _print_csv(entries: "Sequence[Entry]") -> None:
    writer = csv.DictWriter(sys.stdout, _FIELDS.split(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(fields_of(entry) for entry in entries)


def _print_text(entries: "Sequence[Entry]") -> None:
    for entry in entries[:_MOST]:
        figure = entry.figure
        when = figure.period.words if figure.period else ""
        about = "，".join(part for part in (figure.place, figure.subject, when) if part)
        shown = "".join(figure.shown.split())
        print(f"{entry.doc_id}  {figure.indicator.strip() or '—'}  {shown}  {about}".rstrip())
    if len(entries) > _MOST:
        note(f"{_MOST} of {len(entries)} figures; --json and --csv print all, more words fewer")
    elif not entries:
        note("no figure fits; leave out an option, or try a shorter word")
