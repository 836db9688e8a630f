"""How commands open what is in the home folder, telling the user what is missing or takes time."""

from typing import TYPE_CHECKING

from assistant.commands.console import Bar, note
from assistant.settings import Settings
from assistant.types import AssistantError

if TYPE_CHECKING:
    from assistant.pipeline import Assistant
    from corpus.store import Library


def open_with_notes(settings: Settings) -> "Assistant":
    """Open the assistant; a home that was never used gets the bundled documents, and the user is told."""
    from assistant.wiring import open_assistant  # noqa: PLC0415 (loads the search engines)

    if not _has_library(settings):
        note(f"{settings.home} is new: adding the bundled documents.")
    with Bar("indexing") as bar:
        return open_assistant(settings, bar)


def open_existing(settings: Settings) -> "Library":
    """Open the library for a command that makes no sense without one.

    Raises:
        AssistantError: There is none, so the home may be misspelt.
    """
    from assistant.wiring import open_library  # noqa: PLC0415 (loads the search engines)

    if not _has_library(settings):
        raise AssistantError(
            f"there is no library in {settings.home} yet; `wenju add` and `wenju serve` make one, "
            "and --home names another folder"
        )
    with Bar("reading again") as bar:
        return open_library(settings, bar)


def _has_library(settings: Settings) -> bool:
    from corpus.database import FILE_NAME  # noqa: PLC0415 (loads SQLite)

    return (settings.home / FILE_NAME).exists()
