"""Figures and times in a text: where they stand, their unit and what kind of quantity they are; pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.types import Span


class Quantity(StrEnum):
    """What a unit measures."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    PEOPLE = "people"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    CONCENTRATION = "concentration"
    RATIO = "ratio"
    DURATION = "duration"
    TIME = "time"
    PLAIN = "plain"


_UNITS: dict[Quantity, str] = {
    Quantity.CONCENTRATION: "微克/立方米 毫克/立方米 毫克/升 微克每立方米 μg/m³ µg/m³ mg/L mg/m³",
    Quantity.MONEY: "人民币 美元 欧元 港元 元 块钱 块",
    Quantity.SHARE: "个百分点 百分点 % ％ ‰ 成",
    Quantity.PEOPLE: "人次 人 名 位",
    Quantity.AREA: "平方公里 平方千米 平方米 公顷 亩 km² m² ㎡ 平方",
    Quantity.VOLUME: "立方米 立方 升 m³",
    Quantity.LENGTH: "公里 千米 海里 厘米 毫米 米 km",
    Quantity.MASS: "吨标准煤 吨标煤 蒸吨/小时 蒸吨 吨/日 吨 公斤 千克 克 斤",
    Quantity.ENERGY: "千瓦时 兆瓦 千瓦 度 瓦 焦耳",
    Quantity.DURATION: "个工作日 工作日 个月 小时 分钟 年 天 日 周 学时 课时",
    Quantity.COUNT: (
        "家 个 户 件 起 项 次 场 条 座 台 套 辆 所 处 宗 笔 批次 批 期 支 幢 头 艘 只 份 种 类 类型 部门 "
        "部 方面 版 例 倍 级 轮 镇 乡 村 县 市 区 字 对 组 栋 间 本 张 篇 门 厂 届 班 点位 站 公司 企业 "
        "街道 社区 小区 基地 项目 平台 指标"
    ),
}
_KIND_OF_UNIT = {unit: kind for kind, units in _UNITS.items() for unit in units.split()}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_KIND_OF_UNIT, key=len, reverse=True))

_ARABIC = r"\d[\d,，]*(?:\.\d+)?"
_CHINESE = r"[一二两三四五六七八九十百千万〇零]+"
_BEFORE = r"(?:不低于|不少于|不高于|不超过|至少|超过|超|达到|近|约|逾|力争)?"
_AFTER = r"(?:以上|以下|以内|左右|上下)?"
_MORE = r"(?:余|多|几)?"
_MAGNITUDE = r"[十百千万亿]*"
_RANGE = rf"(?:\s*[-–—~～至到]\s*{_ARABIC})?"

