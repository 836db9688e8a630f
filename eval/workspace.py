"""Where an evaluation keeps its library and its results."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from assistant.configuration import load_settings
from assistant.settings import Settings
from eval.types import EvalError

WriteLine = Callable[[str], None]


@contextmanager
def settings_for(home: Path | None) -> Iterator[Settings]:
    """The user's settings with another home folder; a temporary one, removed afterwards, when None.

    Raises:
        AssistantError: A setting is unknown or its value is not allowed.
    """
    if home is not None:
        yield load_settings({"home": str(home)})
        return
    with tempfile.TemporaryDirectory(prefix="wenju-eval-") as folder:
        yield load_settings({"home": folder})


@contextmanager
def lines_into(path: Path) -> Iterator[WriteLine]:
    """A function that adds a line to a new file, which replaces `path` when the block ends well.

    Raises:
        EvalError: There can be no such file.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with _new_file(part) as file:
            yield lambda line: print(line, file=file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _new_file(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise EvalError(f"{path} cannot be written: {error.strerror}; choose another --out") from error
