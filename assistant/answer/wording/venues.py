"""Where something took place: 论坛开在哪座城市, and 在……举行 of that event; pure."""

import re

from corpus.types import Span

_WHERE = (
    r"(?:哪里|哪儿|哪(?=的?[？?。 ]*$)|什么地方|何处|何地"
    r"|哪一?[个座处](?:省|市|城市|县|区|镇|乡|村|地方|国家))"
)
_HELD = r"(?:召开|举行|举办|开幕|启动|揭牌|揭幕|落户|成立|挂牌|签约|开工|首发|首演|主办)"
_ASKS = re.compile(
    rf"(?:开|办|举行|召开|举办|落户|启动|成立|揭牌|选址|设|放)(?:在|于)了?(?:[^，,？?]{{0,8}}的)?{_WHERE}"
    rf"|(?:在|于)(?:[^，,？?]{{0,8}}的)?{_WHERE}里?(?:{_HELD}|开的?[？?。 ]*$|办的?[？?。 ]*$|开了?会)"
    rf"|(?:会场|会址|举办地|举行地点?|召开地点?|会议地点|活动地点)(?:设?在|是)?(?:{_WHERE}|什么)"
    rf"|落户(?:到|了)?{_WHERE}|{_WHERE}(?:承办|主办)的?"
)
_VENUE = re.compile(
    rf"(?P<named>[^，,。；;：:]{{0,40}}?)(?:在|于)(?P<place>[^，,。；;：:在于\d]{{1,16}}?)"
    rf"(?:成功|隆重|顺利|正式|共同|联合|如期)*{_HELD}了?(?P<event>[^，,。；;]{{0,40}})"
)
_SITE = re.compile(r"(?:地点|会场|会址)(?:设?在|[:：是为])")
_ASKS_SEAT = re.compile(
    r"^(?!.*(?:问题|难点|优势|差距|原因|不足|区别|重点|短板|关键|意义|特色|亮点|责任|好处|依据|不同|作用|价值|创新|主要))"
    r"[^，,？?]{2,24}?(?:在|位于|设在|坐落[在于]?|地址(?:是|在))(?:哪里|哪儿|哪|什么地方|何处)[？?。 ]*$"
)
_SEATED = re.compile(
    r"位于|坐落|地处|设[在于]|地址(?:[:：是为在]|设在)|境内|[东西南北][邻接靠临]|所在地"
    r"|在(?![本全该我各])[^，,。；;]{1,12}[省市区县镇乡村路街巷号园楼岛](?:境|建|办公|挂牌|落成|设[立有])"
)
_AGREES = 0.25
"""The share of an event's name that a question for it says at least."""


def asks_for_venue(question: str) -> bool:
    """Whether a folded question asks where something took place.

    >>> asks_for_venue("渡口安全现场会开在哪个县?"), asks_for_venue("渡口在哪个县?")
    (True, False)
    """
    return bool(_ASKS.search(question))


def venue_in(question: str, text: str) -> Span | None:
    """Where a folded text names the place at which the event that is asked about took place, or None."""
    told = {found: _agreement(question, found) for found in _VENUE.finditer(text)}
    best = max(told, key=told.__getitem__, default=None)
    return Span(*best.span("place")) if best and told[best] >= _AGREES else None


def tells_venue(question: str, text: str) -> bool:
    """Whether a text tells where the event took place that is asked about, or gives a site by that name."""
    return venue_in(question, text) is not None or bool(_SITE.search(text))


def asks_for_seat(question: str) -> bool:
    """Whether a folded question asks where something lies.

    >>> asks_for_seat("渡口管理站在哪里?"), asks_for_seat("渡口整治的难点在哪里?")
    (True, False)
    """
    return bool(_ASKS_SEAT.search(question)) and not asks_for_venue(question)


def tells_seat(text: str) -> bool:
    """Whether a text says of something where it lies."""
    return bool(_SEATED.search(text))


def encloses_venue(question: str, place: str) -> bool:
    """Whether a folded question names a place only as one in which the venue lies: 开在浙江的哪座城市."""
    return asks_for_venue(question) and bool(re.search(rf"{re.escape(place)}[省市州县]?的?哪", question))


def _agreement(question: str, found: re.Match[str]) -> float:
    """The share of the pairs of characters in an event's name that a question has."""
    return max(_shared(question, found["event"]), _shared(question, found["named"]))


def _shared(question: str, name: str) -> float:
    pairs = {name[i : i + 2] for i in range(len(name) - 1)}
    return sum(pair in question for pair in pairs) / max(1, len(pairs))
