"""`wenju serve`: the chat in a browser."""

import argparse
import threading
from contextlib import suppress

from assistant.commands.console import note
from assistant.commands.logs import log_to
from assistant.commands.opening import open_with_notes
from assistant.commands.types import OK
from assistant.settings import Settings

NAME = "serve"
HELP = "start the chat, to be opened in a browser"
DESCRIPTION = """\
Start the chat on this machine and say where it is. The first start adds the bundled documents, unless there
are others already. Ctrl-C ends it."""
EXAMPLES = """\
  wenju serve
  wenju serve --port 8080 --language en --open-browser"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, besides the options of every command."""


def run(arguments: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001 (its options are settings)
    """Serve until interrupted, and return the exit status."""
    from assistant.web import launch  # noqa: PLC0415 (other commands need no web app)

    with open_with_notes(settings) as assistant:
        log_to(settings.home)
        note("Starting the chat…")
        web = settings.web
        app = launch(assistant, web.host, web.port, web.open_browser, language=web.language, block=False)
        documents = len(assistant.library.documents())
        print(f"问据 Wenju: {documents} documents, {app.local_url} (Ctrl-C ends)", flush=True)
        with suppress(KeyboardInterrupt):  # the usual end
            threading.Event().wait()
        app.close(verbose=False)
    return OK
