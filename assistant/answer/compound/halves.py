"""What is asked of town and country at once: 城乡居民收入差多少; 人均收入增加多少，城里和乡下分别说; pure."""

import re

_TOWN = r"(?:城镇|城市|城区|城里|城)"
_COUNTRY = r"(?:农村|乡村|乡下|乡里|乡)"
_JOIN = r"(?:居民|人)?(?:和|与|跟|、)"
_NAMED = rf"(?P<one>{_TOWN}){_JOIN}(?P<other>{_COUNTRY})"
_TURNED = rf"(?P<first>{_COUNTRY}){_JOIN}(?P<second>{_TOWN})"
_OF_BOTH = re.compile(rf"{_NAMED}|{_TURNED}|城乡")
_OF_EACH = re.compile(r"各自?|分别|相?差(?:了|出)?(?:多少|几|距|多大)")
_TOLD_APART = re.compile(
    rf"[，,。；;？?]\s*(?:要|请|把)?(?:{_NAMED}|{_TURNED}|城乡)(?:居民|人)?(?:要|请)?(?:分别|分开|各自?)"
    r"(?:来)?(?:说说?|讲讲?|列|算|是?多少)(?:一下|出来|明)?[？?。]?$"
)
_SHARED_VERB = re.compile(
    r"(?:各自?|分别)(?=[^，,？?]{0,3}(?:增|提|升|多|高|涨|减|降|少|低|是|为|有|要|达|多少))"
)
_MEASURED = re.compile(r"(?:居民)?人均|居民|(?:可支配)?收入")
_OTHER_HALF = tuple(
    (re.compile(own), re.compile(other)) for own, other in ((_TOWN, _COUNTRY), (_COUNTRY, _TOWN))
)


def halves_in(question: str) -> list[tuple[str, str]]:
    """Either half of 城乡 with what is asked of it; empty where a question asks of both as one.

    「城乡居民收入分别是多少」 asks 「城镇居民收入是多少」 and 「农村居民收入是多少」.
    """
    if told := _TOLD_APART.search(question):
        base = question[: told.start()]
        mark = _MEASURED.search(base)
        place = mark.start() if mark else 0
        return [
            (half, f"{base[:place]}{half}{'' if mark else '，'}{base[place:]}") for half in _halves_of(told)
        ]
    both = list(_OF_BOTH.finditer(question))
    if len(both) != 1 or not _OF_EACH.search(question, both[0].end()):
        return []
    before, behind = question[: both[0].start()], question[both[0].end() :]
    halves = _halves_of(both[0])
    return [(half, _SHARED_VERB.sub("", f"{before}{half}{behind}", count=1)) for half in halves]


def _halves_of(found: re.Match[str]) -> list[str]:
    """Both halves as a question names them, or as documents do where it says 城乡."""
    return [half for half in found.groups() if half] or ["城镇", "农村"]


def in_full(first: str, second: str) -> str:
    """The second of two things, where it only names the other half of what the first one is: 城区 for 农村….

    >>> in_full("2019年农村饮水合格率", "城区")
    '2019年城区饮水合格率'
    """
    half = second.removesuffix("的").removesuffix("居民").removesuffix("人")
    for own, other in _OTHER_HALF:
        named = other.search(first) if own.fullmatch(half) else None
        if named:
            return f"{first[: named.start()]}{half}{first[named.end() :]}"
    return second
