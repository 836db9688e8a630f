"""Office files are zip archives: what is inside, and whether they unpack to more than a document needs."""

import io
import zipfile

from corpus.errors import ReadError

_MOST_UNPACKED = 500 * 1024 * 1024
_MOST_MARKUP = 120 * 1024 * 1024
"""Parsed markup takes several times its size in memory."""

_MAIN_PARTS = (
    ("word/document.xml", ".docx"),
    ("xl/workbook.xml", ".xlsx"),
    ("ppt/presentation.xml", ".pptx"),
)
_OTHER_MAIN = ("OFD.xml", ".ofd")


def package_suffix(data: bytes) -> str:
    """The suffix that a zip archive should have by what is in it; `.zip` for any other archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return ""
    return next((suffix for part, suffix in (*_MAIN_PARTS, _OTHER_MAIN) if part in names), ".zip")


def check_package(data: bytes, name: str, suffix: str) -> None:
    """Refuse what is no archive, and one that would unpack to far more than a document needs.

    Raises:
        ReadError: It is; the message says what to do.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise ReadError(
            f"{name} is not a {suffix} file: it is no zip archive, or a damaged one ({error}); "
            f"open it in Office or WPS, save it again as {suffix} and add it again"
        ) from error
    markup = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > _MOST_UNPACKED or markup > _MOST_MARKUP:
        raise ReadError(
            f"{name} would unpack to {unpacked:,} bytes, {markup:,} of them text; "
            f"the limits are {_MOST_UNPACKED:,} and {_MOST_MARKUP:,}. Divide it into smaller files"
        )
