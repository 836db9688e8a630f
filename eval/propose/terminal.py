"""A person at a terminal."""

import os
import sys
from contextlib import suppress

with suppress(ImportError):  # not on Windows, where a letter is read with Return after it
    import readline
    import termios
    import tty

_END = {"\x03", "\x04", ""}


class Terminal:
    """Shows texts and reads keys and lines."""

    def show(self, text: str) -> None:
        """Show a text."""
        print(text, flush=True)

    def key(self) -> str:
        """The next key, without Return where the system can; `q` for Ctrl-C, Ctrl-D and the end of input."""
        if "termios" not in globals():
            return input("> ").strip()[:1] or "?"
        stream = sys.stdin.fileno()
        before = termios.tcgetattr(stream)
        try:
            tty.setcbreak(stream, termios.TCSADRAIN)  # keys that were pressed early count
            key = os.read(stream, 1).decode("utf-8", "replace")
        except KeyboardInterrupt:
            return "q"
        finally:
            termios.tcsetattr(stream, termios.TCSADRAIN, before)
        return "q" if key in _END else key

    def text(self, label: str, filled: str) -> str:
        """A line of text that begins with `filled`, which can be changed where the system can."""
        if "readline" not in globals():
            return input(f"{label}[{filled}] ") or filled
        readline.set_startup_hook(lambda: readline.insert_text(filled))
        try:
            return input(label)
        except EOFError:
            return filled
        finally:
            readline.set_startup_hook(None)
