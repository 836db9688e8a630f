"""Word documents with what python-docx itself does not write."""

import io
import zipfile
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

W = nsdecls("w")


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_list(document: Document, levels: Sequence[tuple[str, str]], list_id: int = 77) -> None:
    """Define a list whose levels have these number formats and texts."""
    numbering = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{list_id}">{inner}</w:abstractNum>'))
    numbering.append(
        parse_xml(f'<w:num {W} w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/></w:num>')
    )


def add_numbered(document: Document, text: str, depth: int = 0, list_id: int = 77) -> None:
    """Add a paragraph to a list."""
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    numbers = f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    properties.append(parse_xml(numbers))


def add_markup(document: Document, markup: str, text: str = "") -> None:
    """Add a paragraph with the given elements in it."""
    names = f'{W} xmlns:v="urn:schemas-microsoft-com:vml"'
    document.add_paragraph(text)._p.extend(list(parse_xml(f"<w:p {names}>{markup}</w:p>")))


def with_footnotes(data: bytes, notes: Sequence[str]) -> bytes:
    """The same file with a part of footnotes, which have the ids from 1."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    inner = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", relation.encode())
            target.writestr(entry, content)
        target.writestr("word/footnotes.xml", f"<w:footnotes {W}>{inner}</w:footnotes>")
    return buffer.getvalue()


def blank() -> Document:
    """A document without text."""
    return docx.Document()
