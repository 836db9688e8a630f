"""How many passages an embedder turns into vectors per second.

Run `python -m benchmarks.embedding_speed TEXTS.txt[.xz]`, one text a line; the first lines are cut into
passages of 200 characters. The wall time is what a user waits; the processor time is steadier on a busy
machine.
"""

import argparse
import lzma
import time
from itertools import islice
from pathlib import Path

from index.embedders import open_embedder

LENGTH = 200


def main() -> None:
    """Measure and print one line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    parser.add_argument("--embedder", default="bundled", help="name or folder (default: %(default)s)")
    parser.add_argument(
        "--passages", type=int, default=20_000, help="how many at most (default: %(default)s)"
    )
    options = parser.parse_args()
    passages = read_passages(options.texts, options.passages)
    embedder = open_embedder(options.embedder)
    embedder.embed_passages(passages[:256])
    wall, processor = time.perf_counter(), time.process_time()
    embedder.embed_passages(passages)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(
        f"{len(passages):,} passages of {LENGTH} characters: {len(passages) / wall:,.0f} a second of wall "
        f"time, {len(passages) / processor:,.0f} a second of processor time"
    )


def read_passages(path: Path, limit: int) -> list[str]:
    """Whole passages of the first lines of a file."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        cut = (line[i : i + LENGTH] for line in lines for i in range(0, len(line) - LENGTH, LENGTH))
        return list(islice(cut, limit))


if __name__ == "__main__":
    main()
