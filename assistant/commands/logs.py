"""Where a running chat writes what went wrong."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_BYTES = 1_000_000
_FILES = 3


def log_to(home: Path) -> None:
    """Write warnings and errors to `home/log/wenju.log`, or to the error stream where that is impossible."""
    handler: logging.Handler
    try:
        (home / "log").mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            home / "log" / "wenju.log", maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
