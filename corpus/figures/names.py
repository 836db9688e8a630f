"""Which numerals are no figures: parts of names, list marks, ordinals, codes, telephone numbers; pure."""

import re

from corpus.figures.scanning import Numeral
from corpus.figures.units import NOUNS, Quantity, unit_of
from corpus.figures.vocabulary import set_of
from corpus.numerals import CHINESE

_MEASURED = frozenset(Quantity) - {
    Quantity.COUNT,
    Quantity.GRADE,
    Quantity.PLAIN,
    Quantity.PEOPLE,
    Quantity.DURATION,
}
"""Kinds that are figures even in a quoted name, and after a bare 一."""

_CODE_BEFORE = re.compile(r"[_{}/.#№^]$|\d[-:：—]$|[A-Za-z]-$")
_LATIN_BEFORE = re.compile(r"[A-Za-z]$")
_ORDINAL_BEFORE = re.compile(r"[第初]\s?$")
_PROVISION = re.compile(r"前[一二两三四五六七八九\d]{1,2}[款条项]")
_LABEL_AFTER = re.compile(r"\s?[号时分点秒](?!召)|[A-Za-z_+]|[-－]\d|\.\d|[〕\]］]")
_STATED = re.compile(
    r"(?:为|是|达到?|至|到|共|计|[指系]数|得分|评分|[率值比]|年|年的|由|从|约|近|超过?|于)\s?$"
)
_VAGUE_BEFORE = re.compile(r"[数几]\s?$")
_PART_AFTER = re.compile(r"制(?![度造定成作约品])|代(?![表理])")
"""What makes a name of a number and its unit: 五人制, 70年代."""
_CALENDAR_YEAR = re.compile(r"(?:19|20)\d{2}")
_QUOTED = re.compile(r"“([^”\n]{1,26})”|《([^》\n]{1,60})》|「([^」\n]{1,26})」|‘([^’\n]{1,26})’")
_CLAUSES = re.compile(r"[，。；：！？,;]")
_ASSEMBLY = re.compile(r"[届次](?:中央)?(?:全体|全会|会议|党代会|人大|代表|常委)|届")
_PHASE = re.compile(r"期(?:工程|项目|平台|建设|规划|改造|扩建|厂)")
_WORD = re.compile(
    r"(?:十[六七八九]|二十)大(?!型|类|项)|[一二三]元(?!以)|[二三]次(?=污染|产业|分配|能源|供水|加压|创业|开发|装修|感染|元件)|二期|二套|三产"
)
"""Numerals with a unit that are words of their own: 十九大, 二元结构, 二次污染."""
_NEVER_CHINESE = set_of("度 门 口 面 片 把 步 单 列 人民币 字 尾")
"""Units that make words with Chinese digits (一面, 三门, 两口子), and are counted in Arabic ones."""
_ONE_OF_A_KIND = re.compile(r"[这那每某同另唯任年上下]$")
_SCALES = set_of("万 千 百 十 亿 千万 百万")
_SCALE_COUNTS = set_of("个 项 家 条 户 名 件 场")
_TEN_OF = frozenset({Quantity.DURATION, Quantity.RATIO, Quantity.MONEY, Quantity.PEOPLE})
"""What a bare 十 counts: 十日后, 十倍, 十元, 十人."""
_COMPARED_BEFORE = re.compile(r"(?:[近上约逾超过达]|接近|将近|超过)\s?$")
_PER_TEN_THOUSAND = re.compile(r"[万百千][元吨]")
_DAYS_AFTER = re.compile(r"\s?(?:[内以之期后前或、]|的期|拘留|至\d)")
"""What follows a number of days; without it, 26日 is a day of the month."""
_DAYS_BEFORE = re.compile(
    r"(?:(?<!\d[日月年])前|延长|超过|[少多]于|[至最][多少]|提前|期限为|(?<!日)期为|累计|连续|已?满)\s?$"
)
"""What precedes one: 延长15日."""
_RANK_BEFORE = re.compile(r"(?:[居列获]|排名?|位次|名次)[^，。；、\d]{0,12}?$")
_NO_RANK_AFTER = r"(?![方次届期批个条章节轮时书产三一])"
_RANK = re.compile(rf"第(?P<number>[{CHINESE}]{{1,4}}|\d{{1,4}})(?:位|名)?{_NO_RANK_AFTER}")


def quoted_names(text: str) -> list[tuple[int, int]]:
    """Where short quotations and titles stand that are names and no sentences."""
    found = []
    for quoted in _QUOTED.finditer(text):
        inner = quoted[quoted.lastindex or 0]
        if quoted.lastindex == 2 or not _CLAUSES.search(inner):
            found.append(quoted.span())
    return found


