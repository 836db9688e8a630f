"""What several commands share: options, and opening a set together with its documents."""

import argparse
from collections.abc import Callable
from pathlib import Path

from eval.forms import Documents, JudgedSet, open_set
from eval.types import EvalError, Texts

OK, FAULTY = 0, 1
AddParser = Callable[..., argparse.ArgumentParser]
SET_HELP = "a file .jsonl, .csv, .xlsx or .json (SQuAD, CMRC), or a BEIR or TREC folder"


def add_set(parser: argparse.ArgumentParser) -> None:
    """The set, first of the words."""
    parser.add_argument("set", type=Path, metavar="SET", help=SET_HELP)


def add_corpus(parser: argparse.ArgumentParser, *, what: str = "the folder with the documents") -> None:
    """The documents, which sets that bring their own do not need."""
    parser.add_argument(
        "--corpus", type=Path, metavar="PATH", help=f"{what}; not for sets that bring their own"
    )


def add_home(parser: argparse.ArgumentParser) -> None:
    """Where the library is kept."""
    parser.add_argument(
        "--home",
        type=Path,
        metavar="DIR",
        help="keep library and indexes here and use them again next time (default: a temporary folder)",
    )


def add_configurations(parser: argparse.ArgumentParser) -> None:
    """The configurations to run one after the other."""
    parser.add_argument(
        "--config",
        action="append",
        default=[],
        metavar="NAME=FILE.toml",
        help="run with the settings of a file; can be repeated, and each gets its own output, OUT.NAME",
    )
    parser.add_argument(
        "--set",
        dest="overrides",
        action="append",
        default=[],
        metavar="[NAME:]KEY=VALUE",
        help="change a setting, such as search.embedder, of one configuration or of all; can be repeated",
    )


def documents_of(corpus: Path | None) -> Callable[[], Documents] | None:
    """Reads the documents of a folder when they are asked for; None without a folder."""
    from eval.texts import read_documents  # noqa: PLC0415 (the readers' libraries are slow to load)

    return None if corpus is None else lambda: read_documents(corpus)


def open_with_texts(path: Path, corpus: Path | None) -> tuple[JudgedSet, Texts]:
    """A sound set that is judged on stretches, and the texts that they stand in.

    Raises:
        EvalError: It cannot be used, or the documents are missing.
    """
    if corpus is None:
        judged = open_set(path)
        texts = judged.texts()
        if texts is None:
            raise EvalError("quotes are compared with the documents; add --corpus DIR")
        return judged, texts
    from eval.texts import read_documents  # noqa: PLC0415

    documents = read_documents(corpus)
    return open_set(path, lambda: documents), {name: document.text for name, document in documents.items()}
