"""Who holds a post: 组长由谁担任, and whether a text says so; pure."""

import re

from assistant.answer.wording.persons import persons_in

_POST = (
    r"(?:副?(?:[省市县区镇乡州河湖林田路校]|厅|局|部|处|科|院|会|组|秘书|行|村|社|站|队|所|董事|理事)长"
    r"|副?(?:主任(?:委员)?|委员长|书记|主席|总理|主编|总编|总指挥|指挥|总经理)|联[系络]人|(?:主要|总|第一)?(?:负责人|责任人)|召集人|发言人|签发人|审核人|编辑|法定代表人)"
)
_WHO = r"(?:谁|哪[几一]?[位个](?:领导|人|同志|干部)?|哪些人|什么人|什么名字)"
_HOLD = r"(?:担任|兼任|出任|挂帅|兼|当|任)"
_ASKED = (
    re.compile(
        rf"(?P<post>{_POST})(?:一职|这个职务)?(?:现在|目前|都|应该|应当|一般)*(?:是|叫|为|有)?(?:由|让)?{_WHO}"
    ),
    re.compile(rf"(?P<post>{_POST})(?:的)?(?:[叫姓]什么|姓名|名字)"),
    re.compile(rf"{_WHO}(?:来)?(?:{_HOLD}|做)(?:的|了)?[^，,？?]{{0,20}}?(?P<post>{_POST})(?:[？?。 的]|$)"),
)
_SHORTEST = 2


def post_asked(question: str) -> str:
    """The post whose holder a folded question asks for; empty where it asks for none.

    >>> post_asked("渡口专班的组长由谁担任?"), post_asked("谁当总指挥?"), post_asked("县长有几名?")
    ('组长', '总指挥', '')
    """
    for asks in _ASKED:
        if found := asks.search(question):
            return found["post"]
    return ""


def tells_holder(post: str, text: str) -> bool:
    """Whether a text says who holds a post, by name or by another post: 组长由县长担任."""
    if post not in text:
        return False
    if any(post in person.title for person in persons_in(text)):
        return True
    named = re.escape(post)
    return bool(
        re.search(
            rf"{named}\s*(?:[:：]|姓名)\s*\S{{2}}|{named}[^，,。；;]{{0,6}}(?:由(?!于)|是|为)[^，,。；;]{{2}}"
            rf"|{named}[^。；;]{{0,14}}由[^，,。；;]{{2,24}}{_HOLD}"
            rf"|(?:{_HOLD}|是|为|作为)[^，,。；;]{{0,20}}{named}"
            rf"|[^，,。；;]{{2,12}}(?:等)?{_HOLD}[^。；;]{{0,12}}{named}",
            text,
        )
    )
