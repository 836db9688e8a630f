"""The command line: `wenju serve | ask | add | remove | status | figures | formats | verify`."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from assistant.commands import add, ask, figures, formats, remove, serve, status, verify
from assistant.commands.types import BROKEN, INTERRUPTED, SOME_FAILED, WRONG_USAGE, Command
from assistant.configuration import load_settings
from assistant.settings import SETTINGS, Setting
from assistant.types import AssistantError
from corpus.errors import CorpusError, ReadError
from index.types import SearchError

COMMANDS: tuple[Command, ...] = (serve, ask, add, remove, status, figures, formats, verify)
"""A new command is one file in `assistant/commands` and its name here."""

_EXPECTED = (AssistantError, CorpusError, SearchError, OSError)
"""Errors whose message is for the user."""

_CLOSED_PIPE = 141
_OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "GRADIO_ANALYTICS_ENABLED": "0"}
_EPILOG = """\
first steps:
  wenju serve                      chat in the browser; the first start adds the bundled documents
  wenju add ~/documents            add your own documents
  wenju ask "补贴标准是多少？"      ask on the command line

exit status: 0 done; 1 the documents do not answer, or some files could not be added; 2 wrong usage or
settings; 3 the library or its indexes cannot be used. With WENJU_DEBUG=1 an error shows where it arose."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Words after the program's name; those of the process when None.

    Returns:
        The exit status; see `wenju --help`.
    """
    _speak_any_language()
    for name, value in _OFFLINE.items():
        os.environ.setdefault(name, value)
    try:
        return _run(parser().parse_args(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; closing it at exit must not complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _CLOSED_PIPE


def parser() -> argparse.ArgumentParser:
    """Everything that can be said on the command line."""
    top = argparse.ArgumentParser(
        prog="wenju",
        description="Ask a collection of Chinese policy documents, and get the answer with its evidence.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = top.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        sub = subparsers.add_parser(
            command.NAME,
            help=command.HELP,
            description=command.DESCRIPTION,
            epilog=f"examples:\n{command.EXAMPLES}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.set_defaults(command=command)
        command.add_arguments(sub)
        _add_settings(sub, command)
    return top


def _add_settings(sub: argparse.ArgumentParser, command: Command) -> None:
    group = sub.add_argument_group("settings, see also wenju.toml and WENJU_… variables in the readme")
    group.add_argument("--config", type=Path, metavar="FILE", help="settings file (default: ./wenju.toml)")
    for setting in SETTINGS.values():
        if setting.group != "web" or command is serve:
            group.add_argument(setting.option, **_option(setting))


def _run(arguments: argparse.Namespace) -> int:
    """Run the chosen command; an error becomes a line that says what to do, and a status."""
    try:
        options = {name: getattr(arguments, name, None) for name in SETTINGS}
        settings = load_settings(options, config=arguments.config)
        status: int = arguments.command.run(arguments, settings)
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        if os.environ.get("WENJU_DEBUG", "0") not in {"", "0"}:
            raise
        print(f"wenju: {_explained(error)}", file=sys.stderr)
        return _status_of(error)
    return status


def _option(setting: Setting) -> dict[str, Any]:
    if setting.kind is bool:
        return {"action": argparse.BooleanOptionalAction, "help": setting.rule.help}
    return {"metavar": setting.name.split("_")[-1].upper(), "help": setting.rule.help}


def _explained(error: Exception) -> str:
    if isinstance(error, _EXPECTED):
        return str(error)
    seen = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"unexpected {seen}; run it again with WENJU_DEBUG=1 to see where, and report it"


def _status_of(error: Exception) -> int:
    if isinstance(error, AssistantError):
        return WRONG_USAGE
    return SOME_FAILED if isinstance(error, ReadError) else BROKEN


def _speak_any_language() -> None:
    """A terminal that cannot show a character shows a question mark instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


if __name__ == "__main__":
    sys.exit(main())
