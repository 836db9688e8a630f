"""Why something is so: the words with which a text gives a reason, with 因为 or without; pure."""

import re

_ASKS = re.compile(
    r"为什么|为何|怎么会(?![处罚])|凭什么|图(?:个|的是)?什么|何以|因为什么|为了什么|出于什么|干嘛|起因|什么(?:原因|缘故|理由|目的)"
    r"|(?:原因|目的|理由|初衷)(?:是什么|何在|在哪|是$)"
)
_ASKS_WHY_MADE = re.compile(
    r"(?:制定|出台|订立|颁布|设立|有|搞|弄|立|定|发)(?:了?这[部个份]|出)?[^，,。？?]{0,24}"
    r"(?:法|条例|办法|规定|方案|意见|规划|细则|通知|决定)$"
    r"|(?:法|条例|办法|规定|方案|意见|规划|细则|通知|决定)(?:是|为|的)?[^，,。？?]{0,6}(?:制定|出台|订立|颁布)"
)
_MADE = re.compile(r"为[^。；]{4,}(?:制定本|特制定|制订本|作出本?决定|提出(?:以下|如下)意见)")
_WHY_MADE = 2.0
"""How plainly its own first article tells why a rule was made, against sentences that give other reasons."""
_GIVES: tuple[tuple[float, re.Pattern[str]], ...] = (
    (
        1.0,
        re.compile(
            r"因为|由于|鉴于|考虑到|缘于|源于|出于|之所以|原因|旨在|目的(?:是|在于)|是为了|以便"
            r"|(?:^|[，,。；;：:])[^，,。；;]{0,8}?为(?:了|解决|破解|化解|防止|避免|确保|保障|深入|切实|进一步|加快|推进|推动|适应|满足)"
            r"|针对[^，,。；;]{2,}[，,]|(?:^|[，,。；;：:])因(?![此素地而人时材])[^，,。；;]{2,}"
        ),
    ),
    (
        0.6,
        re.compile(
            r"难(?!题|点|忘|得|度|民|免)(?:以|于)?[\u4e00-\u9fff]{1,4}|困难|不足[，,、；;]|缺[乏少]|短缺|制约|时有发生|频发|薄弱|滞后"
            r"|使得?[^，,。；;]{2,}|从而|确保|以利于|有利于|避免|防止"
        ),
    ),
)
"""How plainly a text gives a reason: by a word that says so, or by a difficulty or an aim beside an act."""


def asks_for_a_reason(question: str) -> bool:
    """Whether a folded question asks why something is so or is done."""
    return bool(_ASKS.search(_plain(question)))


def reason_fit(question: str, text: str) -> float:
    """How plainly a text gives a reason, from 0 to 2; 0 where a question asks for none.

    Args:
        question: Folded.
        text: A sentence, folded.
    """
    if not asks_for_a_reason(question):
        return 0.0
    if _ASKS_WHY_MADE.search(_plain(question)):
        return _WHY_MADE * bool(_MADE.search(text))
    return max((weight for weight, given in _GIVES if given.search(text)), default=0.0)


def _plain(question: str) -> str:
    return question.replace("啥", "什么").replace("咋", "怎么").rstrip("？?。！!呢啊呀 ")
