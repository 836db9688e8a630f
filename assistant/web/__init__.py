"""The chat in the browser."""

from assistant.web.serving import build_app, launch

__all__ = ["build_app", "launch"]
