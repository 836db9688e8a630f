"""By which names a document is called in other documents, in a form in which equal names are equal; pure."""

import re
import unicodedata
from collections.abc import Iterator

from corpus.numbers import normal_number
from corpus.types import DocumentInfo, Reference

_DROPPED = re.compile(r"[\s《》〈〉“”\"'‘’「」·,，、]|中华人民共和国(?=.{2})")
_DIGEST = re.compile(r"(?:内容)?(?:摘编|摘要|节选|全文)$")
_VERSION = re.compile(r"\((?:[^()]*(?:修订|修正|修改|\d{4}年)[^()]*|[^()]*\[?\d{4}\]?[^()]*号)\)$")
_ISSUED = re.compile(r"关于(?:印发|发布|公布|颁布|下发|转发|批转)(?P<what>.+?)的(?:通知|公告|决定|令)$")
_SHORTEST = 4


def names_of(info: DocumentInfo) -> tuple[str, ...]:
    """The document's number, its title, and the title of what it issues, as `name_of` writes them.

    >>> names_of(DocumentInfo(title="甲市政府关于印发《绿化管理办法》的通知", number="甲政发〔2018〕7号"))
    ('甲政发〔2018〕7号', '甲市政府关于印发绿化管理办法的通知', '绿化管理办法')
    """
    return tuple(dict.fromkeys(name for name in _names(info) if len(name) >= _SHORTEST))


def name_of(title: str, issuer: str = "") -> str:
    """A title without quotation marks, blanks, the country's name and remarks on the version.

    One that begins with 关于 says nothing without its issuer, who is put before it.

    >>> name_of("《中华人民共和国渔业法》(2013年修正)"), name_of("关于绿化的意见", "甲市政府")
    ('渔业法', '甲市政府关于绿化的意见')
    """
    name = folded_name(title)
    name = _VERSION.sub("", _DIGEST.sub("", name))
    return f"{folded_name(issuer)}{name}" if name.startswith("关于") else name


def folded_name(text: str) -> str:
    """A text in which names stand as `name_of` writes them."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text))


def names_referred_to(reference: Reference, issuer: str) -> tuple[str, ...]:
    """The names by which a reference calls another document.

    Args:
        reference: What is named.
        issuer: Of the document that names it: one that speaks of 《关于……的意见》 means its own.
    """
    title = name_of(reference.title, issuer) if reference.title else ""
    return tuple(name for name in (reference.number, title) if len(name) >= _SHORTEST)


def _names(info: DocumentInfo) -> Iterator[str]:
    yield normal_number(info.number)
    name = name_of(info.title, info.issuer)
    yield name
    issued = _ISSUED.search(name)
    if issued and not issued["what"].startswith("关于"):
        yield issued["what"]
