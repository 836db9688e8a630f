"""Numbers that a question mentions and does not ask for: 那几家企业一共投了多少钱; pure."""

import re

_OF_ONE = "(?:[家个位名户所座处条块种类样些批片笔](?!月|小时|工作日|星期)|项|件)?"
_ASKS_ELSE = "多少|多[大高长远重久]|为什么|为何|怎么|怎样|如何|什么|谁|哪"
_JOINS = "，,。；;、？?和与及"
_MENTIONED = re.compile(
    rf"(?<=[这那])几{_OF_ONE}"
    rf"|(?<=的)几{_OF_ONE}(?=[^{_JOINS}]{{2,}}(?:{_ASKS_ELSE}))"
    rf"|(?<![\w第])几[家个位名户](?!月|小时|工作日|星期|人)(?=[^{_JOINS}]{{2,}}多少)"
)


def without_mentioned(folded: str) -> str:
    """A folded question with 些 for each number in it that another asking word makes a mere mention of."""
    return _MENTIONED.sub("些", folded)
