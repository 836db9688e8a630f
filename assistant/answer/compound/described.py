"""A place that a question only describes, and what is asked of it: 「夺得银杯的那个县，…？」; pure."""

import re
from dataclasses import dataclass, replace

_KIND = r"(?P<kind>设区市|地级市|县级市|县市|城市|城|市|省|县|区|镇|乡|村|街道)"
_UPPER = r"(?:的(?:上级|所属)(?P<upper>设区市|地级市|市|省))?(?:里|内)?"
_HOPS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?P<clue>.{{2,}}?)(?:所在的?|的)[那这][个座家]{_KIND}{_UPPER}[，,：:\s]*(?P<rest>.+)$",
        rf"^(?P<clue>.{{2,}}?)所在的?{_KIND}{_UPPER}[，,：:\s]\s*(?P<rest>.+)$",
        rf"^(?P<clue>.{{10,}}?)的{_KIND}{_UPPER}[，,：:\s]\s*(?P<rest>.+)$",
        rf"^(?P<clue>.{{2,}}?(?:唯一|首个|首批|第一个|率先|最早|最先)[^，,？?]{{0,12}}?){_KIND}{_UPPER}[，,：:\s]\s*(?P<rest>.+)$",
    )
)
_BENEATH = r"(?:底下|下面|下辖|辖下|所辖|境内|辖区内?)"
_ASKED_HOP = re.compile(
    rf"^(?P<clue>.{{2,}}?)(?:的?是|在|(?P<belongs>归|属于?|隶属于?))(?:(?P<above>[^，,？?]{{2,6}}?){_BENEATH}的?)?"
    rf"哪一?[个座]{_KIND}管?(?:的|呢)?[？?，,]\s*"
    r"(?:[那这](?:儿|里|边)|当地|(?:[那这该]个?|其)(?:设区市|城市|市|县|区|镇|乡|村|省)?)(?:里|内)?的?(?P<rest>.+)$"
)
_DESCRIBED = re.compile(r"^(?P<clue>.{2,})的(?P<kind>县|区|市|镇|乡|村)$")
_POINTING = r"(?:[那这该][个座]?|其)(?:设区市|城市|市|县|区|镇|乡|村|省)?(?:里|内)?的?|它(?!们)的?|当地的?"
"""Points back to a place that was described: 那个县的, 它的."""
_SOME = re.compile(
    rf"^有(?:一|这么)?[个座]{_KIND}(?P<clue>[^？?]{{4,}}?)[，,。；;]\s*(?:请?问)?(?:{_POINTING})(?P<rest>[^？?]+[？?]?)$"
)
"""「有个县夺得银杯，这个县引进了多少人才？」."""
_WHICH = re.compile(
    rf"^(?P<before>[^，,？?哪]*)哪一?[个座]{_KIND}(?P<after>[^，,？?哪]{{2,}}?)[？?，,]\s*(?:{_POINTING})(?P<rest>.+)$"
)
"""「哪个县夺得银杯？它引进了多少人才？」."""
_SHORTEST_CLUE = 5
_COMPARES = re.compile(r"更|最|还是|[高低多少大小早晚快慢]$")
"""One of several that are named is no place that is only described."""
_ABOVE = re.compile(
    r"^(?:它|其|那里|该[县区市镇]|[那这]个?[县区市镇])?(?:所在|所属|隶属|上级)的?(?:[那这]个)?(?P<upper>设区市|地级市|市|省)"
    r"(?:里|内)?的?[，,]?(?P<rest>.+)$"
)
"""What is asked of the city that the place belongs to: 它所在的市一共投入多少."""
_STANDS_FOR_IT = re.compile(
    r"(?<![其吉])它(?!们)|[那这][个座](?:设区市|城市|城|市|县|区|镇|乡|村)|该[市县区镇乡村]|(?<![在])那里|那儿|当地"
)


@dataclass(frozen=True, slots=True)
class Hop:
    """A question about a place that is only described.

    Attributes:
        clue: The description.
        kind: The kind of place, such as 县.
        rest: What is asked about it.
        upper: The kind of place that it belongs to, when the question is about that one; else empty.
        asked: Whether the question also asks which place it is.
    """

    clue: str
    kind: str
    rest: str
    upper: str = ""
    asked: bool = False

    def asked_of(self, place: str) -> str:
        """What is asked, of the place by its name: 「靠什么战略贴近它」 asks 「靠什么战略贴近杭州」."""
        if _STANDS_FOR_IT.search(self.rest):
            return _STANDS_FOR_IT.sub(place, self.rest, count=1)
        return f"{place}{self.rest}"


def hop_in(question: str) -> Hop | None:
    """The description of a place and what is asked of it: 「夺得银杯的那个县，引进了多少人才？」."""
    hop = _told(question) or _asked(question)
    above = _ABOVE.match(hop.rest) if hop and not hop.upper else None
    return replace(hop, upper=above["upper"], rest=above["rest"]) if hop and above else hop


def _told(question: str) -> Hop | None:
    """A place that is described and not asked for."""
    found = next(filter(None, (pattern.match(question) for pattern in (*_HOPS, _SOME))), None)
    return found and Hop(found["clue"], found["kind"], found["rest"], found.groupdict().get("upper") or "")


def _asked(question: str) -> Hop | None:
    """A place that is asked for before something is asked of it."""
    if match := _ASKED_HOP.match(question):
        described = _DESCRIBED.match(match["clue"]) if match["belongs"] else None
        if described:
            return Hop(described["clue"], described["kind"], match["rest"], match["kind"], asked=True)
        return Hop(f"{match['above'] or ''}{match['clue']}", match["kind"], match["rest"], asked=True)
    which = _WHICH.match(question)
    clue = f"{which['before']}{which['after']}" if which else ""
    if which is None or len(clue) < _SHORTEST_CLUE or _COMPARES.search(clue):
        return None
    return Hop(clue, which["kind"], which["rest"], asked=True)
