"""With whom something was done: 跟哪些部门联合发文, and the clause that names them; pure."""

import re

from corpus.types import Span

_TOGETHER = r"(?:联合|共同|一起|联手|合作|协作|携手|共建|会签|合力|联动)"
_WHICH = r"(?:哪[些几]|哪一?[个家座]|谁|什么(?:部门|单位|机构|机关|地方))"
_ASKS = re.compile(
    rf"(?:跟|和|与|同|会同|联合|携手)了?{_WHICH}[^，,？?]{{0,14}}(?:{_TOGETHER}|签|出台|发文|印发|制定|建立)"
    rf"|(?:联合|会同|携手)了?{_WHICH}|{_TOGETHER}[^，,？?]{{0,8}}的(?:是|有){_WHICH}"
)
_WITH = re.compile(
    rf"(?:与|(?<![时共相不])同|和|跟|会同|联合|携手)(?P<who>[^，,；;。：:《]{{2,60}}?)(?:{_TOGETHER}|签订|签署|建立|出台|印发|下发|制定|开展|成立)[^，,；;。]*[，,；;。]?"
)


def asks_with_whom(question: str) -> bool:
    """Whether a folded question asks with whom somebody did something together."""
    return bool(_ASKS.search(question))


def partners_in(text: str) -> tuple[tuple[Span, Span], ...]:
    """Each clause of a text that says with whom something was done, and where it names these."""
    return tuple((Span(*found.span()), Span(*found.span("who"))) for found in _WITH.finditer(text))
