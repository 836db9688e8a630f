"""The paragraphs of a section's own text, and the items (项, 目) of the lists in them; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.addresses import canonical, mark_of_item
from corpus.headings import CLAUSES
from corpus.numerals import chinese
from corpus.types import Span

_VIEW = 20


@dataclass(slots=True)
class Place:
    """A part of a section's own text: a paragraph with the items beneath it, or one item.

    Attributes:
        step: The step that leads to it; empty for the only paragraph of a section.
        own: The paragraph itself.
        span: With all items beneath it.
        items: The items beneath it.
    """

    step: str
    own: Span
    span: Span
    items: list["Place"] = field(default_factory=list)


def placed(text: str, own: Sequence[Span], heading: int, *, is_article: bool) -> list[Place]:
    """Paragraphs with the items beneath each.

    Args:
        text: The document's text.
        own: The paragraphs, in reading order.
        heading: Where the heading ends that the first of them may begin with; its number is no item's.
        is_article: Whether they are called 款, 项 and 目, as in an article of a statute.
    """
    found: list[Place] = []
    stack: list[tuple[str, Place]] = []
    for paragraph in own:
        kind, mark = mark_of_item(text[paragraph.start : min(paragraph.end, paragraph.start + _VIEW)])
        if not kind or paragraph.start < heading:
            found.append(Place("", paragraph, paragraph))
            stack = []
            continue
        depth = next((at for at, (other, _) in enumerate(stack) if other == kind), len(stack))
        del stack[depth:]
        item = Place(_item_step(kind, mark, depth, is_article=is_article), paragraph, paragraph)
        outer = [place for _, place in stack]
        if found and not found[-1].step:
            outer.insert(0, found[-1])
        (outer[-1].items if outer else found).append(item)
        for place in outer:
            place.span = Span(place.span.start, paragraph.end)
        stack.append((kind, item))
    _number(found, is_article=is_article)
    return found


def _item_step(kind: str, mark: str, depth: int, *, is_article: bool) -> str:
    """第（三）项 and 第1目 in an article; elsewhere the mark as printed."""
    if not is_article or kind == "①" or kind in CLAUSES:
        return mark
    bare = mark.strip("（）、.)")
    if depth == 0:
        return f"第（{bare}）项" if kind in ("（一）", "一、") else f"第{bare}项"
    return canonical(f"第{bare}目") if bare.isdecimal() or kind in ("（一）", "一、") else mark


def _number(found: list[Place], *, is_article: bool) -> None:
    """Number the paragraphs, and tell items of the same mark apart."""
    plain = [place for place in found if not place.step]
    if len(plain) > 1 or (plain and len(found) > 1):
        for number, place in enumerate(plain, start=1):
            place.step = f"第{chinese(number)}款" if is_article else f"第{number}段"
    _tell_apart(found)


def _tell_apart(places: Sequence[Place]) -> None:
    ordered = sorted(places, key=lambda place: place.step)
    for _, group in groupby(ordered, key=lambda place: place.step):
        alike = sorted(group, key=lambda place: place.span)
        if len(alike) > 1:
            for number, place in enumerate(alike, start=1):
                place.step = f"{place.step}（第{number}处）"
    for place in places:
        _tell_apart(place.items)


def is_same_step(step: str, wanted: str) -> bool:
    """Whether two steps within a text mean the same, as 第三项 and 第（三）项 do."""
    if step == wanted:
        return True
    bare = str.maketrans("", "", "（）")
    return step.endswith("项") and wanted.endswith("项") and step.translate(bare) == wanted.translate(bare)
