"""A time that a rule tells by what happens then: 自办理登记之日起计算; pure."""

import re

_ASKS_SINCE = re.compile(
    r"(?:哪一?[天日]|什么时[候间]|何时|几时|哪个月)[^，,。？?]{0,3}(?:起算|算起|开始算|计算|算|起|开始|生效|有效|成立|解除|终止)"
)
_ASKS_FOR_A_CONDITION = re.compile(
    r"(?:什么时[候间]|何时|几时|啥时候)(?:才|就)?(?:可以|能够?|会|需?要|必须|应当?|得(?=[^，,]{2})|不(?=[^，,]{2}))"
)
_RULES_WHEN = re.compile(
    r"(?:的|后|时|期间|届满|之日)[，,:：][^。]*(?:可以?|方可|应当|不得|必须)|(?:可以?|方可|应当)[^。]*(?:情形|条件)"
)
_MOMENT = r"(?:之日|之时|之月|次日|次月|当[日天月]|第[二三]个?[日天月年])"
_WITHIN = r"(?![^，,。；;]{0,9}[日天月年]个?[之以]?内)"
"""A stretch of time behind it makes the moment the begin of a time limit."""
_EVENT = re.compile(
    rf"(?:自|从|以|于)(?P<event>[^，,。；;：:]{{1,40}}?{_MOMENT})(?:起|开始|为|计|算){_WITHIN}"
)


def asks_for_a_condition(question: str) -> bool:
    """Whether a folded question asks when something may or must be done, which a condition answers."""
    return bool(_ASKS_FOR_A_CONDITION.search(question))


def rules_when(text: str) -> bool:
    """Whether a folded text tells on what condition something may or must be done."""
    return bool(_RULES_WHEN.search(text))


def asks_since(question: str) -> bool:
    """Whether a folded question asks from when on something is so."""
    return bool(_ASKS_SINCE.search(question))


def event_in(text: str) -> str:
    """What happens when something begins, such as 办理登记之日; empty where a text tells no such thing."""
    found = _EVENT.search(text)
    return found["event"] if found else ""
