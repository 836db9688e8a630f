"""Several things asked of a document that a question describes: 石门那份方案的文号是多少，还有效吗; pure."""

import re

from assistant.answer.documents.dating import KIND, described
from assistant.answer.documents.ledger import LedgerQuestion, facet_of
from assistant.collection import Collection
from corpus.store import DocumentSummary

_OF_A_DOCUMENT = re.compile(rf"^(?P<what>[^，,？?]{{2,30}}?{KIND})[，,]?(?P<rest>.+)$")
_BY_NUMBER = re.compile(
    r"^(?P<what>[^，,？?]{0,12}?)(?:这|那)?(?:个|份)?(?<!\d)(?P<count>\d{1,4})号文件?[，,]?(?P<rest>.+)$"
)
_TOGETHER = re.compile(r"(?:分别|各自?|都)(?:是|为|有)*(?:什么|多少|哪一?天|几号)?[？?。]?$")
_APART = re.compile(r"[，,；;、。？?]|和|与|以及")
_POINTS = re.compile(r"[这那该本](?:个|份|项|部)?")
_SPOKEN = re.compile(r"通知(?=文号)")


def described_facets(question: str, collection: Collection) -> LedgerQuestion | None:
    """What a question asks of a document that it describes; None unless that is all it asks.

    One thing alone must be asked of a document that is described well, or pointed to (这份, 那个).

    Args:
        question: As it is answered.
        collection: The library.
    """
    numbered = _BY_NUMBER.match(question)
    match = numbered or _OF_A_DOCUMENT.match(question)
    if match is None:
        return None
    parts = [part for part in _APART.split(_TOGETHER.sub("", match["rest"])) if part.strip("的 ")]
    facets = [facet_of(_SPOKEN.sub("", part)) for part in parts]
    if not facets or None in facets:
        return None
    if numbered:
        summary = _numbered(match["what"], numbered["count"], collection)
    else:
        loosely = len(facets) > 1 or bool(_POINTS.search(match["what"]))
        summary = described(match["what"], collection, loosely=loosely)
    return LedgerQuestion(summary, tuple(dict.fromkeys(filter(None, facets)))) if summary else None


def _numbered(words: str, count: str, collection: Collection) -> DocumentSummary | None:
    """The only document of a number whose title has the places that are named."""
    places = collection.gazetteer.places_in(words)
    found = [
        summary
        for summary in collection.summaries.values()
        if re.search(rf"[〕\]）)年]第?{count}号$", summary.info.number)
        and all(place in summary.title + summary.info.issuer for place in places)
    ]
    return found[0] if len(found) == 1 else None
