"""Two things that are held against each other in one question, and what either one is asked; pure."""

import re

import rjieba

from assistant.answer.compound.halves import in_full

_TWO = re.compile(
    r"^(?:(?P<topic>[^，,？?]{2,})[，,])?(?P<first>[^，,？?]{2,}?)(?:和|与|跟|以及|还是)(?P<second>[^，,？?]{2,}?)(?:比起来|相比|比较|比)?"
    r"(?:[，,](?P<measure>[^，,？?]{0,20}?))?"
    r"(?P<ask>(?:各自?|分别)[^，,？?]{2,}"
    r"|(?:有|存在)(?:什么|啥|何|哪些?|多大)的?(?:区别|不同|差别|差异|不一样)"
    r"|的?(?:区别|不同|差别|差异)(?:是|在|有)(?:什么|啥|哪些?|哪里|于什么)"
    r"|(?:哪一?[个种边样项]|谁)(?P<of>[^，,？?]{0,8}?)(?:更|要|得)*[多少高低大小长短久重轻早晚狠严])[？?。]?$"
)
"""What either thing has, how they differ, or which of them has more."""
_OF_BOTH = re.compile(r"^(?P<thing>.+)的(?P<measure>[^的]{1,8})$")
_NAMED = 2
"""So many words at most only name a thing: 夜间船只."""
_EACH = re.compile(r"^(?:各自?|分别)")
_AMOUNT = re.compile(r"多少|几|谁|多[长久]")
_FORMS = (
    (re.compile(r"^(.*(?:谁|哪|什么|怎|如何|多[少久长大高远]|几).*)$"), r"\1"),
    (re.compile(r"^(.*)(处罚|处理|处分|后果|责任)$"), r"\1会受什么\2"),
    (re.compile(r"^(.*)分$"), r"\1多少分"),
    (re.compile(r"^(.*(?:期|时限|时长|时间|[天年日月]数|年限|寿命|假).*)$"), r"\1多长时间"),
    (
        re.compile(
            r"^(.*(?:罚|赔|款|费|价|钱|金|数|率|倍|比例|面积|距离|限?值|限额|[上下]限|[高长浓幅速]度|标准|年龄"
            r"|温度|补|奖|工资).*)$"
        ),
        r"\1多少",
    ),
    (re.compile(r"^(.*)$", re.DOTALL), r"\1怎样规定"),
)
"""What is measured or done, and the question that asks for it."""
_NOUNS = frozenset("ntbsrm")
"""Parts of speech, by their first letter, of words for those that act and when: 个人, 夜间."""
_DAY_ASKED = re.compile(r"[早晚]")


def opposed(question: str) -> list[tuple[str, str]]:
    """Both things with the question that each of them is asked; empty for questions of another form.

    「快车和慢车，票价有什么区别？」 asks 「快车，票价多少」 and 「慢车，票价多少」.
    """
    match = _TWO.match(question)
    if match is None or (_EACH.match(match["ask"]) and match["measure"] is None and not _has_all(match)):
        return []
    second, measure = match["second"], match["measure"] or match["of"] or ""
    if not measure and (both := _OF_BOTH.match(second)):
        second, measure = both["thing"], both["measure"]
    if not measure and (named := in_full(match["first"], second)) != second:
        amount = _asked_of_each(match["first"], match["ask"]).removeprefix(match["first"])
        return [(match["first"], f"{match['first']}{amount}"), (second, f"{named}{amount}")]
    asked = _asked_of_each(measure, match["ask"])
    return [
        (thing, "，".join(filter(None, (match["topic"], thing, asked))))
        for thing in (_completed(match["first"], second), second)
    ]


def _has_all(match: re.Match[str]) -> bool:
    """Whether a topic before both things holds for them: 违规停船，个人和单位各罚多少."""
    return bool(match["topic"] and _AMOUNT.search(match["ask"]))


def _completed(first: str, second: str) -> str:
    """The first thing with what only the second one says of both: 个人 of 「个人和单位违规停船」."""
    if negated := re.match(rf"(?:未|不|没有?|非){re.escape(first)}(?=.)", second):
        return first + second[negated.end() :]
    tagged, other = rjieba.tag(first), rjieba.tag(second)
    alike = len(tagged) == 1 and tagged[0][1][0] in _NOUNS and tagged[0][1][0] == other[0][1][0]
    acts = len(other) > _NAMED or any(tag.startswith("v") for _, tag in other[1:])
    return first + "".join(word for word, _ in other[1:]) if alike and acts else first


def _asked_of_each(measure: str, asked: str) -> str:
    """What either thing is asked: 罚款多少, 期限多长时间, 做法怎样规定."""
    if _EACH.match(asked):
        return measure + _EACH.sub("", asked)
    bare = re.sub("[更得要的]+$", "", measure)
    if _DAY_ASKED.search(asked):
        return f"{bare}是什么时候"
    return next(pattern.sub(form, bare) for pattern, form in _FORMS if pattern.match(bare))
