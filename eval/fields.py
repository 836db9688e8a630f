"""Typed access to the fields of a JSON object; every error names the field and the value seen."""

from collections.abc import Callable
from typing import Any, TypeVar

from eval.lines import Row
from eval.types import Place

T = TypeVar("T")


def string(row: Row, name: str, default: str | None = None) -> str:
    """A text; `default` stands in for a field that is absent.

    Raises:
        ValueError: The field is absent without a default, or no text.
    """
    value = row.get(name, default)
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text, not {value!r}")  # noqa: TRY004
    return value


def filled(row: Row, name: str) -> str:
    """A text with something in it besides spaces."""
    value = string(row, name)
    if not value.strip():
        raise ValueError(f"{name} must not be empty")
    return value


def word(row: Row, name: str) -> str:
    """A text without spaces, as a run needs it."""
    value = filled(row, name)
    if len(value.split()) != 1 or value != value.strip():
        raise ValueError(f"{name} must not have spaces in it: {value!r}")
    return value


def one_of(row: Row, name: str, allowed: tuple[str, ...]) -> str:
    """A text out of a closed list."""
    value = row.get(name)
    if value not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
    return str(value)


def flag(row: Row, name: str) -> bool:
    """True or false; false when absent."""
    value = row.get(name, False)
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be true or false, not {value!r}")  # noqa: TRY004
    return value


def number(row: Row, name: str) -> float | None:
    """A number, or None when absent."""
    value = row.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise ValueError(f"{name} must be a number, not {value!r}")
    return value


def share(row: Row, name: str) -> float | None:
    """A number from 0 to 1, or None when absent."""
    value = number(row, name)
    if value is not None and not 0 <= value <= 1:
        raise ValueError(f"{name} must be from 0 to 1, not {value!r}")
    return value


def items(row: Row, name: str, parse: Callable[[Any], T]) -> tuple[T, ...]:
    """A list, each item as `parse` understands it; empty when absent."""
    value = row.get(name, [])
    if not isinstance(value, list):
        raise ValueError(f"{name} must be a list, not {value!r}")  # noqa: TRY004
    return tuple(parse(item) for item in value)


def alternatives(name: str, parse: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    """A parser of one group of alternatives, which must not be empty."""

    def parse_group(group: object) -> tuple[T, ...]:
        if not isinstance(group, list) or not group:
            raise ValueError(f"each item of {name} must be a list of alternatives, not {group!r}")
        return tuple(parse(item) for item in group)

    return parse_group


def text_item(value: object) -> str:
    """An item that is a text with something in it."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"expected a text, not {value!r}")
    return value


def object_item(value: object) -> Row:
    """An item that is a JSON object."""
    if not isinstance(value, dict):
        raise ValueError(f"expected an object, not {value!r}")  # noqa: TRY004
    return value


def place_item(value: object) -> Place:
    """An item `{"doc", "start", "end"}`."""
    row = object_item(value)
    return Place(string(row, "doc"), _offset(row, "start"), _offset(row, "end"))


def _offset(row: Row, name: str) -> int:
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"{name} must be a whole number from 0, not {value!r}")
    return value
