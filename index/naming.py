"""Documents that a question names, by number or by title, and numbers that come near one; pure."""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from corpus.names import name_of
from corpus.numbers import numbers_in
from index.types import Hit

_BRACKETED = re.compile(
    r"[〔\[(【〖{「]\s*((?:19|20)?\d{2})\s*年?\s*[〕\])】〗}」]\s*第?\s*(\d{1,5})(?!\d)\s*号?"
)
_SPOKEN = re.compile(r"(?<=[发函字规办])\s*((?:19|20)?\d{2})\s*年?\s*第?\s*(\d{1,5})\s*号")
_TITLE = re.compile(r"《([^《》]{4,80}(?:〈[^〈〉]*〉[^《》]*)?)》")
_NUMBER = re.compile(r"(?P<prefix>.+)〔(?P<year>\d{4})〕(?P<serial>\d+)号")
_PARTS = ("prefix", "year", "serial")
_OFFERED = 3
_LEAST_ALIKE = 0.5
"""Of a part that differs; below it the numbers have too little in common to be offered."""


def numbers_named(question: str) -> tuple[str, ...]:
    """The document numbers in a question in their normal form.

    People leave out 号 and brackets, and shorten years, as documents do not.

    >>> numbers_named("甲政办发【２０１８】 第7还有效吗"), numbers_named("甲政办发18年7号文")
    (('甲政办发〔2018〕7号',), ('甲政办发〔2018〕7号',))
    """
    return tuple(dict.fromkeys(found.number for found in numbers_in(_in_full(question))))


def without_numbers(question: str) -> str:
    """A question without the document numbers in it, whose years are none that it asks about; NFKC.

    >>> without_numbers("甲政办发〔2018〕7号里2020年的目标")
    '，里2020年的目标'
    """
    text = _in_full(question)
    for found in reversed(list(numbers_in(text))):
        text = f"{text[: found.span.start]}，{text[found.span.end :]}"
    return text


def titles_named(question: str) -> tuple[str, ...]:
    """The titles between 《 and 》 in a question, as `corpus.names` writes them."""
    return tuple(dict.fromkeys(name_of(found[1]) for found in _TITLE.finditer(question)))


def near_numbers(number: str, known: Iterable[str]) -> tuple[str, ...]:
    """Those of the known numbers that may have been meant, the likest first.

    Two of issuer's code, year and serial number are the same and the third is alike, or all three are nearly
    the same: another year, transposed digits, a neighbouring code.

    Args:
        number: A number in its normal form that no document has.
        known: Numbers in their normal form; other names among them are passed over.
    """
    likeness = {other: _likeness(number, other) for other in known}
    near = [other for other, alike in likeness.items() if alike > 0]
    return tuple(sorted(near, key=lambda other: (-likeness[other], other))[:_OFFERED])


def _in_full(question: str) -> str:
    """A question with its document numbers as documents print them."""
    text = unicodedata.normalize("NFKC", question)
    for pattern in (_BRACKETED, _SPOKEN):
        text = pattern.sub(lambda found: f"〔{_year(found[1])}〕{found[2]}号", text)
    return text


def _year(digits: str) -> str:
    return digits if len(digits) == len("2018") else f"20{digits}"


def named_first(hits: Sequence[Hit], doc_ids: Collection[str]) -> list[Hit]:
    """The hits in these documents before all others; what lifts their scores above the others' is told."""
    named = [hit for hit in hits if hit.passage.doc_id in doc_ids]
    others = [hit for hit in hits if hit.passage.doc_id not in doc_ids]
    lift = max(0.0, others[0].score - named[-1].score) if named and others else 0.0
    lifted = (replace(hit, score=hit.score + lift, parts={**hit.parts, "named": lift}) for hit in named)
    return [*lifted, *others]


def _likeness(number: str, other: str) -> float:
    """From 0, which says that one cannot be meant by the other, to 1 for the same number."""
    one, two = _NUMBER.fullmatch(number), _NUMBER.fullmatch(other)
    if one is None or two is None:
        return 0.0
    alike = [difflib.SequenceMatcher(None, one[part], two[part]).ratio() for part in _PARTS]
    same = sum(part == 1 for part in alike)
    return sum(alike) / len(alike) if same >= len(alike) - 1 and min(alike) >= _LEAST_ALIKE else 0.0
