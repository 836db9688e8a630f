"""What a command of `wenju` is, and what its exit status says."""

import argparse
from typing import Protocol

from assistant.settings import Settings

OK = 0
NOT_ANSWERED = 1
SOME_FAILED = 1
WRONG_USAGE = 2
BROKEN = 3
INTERRUPTED = 130


class Command(Protocol):
    """A module of `assistant/commands`."""

    NAME: str
    HELP: str
    DESCRIPTION: str
    EXAMPLES: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what the command takes, besides the options of every command."""
        ...

    def run(self, arguments: argparse.Namespace, settings: Settings) -> int:
        """Do it and return the exit status.

        Raises:
            AssistantError: The user asked for something that does not exist.
            CorpusError: The library cannot be used.
            SearchError: The indexes cannot be used.
        """
        ...
