"""Whether something still goes on, or is so everywhere, and the words that take it away or limit it; pure."""

import re

from assistant.answer.wording.contrary import ALL

_STILL = re.compile(
    r"(?<![归偿退送])(?:还|仍|依旧|依然|照旧|照样|继续)(?![款钱债贷书车清回原给本]|来得及|包[括含]|应当同时|不(?:如|错))"
)
_BESIDE = re.compile(r"除了?[^，,]{1,20}[，,]?还|(?:另外|此外|同时|并且|而且)还|还(?:另|额外|同时)")
"""Asks what comes besides, and not what goes on."""
_GOES_ON = re.compile(
    r"仍|依然|依旧|继续|照旧|保留|保持|延续|尚|还|存在|不变|沿用|坚持|应当|必须|要|可以|不影响"
)
_ENDS = re.compile(
    r"取消|不(?:得|能|可以?)?再|(?<!票)否决|停止(?=[^，,。；;的]{1,12}(?:[，,。；;]|$))|废止|终止|撤销|取缔|消灭|消除|清零|(?<!不)淘汰|杜绝|免除|打破|破除|告别|退出(?!机制)|腾退"
    r"|改变[^，,。；;]{0,24}(?:现状|做法|局面|模式)|(?:变|改)[^，,。；;、]{2,12}为|由[^，,。；;、]{2,12}(?:变|改|转|统一)为|并轨|不[“\"]?考(?![虑勤])"
)
"""Takes away what was so before, or puts another thing in its place."""
_GOES_ON_ANYWAY = re.compile(r"仍|继续|照旧|依然|不影响")
_DESCRIBES = re.compile(
    r"被?(?:取消|停止|废止|终止|撤销|取缔|免除|淘汰|退出)(?:之日|后|前|的|期间|情形)|被(?:取消|停止|废止|终止|撤销|取缔|免除|淘汰)"
)
"""Tells when something ended, or whose it was, and does not end it."""
_NOT_ENDED = re.compile(
    r"(?:不得?|不能|不会|不再|未|没有|无权|不因)(?:随意|擅自)?(?:取消|停止|废止|终止|撤销|取缔|免除|退出)"
)
_IF_ENDED = re.compile(r"[^，,。；;]{0,30}的[，,]$")
"""Only a condition: 关系终止的，."""
_EVERYWHERE = re.compile(
    rf"全部|所有|统统|一律|全都|全面|普遍|个个|各地|到处|每[个家一]|{ALL}|(?<![在为])全[国省市县区域镇乡村](?!人大|性|局|文)|一起|一刀切|强制"
)
_PARTLY = re.compile(
    r"(?<!全[国省市县区])率先(?=[在将把于对]|配置|实施|开展)|率先[^，,。；;]{0,6}在|先行(?:在|开展|实施|先试)|先在|首批|其中\d|部分|个别|暂缓|暂不|试点(?=[县市区镇乡村单地]|在)"
    r"|(?:条件)?具备(?:条件)?的|有条件的|仅(?=限|在|对|供)|只(?:在|对|限|适用)|限于|选[取择][^，,。；;]{0,12}(?:试点|开展|实施)"
)
"""Says that something is so only here and there, or only for some."""
_WHOLE = re.compile(rf"全部|全覆盖|一律|全都|{ALL}|所有|均|全[国省市县区域](?!率先)")

_OF_EACH = re.compile(
    rf"全部|全覆盖|一律|全都|{ALL}|所有|均|完全|每|任何|各(?![自项类种])|一切|普遍|必须|应当|不得|禁止|100%|唯一|清零"
)
_REGION = re.compile(r"全[国省市县区域镇乡村]")
_VERB = 2
"""Characters of a verb of ending."""


def asks_if_it_goes_on(question: str) -> bool:
    """Whether a folded question asks if something that was so still is: 还要考核吗."""
    return bool(_STILL.search(question)) and not _BESIDE.search(question)


def is_ended(clause: str, question: str = "") -> bool:
    """Whether a folded clause takes something away that a folded question does not: 取消考核, 不再收费."""
    if _IF_ENDED.search(clause) or _GOES_ON_ANYWAY.search(clause):
        return False
    told = _DESCRIBES.sub("", _NOT_ENDED.sub("", clause))
    return any(ended[:_VERB] not in question for ended in _ENDS.findall(told))


def goes_on(said: str) -> bool:
    """Whether a folded statement has words that what was so still is, or must or may be."""
    return bool(_GOES_ON.search(said))


def asks_of_all(question: str) -> bool:
    """Whether a folded question asks if something is so everywhere, or of everyone: 全省都强制推开了吗."""
    return bool(_EVERYWHERE.search(question))


def is_partial(clause: str) -> bool:
    """Whether a folded clause says something only of some: 率先在两个县实施, 条件具备的."""
    return bool(_PARTLY.search(clause)) and not _WHOLE.search(clause)


def tells_of_all(question: str, said: str) -> bool:
    """Whether a folded statement says something of all that a folded question asks of."""
    named = set(_EVERYWHERE.findall(question)) | set(_REGION.findall(question))
    return bool(_OF_EACH.search(said) or any(word in said for word in named))


def takes_away(question: str, clause: str) -> bool:
    """Whether a folded clause ends what a folded question asks to go on, or limits what it asks of all."""
    if asks_if_it_goes_on(question) and is_ended(clause, question):
        return True
    return asks_of_all(question) and is_partial(clause) and not is_partial(question)
