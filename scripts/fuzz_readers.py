"""Feed damaged files to the readers, and keep what makes one crash, hang or take too much memory.

    python scripts/fuzz_readers.py --minutes 5 --reader .docx --out /tmp/found

Valid files of each kind are damaged at random (the same way for the same number), read in a process of
their own and cut into passages. A file counts as found when anything but a `ReadError` comes out, when it
takes more than ten seconds of processor time, when memory grows by more than 700 MB, or when an invariant of
the document does not hold.
"""

import argparse
import io
import itertools
import os
import random
import resource
import select
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "corpus" / "readers")]

from fuzz_seeds import SEEDS, TOKENS  # noqa: E402 (the path is set above)

from corpus.archives import members  # noqa: E402
from corpus.chunking import passages_of  # noqa: E402
from corpus.errors import ReadError  # noqa: E402
from corpus.finding import FoundFile  # noqa: E402
from corpus.mending import mend, paragraphs  # noqa: E402
from corpus.readers import READERS, read_data  # noqa: E402
from corpus.types import Document  # noqa: E402

MOST_SECONDS, MOST_GROWTH, MOST_MEMORY = 10.0, 700 * 1024, 4 * 1024**3
PATIENCE = 60.0


def main() -> int:
    """Fuzz the readers that are asked for; the exit status says whether something was found."""
    arguments = _arguments()
    if arguments.child:
        _child(arguments.reader[0], arguments.seed, arguments.first)
        return 0
    found = 0
    for suffix in arguments.reader or sorted({*READERS, ".zip"} & SEEDS.keys()):
        tried, cases = _fuzz(suffix, arguments)
        found += len(cases)
        print(f"{suffix}: {tried} files in {arguments.minutes:g} minutes, {len(cases)} found", flush=True)
        for number, reason in cases.items():
            print(f"    {number}: {reason}", flush=True)
    return 1 if found else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=1.0, help="for each reader")
    parser.add_argument("--reader", action="append", metavar="SUFFIX", help="such as .pdf; all when left out")
    parser.add_argument("--seed", type=int, default=0, help="another one gives other files")
    parser.add_argument("--out", type=Path, default=Path("fuzz"), help="folder for the files that are found")
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _fuzz(suffix: str, arguments: argparse.Namespace) -> tuple[int, dict[int, str]]:
    """How many files were tried, and what each of those that were found did."""
    end = time.monotonic() + 60 * arguments.minutes
    number, cases = 0, {}
    while time.monotonic() < end:
        number, reason = _watched(suffix, arguments.seed, number, end)
        if reason:
            cases[number] = reason
            arguments.out.mkdir(parents=True, exist_ok=True)
            (arguments.out / f"{arguments.seed}-{number}{suffix}").write_bytes(
                case(suffix, arguments.seed, number)
            )
        number += 1
    return number, cases


def _watched(suffix: str, seed: int, first: int, end: float) -> tuple[int, str]:
    """Run a child from file `first` on; the number of the file it stopped at, and why (empty: time is up)."""
    command = [
        sys.executable,
        __file__,
        *("--child", "--reader", suffix, "--seed", str(seed), "--first", str(first)),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0) as child:  # noqa: S603
        number, reason, spent = first, "", 0.0
        while not reason:
            ready = select.select([child.stdout], [], [], 5.0)[0]
            if not ready and _processor_seconds(child.pid) - spent > PATIENCE:
                reason = f"hangs: {PATIENCE:g} seconds of processor time"
            line = child.stdout.readline().decode() if ready and child.stdout else "wait"
            if line.startswith("at "):
                number, spent = int(line[3:]), _processor_seconds(child.pid)
            elif line != "wait":
                reason = line.strip() or f"the process ended with {child.wait()}"
            if time.monotonic() > end:
                break
        child.kill()
        return number, reason


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
    number = first
    while True:
        print(f"at {number}", flush=True)
        data = case(suffix, seed, number)
        before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        reason = _tried(suffix, data)
        if time.process_time() - begun > MOST_SECONDS:
            reason = reason or f"takes {time.process_time() - begun:.0f} seconds"
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        if grown > MOST_GROWTH:
            reason = reason or f"takes {grown // 1024} MB"
        if reason:
            print(" ".join(reason.split())[:300], flush=True)
            os._exit(0)
        number += 1


def _tried(suffix: str, data: bytes) -> str:
    """What is wrong with how a file is read; empty when nothing is."""
    try:
        for name, content in _contents(suffix, data):
            problem = _problem(read_data(content, name, "case"))
            if problem:
                return problem
    except ReadError:
        return ""
    except BaseException as error:  # anything else must not come out of a reader
        return f"{type(error).__name__}: {error}"
    return ""


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


def case(suffix: str, seed: int, number: int) -> bytes:
    """The damaged file of that number."""
    chance = random.Random(f"{suffix}{seed}-{number}")  # noqa: S311 (nothing secret)
    whole = chance.choice(SEEDS[suffix])
    if whole.startswith(b"PK\3\4") and chance.random() < 0.75:
        return _repacked(whole, lambda data: _damaged(data, suffix, chance), chance)
    return _damaged(whole, suffix, chance)


def _damaged(data: bytes, suffix: str, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(data) + 1)
        size = chance.choice((1, 2, 8, 60, 400))
        ways: tuple[Callable[[], bytes], ...] = (
            lambda at=at, size=size, data=data: data[:at] + data[at + size :],
            lambda at=at, size=size, data=data: data[:at] + chance.randbytes(size) + data[at + size :],
            lambda at=at, size=size, data=data: data[:at] + data[at : at + size] * 3 + data[at:],
            lambda at=at, data=data: data[:at] + chance.choice(TOKENS[suffix]) + data[at:],
            lambda at=at, data=data: data[:at],
            lambda at=at, data=data: _changed_number(data, at, chance),
        )
        data = chance.choice(ways)()
    return data


def _changed_number(data: bytes, at: int, chance: random.Random) -> bytes:
    """A number near that place made into another one, such as a size or an offset."""
    start = next((index for index in range(at, min(at + 200, len(data))) if 48 <= data[index] <= 57), None)
    if start is None:
        return data
    stop = start
    while stop < len(data) and 48 <= data[stop] <= 57:
        stop += 1
    number = chance.choice((b"0", b"-1", b"1", b"99", b"65536", b"4294967295", b"99999999999999999999"))
    return data[:start] + number + data[stop:]


def _repacked(data: bytes, damage: Callable[[bytes], bytes], chance: random.Random) -> bytes:
    """The same archive with one of its members damaged."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        entries = source.infolist()
        chosen = chance.choice([entry for entry in entries if entry.file_size] or entries)
        for entry in entries:
            content = source.read(entry)
            target.writestr(entry.filename, damage(content) if entry is chosen else content)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