def ranks_in(text: str) -> list[re.Match[str]]:
    """Ranks that something holds: 居宁波市第一, 排名第3位."""
    return [
        found
        for found in _RANK.finditer(text)
        if _RANK_BEFORE.search(text[max(0, found.start() - 16) : found.start()])
    ]


def is_figure(text: str, numeral: Numeral, *, in_name: bool) -> bool:
    """Whether a numeral says how much or how many.

    Args:
        text: What it stands in.
        numeral: The numeral.
        in_name: Whether it stands in a quoted name.
    """
    before = text[max(0, numeral.start - 8) : numeral.start]
    kind = unit_of(numeral.unit).kind
    if in_name and (kind not in _MEASURED or numeral.form == "chinese"):
        return False
    if _is_ordinal(text, numeral, before):
        return False
    if numeral.form in ("share", "grade", "half"):
        return True
    if numeral.form == "chinese":
        return _is_chinese_figure(text, numeral, before, kind)
    if _is_code(before, kind):
        return False
    return numeral.form == "ratio" or _is_arabic_figure(text, numeral, before)


def _is_ordinal(text: str, numeral: Numeral, before: str) -> bool:
    """Whether the numeral tells which one, or what kind: 第三条, 前两款, 70年代, 五人制."""
    named = numeral.unit in ("年", "人") and _PART_AFTER.match(text, numeral.end)
    provision = _PROVISION.match(text, max(0, numeral.start - 1))
    return bool(named or provision or _ORDINAL_BEFORE.search(before))


def _is_code(before: str, kind: Quantity) -> bool:
    """Whether digits go on with something: PM2.5年均浓度, 0571-28897033."""
    latin = _LATIN_BEFORE.search(before) and kind not in (Quantity.SHARE, Quantity.MONEY)
    return bool(latin or _CODE_BEFORE.search(before))


def _is_arabic_figure(text: str, numeral: Numeral, before: str) -> bool:
    is_year = _CALENDAR_YEAR.fullmatch(numeral.number) is not None
    if not numeral.unit:
        return not is_year and not _LABEL_AFTER.match(text, numeral.end) and _is_stated(text, numeral, before)
    if numeral.unit == "日" and not numeral.more:
        return bool(_DAYS_AFTER.match(text, numeral.end) or _DAYS_BEFORE.search(before))
    if numeral.unit[-1] in "省县乡村":
        return not text.startswith("道", numeral.end)
    return not (is_year and numeral.unit == "年") and not (numeral.unit == "期" and before.endswith("总"))


def _is_stated(text: str, numeral: Numeral, before: str) -> bool:
    """Whether a bare number is said of something: 指数为87.5, 近1.5万."""
    if numeral.more or text[numeral.end - 1] in CHINESE:
        return True
    return _STATED.search(before) is not None


def _is_chinese_figure(text: str, numeral: Numeral, before: str, kind: Quantity) -> bool:
    number, unit = numeral.number, numeral.unit
    if not unit:
        return len(number) > 1 and "亿" in number
    if number in ("零", "〇") or _VAGUE_BEFORE.search(before) or _is_word(text, numeral):
        return False
    if number == "一":
        lasts = kind is Quantity.DURATION and unit != "周" and not _ONE_OF_A_KIND.search(before)
        return (kind in _MEASURED or lasts) and unit not in ("度", "斤")
    if unit in _NEVER_CHINESE:
        return False
    if number in _SCALES and not numeral.more:
        return (number == "十" and kind in _TEN_OF) or _is_scale_figure(text, numeral, before)
    return unit not in NOUNS or len(unit) > 1 or number == "两" or len(number) > 1


def _is_word(text: str, numeral: Numeral) -> bool:
    """Whether the numeral with its unit is a word of its own, or counts meetings and phases in order."""
    unit = numeral.end - len(numeral.unit)
    return bool(_WORD.match(text, numeral.start) or _ASSEMBLY.match(text, unit) or _PHASE.match(text, unit))


def _is_scale_figure(text: str, numeral: Numeral, before: str) -> bool:
    """Whether a bare 百, 千 or 万 counts: 近千户, 百个项目; not 万元产值 nor 百年."""
    if _COMPARED_BEFORE.search(before):
        return True
    per = _PER_TEN_THOUSAND.match(text, numeral.start)
    return not per and numeral.number in ("百", "千", "十") and numeral.unit in _SCALE_COUNTS
