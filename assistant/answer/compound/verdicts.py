"""What a question asks last of all that it asked before: 差多少, 一共多少, 谁更高; pure."""

import re
from dataclasses import dataclass

from corpus.figures.arithmetic import Operation

_BOTH = (
    r"(?:那么?|最后|其中|两者|二者|两[个地县市年边处家样种份者]|它们|他们|这两[个年地种样份]|前后|彼此|之间|相比"
    r"|大约|大概|约)*"
)
_HOW_MUCH = r"(?:多少|几|多大|百分之几)[^，,；;？?]{0,5}"
_LAST = tuple(
    (operation, re.compile(rf"^{_BOTH}{pattern}$"))
    for operation, pattern in (
        (Operation.DIFFERENCE, rf"(?:相差|差距|差)(?:了|出|是|有|为)*{_HOW_MUCH}"),
        (
            Operation.DIFFERENCE,
            rf"(?:增加|增长|提高|上升|减少|下降|降低|多|少|高|低|长|短|大|小)(?:了|出|到)*{_HOW_MUCH}",
        ),
        (
            Operation.SUM,
            rf"(?:合计|总共|一共|总计|共计?|加起来|合起来|加在一起)(?:是|有|为|要|得)*{_HOW_MUCH}",
        ),
        (
            None,
            r"(?:谁|哪(?:一?[个边家年里种样份类方地]))(?:的)?[^，,；;？?]{0,4}?(?:更|最|要|得|些|一些)*"
            r"[高低多少大小长短重轻早晚快慢严久好](?:些|一些|一点)?(?:呢)?",
        ),
    )
)
_IN_PERCENT = re.compile(r"(?:增|提|升|减|降).*(?:百分之|几成|%)")
_CLAUSE = re.compile(r"[，,；;？?。]")
_ASKS = re.compile(r"多少|几|什么|哪|谁|多[久大高长远重]|怎")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A last clause that asks about the answers to what stands before it.

    Attributes:
        asked: The question without it.
        operation: What is reckoned with the answers; None where it asks for the larger or first one.
    """

    asked: str
    operation: Operation | None


def verdict_in(question: str) -> Verdict | None:
    """What a question asks last of its own answers; None where it asks nothing before.

    >>> verdict_in("两条船2020年各运多少吨，差多少？")
    Verdict(asked='两条船2020年各运多少吨', operation=<Operation.DIFFERENCE: 'difference'>)
    """
    bare = question.rstrip("？?。 ")
    marks = list(_CLAUSE.finditer(bare))
    if not marks:
        return None
    before, last = bare[: marks[-1].start()], bare[marks[-1].end() :].strip()
    found = next(((operation, True) for operation, pattern in _LAST if pattern.match(last)), None)
    if found is None or not _ASKS.search(before):
        return None
    operation = Operation.GROWTH if _IN_PERCENT.search(last) else found[0]
    return Verdict(before, operation)
