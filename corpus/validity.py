"""Whether a document is still in force, as far as it says so itself; pure."""

import datetime

from corpus.types import DocumentInfo

REPEALED = "已废止"


def warning_of(info: DocumentInfo, today: datetime.date | None = None) -> str:
    """What a reader must be told when a document is out of force, or an empty string.

    Args:
        info: What the document says about itself. A date of repeal in the future is no warning yet.
        today: The day that is asked about; the present one by default.
    """
    day = (today or datetime.datetime.now().astimezone().date()).isoformat()
    if info.repealed:
        return f"{REPEALED}（{info.repealed}）" if info.repealed <= day else ""
    return REPEALED if info.status == REPEALED else ""
