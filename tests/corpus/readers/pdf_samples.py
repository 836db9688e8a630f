"""Small PDF files, written by hand."""

from collections.abc import Sequence

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_ENCRYPTION = b"<< /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P -4 >>" % (b"41" * 32, b"42" * 32)


Place = tuple[float, float, str]
"""How far from the left and from the foot of the page some text stands."""


Rule = tuple[float, float, float, float]
"""A line from one point to another."""


def ruled(columns: Sequence[float], rows: Sequence[float]) -> list[Rule]:
    """The rules of a table with these edges, from left to right and from above."""
    across = [(columns[0], at, columns[-1], at) for at in rows]
    return [*across, *((at, rows[0], at, rows[-1]) for at in columns)]


def pdf(pages: Sequence[Sequence[str]], *, encrypted: bool = False) -> bytes:
    """A PDF file with the given lines of Latin text on each page; an empty page has no text layer."""
    places = [[(72, 770 - 20 * number, line) for number, line in enumerate(lines)] for lines in pages]
    return placed_pdf(places, encrypted=encrypted)


def placed_pdf(
    pages: Sequence[Sequence[Place]], *, encrypted: bool = False, rules: Sequence[Rule] = ()
) -> bytes:
    """A PDF file with Latin text at the given places of each page, and the same rules on all of them."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages)),
        _FONT,
    ]
    for places in pages:
        content = b" ".join([*(b"%g %g m %g %g l S" % rule for rule in rules), _content(places)])
        objects += (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (len(objects) + 2),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        )
    if encrypted:
        objects.append(_ENCRYPTION)
    return _file(objects, b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects) if encrypted else b"")


def _content(places: Sequence[Place]) -> bytes:
    shown = (
        b"1 0 0 1 %g %g Tm (%b) Tj" % (left, foot, text.encode("latin-1")) for left, foot, text in places
    )
    return b"BT /F1 12 Tf %b ET" % b" ".join(shown) if places else b""


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R%b >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, trailer, len(data))
    )
