"""Whether a figure's unit can be the one that a question asks for; pure."""

from corpus.figures.units import Quantity, unit_of

_ALIKE = (
    "棵 株",
    "本 册",
    "幢 栋 座 间",
    "只 头 匹 羽 条",
    "辆 台 架",
    "家 户",
    "件 起 宗 例 笔",
    "份 张 页",
    "艘 条",
)
"""Measure words that count the same things."""
_ANY = frozenset(["个", "项", "处", "种", "类", "批", "组", "所", "座", "方面", "级"])
"""Measure words for things of all kinds."""
_EVENTS_ONLY = frozenset(["次", "场", "场次", "期", "轮", "届"])
_EVENTS = _EVENTS_ONLY | {"批", "批次", "起", "件", "宗", "项", "班", "人次"}
"""Measure words for what takes place."""
_VAGUE = frozenset(["个", "项"])
"""What one asks with for whatever is counted."""
_HOURS = {"年": 8760.0, "岁": 8760.0, "月": 730.0, "天": 24.0, "工作日": 24.0, "小时": 1.0}
"""Hours of units of time, by their base."""
_FARTHEST = 60
_LASTING_ALIKE = (frozenset({"天", "工作日"}), frozenset({"年", "岁"}))


def agrees(asked: str, unit: str) -> bool:
    """Whether a figure in a unit answers a question that names another, if only after conversion.

    Args:
        asked: The unit or measure word that the question names, such as `家`.
        unit: The figure's own.
    """
    if unit.endswith(asked):
        return True
    wanted, found = unit_of(asked), unit_of(unit)
    if wanted.kind is Quantity.COUNT and found.kind in {Quantity.COUNT, Quantity.PEOPLE}:
        if {asked, unit} & _EVENTS_ONLY:
            return {asked, unit} <= _EVENTS or asked in _VAGUE
        return asked in _ANY or unit in _ANY or any({asked, unit} <= set(row.split()) for row in _ALIKE)
    if wanted.kind is Quantity.DURATION and found.kind is Quantity.DURATION:
        return wanted.base == found.base or any({wanted.base, found.base} <= same for same in _LASTING_ALIKE)
    if (wanted.kind, found.kind) == (Quantity.RATIO, Quantity.SHARE):
        return True
    return wanted.kind is found.kind or Quantity.PLAIN in {wanted.kind, found.kind}


def lasts_alike(asked: str, unit: str) -> bool:
    """Whether a length of time in a unit may answer a question in another: not days one in years.

    Args:
        asked: The unit that the question names, such as `年`.
        unit: The figure's own.
    """
    wanted, found = unit_of(asked), unit_of(unit)
    if wanted.base not in _HOURS or found.base not in _HOURS:
        return True
    one, other = (_HOURS[each.base] * float(each.factor) for each in (wanted, found))
    return max(one, other) <= _FARTHEST * min(one, other)
