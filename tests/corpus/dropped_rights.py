"""For tests of permissions: root may do everything, so it becomes somebody else for a moment."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be bound by permission bits inside a `with` block."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@contextmanager
def public_folder() -> Iterator[Path]:
    """A folder that anybody can enter and write to; the ones that pytest makes are private."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o777)
        yield Path(name)


def open_to_all(folder: Path) -> None:
    """Let anybody read and write the folder and what is in it."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o777)
