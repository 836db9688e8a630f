"""The share that a question asks for: what, of what; pure."""

import functools
import re
from dataclasses import dataclass

from assistant.answer.wording.sought import telling_words, without
from index.folding import fold

_SHARE = re.compile(
    r"(?P<part>[^，,；;。]*?)(?:要|得|应|大概|大约)?占(?![着用据道领为])[了到]?(?P<whole>[^，,；;。]*?)"
    r"的?(?P<asked>(?:比重|比例|百分比|份额)?(?:要|得|应)?(?:是|为|达到?|有)?(?:多少|几|百分之|多大|[？?]*$))"
)


@dataclass(frozen=True, slots=True)
class Share:
    """What the share is asked of, and of what it is a share: 服务业, 增加值 and GDP."""

    part: tuple[str, ...]
    whole: tuple[str, ...]


@functools.lru_cache(maxsize=256)
def share_in(question: str, places: tuple[str, ...] = ()) -> Share | None:
    """The share that a question asks for, word by word; None where it asks for none by 占.

    Args:
        question: The question.
        places: Places that are conditions of their own.
    """
    found = _SHARE.search(fold(question))
    if not found or not found["asked"].strip("？?"):
        return None
    return Share(telling_words(without(found["part"], places)), telling_words(found["whole"]))
