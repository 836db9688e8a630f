"""Files with one JSON object a line, plain or gzipped."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from eval.types import EvalError

Row = dict[str, Any]
T = TypeVar("T")


def text_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 text file that are not blank, with their numbers from 1.

    Args:
        path: The file; a name that ends in `.gz` is unpacked on the way.

    Raises:
        EvalError: The file is missing, cannot be read, or is not UTF-8.
    """
    open_text = gzip.open if path.suffix == ".gz" else open
    try:
        with open_text(path, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line
    except FileNotFoundError:
        raise EvalError(f"{path} does not exist; check the path") from None
    except UnicodeDecodeError as error:
        raise EvalError(f"{path} is not UTF-8 text ({error}); save it as UTF-8") from None
    except (OSError, EOFError) as error:
        raise EvalError(f"{path} cannot be read: {error}") from None


def object_of(line: str) -> Row:
    """The JSON object on a line.

    Raises:
        ValueError: The line is not JSON, or JSON but no object.
    """
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    if not isinstance(row, dict):
        raise ValueError(f"not a JSON object but {type(row).__name__}")  # noqa: TRY004
    return row


def read_rows(path: Path, parse: Callable[[Row], T]) -> Iterator[tuple[int, T]]:
    """Each line of the file as `parse` understands it, with the line's number.

    Raises:
        EvalError: The file cannot be read, or `parse` objects to a line; the message has the line's number.
    """
    for number, line in text_lines(path):
        try:
            yield number, parse(object_of(line))
        except ValueError as error:
            raise EvalError(f"{path}, line {number}: {error}") from None
