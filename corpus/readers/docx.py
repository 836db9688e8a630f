"""Word documents as they are displayed: headings, automatic numbers, tables, notes, text boxes."""

import io
from collections.abc import Iterator

import docx
import docx.document
from docx.oxml.parser import parse_xml

from corpus.errors import ReadError
from corpus.readers.assembly import Assembly
from corpus.readers.base import Extracted, refuse_blank, refuse_other_kinds
from corpus.readers.packages import check_package
from corpus.readers.tables import EMPTY, Cell, squeezed, table_lines
from corpus.readers.word_numbering import Numbering
from corpus.readers.word_runs import Inline, blocks_of, inline_of
from corpus.readers.word_styles import Styles
from corpus.readers.word_xml import Element, all_of, child, is_on, number_of, tag_of, value_of

LIMITS = (
    "the text with all changes accepted; no headers, footers, comments, hidden text, pictures or automatic "
    "tables of contents; page numbers are not known"
)
_LONGEST_CELL = 500
_WIDEST = 200


def read_docx(data: bytes, name: str) -> Extracted:
    """Read a `.docx` file.

    Each paragraph is a line, with the number that Word displays before it; headings by style or outline level
    begin with `#`. Rows of tables say their headings. Foot- and endnotes stand below the paragraph that
    refers to them, text boxes below the one that they are anchored in.

    Raises:
        ReadError: The file is encrypted, damaged, another kind of file, or without text.
    """
    refuse_other_kinds(data, name, ".docx")
    check_package(data, name, ".docx")
    try:
        extracted = _Reading(docx.Document(io.BytesIO(data))).extracted()
    except Exception as error:  # a damaged file makes python-docx and lxml raise nearly anything
        raise ReadError(
            f"{name} is not a Word document that can be opened ({error or type(error).__name__}); "
            "open it in Word or WPS, save it again as .docx and add it again"
        ) from error
    refuse_blank(extracted.text, name)
    return extracted


class _Reading:
    """One pass over a document; numbers and notes are counted on the way."""

    def __init__(self, document: docx.document.Document) -> None:
        self._body = document.element.body
        self._styles = Styles(_part(document, "styles"))
        self._numbering = Numbering(_part(document, "numbering"), self._styles.linked_lists())
        self._notes = {kind: _notes(_part(document, f"{kind}s"), kind) for kind in ("footnote", "endnote")}
        self._noted = 0
        self._held = Inline()
        self._assembly = Assembly()

    def extracted(self) -> Extracted:
        """The text with its body."""
        self._add_blocks(self._body)
        return self._assembly.extracted()

    def _add_blocks(self, parent: Element) -> None:
        for block in blocks_of(parent):
            if tag_of(block) == "tbl":
                self._add_table(block)
            else:
                self._add_paragraph(block)

    def _add_paragraph(self, paragraph: Element) -> None:
        properties = child(paragraph, "pPr")
        if self._styles.is_contents(properties):
            return
        inline = self._held + inline_of(paragraph, self._styles)
        self._held = Inline()
        if child(properties, "rPr", "del") is not None:  # the end of the paragraph was deleted
            self._held = inline
            return
        self._assembly.add(self._line(properties, inline.text.strip()))
        for kind, number in inline.notes:
            self._add_note(kind, number)
        for box in inline.boxes:
            self._add_blocks(box)

    def _line(self, properties: Element | None, text: str) -> str:
        list_id, depth = self._styles.list_of(properties)
        label = self._numbering.label(list_id, depth) if list_id not in ("", "0") else ""
        if not text:
            return ""
        level = self._styles.heading_level(properties)
        return f"{'#' * level} {label}{squeezed(text)}" if level else f"{label}{text}"

    def _add_note(self, kind: str, number: str) -> None:
        note = self._notes[kind].get(number)
        text = "" if note is None else self._text_below(note)
        if text:
            self._noted += 1
            self._assembly.add(f"注{self._noted}：{text}")

    def _add_table(self, table: Element) -> None:
        grid = list(self._rows(table))
        cells = {id(cell): cell for row in grid for cell in row}.values()
        if max(map(len, grid), default=0) > 1 and all(len(cell.text) <= _LONGEST_CELL for cell in cells):
            self._assembly.add_table(table_lines(grid))
            return
        for row in _rows_of(table):
            for cell in _cells_of(row):
                if value_of(child(cell, "tcPr", "vMerge"), "val") != "continue":
                    self._add_blocks(cell)

    def _rows(self, table: Element) -> Iterator[list[Cell]]:
        above: list[Cell] = []
        for row in _rows_of(table):
            is_heading = is_on(child(row, "trPr", "tblHeader"))
            before = number_of(child(row, "trPr", "gridBefore"), "val")
            cells = [EMPTY] * min(max(before, 0), _WIDEST)
            for cell in _cells_of(row):
                if len(cells) >= _WIDEST:
                    break
                cells += self._cell(cell, above[len(cells)] if len(cells) < len(above) else EMPTY, is_heading)
            yield cells
            above = cells

    def _cell(self, cell: Element, above: Cell, is_heading: bool) -> list[Cell]:
        properties = child(cell, "tcPr")
        width = min(max(number_of(child(properties, "gridSpan"), "val", 1), 1), _WIDEST)
        merged = child(properties, "vMerge")
        if merged is not None and value_of(merged, "val") != "restart":
            return [above] * width
        text = self._text_below(cell)
        return [Cell(text, heading=is_heading) if text else EMPTY] * width

    def _text_below(self, parent: Element) -> str:
        """All text below an element on one line."""
        texts: list[str] = []
        for block in blocks_of(parent):
            if tag_of(block) == "tbl":
                texts += (self._text_below(cell) for row in _rows_of(block) for cell in _cells_of(row))
            else:
                properties = child(block, "pPr")
                inline = inline_of(block, self._styles)
                texts.append(self._line_in_cell(properties, inline))
                texts += (self._text_below(box) for box in inline.boxes)
        return squeezed(" ".join(texts))

    def _line_in_cell(self, properties: Element | None, inline: Inline) -> str:
        list_id, depth = self._styles.list_of(properties)
        label = self._numbering.label(list_id, depth) if list_id not in ("", "0") else ""
        return f"{label}{inline.text}" if inline.text.strip() else label.strip("- ")


def _rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, those that a tracked change deleted left out."""
    rows = (row for row in _within(table, "tr") if child(row, "trPr", "del") is None)
    yield from rows


def _cells_of(row: Element) -> Iterator[Element]:
    return _within(row, "tc")


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """The children of that name, those in content controls and custom markup too."""
    for item in parent:
        name = tag_of(item)
        if name == tag:
            yield item
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _within(item, tag)


def _part(document: docx.document.Document, kind: str) -> Element | None:
    """The root of a part of the document that is named by its kind, or None."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            root: Element = parse_xml(relation.target_part.blob)
            return root
    return None


def _notes(root: Element | None, kind: str) -> dict[str, Element]:
    """The notes by their ids, without the lines that divide them from the text."""
    return {value_of(note, "id"): note for note in all_of(root, kind) if not value_of(note, "type")}
