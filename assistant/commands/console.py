"""What the commands share on a terminal: progress, notes, JSON, names of documents with `*`."""

import json
import sys
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from assistant.settings import suggestion
from assistant.types import AssistantError

if TYPE_CHECKING:
    from tqdm import tqdm

_PATIENCE = 10.0
_LONGEST_NAME = 32


class Bar:
    """A progress bar on the error stream; elsewhere than on a terminal only for work that takes long.

    Call it with how much is done, of how much, and what it was; it takes several works one after the other.

    Args:
        label: What is being done.
    """

    def __init__(self, label: str) -> None:
        self._label = label
        self._bar: tqdm[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def __call__(self, done: int, total: int, name: str = "") -> None:
        """Show that `done` of `total` are done, `name` last."""
        bar = self._bar
        if bar is None or bar.total != total or done < bar.n:
            self._close()
            bar = self._bar = _new_bar(self._label, total)
        bar.set_postfix_str(_shortened(name), refresh=False)
        if done == bar.n and sys.stderr.isatty():  # a long file tells how far it is read
            bar.refresh()
        bar.update(done - bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._bar = None


def _new_bar(label: str, total: int) -> "tqdm[Any]":
    from tqdm import tqdm  # noqa: PLC0415 (most questions need no bar)

    terminal = sys.stderr.isatty()
    patience = 0.0 if terminal else _PATIENCE
    return tqdm(
        desc=label,
        total=total,
        file=sys.stderr,
        delay=patience,
        mininterval=max(0.1, patience),
        dynamic_ncols=terminal,
    )


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def note(text: str) -> None:
    """Tell the user something that is not the result."""
    print(text, file=sys.stderr, flush=True)


def print_json(value: object, *, indent: int | None = 2) -> None:
    """Print one JSON value, Chinese characters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=indent), flush=True)


def matching(doc_ids: Iterable[str], patterns: Sequence[str]) -> list[str]:
    """The ids that are one of `patterns`, or fit one with `*`, `?` or `[…]` in it.

    Raises:
        AssistantError: A pattern fits none; the message says what may have been meant.
    """
    known = list(doc_ids)
    found: dict[str, None] = {}
    for pattern in patterns:
        fitting = [pattern] if pattern in known else [name for name in known if fnmatchcase(name, pattern)]
        if not fitting:
            raise AssistantError(
                f"no document is called {pattern!r}{suggestion(pattern, known)}; "
                f"there are {len(known)}, and `wenju status` lists them"
            )
        found.update(dict.fromkeys(fitting))
    return list(found)
