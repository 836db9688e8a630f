"""Shares as people say them, written as figures are: 一半, 过半, 九成五, 翻一番; pure."""

import re
from collections.abc import Callable

_DIGITS = {numeral: i for i, numeral in enumerate("零一二三四五六七八九")} | {"两": 2, "半": 5}
_HALF = "50%"

_AHEAD = re.compile(
    r"(?P<sign>(?:不得?|不能)?(?:超过|少于|低于|高于)|不到|达到|占到?)(?P<of>[^，,。；;]{1,16}的)(?=[近约]?(?:[\d.]+[%倍]|[一二两三四五六七八九十百]+(?:成|分之|倍)))"
)
"""A comparison before what a share is of, which belongs to the share: 超过总数的三成."""


def _tenths(found: re.Match[str]) -> str:
    return f"{_DIGITS[found[1]]}{_DIGITS[found[2]]}%"


_SPOKEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?:超过|过)(?:了)?(?:半数|一半)|大半(?![年天月日个夜])|多半数"), f"超过{_HALF}"),
    (re.compile(r"(?<!大)过(?:了)?半(?![年天月日个夜路小点])"), f"{_HALF}以上"),
    (
        re.compile(
            r"(?<![不通经超渡])过(?:了)?(?=[一二两三四五六七八九]成|[\d.]+%|[一二三四五六七八九十百]+分之)"
        ),
        "超过",
    ),
    (re.compile(r"(?<=[减少])半(?![年天月日个夜])"), _HALF),
    (re.compile(r"(?<![上下前后另])一半(?![年天月日路])|(?<!过)半数"), _HALF),
    (re.compile(r"([一二两三四五六七八九])成([一二三四五六七八九半])(?![人年月个])"), _tenths),
    (re.compile(r"翻(?:了)?一?番|翻(?:了)?一倍|翻倍"), "增长100%"),
    (re.compile(r"(?<=[增提])(?:长|加|高)(?:了)?一倍"), "长100%"),
)


def in_figures(folded: str) -> str:
    """A folded text with the shares that it tells in everyday words as per cent.

    >>> in_figures("一半以上的村")
    '50%以上的村'
    """
    for spoken, written in _SPOKEN:
        folded = spoken.sub(written, folded)
    return _AHEAD.sub(r"\g<of>\g<sign>", folded)
