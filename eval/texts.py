"""The documents of a folder under their files' names, as question sets and predictions name them."""

from pathlib import Path

from assistant.commands.console import note
from corpus.errors import ReadError
from corpus.ingest import find_files
from corpus.readers import read
from corpus.types import Document
from eval.types import EvalError, Texts


def document_files(folder: Path) -> dict[str, Path]:
    """Every file of the folder and its subfolders that can become a document, under its name.

    Raises:
        EvalError: There is no such folder, nothing to read in it, or two files have one name.
    """
    if not folder.is_dir():
        raise EvalError(f"{folder} is not a folder; --corpus wants the folder with the documents")
    found = find_files([folder])
    files: dict[str, Path] = {}
    for path in (file.path for file in found if not file.problem):
        other = files.setdefault(path.name, path)
        if other != path:
            raise EvalError(f"{path} and {other} have one name, but sets name documents by it; rename one")
    if not files:
        raise EvalError(f"{found[0].path}: {found[0].problem}")
    return files


def read_documents(folder: Path) -> dict[str, Document]:
    """Every document of the folder, under the file's name; bad ones are named and left out.

    Raises:
        EvalError: There is no such folder, nothing to read in it, or two files have one name.
    """
    documents: dict[str, Document] = {}
    for name, path in document_files(folder).items():
        try:
            documents[name] = read(path)
        except ReadError as error:
            note(f"left out {path}: {error}")
    return documents


def read_texts(folder: Path) -> Texts:
    """The text of every document of the folder, under the file's name; bad ones are named and left out.

    Raises:
        EvalError: There is no such folder, nothing to read in it, or two files have one name.
    """
    return {name: document.text for name, document in read_documents(folder).items()}
