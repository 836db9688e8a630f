"""Small questions to the elements of a Word file, whatever the prefix of their namespace."""

from collections.abc import Iterator, Mapping
from typing import Protocol

_OFF = frozenset({"0", "false", "off", "none"})


class Element(Protocol):
    """What is asked of an element of lxml."""

    @property
    def tag(self) -> object:
        """Its name with the namespace; no string for comments."""
        ...

    @property
    def text(self) -> str | None:
        """What stands before its first child."""
        ...

    @property
    def attrib(self) -> Mapping[str, str]:
        """Its attributes."""
        ...

    def __iter__(self) -> Iterator["Element"]: ...


def tag_of(element: Element) -> str:
    """The name without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def all_of(element: Element | None, tag: str) -> Iterator[Element]:
    """The children of that name; none when there is no element."""
    return (item for item in (() if element is None else element) if tag_of(item) == tag)


def child(element: Element | None, *path: str) -> Element | None:
    """What is reached by going from child to child, or None."""
    for tag in path:
        element = next(all_of(element, tag), None)
    return element


def value_of(element: Element | None, attribute: str) -> str:
    """An attribute, whatever its namespace; empty when there is none."""
    if element is None:
        return ""
    found = (value for name, value in element.attrib.items() if name.rpartition("}")[2] == attribute)
    return str(next(found, ""))


def number_of(element: Element | None, attribute: str, default: int = 0) -> int:
    """An attribute as a number, or `default`."""
    value = value_of(element, attribute).removeprefix("+")
    return int(value[:9]) if value.removeprefix("-").isdecimal() and value.isascii() else default


def is_on(element: Element | None) -> bool:
    """Whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and value_of(element, "val") not in _OFF
