"""Who bears or does something by a question and by a text: 运费商家出吗 and 由消费者承担; pure."""

import re

_SUBJECT = (
    r"(?P<who>[\u4e00-\u9fff]{2,10}?)(?:全部|统一|一起|全都|都|也|来|去|自己|全额)*"
    r"(?:出钱|掏钱|出|掏|承担|负担|付|支付|负责|赔偿?|管|批准?|审批|处罚|验收)(?:的|了|吗|吧)*$"
)
_ASKED = re.compile(rf"(?:由|归|该|让){_SUBJECT}")
_TASKED = re.compile(
    r"由(?P<who>[^，,。；;由]{2,24}?)(?:依法|按照?[^，,。；;]{2,20}|全额|全部|共同|统一)*"
    r"(?:承担|负担|支付|负责|赔偿|管理|监管|批准|审批|处罚|验收|缴纳)"
)


def bearer_asked(clause: str) -> str:
    """The one whom a folded clause of a question takes for the one to bear or do it; empty when nobody."""
    found = _ASKED.search(clause)
    return found["who"] if found else ""


def bearers_said(text: str) -> list[str]:
    """Those whom a folded text charges with bearing or doing something."""
    return [found["who"] for found in _TASKED.finditer(text)]
