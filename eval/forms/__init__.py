"""The forms that a question set can have, and `open_set`, which picks the reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.forms.base import Collection, Documents, JudgedSet, ReadSet
from eval.forms.beir import is_beir, read_beir
from eval.forms.jsonl import read_jsonl
from eval.forms.sheet import read_sheet
from eval.forms.squad import read_squad
from eval.forms.trec import is_trec, read_trec
from eval.types import EvalError

__all__ = ["SETS", "Collection", "Documents", "JudgedSet", "form_of", "open_set", "read_set"]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of question set.

    Attributes:
        fits: Whether a file or folder has it, judged by names alone.
        read: Reads it.
        quotes: Whether it quotes documents, which must be read before it then.
    """

    fits: Callable[[Path], bool]
    read: ReadSet
    quotes: bool = False


def _has(*suffixes: str) -> Callable[[Path], bool]:
    return lambda path: path.name.lower().endswith(suffixes) and not path.is_dir()


SETS: Mapping[str, Form] = {
    "beir": Form(is_beir, read_beir),
    "trec": Form(is_trec, read_trec),
    "sheet": Form(_has(".csv", ".tsv", ".xlsx"), read_sheet, quotes=True),
    "squad": Form(_has(".json"), read_squad),
    "jsonl": Form(_has(".jsonl", ".jsonl.gz"), read_jsonl),
}
"""Every form under its name; the first that fits is taken."""


def form_of(path: Path) -> Form:
    """The form that a file or folder has.

    Raises:
        EvalError: It has none.
    """
    for form in SETS.values():
        if form.fits(path):
            return form
    raise EvalError(
        f"{path} is no question set; it may be a file .jsonl, .csv, .xlsx or .json (SQuAD), a BEIR folder "
        "(queries.jsonl and qrels/), or a TREC folder (topics and qrels)"
    )


def read_set(path: Path, documents: Callable[[], Documents] | None = None) -> JudgedSet:
    """Read a set with all its faults.

    Args:
        path: A file or folder in one of the forms.
        documents: Reads the documents that the questions are about; called only for forms that quote them.

    Raises:
        EvalError: It has no form, or cannot be read at all.
    """
    form = form_of(path)
    return form.read(path, documents() if form.quotes and documents else None)


def open_set(path: Path, documents: Callable[[], Documents] | None = None) -> JudgedSet:
    """Read a set that must be sound.

    Args:
        path: A file or folder in one of the forms.
        documents: Reads the documents that the questions are about; called only for forms that quote them.

    Raises:
        EvalError: It has no form, cannot be read, has faults, or has no questions.
    """
    return read_set(path, documents).sound(path)
