"""A quantity or time that a yes-or-no question takes for true, held against what is said; pure."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer.wording.asking import bare_question
from assistant.answer.wording.everyday import in_figures
from assistant.answer.wording.modality import TAG
from corpus.figures import Direction, Figure, Quantity, Sign, figures_in
from corpus.sentences import clauses
from corpus.types import Span
from index.folding import fold

_CHOICE = re.compile(r"(?:是不是|有没有|是否|会不会|要不要|能不能|可不可以|到没到|够不够)")
_COMPARES_BEHIND = re.compile(
    r"(?:超过|超出|超|高于|低于|多于|少于|大于|小于|不止|不到|不足|没到|没超过|突破|达到?|至少|最多|最少|最高|最低|顶多|起码|只有|仅|就|才|已经?|也|约|大约|差不多|了)+$"
)
_MARKS = re.compile(
    r"(?:是|为|有|[到达过超]|要|得|罚|[处收交补给付赔缴扣记奖取按]|提前|在|仅|才|就|于|各|满|[休借拿领存贷放住用带养买等]|下降|上升|增长|提高|减少|增加|降低|降|升|增|减|不到|不足)"
    r"(?:了|大?约|差不多|将近|也就|只|一?共|前)*$"
)
"""What stands before a quantity that is taken for true; others only say of what case one asks."""
_CASE = re.compile(r"能|可以|要|得|会|还|免|算|需|应|必须|有|不|没|禁|的.")
_RULED_WITHIN = re.compile(
    r"^(?:就|都|还(?!要|得|必|应|须))?(?:不能|不得|不可|不准|不许|禁止|要(?!是)|得|必须|应当|应该|须)"
)
_OBJECT = re.compile(r"^的?[^，,]{1,14}$")
"""What a share is of, behind it: 一半以上的村."""
_IF_ONLY = re.compile(r"只要|只需|光要|凭")
_THEN = re.compile(r"就?(?:通过|成立|有效|行|可以|够|能)了?$")
_AFTER_IS = re.compile(r"^的[^，,的]{1,6}$")
_ENOUGH = re.compile(r"就(?:行|可以|够|能)了?$")
_LONGEST_TAIL, _LONGEST_OBJECT = 8, 14
_HAPPENS = re.compile(
    r"^(?:就|才|正式|开始|统一|要|得|必须|必|须)*(?:印发|发布|公布|出台|施行|实施|生效|通过|修订|召开|成立|启动|签[发订好署]|完成|建成|上报|报送|举行|开展|执行|开始|截止|到期|停止|结束)[^，,]{0,3}$"
)
_IS_WHEN = re.compile(r"(?:是|在|到|从|自|于|截止到?|定在)$")
_CLAUSE = re.compile(r"[，,；;、]")
_HIGHEST = re.compile(r"最[多高长大迟晚]|顶多|至多|上限|不超过|封顶")
_LOWEST = re.compile(r"最[少低短]|至少|起码|下限|不[低少]于")
_LEAVE = re.compile(r"(?<![只才功可])能|可以|允许|准许")
_HAS = re.compile(r"(?<!只)有[^，,是]{0,4}$|(?:够|满|达到?|到)(?:了|大?约)?$")
_UNDER = re.compile(r"(?:不到|不足|没到|没超过|没有超过|未达到?|没达到?)$")
_TIMES = re.compile(r"(?P<year>\d{2,4})年|(?P<month>\d{1,2})月|(?P<day>\d{1,2})[日号]|(?P<end>年底|年末)")
_PERCENT = {"倍": 100}
_HOURS = {"年": 8760, "月": 730, "天": 24, "工作日": 24, "小时": 1}
_ASKS = {Quantity.MONEY: "多少钱", Quantity.SHARE: "百分之几", Quantity.TIME: "什么时候"}
_SHARES = frozenset({Quantity.SHARE, Quantity.RATIO})
_RANKS = frozenset("类级期届批")
_TIMES_AND_PERCENT = {"倍", "%"}
_DAYS = frozenset({"天", "工作日"})
_ABOUT, _DOUBTFUL = Decimal("0.1"), Decimal("0.05")
_CENTURY, _SHORT_YEAR = 2000, 100


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a question takes for true.

    Attributes:
        figure: The quantity or time.
        before: What the question says before it, folded.
        counterpart: The question that asks for it instead.
        suffices: Whether it is asked if that much is enough.
    """

    figure: Figure
    before: str
    counterpart: str
    suffices: bool = False