_FIGURE = re.compile(
    rf"(?P<sign>{_BEFORE})\s*(?P<number>{_ARABIC}{_RANGE})\s*"
    rf"(?:{_MORE}{_MAGNITUDE}?{_MORE}\s*(?P<unit>{_UNIT})|{_MORE}{_MAGNITUDE}{_MORE})(?P<after>{_AFTER})"
)
_CHINESE_FIGURE = re.compile(
    rf"(?P<sign>{_BEFORE})(?:百分之(?P<share>{_CHINESE})|(?P<number>{_CHINESE})(?P<more>{_MORE})(?P<unit>{_UNIT}))"
    rf"(?P<after>{_AFTER})"
)
_LATIN_END = re.compile(r"[a-zA-Z]$")
_GRADE = re.compile(r"劣?[ⅠⅡⅢⅣⅤ]+类(?:以上|以下)?")
_RATIO = re.compile(r"\d+(?:\.\d+)?\s*[:：]\s*\d+(?:\.\d+)?(?!\d*[:：])")
_ENDING = r"(?:底前|年底前|月底前|初前|底|初|末|前|以前|之前|中旬|上旬|下旬|起|以来)?"
_TIME = re.compile(
    rf"\d{{4}}\s*[-/.]\s*\d{{1,2}}\s*[-/.]\s*\d{{1,2}}(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
    rf"|(?:\d{{4}}|[〇零一二三四五六七八九]{{4}})\s*年\s*(?:\d{{1,2}}\s*月\s*(?:\d{{1,2}}\s*日)?|第?[一二三四]季度|上半年|下半年)?{_ENDING}"
    rf"|(?<!\d)\d{{1,2}}\s*月\s*(?:\d{{1,2}}\s*日)?{_ENDING}(?:[至-]\d{{1,2}}\s*月(?:\d{{1,2}}\s*日)?{_ENDING})?"
    rf"|(?:今年|去年|前年|明年|当年)(?:\d{{1,2}}月(?:\d{{1,2}}日)?|年初|年底|[一二三四]季度)?{_ENDING}"
    rf"|(?<![\d第])[一二三四]季度|[“\"]?十[一二三四五]五[”\"]?(?:期间|时期|以来|末|中后期)?"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity or a time as it stands in a text.

    Attributes:
        span: The whole expression, comparison words included.
        text: The characters of the span.
        number: The digits as printed, or a Chinese numeral.
        unit: As printed, magnitude left out; empty for a bare number.
        kind: What the unit measures.
    """

    span: Span
    text: str
    number: str
    unit: str
    kind: Quantity


def times_in(text: str, offset: int = 0) -> list[Figure]:
    """Dates, years and periods in reading order; spans are moved by `offset`."""
    return [
        Figure(Span(offset + m.start(), offset + m.end()), m[0], m[0], "", Quantity.TIME)
        for m in _TIME.finditer(text)
    ]


def figures_in(text: str, offset: int = 0) -> list[Figure]:
    """Quantities and times in reading order, none overlapping another; spans are moved by `offset`."""
    found = times_in(text, offset)
    for pattern, make in (
        (_RATIO, _ratio),
        (_GRADE, _grade),
        (_FIGURE, _arabic),
        (_CHINESE_FIGURE, _chinese),
    ):
        taken = [figure.span for figure in found]
        for match in pattern.finditer(text):
            figure = make(match, offset)
            if figure and not any(figure.span.overlap(span) for span in taken):
                found.append(figure)
    return sorted(found, key=lambda figure: figure.span)


def quantity_of(unit: str) -> Quantity:
    """What a unit measures; `PLAIN` for one that is not known."""
    return _KIND_OF_UNIT.get(unit, Quantity.PLAIN)


def _ratio(match: re.Match[str], offset: int) -> Figure:
    return Figure(_trimmed(match, offset), match[0].strip(), match[0], "", Quantity.RATIO)


def _grade(match: re.Match[str], offset: int) -> Figure:
    return Figure(_trimmed(match, offset), match[0], match[0].rstrip("类以上下"), "类", Quantity.COUNT)


def _arabic(match: re.Match[str], offset: int) -> Figure | None:
    unit = match["unit"] or ""
    before = match.string[max(0, match.start() - 6) : match.start("number")]
    if before.rstrip().endswith("第") or (not unit and _is_label(before, match)):
        return None
    if _LATIN_END.search(before) and quantity_of(unit) is Quantity.DURATION:  # PM2.5年均浓度
        return None
    return Figure(_trimmed(match, offset), match[0].strip(), match["number"], unit, quantity_of(unit))


def _chinese(match: re.Match[str], offset: int) -> Figure | None:
    if match["share"]:
        return Figure(_trimmed(match, offset), match[0], match["share"], "百分之", Quantity.SHARE)
    if match.string[: match.start("number")].endswith("第") or _is_idiom(match):
        return None
    unit = match["unit"]
    return Figure(_trimmed(match, offset), match[0], match["number"], unit, quantity_of(unit))


def _is_label(before: str, match: re.Match[str]) -> bool:
    """Whether a bare number is part of a name or a list mark rather than a quantity."""
    after = match.string[match.end() : match.end() + 2]
    return bool(re.search(r"[a-zA-Z_{-]$", before)) or after[:1] in {".", "、", "．", ")", "）", "号"}


def _is_idiom(match: re.Match[str]) -> bool:
    """Whether the numeral is a list word (一是, 一方面) or part of a word (一起, 一级, 万人空巷)."""
    return match["number"] in {"一", "万", "千", "百", "十"} and not match["more"]


def _trimmed(match: re.Match[str], offset: int) -> Span:
    lead = len(match[0]) - len(match[0].lstrip())
    return Span(offset + match.start() + lead, offset + match.start() + len(match[0].rstrip()))
