"""Lists in statutes and plans: the items, and the sentence that leads into them; pure."""

import re

from assistant.answer.candidates import Candidate
from corpus.marks import mark_of

_LEADS = re.compile(r"[^。；;！？\n]*[：:]\s*$")
_COUNTED = re.compile(
    r"[一二三四五六七八九十](?:是|要)|第[一二三四五六七八九十](?:[，,、：:]|[条项点个类][^，。；、]{0,6}是)"
)
_ANNOUNCES = re.compile(
    r"(?:[两二三四五六七八九十]|\d{1,2})(?:个|项|大|种|类|条|点|方面)[^，。；：]{0,10}[。：:]\s*$"
)
_MARK_REACH = 12
_HEADINGS = frozenset({"#", "编", "章", "节", "条", "附件"})


def is_item(text: str) -> bool:
    """Whether a sentence begins with the mark of a list's item: （三）, 2., 一是."""
    return _is_marked(text) or bool(_COUNTED.match(text))


def leads_into_list(candidate: Candidate) -> bool:
    """Whether the items of a list follow a sentence: 有下列情形之一的：, or 做法有三条。."""
    announces = candidate.text.endswith(("：", ":")) or bool(_ANNOUNCES.search(candidate.text))
    return announces and is_item(candidate.after)


def lead_of(candidate: Candidate) -> str:
    """The sentence that leads into the list that a sentence is an item of; empty when it is none."""
    if not _is_marked(candidate.text):
        return ""
    passage = candidate.hit.passage
    before = passage.text[: candidate.span.start - passage.span.start]
    leads = [found[0] for line in before.split("\n") if (found := _LEADS.search(line.strip()))]
    return leads[-1] if leads else ""


def _is_marked(text: str) -> bool:
    mark = mark_of(text[:_MARK_REACH])
    return mark is not None and mark.kind not in _HEADINGS
