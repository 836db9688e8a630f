"""What the styles of a Word file say about paragraphs: headings, numbers, hidden text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.word_xml import Element, all_of, child, is_on, number_of, value_of

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)
_DEEPEST, _LONGEST_CHAIN, _BODY_LEVEL = 6, 20, 9


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs or characters.

    Attributes:
        name: As the user sees it.
        parent: The id of the style that it is based on, or empty.
        properties: Its `w:pPr`, or None.
        hidden: Whether it hides text.
    """

    name: str
    parent: str
    properties: Element | None
    hidden: bool


class Styles:
    """The styles of a document.

    Args:
        root: The root of `styles.xml`, or None.
    """

    def __init__(self, root: Element | None) -> None:
        self._styles = {value_of(item, "styleId"): _style(item) for item in all_of(root, "style")}
        defaults = (value_of(item, "styleId") for item in all_of(root, "style") if _is_default(item))
        self._default = next(defaults, "")

    def heading_level(self, properties: Element | None) -> int:
        """1 to 6 for a heading, by its style or its outline level; 0 for other paragraphs."""
        own = child(properties, "outlineLvl")
        if own is not None:
            return _level(number_of(own, "val", _BODY_LEVEL))
        for style in self._chain(properties):
            found = _HEADING.match(style.name)
            if found or style.name.lower() in ("title", "标题"):
                return min(int(found[1]) if found else 1, _DEEPEST)
            outline = child(style.properties, "outlineLvl")
            if outline is not None:
                return _level(number_of(outline, "val", _BODY_LEVEL))
        return 0

    def is_contents(self, properties: Element | None) -> bool:
        """Whether it is a line of an automatic table of contents."""
        return any(_CONTENTS.match(style.name) for style in self._chain(properties))

    def list_of(self, properties: Element | None) -> tuple[str, int]:
        """The list that numbers a paragraph and the level in it; an empty list when there is none."""
        own = [properties, *(style.properties for style in self._chain(properties))]
        numbers = [number for number in (child(item, "numPr") for item in own) if number is not None]
        lists = (value_of(child(number, "numId"), "val") for number in numbers)
        levels = (child(number, "ilvl") for number in numbers)
        level = next((item for item in levels if item is not None), None)
        return next((found for found in lists if found), ""), number_of(level, "val")

    def hides(self, properties: Element | None) -> bool:
        """Whether a run with these properties is hidden."""
        own = child(properties, "vanish")
        if own is not None:
            return is_on(own)
        style = self._styles.get(value_of(child(properties, "rStyle"), "val"))
        return style is not None and style.hidden

    def linked_lists(self) -> dict[str, str]:
        """The list that each style of lists stands for."""
        return {
            name: value_of(child(style.properties, "numPr", "numId"), "val")
            for name, style in self._styles.items()
        }

    def _chain(self, properties: Element | None) -> Iterator[Style]:
        """The paragraph's style and those that it is based on."""
        name = value_of(child(properties, "pStyle"), "val") or self._default
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = style.parent


def _style(item: Element) -> Style:
    return Style(
        name=value_of(child(item, "name"), "val"),
        parent=value_of(child(item, "basedOn"), "val"),
        properties=child(item, "pPr"),
        hidden=is_on(child(item, "rPr", "vanish")),
    )


def _is_default(item: Element) -> bool:
    return value_of(item, "default") in ("1", "true") and value_of(item, "type") == "paragraph"


def _level(outline: int) -> int:
    return min(outline + 1, _DEEPEST) if 0 <= outline < _BODY_LEVEL else 0
