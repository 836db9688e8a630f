"""Fines: what only a question of fines is answered by, and the gravity that a fine is given for; pure."""

import re
from dataclasses import dataclass

from corpus.figures import Figure
from index.folding import fold

_FINED = re.compile(r"^[^，,。；;：:]{0,16}?(?:罚款|罚金)")
_FINE_OF = re.compile(r"(?:罚款|罚金)[^，,。；;]{0,3}$")
_ASKS_FOR_A_FINE = re.compile(
    r"罚|惩|处分|处理|处置|后果|下场|责任|赔|代价|违反|违规|违法|犯法|被抓|查到|查出|逮|追究|倒贴|要(?:交|掏|出|付)多少"
)
_ASKS_WHAT_FOLLOWS = re.compile(
    r"罚|惩|处分|后果|下场|代价|追究|吊销|拘留|没收|坐牢|(?:什么|哪些|法律|啥|承担|负)[^，。？]{0,2}责任|"
    r"要(?:交|掏|出|付)多少|(?:会|被|遭)[^，。？]{0,6}处[理置]"
)
_FOLLOWS = re.compile(
    r"罚|警告|吊销|没收|处分|责令|拘留|滞纳金|责任|处[理置]|记\w{0,4}分|"
    r"赔偿|取消|追究|撤销|暂扣|解聘|开除|公开|通报"
)
_CONDITION = re.compile(r"[；;。]")
_AGREES = 0.8


@dataclass(frozen=True, slots=True)
class _Stage:
    """A circumstance that fines are graded by.

    Attributes:
        asked: How a question states it.
        denied: How a question says that it is not so.
        said: How a text states it.
        other: What it speaks against a fine that the question does not state it.
    """

    asked: re.Pattern[str]
    denied: re.Pattern[str]
    said: re.Pattern[str]
    other: float = -0.5


_STAGES = (
    _Stage(
        asked=re.compile(
            r"(?:情节|后果|性质|影响)(?:特别|很|太|比较|较)?严重|情节恶劣|闹得很?大|闹大了|屡教不改"
        ),
        denied=re.compile(
            r"(?:不|没|未|还没|没有)(?:到|算|达到|构成)?(?:情节)?严重|(?:情节|后果)(?:不|没|没有)严重|轻微"
        ),
        said=re.compile(r"情节(?:特别)?严重|(?:严重|重大)后果|后果严重|情节恶劣"),
    ),
    _Stage(
        asked=re.compile(r"没(?:有)?(?:违法)?所得|没(?:有)?(?:赚|挣|捞|获利|盈利)"),
        denied=re.compile(r"(?<!没)有(?:违法)?所得|(?<!没)(?<!没有)(?:赚|挣)[了到]"),
        said=re.compile(r"(?:没有|无)违法所得|违法所得(?:不足|无法)"),
    ),
    _Stage(
        asked=re.compile(
            r"(?:逾期|限期|期限|催|责令|要求|通知|提醒|警告)[^，。；？]{0,8}[，]?(?:也|还|仍|又|就是|拒)?(?:不|没|未)[^，。；？]{0,2}改|拒不改|(?:还|就是|死)不改"
        ),
        denied=re.compile(r"(?:当场|及时|按期|立即)(?:就)?改"),
        said=re.compile(r"逾期(?:仍|拒)?(?:不|未)|拒不(?:改正|整改)|(?:仍|拒)不改正"),
        other=0.0,  # many fines are for that alone, and questions leave it out
    ),
    _Stage(
        asked=re.compile(r"(?:数额|数目|金额|钱数?)(?:特别|非常|极其?|十分|相当)?(?:巨大|大得很|特别[大多])"),
        denied=re.compile(r"(?:不|没|未|没有)(?:到|算|达到|构成)?(?:数额)?巨大"),
        said=re.compile(r"数额(?:特别)?巨大"),
    ),
    _Stage(
        asked=re.compile(r"(?:数额|数目|金额|钱数?)(?:较|比较|不算太|还算|挺)大"),
        denied=re.compile(r"(?:不|没|未|没有)(?:到|算|达到|构成)(?:数额)?较大"),
        said=re.compile(r"数额较大"),
        other=0.0,  # the common case, which questions leave out
    ),
)


def asks_what_follows(question: str) -> bool:
    """Whether a question asks what doing something wrong brings."""
    return bool(_ASKS_WHAT_FOLLOWS.search(fold(question)))


def tells_what_follows(text: str) -> bool:
    """Whether a text tells what doing something wrong brings."""
    return bool(_FOLLOWS.search(text))


def is_out_of_place(question: str, text: str, figure: Figure) -> bool:
    """Whether a figure is a fine where none is asked for: no price, limit or allowance is told by it."""
    fined = _FINED.match(text[figure.span.end :]) or _FINE_OF.search(text[: figure.span.start])
    return bool(fined) and not _ASKS_FOR_A_FINE.search(fold(question))


def gravity_fit(question: str, text: str, figure: Figure) -> float:
    """What the gravity of a case speaks for a figure: 情节严重的，处…. It is 0 where neither side tells any.

    Args:
        question: What is asked.
        text: The figure's sentence as displayed.
        figure: The figure.
    """
    before = _CONDITION.split(text[: figure.span.start])[-1]
    folded, total = fold(question), 0.0
    for stage in _STAGES:
        meant = bool(stage.asked.search(folded)) and not stage.denied.search(folded)
        said = bool(stage.said.search(before))
        total += _AGREES * (meant and said) + stage.other * (said and not meant)
    return total
