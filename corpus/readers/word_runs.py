"""What stands in a paragraph of a Word file, as it is displayed with all changes accepted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.readers.word_styles import Styles
from corpus.readers.word_xml import Element, child, tag_of, value_of

_THROUGH = frozenset({"r", "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml"})
_TURNED = frozenset({"fldSimple", "dir", "bdo", "ruby", "rubyBase"})
_FORMULAS = frozenset(
    {"oMath", "oMathPara", "f", "num", "den", "e", "sup", "sub", "sSup", "sSub", "sSubSup", "d", "nary"}
    | {"rad", "deg", "func", "fName"}
)
_TRANSPARENT = _THROUGH | _TURNED | _FORMULAS
"""Elements that are displayed by what is in them."""
_BLOCKS_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_FIXED = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_BOXES = frozenset({"drawing", "pict", "object"})


@dataclass(frozen=True, slots=True)
class Inline:
    """The content of a paragraph.

    Attributes:
        text: What is displayed.
        notes: Kind and id of the notes that it refers to.
        boxes: The contents of the text boxes that are anchored in it.
    """

    text: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    boxes: tuple[Element, ...] = ()

    def __add__(self, other: "Inline") -> "Inline":
        return Inline(self.text + other.text, self.notes + other.notes, self.boxes + other.boxes)


def blocks_of(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables in reading order, without automatic tables of contents and deleted blocks."""
    for item in parent:
        tag = tag_of(item)
        if tag in ("p", "tbl"):
            yield item
        elif tag in _BLOCKS_THROUGH and not _is_contents(item):
            yield from blocks_of(item)


def inline_of(paragraph: Element, styles: Styles) -> Inline:
    """The content of a paragraph, or of a part of it."""
    pieces: list[str] = []
    notes: list[tuple[str, str]] = []
    boxes: list[Element] = []
    for item in _displayed(paragraph, styles):
        tag = tag_of(item)
        if tag == "t":
            pieces.append(item.text or "")
        elif tag in _FIXED:
            pieces.append(_FIXED[tag])
        elif tag == "br" and value_of(item, "type") not in ("page", "column"):
            pieces.append("\n")
        elif tag in _NOTES:
            notes.append((_NOTES[tag], value_of(item, "id")))
        elif tag in _BOXES:
            boxes += _outermost_boxes(item)
    text = "".join(pieces).replace("\r\n", "\n").replace("\r", "\n")
    return Inline(text, tuple(notes), tuple(boxes))


def _displayed(element: Iterable[Element], styles: Styles) -> Iterator[Element]:
    """The leaves below an element that are displayed."""
    for item in element:
        tag = tag_of(item)
        if tag == "AlternateContent":
            yield from _displayed(_chosen(item), styles)
        elif tag == "r" and styles.hides(child(item, "rPr")):
            continue
        elif tag in _TRANSPARENT:
            yield from _displayed(item, styles)
        else:
            yield item


def _chosen(alternatives: Element) -> Iterable[Element]:
    """The same content may be there in a new and an old form; one of them is displayed."""
    return next((item for item in alternatives if tag_of(item) in ("Choice", "Fallback")), ())


def _outermost_boxes(element: Iterable[Element]) -> Iterator[Element]:
    for item in element:
        if tag_of(item) == "txbxContent":
            yield item
        elif tag_of(item) == "AlternateContent":
            yield from _outermost_boxes(_chosen(item))
        else:
            yield from _outermost_boxes(item)


def _is_contents(item: Element) -> bool:
    gallery = value_of(child(item, "sdtPr", "docPartObj", "docPartGallery"), "val")
    return gallery == "Table of Contents"
