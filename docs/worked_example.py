"""Write the example of docs/answers.md as the program prints it now: `python docs/worked_example.py`."""

import contextlib
import io
import re
import tempfile
from pathlib import Path

from assistant.cli import main

PAGE = Path(__file__).with_name("answers.md")
QUESTION = "北仑区2017年空气好的日子占多少？"
_EXAMPLE = re.compile(r"^```text\n(.*?)^```", re.DOTALL | re.MULTILINE)


def example() -> str:
    """What `wenju ask --explain` prints of the question in a new home with the bundled documents."""
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as home, contextlib.redirect_stdout(said):
        main(["ask", "--home", home, "--explain", QUESTION])
    return said.getvalue()


def example_in(page: str) -> str:
    """The example as the page has it."""
    found = _EXAMPLE.search(page)
    return found[1] if found else ""


if __name__ == "__main__":
    block = f"```text\n{example()}```"
    PAGE.write_text(_EXAMPLE.sub(lambda _: block, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
