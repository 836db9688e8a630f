"""`wenju ask`: one question, or a conversation from the standard input."""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.commands.choosing import add_choice, chosen, is_choice
from assistant.commands.console import note, print_json
from assistant.commands.opening import open_with_notes
from assistant.commands.types import NOT_ANSWERED, OK, WRONG_USAGE
from assistant.settings import Settings
from assistant.types import Answer, AssistantError, Conversation, Turn

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

NAME = "ask"
HELP = "ask a question and see the answer with its proofs"
DESCRIPTION = """\
Answer a question from the documents: the answer in their own words, then each proof with its title, headings
and exact quote. Without a question, read questions from the standard input, a line each; then a later one may
lean on an earlier one, as in a conversation."""
EXAMPLES = """\
  wenju ask "北仑区2017年的空气质量优良率是多少？"
  wenju ask --explain "北仑区的绿化率是多少？"
  wenju ask --json "北仑区2017年的空气质量优良率是多少？"
  wenju ask --documents "zhejiang-*" "德清县有多少家家庭农场？"
  wenju ask --in-force --issuer 省政府 "补贴标准是多少？"
  wenju ask < questions.txt"""

_PROMPT = "问> "


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, besides the options of every command."""
    parser.add_argument("question", nargs="*", help="the question; quotation marks around it are not needed")
    add_choice(parser)
    parser.add_argument(
        "--explain",
        action="store_true",
        help="show how the answer came about, too, and why the best passages were found",
    )
    parser.add_argument(
        "--json", action="store_true", help="print a JSON object with answer, proofs and hits"
    )


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Answer, and return the exit status."""
    with open_with_notes(settings) as assistant:
        scope = _chosen(assistant, arguments)
        if arguments.question:
            answer = assistant.ask(" ".join(arguments.question), Conversation(documents=scope))
            _print(answer, arguments, indent=2)
            return NOT_ANSWERED if answer.refused else OK
        return _converse(assistant, scope, arguments)


def _chosen(assistant: "Assistant", arguments: argparse.Namespace) -> frozenset[str] | None:
    if not is_choice(arguments):
        return None
    return frozenset(document.doc_id for document in chosen(assistant.library.documents(), arguments))


def _converse(assistant: "Assistant", scope: frozenset[str] | None, arguments: argparse.Namespace) -> int:
    """Answer line after line; what went wrong with one question must not end the conversation."""
    turns: list[Turn] = []
    status = OK
    for question in _questions():
        try:
            answer = assistant.ask(question, Conversation(tuple(turns), scope))
        except AssistantError as error:
            note(f"wenju: {error}")
            status = WRONG_USAGE
            continue
        _print(answer, arguments, indent=None)
        asked = Turn("user", question, standalone=answer.standalone)
        turns += [asked, Turn("assistant", _said(answer), answer.cited)]
        status = max(status, NOT_ANSWERED) if answer.refused else status
    return status


def _questions() -> Iterator[str]:
    """Lines that hold something: from the keyboard with a prompt, or from a pipe."""
    terminal = sys.stdin.isatty()
    if terminal:
        import readline  # noqa: F401, PLC0415 (lets `input` edit and repeat lines)

        note("Ask a question; the next one may refer to it. Ctrl-D ends.")
    while True:
        try:
            line = input(_PROMPT if terminal else "")
        except EOFError:
            return
        if line.strip():
            yield line.strip()


def _said(answer: Answer) -> str:
    return answer.refusal.reason if answer.refusal else answer.text


def _print(answer: Answer, arguments: argparse.Namespace, *, indent: int | None) -> None:
    from assistant.commands.answers import (  # noqa: PLC0415 (other commands print none)
        answer_json,
        answer_text,
        hits_text,
    )
    from assistant.commands.trace import trace_text  # noqa: PLC0415

    if arguments.json:
        print_json(answer_json(answer), indent=indent)
    else:
        more = [trace_text(answer), hits_text(answer)] if arguments.explain else []
        said = "\n\n".join(part for part in [answer_text(answer), *more] if part)
        print(said, end="\n\n" if indent is None else "\n", flush=True)
