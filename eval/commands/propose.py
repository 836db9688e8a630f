"""`python -m eval propose`: questions from the documents, for a person to accept, edit or reject."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from eval.types import EvalError

if TYPE_CHECKING:
    from corpus.types import Document

AddParser = Callable[..., argparse.ArgumentParser]


def add_propose(add: AddParser) -> None:
    """Add the command to the program's parser."""
    parser = add(
        "propose",
        help="write a question set faster",
        description="Propose questions from the documents, one by one: press a to accept, e to edit, r to "
        "reject, q to quit. Only accepted questions are written; the next time it goes on where it was.",
    )
    parser.set_defaults(command=_propose)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--corpus", type=Path, metavar="DIR", help="the folder with the documents")
    source.add_argument("--home", type=Path, metavar="DIR", help="the library with the documents")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="SET.jsonl", help="the set that accepted questions go to"
    )
    parser.add_argument(
        "--kinds", metavar="NAMES", help="only these kinds of question, parted by commas (default: all)"
    )


def _propose(options: argparse.Namespace) -> int:
    if not sys.stdin.isatty():
        raise EvalError("propose asks a person about each question; run it in a terminal, without a pipe")
    from eval.propose.proposals import KINDS, proposals  # noqa: PLC0415 (only this command pays for its imports)
    from eval.propose.review import Tray, review  # noqa: PLC0415
    from eval.propose.terminal import Terminal  # noqa: PLC0415

    kinds = _kinds(options.kinds, KINDS)
    tray = Tray.beside(options.out)
    tray.decided()  # a file that is no set should be known before the reading begins
    documents = _of_folder(options.corpus) if options.corpus else _of_library(options.home)
    texts = {name: document.text for name, document in documents.items()}
    done = review(proposals(documents, kinds), tray, texts, Terminal())
    print(f"{done.accepted} accepted into {options.out}, {done.rejected} rejected, {done.left} left")
    return 0


def _kinds(names: str | None, known: tuple[str, ...]) -> tuple[str, ...]:
    wanted = tuple(name.strip() for name in names.split(",")) if names else known
    for name in wanted:
        if name not in known:
            raise EvalError(f"--kinds: there is no kind {name!r}; there are {', '.join(known)}")
    return wanted


def _of_folder(folder: Path) -> Mapping[str, "Document"]:
    from eval.texts import read_documents  # noqa: PLC0415 (the readers' libraries are slow to load)

    return read_documents(folder)


def _of_library(home: Path) -> Mapping[str, "Document"]:
    from corpus.database import FILE_NAME  # noqa: PLC0415
    from corpus.store import Library  # noqa: PLC0415

    if not (home / FILE_NAME).exists():
        raise EvalError(f"{home} has no library; name the folder that `wenju status` shows, or use --corpus")
    with Library.open(home) as library:
        ids = [document.doc_id for document in library.documents()]
        paths = library.paths()
        return {paths[i].name if i in paths else i: library.document(i) for i in ids}
