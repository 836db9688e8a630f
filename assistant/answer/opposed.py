"""Two things that are held against each other in one question, and what either one is asked; pure."""

import re

_TWO = re.compile(
    r"^(?:(?P<topic>[^，,？?]{2,})[，,])?(?P<first>[^，,？?]{2,}?)(?:和|与|跟|以及|还是)(?P<second>[^，,？?]{2,}?)"
    r"(?:[，,](?P<measure>[^，,？?]{0,20}?))?"
    r"(?P<ask>(?:各自?|分别)[^，,？?]{2,}"
    r"|(?:有|存在)(?:什么|啥|何|哪些?|多大)的?(?:区别|不同|差别|差异)"
    r"|(?:哪个|哪种|哪边|哪样|哪一?项|谁)(?P<of>[^，,？?]{0,8}?)(?:更|要|得)*[多少高低大小长短久重轻早晚狠严])[？?。]?$"
)
"""What either thing has, how they differ, or which of them has more."""
_OF_BOTH = re.compile(r"^(?P<thing>.+)的(?P<measure>[^的]{1,8})$")
_EACH = re.compile(r"^(?:各自?|分别)")
_LASTS = re.compile(r"期|时限|时长|时间|多久|[天年日月]数|年限|寿命|假")
_MEASURED = re.compile(r"罚|赔|款|费|价|钱|金|数|率|倍|比例|分值|面积|距离|标准|年龄|温度|补|奖|工资")
_DAY_ASKED = re.compile(r"[早晚]")


def opposed(question: str) -> list[tuple[str, str]]:
    """Both things with the question that each of them is asked; empty for questions of another form.

    「快车和慢车，票价有什么区别？」 asks 「快车，票价多少」 and 「慢车，票价多少」.
    """
    match = _TWO.match(question)
    if match is None or (_EACH.match(match["ask"]) and match["measure"] is None):
        return []
    second, measure = match["second"], match["measure"] or match["of"] or ""
    if not measure and (both := _OF_BOTH.match(second)):
        second, measure = both["thing"], both["measure"]
    asked = _asked_of_each(measure, match["ask"])
    return [
        (thing, "，".join(filter(None, (match["topic"], thing, asked)))) for thing in (match["first"], second)
    ]


def _asked_of_each(measure: str, asked: str) -> str:
    """What either thing is asked: 罚款多少, 期限多长时间, 做法怎样规定."""
    if _EACH.match(asked):
        return measure + _EACH.sub("", asked)
    bare = re.sub("[更得要的]+$", "", measure)
    if _DAY_ASKED.search(asked):
        return f"{bare}是什么时候"
    if bare.endswith("分"):
        return f"{bare.removesuffix('分')}多少分"
    if _LASTS.search(bare):
        return f"{bare}多长时间"
    return f"{bare}多少" if _MEASURED.search(bare) else f"{bare}怎样规定"
