"""How commands open the assistant, telling the user what takes time."""

from typing import TYPE_CHECKING

from assistant.commands.console import Bar, note
from assistant.settings import Settings
from corpus.database import FILE_NAME

if TYPE_CHECKING:
    from assistant.pipeline import Assistant


def open_with_notes(settings: Settings) -> "Assistant":
    """Open the assistant; a home that was never used gets the bundled documents, and the user is told."""
    from assistant.wiring import open_assistant  # noqa: PLC0415 (loads the search engines)

    if not (settings.home / FILE_NAME).exists():
        note(f"{settings.home} is new: adding the bundled documents.")
    with Bar("indexing") as bar:
        return open_assistant(settings, bar)
