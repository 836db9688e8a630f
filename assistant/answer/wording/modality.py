"""What a yes-or-no question wants to have decided, and which words can decide that; pure."""

import re
from enum import StrEnum

from assistant.answer.wording.negation import forbids


class Aim(StrEnum):
    """What is to be decided."""

    LEAVE = "whether something may be done"
    DUTY = "whether something must be done"
    COST = "whether something costs"
    WRONG = "whether something is punished"
    VALID = "whether something counts"
    FACT = "whether something is so"


TAG = re.compile(r"(?:了)?(?:没有|没)?[吗么呢吧？?。！!]*$")
"""What ends a question without saying anything."""
_CLAUSE = re.compile(r"[，,；;：:]")
_ASKS_AT_THE_END = re.compile(
    r"[，,]?(?:[这那]样?(?:做|干|子|话|种做法)?)?(?:可不可以|可以|行不行|(?<![进执施举通推实发运试飞旅银])行|允许|能|合[法规理]|违[法规纪]|犯法|犯规|[算作]数|算不算|(?<![核预计结决打清换概])算|有效|管用)$"
)
_ONLY_ASKS = 3
"""Characters that a clause may have beside these words and still only ask of the one before it."""
_COSTS = re.compile(
    r"[要得需用收交缴付掏花买][^，,。；]{0,6}(?<!还)[钱费票](?!.*(?:可以|能))|收费|缴纳|自费|(?:支付|交纳)[^，,。；]{0,10}费"
)
_IS_FREE = re.compile(
    r"免[^，,。；除于予得]{0,6}[费票款]|免[收缴征交]|无偿|(?<!收)(?:不得?|无需|不需要?|不予)[再另]?[收交缴](?![现纸硬])"
    r"|(?<!是)(?:不|不用|不要|不需要?|不必|无需)[再另]?(?:花|交|付|掏|出|收|给)?(?:一分)?钱"
)
_FOR_LESS = re.compile(r"少[交收缴付掏出]|便宜|打折|优惠|减")
_REFUSED = re.compile(r"拒|取消|停止")
_MAY_TAKE = re.compile(r"(?:能|可以)[^，,。；]*收")
"""Whether one may ask for money, not whether one must pay."""
_WRONG = re.compile(
    r"[违犯][法规纪章]|违反|犯罪|算错|受罚|不(?:处)?罚|(?:被|会|要)[^，,。]{0,4}(?:罚|处理|追究|处分)"
)
_VALID = re.compile(
    r"[算作]数|算不算|有效|无效|管用|(?<![核预计结决打清换概])算(?!.*[帐账])|属于|归.+管|适用"
)
_OUTCOME = (
    r"[^，,。；]{0,10}(?:得(?:更|很|比|顺|快|好|多|少|起)|更|(?:[一有]?些|[一有]?点儿?)$|达到|达标|实现|完成|增加|减少|提高|降低"
    r"|节约|节省|省下|看到|受益|得到)"
)
"""What one asks to come about, and no leave for: 能走得顺些吗, 能达到90%吗."""
_LEAVE = re.compile(
    rf"(?<![只不才功性智可])能(?![力源量效]|{_OUTCOME})|可以|可不可以|允许|准许|准不准|(?<![进执施举通推实发运试飞旅银])行(?:不行)?$|让|许可|合[法规理]|有权|有没有权"
)
_DUTY = re.compile(r"要|用不用|还用|需|必须|非得|应该|应当|得(?=替|给|自己|先|去|交|办)")
_MODAL = re.compile(
    r"能不能|可不可以|能否|可否|是否可以|是不是可以|能够|可以|允许|准许|有没有权|有权|要不要|用不用|需不需要|需要|必须|非得|应该|应当|"
    r"(?<![功性智只可])能(?![力源量效])|(?<![主重必想])要|会不会|(?<![社大开委])会(?![员议计所])"
)
_IS = re.compile(r"(?<![不还但可只若凡硬])是(?![不否指])(?=[^，,]{2,5}$)")
_OUTRIGHT = re.compile(
    r"可以|有权|允许|准予|准许|鼓励|提倡|支持|享有|享受|除外|只[能有限适得]|仅|限于|专[项门]?用"
)
_DECIDE = {
    Aim.LEAVE: re.compile(
        r"可以|有权|允许|准予|准许|鼓励|支持|提倡|享有|享受|应当|必须|予以|给予|方可|凭|免|属于|无效|取缔|吊销|责令|没收"
        r"|处[^，。；]{0,20}罚款|追究|限于|只[能有限适得]|仅|专[项门]用|除外|拒|一律|销毁|不"
    ),
    Aim.DUTY: re.compile(
        r"应当|应该|必须|须(?!知)|凭|方可|不得|无需|无须|不需要?|不必|不用|可以|免|负|承担|取消|停止|废止|不(?![同断仅])"
    ),
    Aim.COST: re.compile(r"费|免|缴纳|收取|付|价|钱|元"),
    Aim.WRONG: re.compile(r"罚|责令|责任|追究|处分|违反|犯罪"),
    Aim.VALID: re.compile(
        r"无效|有效|视为|属于|适用|支持|参照|比照|不得|计入|(?<![核预计结决打清换概])算|是指|包括|认定|除外|效力"
    ),
}


