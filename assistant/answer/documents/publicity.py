"""Whether a document is open to the public, as its last lines or its head say: 此件公开发布."""

import re
from collections.abc import Iterator

from assistant.answer.documents.ledger import Facet
from assistant.answer.wording.polarity import Polarity
from assistant.types import Claim
from corpus.types import Document, Span

_MANNER = r"(?:不予?公开|[主依删部公][^\s，。；、（）()]{0,4}公开|公开(?:发布|发行)?)"
_FOOTER = re.compile(rf"[（(]\s*此[件文](?P<manner>{_MANNER})\s*[）)]")
_FIELD = re.compile(rf"公开(?:方式|属性|类别|形式|选项)\s*[:：]?\s*(?P<manner>{_MANNER})(?=\s|[，。；]|$)")
_WITHHELD = re.compile(r"不予?公开")
_ON_REQUEST = "依申请"


def publicity_claims(document: Document, facet: Facet) -> Iterator[Claim]:
    """Whether a document is public, or withheld, with the words that say so.

    Args:
        document: The document.
        facet: `Facet.PUBLIC` or `Facet.WITHHELD`.
    """
    stated = _FOOTER.search(document.text) or _FIELD.search(document.text)
    if stated:
        quote = " ".join(stated[0].split())
        label = _label(stated["manner"], facet)
        yield Claim(((document.doc_id, Span(*stated.span())),), quote=quote, label=label)


def is_footer(text: str) -> bool:
    """Whether a text only says how the document that it stands in may be made public."""
    return bool(_FOOTER.fullmatch(text.strip()))


def _label(manner: str, facet: Facet) -> str:
    """Yes or no; a document that is given on request is neither public nor withheld."""
    if _ON_REQUEST in manner:
        return manner
    is_public = not _WITHHELD.search(manner)
    return Polarity.YES.value if is_public is (facet is Facet.PUBLIC) else Polarity.NO.value
