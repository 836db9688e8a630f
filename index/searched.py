"""The searched text of a passage: what both indexes see, and nobody is shown."""

from corpus.mending import mend
from corpus.types import Passage


def searched_text(passage: Passage) -> str:
    """Title, heading path and mended text, a line each; unfolded.

    A section on one district often does not repeat its name, so the headings belong to what is searched.
    """
    return "\n".join(
        part for part in (passage.title, " ".join(passage.path), mend(passage.text).text) if part
    )
