"""The documents of a folder under their files' names, as question sets and predictions name them."""

from pathlib import Path

from corpus.ingest import find_files
from corpus.readers import read
from eval.types import EvalError, Texts


def document_files(folder: Path) -> dict[str, Path]:
    """Every file of the folder and its subfolders that can become a document, under its name.

    Raises:
        EvalError: There is no such folder, nothing to read in it, or two files have one name.
    """
    if not folder.is_dir():
        raise EvalError(f"{folder} is not a folder; --corpus wants the folder with the documents")
    files: dict[str, Path] = {}
    for file in find_files([folder]):
        if file.problem:
            raise EvalError(f"{file.path}: {file.problem}")
        other = files.setdefault(file.path.name, file.path)
        if other != file.path:
            raise EvalError(
                f"{file.path} and {other} have one name, but sets name documents by it; rename one"
            )
    return files


def read_texts(folder: Path) -> Texts:
    """The text of every document of the folder, under the file's name.

    Raises:
        EvalError: There is no such folder, nothing to read in it, or two files have one name.
        ReadError: A document cannot be read.
    """
    return {name: read(path).text for name, path in document_files(folder).items()}
