"""Units and measure words: what they measure, and their factor to the unit that they are compared in.

Factors follow 国务院关于在我国统一实行法定计量单位的命令 (1984) and GB 3100; 15 亩 are one 公顷.
"""

import functools
import re
from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Quantity(StrEnum):
    """What a unit measures."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    GRADE = "grade"
    RANK = "rank"
    PEOPLE = "people"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    POWER = "power"
    CONCENTRATION = "concentration"
    TECHNICAL = "technical"
    RATIO = "ratio"
    DURATION = "duration"
    TIME = "time"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit.

    Attributes:
        kind: What it measures.
        base: The unit that it is compared in.
        factor: How many of `base` one of it is.
    """

    kind: Quantity
    base: str
    factor: Fraction = Fraction(1)

    def normal(self, value: Decimal) -> Decimal:
        """A value of this unit in the base unit."""
        return value * self.factor.numerator / self.factor.denominator


_MEASURES = """
money          元         1          元 块钱 元人民币 人民币
money          美元       1          美元
money          欧元       1          欧元
money          港元       1          港元 港币
money          英镑       1          英镑
money          日元       1          日元
money          韩元       1          韩元
money          卢布       1          卢布
share          %          1          % ％ 百分之
share          %          1/10       ‰ 千分之
share          %          10         成
share          百分点     1          个百分点 百分点
share          %          100        分之
people         人         1          人 名 位
people         人次       1          人次
area           平方米     1          平方米 平米 平方 m² ㎡
area           平方米     1000000    平方公里 平方千米 km²
area           平方米     10000      公顷
area           平方米     10000/15   亩
length         米         1          米
length         米         1000       公里 千米 km
length         米         1852       海里
length         米         1/100      厘米
length         米         1/1000     毫米
length         米         1/1000000  微米
mass           吨         1          吨
mass           吨         1/1000     公斤 千克 kg
mass           吨         1/2000     斤
mass           吨         1/1000000  克
mass           吨标准煤   1          吨标准煤 吨标煤
mass           蒸吨       1          蒸吨
volume         立方米     1          立方米 立方 m³
volume         立方米     1/1000     升
volume         立方米     1/1000000  毫升
energy         千瓦时     1          千瓦时 度 kWh
energy         千瓦时     1000       兆瓦时
energy         焦耳       1          焦耳
power          千瓦       1          千瓦 kW
power          千瓦       1000       兆瓦 MW
power          千瓦       1/1000     瓦
concentration  微克/立方米 1         微克/立方米 μg/m³ µg/m³
concentration  微克/立方米 1000      毫克/立方米 mg/m³
concentration  毫克/升    1          毫克/升 mg/L
technical      千伏       1          千伏 kV
technical      千伏       1/1000     伏
technical      分贝       1          分贝
technical      ℃          1          ℃ 摄氏度
duration       年         1          年 周年
duration       月         1          个月
duration       天         1          天 日
duration       天         7          周 个星期
duration       小时       1          小时 个小时
duration       小时       1/60       分钟
duration       工作日     1          个工作日 工作日
duration       学时       1          学时 课时 个学时 个课时
duration       岁         1          岁 周岁
ratio          倍         1          倍
"""
"""Kind, base unit, factor and spellings of everything that can be converted."""

_COUNTED = {
    Quantity.GRADE: "类 级",
    Quantity.COUNT: """
        家 个 户 件 起 项 次 场 场次 条 座 台 套 辆 所 处 宗 笔 批次 批 期 支 幢 头 艘
        只 份 种 轮 字 对 组 栋 间 本 张 篇 门 例 届 块 棵 株 羽 尾 匹 口 眼 盏 架
        枚 颗 根 列 队 桌 床 席 卷 册 部 款 班 站 大 单 步 把 片 面 标段 桶 箱 袋 瓶 股 桩 朵 层
    """,
}
_NOUNS = """
    部门 方面 类型 镇 乡 村 县 市 区 省 县市 县区 企业 公司 街道 社区 小区 基地 项目 平台
    指标 点位 厂 单位 行业 领域 环节 机构
"""
"""What is counted without a measure word in between, such as 四部门."""
_PER = """
    日 天 年 月 小时 分钟 秒 人 户 次 亩 公顷 平方米 平方公里 立方米 升 吨 公里 米 千瓦时
    千瓦 万元 亿元 头 套 辆 件 台
"""


def _table() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for line in _MEASURES.strip().splitlines():
        kind, base, factor, *spellings = line.split()
        table.update(dict.fromkeys(spellings, Unit(Quantity(kind), base, Fraction(factor))))
    for counted, words in (*_COUNTED.items(), (Quantity.COUNT, _NOUNS)):
        table.update({word: Unit(counted, word) for word in words.split()})
    return table


_TABLE = _table()
NOUNS = frozenset(_NOUNS.split())
_LONGEST = max(map(len, _TABLE))
_RATE = re.compile("[/·每]")
_RATES = frozenset(_PER.split())
_LONGEST_RATE = max(map(len, _RATES))
FIRST = "".join(sorted({re.escape(spelling[0]) for spelling in _TABLE}))
"""The characters that units begin with, as part of a class of a regular expression."""


@functools.lru_cache(maxsize=1024)
def unit_of(spelling: str) -> Unit:
    """The unit of a spelling; one that is not known is its own base, and measures nothing in particular.

    >>> unit_of("亩").kind.value, unit_of("公里/小时").base
    ('area', '米/小时')
    """
    known = _TABLE.get(spelling)
    if known:
        return known
    rate = _RATE.search(spelling)
    if rate is None:
        return Unit(Quantity.PLAIN, spelling)
    one = unit_of(spelling[: rate.start()])
    per = spelling[rate.start() :].replace("每", "/").replace("/天", "/日")
    return Unit(one.kind, f"{one.base}{per}", one.factor)


def unit_at(text: str, position: int) -> str:
    """The longest unit that stands at a position, with what it is reckoned by (元/吨); empty without one."""
    unit = _longest_at(text, position, _TABLE, _LONGEST)
    end = position + len(unit)
    marks = "/·" if quantity_of(unit) is Quantity.DURATION else "/·每"  # 三年每年 is no rate
    while unit and end < len(text) and text[end] in marks:
        per = _longest_at(text, end + 1, _RATES, _LONGEST_RATE)
        if not per:
            break
        end += 1 + len(per)
    return text[position:end]


def _longest_at(text: str, position: int, spellings: Container[str], longest: int) -> str:
    view = text[position : position + longest]
    return next((view[:size] for size in range(len(view), 0, -1) if view[:size] in spellings), "")


def quantity_of(unit: str) -> Quantity:
    """What a unit measures; `PLAIN` for one that is not known."""
    return unit_of(unit).kind