def claimed_in(question: str) -> Claimed | None:
    """The quantity or time that a yes-or-no question takes for true; None where it only states a case.

    「罚款最高一万元吗？」 takes 一万元 for true, 「满六十岁能参加吗？」 states a case.
    """
    bare = in_figures(TAG.sub("", bare_question(fold(question))))
    figures = figures_in(bare)
    if not figures:
        return None
    figure = _as_money(figures[-1])
    before, behind = bare[: figure.span.start], bare[figure.span.end :]
    suffices = bool(_ENOUGH.search(behind) or (_IF_ONLY.search(before) and _THEN.search(behind)))
    behind = _THEN.sub("", behind) if suffices else behind
    longest = _LONGEST_OBJECT if figure.kind in _SHARES else _LONGEST_TAIL
    if len(behind) > longest or _CLAUSE.search(behind):
        return None
    is_time = figure.kind is Quantity.TIME
    if not (
        _claims_time(before, behind) if is_time else _claims_amount(figure, before, behind, suffices=suffices)
    ):
        return None
    lead = _COMPARES_BEHIND.sub("", _CHOICE.sub("", before))
    tail = _ENOUGH.sub("", behind)
    return Claimed(figure, before, f"{lead}{_asking(figure)}{tail}？", suffices)


def _claims_amount(figure: Figure, before: str, behind: str, *, suffices: bool) -> bool:
    if figure.low is None or not figure.unit or figure.unit in _RANKS:
        return False
    marked = _MARKS.search(before) or _COMPARES_BEHIND.search(before)
    if figure.kind in _SHARES and _OBJECT.match(behind) and not _CASE.search(behind[1:]):
        return bool(marked or suffices or figure.sign is not Sign.EXACT)
    if _AFTER_IS.match(behind):
        return bool(re.search(r"是(?:按|前)?$", before))
    if figure.kind is Quantity.DURATION and figure.sign is Sign.AT_MOST and _RULED_WITHIN.match(behind):
        return True
    stated = _CASE.search(_ENOUGH.sub("", behind))
    return not stated and bool(marked or figure.sign not in {Sign.EXACT, Sign.REACHED})


def _claims_time(before: str, behind: str) -> bool:
    return bool(_HAPPENS.match(behind) or (not behind.strip("的起了") and _IS_WHEN.search(before)))


def _asking(figure: Figure) -> str:
    if asks := _ASKS.get(figure.kind):
        return asks
    if figure.kind is not Quantity.DURATION:
        return f"多少{figure.unit}"
    within = "内" if figure.sign is Sign.AT_MOST and "内" in figure.text else ""
    unit = {"日": "天", "月": "个月", "岁": "周岁"}.get(figure.unit, figure.unit)
    return f"多少{unit}{within}"


def is_borne_out(claimed: Claimed, said: str) -> bool | None:
    """Whether a figure that is said agrees with the one that is taken for true; None when it stays open.

    Args:
        claimed: What the question takes for true.
        said: The figure that answers the counterpart, as displayed; it may have two bounds.
    """
    found = figures_in(in_figures(fold(said)))
    if not found:
        return None
    if claimed.figure.kind is Quantity.TIME:
        return _same_time(claimed.figure.text, found[0].text)
    alike = [each for each in found if _comparable(claimed.figure, each)]
    return _holds(claimed, alike) if alike else None


def is_said(claimed: Claimed, text: str) -> bool:
    """Whether a text has the figure that is taken for true."""
    if claimed.figure.kind is Quantity.TIME:
        return claimed.figure.number in fold(text)
    return any(
        _comparable(claimed.figure, each) and _value(each) == _value(claimed.figure)
        for each in figures_in(in_figures(fold(text)))
    )


def share_borne_out(claimed: Claimed, text: str) -> bool | None:
    """Whether the share in the clause of a text that has most words of a question agrees with it.

    None where the question takes no share for true, or where the shares of that clause do not agree.
    """
    if claimed.figure.kind not in _SHARES:
        return None
    said = in_figures(fold(text))
    parts = [part.text_of(said) for part in clauses(said, Span(0, len(said)))]
    with_shares = [part for part in parts if any(_comparable(claimed.figure, f) for f in figures_in(part))]
    meant = max(with_shares, key=lambda part: _shared_pairs(claimed.counterpart, part), default="")
    if not _shared_pairs(claimed.counterpart, meant):
        return None
    alike = [each for each in figures_in(meant) if _comparable(claimed.figure, each)]
    held = {_holds(claimed, [each]) for each in alike}
    return held.pop() if len(held) == 1 else None


def _shared_pairs(question: str, clause: str) -> int:
    """How many pairs of neighbouring characters two texts share."""
    return len({question[i : i + 2] for i in range(len(question) - 1) if question[i : i + 2] in clause})


