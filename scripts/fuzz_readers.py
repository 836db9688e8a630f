"""Feed damaged files to the readers, and keep what makes one crash, hang or take too much memory.

    python scripts/fuzz_readers.py --minutes 5 --reader .docx --out /tmp/found

Valid files of each kind are damaged at random (the same way for the same number), read in a process of
their own and cut into passages. The minutes are that process's own time: a busy machine takes longer. A file
counts as found when anything but a `ReadError` comes out, when it takes more than ten seconds of processor
time, when memory grows by more than 700 MB, or when an invariant of the document does not hold.
"""

import argparse
import itertools
import os
import resource
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "corpus" / "readers")]

from fuzz_damage import case  # noqa: E402 (the path is set above)
from fuzz_seeds import SEEDS  # noqa: E402

from corpus.archives import members  # noqa: E402
from corpus.chunking import passages_of  # noqa: E402
from corpus.errors import ReadError  # noqa: E402
from corpus.finding import FoundFile  # noqa: E402
from corpus.mending import mend, paragraphs  # noqa: E402
from corpus.readers import READERS, read_data  # noqa: E402
from corpus.types import Document  # noqa: E402

MOST_SECONDS, MOST_GROWTH, MOST_MEMORY = 10.0, 700 * 1024, 4 * 1024**3
PATIENCE, STANDSTILL = 60.0, 1800.0


def main() -> int:
    """Fuzz the readers that are asked for; the exit status says whether something was found."""
    arguments = _arguments()
    if arguments.child:
        _child(arguments.reader[0], arguments.seed, arguments.first)
        return 0
    found = 0
    for suffix in arguments.reader or sorted({*READERS, ".zip"} & SEEDS.keys()):
        tally = _fuzz(suffix, arguments)
        found += len(tally.cases)
        print(
            f"{suffix}: {tally.number} files in {tally.spent / 60:.1f} minutes of processor time, "
            f"{tally.read} of them read as documents, {len(tally.cases)} found",
            flush=True,
        )
        for number, reason in tally.cases.items():
            print(f"    {number}: {reason}", flush=True)
    return 1 if found else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=1.0, help="of processor time, for each reader")
    parser.add_argument("--reader", action="append", metavar="SUFFIX", help="such as .pdf; all when left out")
    parser.add_argument("--seed", type=int, default=0, help="another one gives other files")
    parser.add_argument("--out", type=Path, default=Path("fuzz"), help="folder for the files that are found")
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


@dataclass(slots=True)
class _Tally:
    """What became of the files of one reader.

    Attributes:
        number: Of the file that comes next.
        read: How many were read as documents; the reader said of the others what is wrong with them.
        spent: Processor time, in seconds.
        cases: The files that are found, with the reason.
    """

    number: int = 0
    read: int = 0
    spent: float = 0.0
    cases: dict[int, str] = field(default_factory=dict)


def _fuzz(suffix: str, arguments: argparse.Namespace) -> _Tally:
    tally = _Tally()
    while tally.spent < 60 * arguments.minutes:
        reason = _watched(suffix, arguments.seed, tally, 60 * arguments.minutes)
        if reason:
            tally.cases[tally.number] = reason
            arguments.out.mkdir(parents=True, exist_ok=True)
            (arguments.out / f"{arguments.seed}-{tally.number}{suffix}").write_bytes(
                case(suffix, arguments.seed, tally.number)
            )
        tally.number += 1
    return tally


def _watched(suffix: str, seed: int, tally: _Tally, most: float) -> str:
    """Run a child from the next file on; why it stopped (empty: time is up)."""
    command = [
        sys.executable,
        __file__,
        *("--child", "--reader", suffix, "--seed", str(seed), "--first", str(tally.number)),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0) as child:  # noqa: S603
        reason, read, spent, heard = "", 0, 0.0, time.monotonic()
        while not reason and tally.spent + spent < most:
            ready = select.select([child.stdout], [], [], 5.0)[0]
            line = child.stdout.readline().decode() if ready and child.stdout else "wait"
            if line.startswith("at "):
                tally.number, read = map(int, line[3:].split())
                spent, heard = _processor_seconds(child.pid), time.monotonic()
            elif line != "wait":
                reason = line.strip() or f"the process ended with {child.wait()}"
            elif _processor_seconds(child.pid) - spent > PATIENCE or time.monotonic() - heard > STANDSTILL:
                reason = f"hangs: more than {PATIENCE:g} seconds of processor time, or nothing but waiting"
        child.kill()
    tally.read, tally.spent = tally.read + read, tally.spent + spent
    return reason


def _processor_seconds(pid: int) -> float:
    """How much processor time a process has had; on a busy machine wall time says nothing."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _child(suffix: str, seed: int, first: int) -> None:
    """Read one damaged file after the other, telling which; stop at one that is found."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for whole in SEEDS[suffix]:
        _tried(suffix, whole)  # loads the parsers before memory is compared
    read = 0
    for number in itertools.count(first):
        print(f"at {number} {read}", flush=True)
        data = case(suffix, seed, number)
        before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        reason, is_read = _tried(suffix, data)
        read += is_read
        if time.process_time() - begun > MOST_SECONDS:
            reason = reason or f"takes {time.process_time() - begun:.0f} seconds"
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        if grown > MOST_GROWTH:
            reason = reason or f"takes {grown // 1024} MB"
        if reason:
            print(" ".join(reason.split())[:300], flush=True)
            os._exit(0)


def _tried(suffix: str, data: bytes) -> tuple[str, bool]:
    """What is wrong with how a file is read, empty when nothing is; and whether it is read at all."""
    is_read = False
    try:
        for name, content in _contents(suffix, data):
            problem = _problem(read_data(content, name, "case"))
            is_read = True
            if problem:
                return problem, is_read
    except ReadError:
        return "", is_read
    except BaseException as error:  # anything else must not come out of a reader
        return f"{type(error).__name__}: {error}", is_read
    return "", is_read


def _contents(suffix: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if suffix != ".zip":
        yield f"case{suffix}", data
        return
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"fuzz-{os.getpid()}.zip"  # noqa: S108 (one process, one file)
    path.write_bytes(data)
    try:
        for member in members(FoundFile(path, path.name), READERS.keys()):
            if not member.file.problem and member.unpack:
                yield str(member.file.path), member.unpack(50_000_000)
    finally:
        path.unlink()


def _problem(document: Document) -> str:
    """The invariant that does not hold."""
    text, size = document.text, len(document.text)
    parts = [(span.start, span.end) for span in document.body]
    if not text.strip() or "\r" in text:
        return "the text is blank or has carriage returns"
    if (
        parts != sorted(parts)
        or any(a[1] > b[0] for a, b in itertools.pairwise(parts))
        or parts[-1][1] > size
    ):
        return "the parts of the body overlap or leave the text"
    if list(document.pages) != sorted(document.pages) or (document.pages and document.pages[-1] > size):
        return "the pages are not in order"
    if any(span.end > size for span, _ in passages_of(document)):
        return "a passage leaves the text"
    if len(mend(text).offsets) != len(mend(text).text) or not paragraphs(text):
        return "mending loses offsets"
    return ""


if __name__ == "__main__":
    sys.exit(main())
