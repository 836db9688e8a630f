"""A yes-or-no question without the words that only ask: 难道……, 不是说……吗, ……，对吧; pure."""

import re

_CONFIRMS = re.compile(
    r"[，,；;](?:我|这|那|这话|这事|这个)?(?:没有?[记说理]\w?错|对不对|对|是不是|是这样|是这么回事|没错|属实|是?真的|不?是|有没有这回事|有这回事"
    r"|(?:[^，,；;]{0,6}?[里上中]面?(?:就?是)?|就?是)(?:这么|这样)(?:规?定|写|说|要求|安排|计划|讲|提))"
    r"(?:的|了)?[吗吧么呢]?[？?。！!]*$"
)
"""Asks whether all that is said before it is so."""
_HEARSAY = re.compile(r"^(?:我?(?:听(?:人家?)?说|据说|听讲|网上说|有人说|请问|想问一?下?|问一?下)[，,]?)+")
_EXPECTS_YES = re.compile(
    r"(?:难道|莫非)(?:说)?|(?<![是要])不是(?:说过?|讲)(?:好)?(?:的?[是了])?|(?<![是要])不是(?=(?:已经|早|都|应该|可以|能|要|就|规定|有)[^，,]*[吗么]$)"
)
"""Asks for what one thinks anyway, without denying it: 不是已经取消了吗."""


def bare_question(folded: str) -> str:
    """What a folded question asks whether it is so."""
    bare = _CONFIRMS.sub("", _HEARSAY.sub("", folded.strip()))
    return _EXPECTS_YES.sub("", bare.rstrip("？?。！! "))
