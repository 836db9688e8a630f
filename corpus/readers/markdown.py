"""Markdown: the text is the file's; YAML front matter becomes the document's identity, not its body."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import fields

import yaml

from corpus.errors import ReadError
from corpus.readers.base import Extracted, decode, refuse_blank, refuse_other_kinds
from corpus.types import DocumentInfo, Span

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<yaml>(?:(?!---[ \t]*$|\.\.\.[ \t]*$).*\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.M
)
_LOOKS_LIKE_YAML = re.compile(r"\s*\w+[ \t]*:")
_RULE = re.compile(r"^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
_KEYS = tuple(field.name for field in fields(DocumentInfo))


def read_markdown(data: bytes, name: str) -> Extracted:
    """Read a Markdown file; comments, rules between sections and front matter are left out of the body.

    Raises:
        ReadError: The file is empty, not text, or its front matter is not YAML.
    """
    refuse_other_kinds(data, name, ".md")
    text = decode(data, name)
    refuse_blank(text, name)
    info, start = _front_matter(text, name)
    body = tuple(_without(text, start, _left_out(text, start)))
    if not body:
        raise ReadError(f"{name} has front matter but no text beneath it; there is nothing to search in it")
    return Extracted(text, body, info)


def _front_matter(text: str, name: str) -> tuple[DocumentInfo, int]:
    """The identity in the front matter, and where the text after it begins."""
    found = _FRONT_MATTER.match(text)
    if found is None or not _LOOKS_LIKE_YAML.match(found["yaml"]):
        return DocumentInfo(), 0
    try:
        values = yaml.safe_load(found["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = " ".join(str(error).split())[:200]
        raise ReadError(
            f"{name} begins with front matter that is not valid YAML ({problem}); correct it"
        ) from error
    if not isinstance(values, dict):
        return DocumentInfo(), 0
    return DocumentInfo(**{key: _scalar(values.get(key)) for key in _KEYS}), found.end()


def _scalar(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _left_out(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Comments and rules, in order."""
    while True:
        opening = text.find("<!--", start)
        closing = text.find("-->", opening) if opening >= 0 else -1
        stop = opening if closing >= 0 else len(text)
        yield from (found.span() for found in _RULE.finditer(text, start, stop))
        if closing < 0:
            return
        start = closing + len("-->")
        yield opening, start


def _without(text: str, start: int, holes: Iterator[tuple[int, int]]) -> Iterator[Span]:
    """What remains between the holes, where it is not blank."""
    for low, high in (*holes, (len(text), len(text))):
        if text[start:low].strip():
            yield Span(start, low)
        start = high
