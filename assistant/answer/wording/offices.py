"""Where one goes to have something done: 去哪里办, and the office that a rule sends one to; pure."""

import re

_ASKS = re.compile(
    r"(?:哪里|什么地方|何处)[^，,]{0,4}(?:办|申[请报]|登记|领|交|缴|投诉|举报|报名|告|查|开|换|补|取|备案)"
)
_SENDS = re.compile(
    r"(?:向|到|报|由)[^，,。；;]{2,50}?(?:部门|机关|机构|政府|委员会|中心|窗口|法院|平台|大厅|[局所站厅])[^，,。；;]{0,16}"
    r"(?:提[出交起]|申[请报]|办理|登记|领取|投诉|举报|缴纳|备案|受理)"
)
_SEATED = re.compile(r"所在地|住所地|居住地|户籍地|注册地|发生地|原(?:登记|发证)")
_UNSEATED = 0.7
"""What an office counts for without the place whose office it is."""


def office_fit(question: str, text: str) -> float:
    """1 when a text sends whoever asks to the office of a place, less to any office, 0 when to none.

    Args:
        question: Folded, asking where.
        text: Folded.
    """
    if not _ASKS.search(question) or not (sent := _SENDS.search(text)):
        return 0.0
    return 1.0 if _SEATED.search(sent[0]) else _UNSEATED