def aim_of(question: str) -> Aim:
    """What a folded question wants to have decided."""
    last = last_asked(question)
    if (_COSTS.search(last) or _IS_FREE.search(last)) and not _MAY_TAKE.search(last):
        return Aim.COST
    if _WRONG.search(last):
        return Aim.WRONG
    if _LEAVE.search(last):
        return Aim.LEAVE
    if _VALID.search(last):
        return Aim.VALID
    return Aim.DUTY if _DUTY.search(last) else Aim.FACT


def asks_for_costs(clause: str) -> bool:
    """Whether a folded clause asks if something costs."""
    return bool(_COSTS.search(clause))


def asks_for_free(clause: str) -> bool:
    """Whether a folded clause says or asks that something is free of costs."""
    return bool(_IS_FREE.search(clause))


def wants_free(asked: str) -> bool | None:
    """Whether a folded question asks if something is free, or costs less; False of costs, None of neither."""
    if _REFUSED.search(asked):
        return None
    if asks_for_free(asked) or _FOR_LESS.search(asked):
        return True
    return False if asks_for_costs(asked) else None


def asks_for_wrong(clause: str) -> bool:
    """Whether a folded clause asks if something is against the rules or punished."""
    return bool(_WRONG.search(clause))


def speaks_to(question: str, text: str) -> bool:
    """Whether a text can decide what is asked: of costs only one of money, of wrongs one that forbids.

    Args:
        question: Folded, wanting a yes or a no.
        text: Folded.
    """
    aim = aim_of(question)
    return aim not in {Aim.COST, Aim.WRONG} or decides(aim, text)


def last_asked(question: str) -> str:
    """The last clause without its asking words; with the one before it where it only sums up: 这样行吗."""
    parts = [TAG.sub("", part) for part in _CLAUSE.split(question.strip("？?。 ")) if part]
    if len(parts) > 1 and (ends := _ASKS_AT_THE_END.search(parts[-1])) and ends.start() <= _ONLY_ASKS:
        return f"{parts[-2]},{parts[-1]}"
    return parts[-1] if parts else ""


def act_of(question: str) -> str:
    """The words for what is done: those behind the modal verb, or all where there is none."""
    last = last_asked(question)
    if ends := _ASKS_AT_THE_END.search(last):
        return last[: ends.start()]
    found = _MODAL.search(last) or _IS.search(last)
    return last[found.end() :] if found else last


def split_at_modal(clause: str) -> tuple[str, str]:
    """A folded clause up to and with its modal verb, and what is behind it; all and nothing without one."""
    found = _MODAL.search(clause)
    return (clause[: found.end()], clause[found.end() :]) if found else (clause, "")


def decides(aim: Aim, clause: str) -> bool:
    """Whether a folded clause has words that can decide it."""
    pattern = _DECIDE.get(aim)
    return pattern is None or bool(pattern.search(clause)) or (aim is Aim.WRONG and forbids(clause))


def strength(aim: Aim, clause: str) -> int:
    """How clearly a folded clause decides: 2 when it grants or forbids outright, 1 when it can, else 0."""
    if not decides(aim, clause):
        return 0
    outright = aim is not Aim.LEAVE or forbids(clause) or bool(_OUTRIGHT.search(clause))
    return 1 + outright
