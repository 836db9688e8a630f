"""How long a newcomer waits: the first start, a question in a fresh process, the page of the chat.

Run it with `make bench`. Every figure is wall time in seconds, in a fresh process each time; the files are in
the system's cache after the first run, as they are for somebody who asks twice.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
QUESTION = "北仑区2017年的空气质量优良率是多少？"
_ANSWERED = (0, 1)
_PATIENCE = 120


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--runs", type=int, default=5, help="how often each is measured (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print all times as a JSON object")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        times = _measure(Path(folder), options.runs)
    if options.json:
        print(json.dumps(times))
        return
    for name, seconds in times.items():
        print(f"{name:<44} median {statistics.median(seconds):6.2f}   slowest {max(seconds):6.2f}")


def _measure(folder: Path, runs: int) -> dict[str, list[float]]:
    home = folder / "home"
    return {
        "first question, indexing the bundled documents": [_timed(lambda: _ask(home))],
        "wenju --help": [_timed(lambda: _wenju("--help")) for _ in range(runs)],
        "wenju ask, index built": [_timed(lambda: _ask(home)) for _ in range(runs)],
        "wenju serve, until the page is there": [_time_to_page(home) for _ in range(runs)],
    }


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _ask(home: Path) -> None:
    _wenju("ask", "--home", str(home), "--json", QUESTION)


def _wenju(*arguments: str) -> None:
    done = subprocess.run(_command(arguments), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in _ANSWERED:
        raise SystemExit(f"wenju {' '.join(arguments)} failed: {done.stderr}")


def _time_to_page(home: Path) -> float:
    """Start the chat on a free port, read the address that it prints, and get the page."""
    started = time.perf_counter()
    command = _command(["serve", "--home", str(home), "--port", "0"])
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as chat:
        try:
            line = chat.stdout.readline() if chat.stdout else ""
            address = next(word for word in line.split() if word.startswith("http"))
            with urllib.request.urlopen(address, timeout=_PATIENCE) as page:  # noqa: S310 (our own address)
                page.read()
            return time.perf_counter() - started
        finally:
            chat.terminate()


def _command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "assistant.cli", *arguments]


if __name__ == "__main__":
    main()