def _as_money(figure: Figure) -> Figure:
    """A bare 15万 or 八百块 as the sum of money that it is."""
    bare = not figure.unit and figure.text.endswith(("万", "亿", "千", "百"))
    spoken = figure.unit in {"块", "块钱", "元钱"}
    return replace(figure, unit="元", kind=Quantity.MONEY) if bare or spoken else figure


def _comparable(one: Figure, other: Figure) -> bool:
    if one.low is None or other.low is None:
        return False
    if {one.normal_unit, other.normal_unit} == _TIMES_AND_PERCENT:
        return True
    if one.kind is not other.kind:
        return False
    lasting = one.normal_unit in _HOURS and other.normal_unit in _HOURS
    if lasting and {one.normal_unit, other.normal_unit} == _DAYS:
        return False
    return lasting or one.normal_unit == other.normal_unit


def _holds(claimed: Claimed, found: list[Figure]) -> bool | None:
    """Whether figures bear out what is taken for true, or is thought to be enough."""
    low, value = _bounds(found)[0], _value(claimed.figure)
    if claimed.suffices and low is not None and value is not None:
        return value > low or (value == low and found[0].sign is not Sign.OVER)
    return _amount_holds(claimed, found)


def _amount_holds(claimed: Claimed, found: list[Figure]) -> bool | None:
    low, high = _bounds(found)
    value, before = _value(claimed.figure), claimed.before + claimed.figure.text
    turned = {claimed.figure.direction, found[0].direction} == {Direction.UP, Direction.DOWN}
    if turned or value is None:
        return False if turned else None
    if _UNDER.search(claimed.before) or claimed.figure.sign is Sign.UNDER:
        return None if high is None else high < value
    if _HIGHEST.search(before) and high is not None:
        return high == value
    if _LOWEST.search(before) and low is not None:
        return low == value
    if claimed.figure.sign is Sign.OVER:
        return _is_over(value, low, high)
    return _exactly(claimed, value, low, high, found[0])


def _is_over(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool | None:
    if low is not None and low > value:
        return True
    return False if high is not None and high <= value else None


def _exactly(
    claimed: Claimed, value: Decimal, low: Decimal | None, high: Decimal | None, found: Figure
) -> bool | None:
    figure = claimed.figure
    if {found.sign, figure.sign} & {Sign.ABOUT, Sign.NEARLY}:
        return _about(figure, value, low if low is not None else high, found)
    if low is not None and high is not None and low < high:
        return None if low <= value <= high else False
    bound = low if low is not None else high
    if bound is None or bound == value:
        return bound == value
    if figure.sign in {Sign.AT_LEAST, Sign.REACHED} or _HAS.search(claimed.before):
        return low is not None and low > value
    if _LEAVE.search(claimed.before) and "提前" not in claimed.before:
        return value > bound if high is None else value < bound
    return False


def _about(figure: Figure, value: Decimal, found: Decimal | None, said: Figure) -> bool | None:
    """Whether a value is found that is about as much; nearly so is not more, a little more is open."""
    share = abs(found - value) / value if found is not None and value else Decimal(1)
    if figure.sign is Sign.NEARLY and said.sign is Sign.EXACT and found is not None and found > value:
        return None if share <= _ABOUT else False
    limit = _ABOUT if figure.sign is Sign.ABOUT else _DOUBTFUL
    return share <= limit if share <= limit or share > _ABOUT else None


def _bounds(found: list[Figure]) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and the highest value that figures allow; None where they leave it open."""
    first, last = found[0], found[-1]
    if len(found) > 1 and (first.sign, last.sign) == (Sign.AT_LEAST, Sign.AT_MOST):
        return _value(first), _value(last)
    low, high = _value(first), _value(first, upper=True)
    if first.sign in {Sign.AT_MOST, Sign.UNDER}:
        return None, high
    return low, (None if first.sign in {Sign.AT_LEAST, Sign.OVER} else high)


def _value(figure: Figure, *, upper: bool = False) -> Decimal | None:
    value = figure.normal_high if upper else figure.normal_low
    return None if value is None else value * (_HOURS | _PERCENT).get(figure.normal_unit, 1)


def _same_time(claimed: str, said: str) -> bool | None:
    one, other = _parts(claimed), _parts(said)
    shared = one.keys() & other.keys()
    if not shared:
        return None
    if any(one[name] != other[name] for name in shared):
        return False
    return True if one.keys() <= other.keys() else None


def _parts(time: str) -> dict[str, int]:
    """Year, month and day of a time, as far as it tells them; the end of a year is its last month."""
    parts: dict[str, int] = {}
    for found in _TIMES.finditer(time):
        name = str(found.lastgroup)
        if name == "end":
            parts["month"] = 12
            continue
        value = int(found[name])
        parts[name] = value + _CENTURY if name == "year" and value < _SHORT_YEAR else value
    return parts
