"""Persons whom a text names with their titles, and which of them a question asks for; pure."""

import re
from dataclasses import dataclass

from corpus.types import Span

_SURNAME = (
    "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛"
    "伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫屈鲍位覃霍翁隋植甘景薄包司柏宁柯阮桂闵柴华车冉房边]"
)
_RANK = (
    r"(?:副?(?:[部省市县区厅局州镇乡院校司处署盟旗会组科]|秘书)长"
    r"|副?(?:书记|主任|主席|总理|总书记|总工程师|总经理|董事长)|院士|教授)"
)
_ACTS = (
    "出席|参加|到会|主持|强调|指出|表示|要求|讲话|致辞|代表|率|在|同志|到|赴|"
    "作|对|介绍|说|宣布|批示|分别|等|一行|为|主讲|发言"
)
_TITLED = re.compile(
    rf"(?P<title>(?![和与及同])[\u4e00-\u9fff]{{0,14}}?{_RANK})(?P<name>(?!{_ACTS}){_SURNAME}[\u4e00-\u9fff]{{1,2}}?)(?=[、，,。；;：:（()）\s]|{_ACTS}|和|与|$)"
    rf"|(?P<given>(?:(?<![\u4e00-\u9fff])|(?<=[获由经受与和同及请被向对是])){_SURNAME}[\u4e00-\u9fff]{{1,2}}?)(?P<rank>{_RANK})"
)
_ASKS = re.compile(
    r"哪(?:一|几)?位(?!置|于|居)|(?:谁|哪个人|什么人|哪些人)[^，,？?]{0,10}"
    r"(?:出席|参加|到会|讲[了过]?话|主持|致辞|发言|批示|到场|带队|来了|宣布|揭牌|剪彩)"
)
_ASKED_RANK = re.compile(rf"哪[一几]?位(?P<rank>{_RANK})")
_LEVEL = re.compile(
    r"(?P<level>[部省市县区厅局院校镇乡州])(?:里|上|内|政府|委)?(?:面)?(?:下?来|派|出席|去|到会|参加|讲|的?哪|的?谁|的?领导|是哪|是谁)"
)
_DEEDS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"主持(?!人)"), re.compile(r"主持")),
    (re.compile(r"批示|表扬|肯定"), re.compile(r"批示|肯定|表扬")),
    (re.compile(r"讲[了过]?话|致辞|发言"), re.compile(r"讲话|致辞|发言|强调|指出")),
    (re.compile(r"来|出席|参加|到会|到场|去"), re.compile(r"出席|参加|到会|到场|莅临|讲话|主持")),
)
"""What somebody did at an occasion, as questions say it and as texts do."""
_ASKS_HOST = re.compile(
    r"(?:谁|哪[一几]?位(?:领导|人|同志)?|什么人)(?:来)?主持|主持(?:会议|仪式|大会)?的(?:是|人是)(?:谁|哪)"
)
_AMONG_OTHERS = 0.6
"""What it counts for that a text names everybody who took part."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a title.

    Attributes:
        title: As printed, such as `市水利局副局长`.
        span: Where title and name stand.
    """

    title: str
    span: Span


def persons_in(text: str) -> tuple[Person, ...]:
    """Everybody whom a text names with a title, in order.

    >>> [person.title for person in persons_in("副县长林小满、县水利局局长何平出席会议。")]
    ['副县长', '县水利局局长']
    """
    return tuple(
        Person(found["title"] or found["rank"], Span(*found.span())) for found in _TITLED.finditer(text)
    )


def asks_for_a_person(question: str) -> bool:
    """Whether a folded question asks which person did something."""
    return bool(_ASKS.search(question))


def asks_for_a_host(question: str) -> bool:
    """Whether a folded question asks who chaired a meeting."""
    return bool(_ASKS_HOST.search(question))


def tells_host(text: str) -> bool:
    """Whether a text says that somebody chaired something."""
    return "主持" in text


def person_fit(question: str, contrast: str, text: str) -> float:
    """About 1 when a text names somebody of the rank that is asked for, and what they did; else 0.

    Args:
        question: Folded, without what it sets apart from what it means.
        contrast: Who is not meant, such as 副省长; may be empty.
        text: A sentence as displayed.
    """
    meant = _meant(question, contrast, text)
    if not meant or not did_so(question, text):
        return 0.0
    return 1.0 + _AMONG_OTHERS * (len(meant) > 1)


def did_so(question: str, text: str) -> bool:
    """Whether a text speaks of what the person did whom a question asks for, if it says that."""
    told = next((told for asks, told in _DEEDS if asks.search(question)), None)
    return told is None or bool(told.search(text))


def person_meant(question: str, contrast: str, text: str) -> str:
    """The only person of a text who can be meant, with the title; empty where it names several or none."""
    meant = _meant(question, contrast, text) if did_so(question, text) else []
    is_told_apart = _LEVEL.search(question) or _ASKED_RANK.search(question)
    return meant[0].span.text_of(text) if len(meant) == 1 and is_told_apart else ""


def _meant(question: str, contrast: str, text: str) -> list[Person]:
    level, rank = _LEVEL.search(question), _ASKED_RANK.search(question)
    return [
        person
        for person in persons_in(text)
        if not (contrast and contrast in person.title)
        and (rank is None or person.title.endswith(rank["rank"]))
        and (level is None or f"{level['level']}长" in person.title or level["level"] in person.title[:-2])
    ]
