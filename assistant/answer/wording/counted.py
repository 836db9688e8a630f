"""What a figure must measure to be of a thing that a question names: people, money, land; pure."""

import re

from assistant.answer.wording.sought import Sought
from corpus.figures import Figure, Quantity

_PEOPLE = re.compile(
    r"(?:[^成动器会元]员|工人|[^工法证私个别强]人|[教律医技厨摄设导牧]师|[居农市村渔牧灾移公网]民|[考学毕新师医]生|"
    r"[职员民矿技社]工|[水船选能]手|[经管]理者|消费者|[警法检]官|[民交武]警|游客|旅客|乘客|顾客|儿童|老人|孩子|青年|少年|"
    r"妇女|孕妇|群众|干部|专家|代表|教授|院士|志愿者|患者|学者|记者|人口|劳动力|护士|保姆|月嫂|司机|书记|主任|人才|博士|"
    r"硕士|士兵|军人)$"
)
_COUNTS_PEOPLE = frozenset({"个", "名", "位", "人", "人次", "批", "户", "家", "对", "组"})
_ATTENDANCES = "人次"
"""Counts one who comes three times three times, and so tells nothing of how many there are."""
_MEASURED_IN: tuple[tuple[re.Pattern[str], frozenset[Quantity]], ...] = (
    (
        re.compile(
            r"(?:[保金税总限余数]额|(?:交易|贷款|投资|补贴|销售|成交|进出口|授信)额|费|费用|经费|款|"
            r"[资奖租罚押赔助偿证抚慰酬赎税佣薪]金|工资|薪酬|(?<!评)价|价格|产值|利润|税收|预算|开支|支出|投资|投入|补贴|补助|"
            r"津贴)$"
        ),
        frozenset({Quantity.MONEY}),
    ),
    (re.compile(r"(?<!充)电量?$"), frozenset({Quantity.ENERGY, Quantity.POWER})),
    (re.compile(r"(?:库容|容积|体积|蓄水量)$"), frozenset({Quantity.VOLUME})),
    (re.compile(r"(?:土地|耕地|农田|林地|湿地|草地|绿地|水面)$|^地$"), frozenset({Quantity.AREA})),
)
"""Ends of names, and what they are measured in."""
_STUFF = re.compile(
    r"(?:垃圾|废[物水气料渣弃]物?|固废|危废|污[水泥物]|污染物|秸秆|粪[便污]|煤炭?|标煤|粮食?|淤泥|渣土|二氧化碳|天然气|[^山风口]水)$"
)
_IN_A_TIME = re.compile(r"[一每半](?:个?月|天|日|年|小时)|[日年月]均|[日年](?=产生|排放|处理)")
_AMOUNTS_OF_STUFF = frozenset({Quantity.MASS, Quantity.VOLUME, Quantity.PLAIN, Quantity.TECHNICAL})
"""What there is of such stuff in a day or a year; a share of it or a count of plants tells no such thing."""
_RATE = re.compile(r"(?<![频功效汇税费])率$")
_RATES = frozenset({Quantity.SHARE, Quantity.RATIO, Quantity.PLAIN})
_COUNTS = frozenset({Quantity.PLAIN, Quantity.COUNT, Quantity.PEOPLE, Quantity.GRADE})


def can_count(sought: Sought, figure: Figure, *, any_kind: bool) -> bool:
    """Whether a figure's unit can count or measure what a question names.

    Args:
        sought: What the amount is asked of.
        figure: The figure.
        any_kind: Whether the question's other words leave open what is measured.
    """
    if sought.quantity in _COUNTS and _PEOPLE.search(sought.phrase):
        return _counts_people(sought, figure)
    if _RATE.search(sought.phrase):
        return figure.kind in _RATES
    if not any_kind or sought.quantity not in {Quantity.PLAIN, Quantity.COUNT}:
        return True
    if sought.quantity is Quantity.COUNT:
        return figure.kind in _COUNTS
    if _STUFF.search(sought.phrase) and _IN_A_TIME.search(sought.before):
        return figure.kind in _AMOUNTS_OF_STUFF
    return all(figure.kind in kinds for name, kinds in _MEASURED_IN if name.search(sought.phrase))


def _counts_people(sought: Sought, figure: Figure) -> bool:
    if figure.kind is Quantity.COUNT:
        return figure.unit in _COUNTS_PEOPLE
    attended = figure.unit == _ATTENDANCES and sought.is_total
    return figure.kind in {Quantity.PEOPLE, Quantity.PLAIN} and not attended
