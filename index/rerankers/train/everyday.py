"""Our own questions in everyday words, over small libraries of the statutes that they ask about."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from corpus.ingest import ingest
from corpus.store import Library
from index.embedders.train.everyday import Line, read_lines, texts_of
from index.rerankers.train.practice import Asked, passages_by_name, passages_holding

STATUTES_TOGETHER = 40
"""In a library: enough that other statutes can be mistaken for the right one."""


def kept_apart(held: Path, file: Path) -> list[Line]:
    """The questions that a model has not learnt from.

    Args:
        held: The model, written by `python -m index.embedders.train --held`.
        file: All our questions.
    """
    lines = read_lines(file)
    return [lines[number] for number in np.loadtxt(held / "everyday.txt", dtype=int)]


def libraries(lines: Sequence[Line], archive: Path, folder: Path) -> Iterator[tuple[Library, list[Asked]]]:
    """Libraries of some statutes, one after the other, with what is asked about these.

    Args:
        lines: The questions.
        archive: `laws.tar.xz`.
        folder: Empty; statutes and libraries are made in it.
    """
    names = sorted({line.document for line in lines})
    drawn = np.random.default_rng(0).permutation(len(names))
    (folder / "statutes").mkdir()
    for name, text in texts_of(archive, names).items():
        (folder / "statutes" / name).write_bytes(text.encode("utf-8"))
    for start in range(0, len(names), STATUTES_TOGETHER):
        some = {names[place] for place in drawn[start : start + STATUTES_TOGETHER]}
        with Library.open(folder / f"home{start}") as library:
            ingest(library, [folder / "statutes" / name for name in sorted(some)])
            passages = passages_by_name(library)
            asked = [
                (line.question, passages_holding(passages, [(line.document, line.start, line.end)]))
                for line in lines
                if line.document in some
            ]
            yield library, [one for one in asked if one[1]]
