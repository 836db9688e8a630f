"""Plain text: the document's text is the file's, newlines and byte order mark aside."""

from corpus.readers.base import Extracted, decode, refuse_blank, refuse_other_kinds


def read_text(data: bytes, name: str) -> Extracted:
    """Read a plain text file in UTF-8, UTF-16 or GB18030.

    Raises:
        ReadError: The file is empty, binary, or in an encoding that is not known.
    """
    refuse_other_kinds(data, name, ".txt")
    text = decode(data, name)
    refuse_blank(text, name)
    return Extracted(text)
