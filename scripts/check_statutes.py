"""Read every statute of a folder, and see whether its articles are numbered without a gap.

`python scripts/check_statutes.py --laws FOLDER` goes over all Markdown files below the folder (indexes and
court cases left out), prints how many there are of each kind, and every exception with the reason that the
text gives. The exit status is 1 when a file cannot be read, or an article that the text has was not found.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from corpus.errors import ReadError
from corpus.numbering import Irregularity, articles_of, irregularities
from corpus.readers import read

_CASES = "案例"
_OTHER_FILES = ("_index.md", "README.md", "法律法规模版.md")


def statutes(laws: Path) -> Iterator[Path]:
    """The files of statutes below a folder, sorted."""
    for path in sorted(laws.rglob("*.md")):
        if path.name not in _OTHER_FILES and _CASES not in path.relative_to(laws).parts:
            yield path


def main() -> int:
    """Check, print, and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--laws", type=Path, required=True, help="folder with the statutes as Markdown files")
    laws = parser.parse_args().laws
    began, counts, faults = time.process_time(), Counter[str](), 0
    for path in statutes(laws):
        try:
            document = read(path)
        except ReadError as error:
            counts["reader errors"] += 1
            faults += 1
            print(f"{path.relative_to(laws)}: {error}")
            continue
        articles, found = articles_of(document), irregularities(document)
        counts["statutes"] += 1
        counts["articles"] += len(articles)
        counts["statutes without articles" if not articles else _kind(found)] += 1
        faults += sum(irregularity.is_error for irregularity in found)
        _print(str(path.relative_to(laws)), found)
    counts["seconds of processor time"] = round(time.process_time() - began)
    for name, count in counts.most_common():
        print(f"{count:>9,}  {name}")
    return 1 if faults else 0


def _kind(found: list[Irregularity]) -> str:
    return "with an exception" if found else "numbered without gap or repetition"


def _print(name: str, found: list[Irregularity]) -> None:
    for reason, group in groupby(found, key=lambda irregularity: irregularity.reason):
        numbers = [irregularity.number for irregularity in group]
        shown = "、".join(numbers[:3]) + (f" … {numbers[-1]}" if len(numbers) > 3 else "")
        print(f"{name}: {shown}: {reason}")


if __name__ == "__main__":
    sys.exit(main())
