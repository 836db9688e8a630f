"""What a passage is held against: the telling pairs of characters of a question, its figures, its kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.rerankers.characters import Flags, folded, pair_of
from index.tokens import tokens
from index.types import Expansion, Matrix, Rarity

_ASKING = re.compile(
    r"请问|告诉我|想知道|想问一下|麻烦|帮我|一下|到底|究竟|[呢吗吧啊呀么]|"
    r"是多少|有多少|多少|什么时候|何时|什么时间|哪一年|哪年|哪一天|哪天|几月几号|几月|几号|什么意思|"
    r"是什么|什么|怎么样|怎么办|怎么|咋办|如何|怎样|为什么|为何|哪些|哪里|哪个|哪位|哪|谁|啥|咋|"
    r"是不是|是否|能不能|可不可以|可以|有没有|会不会|算不算|应该|需要|几[个家种项类条位名]|"
    r"多大|多高|多长|多久|分别|各是|具体|一共|总共|我|你|他|她|的|了"
)
_RUN = re.compile(r"[^\W_]{2,}")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}|\d{2}(?=年))(?!\d)")
_KINDS: tuple[tuple[str, str], ...] = (
    (
        r"什么时候|何时|哪年|哪一年|哪天|哪一天|几月|几号|几时|时间|日期|期限|多久|多长时间|多少[天年]|几[天年个]",
        r"\d+年|\d+月|\d+日|[一二三四五六七八九十两]+(?:年|个月|日内|日|天|小时)|世纪|期限",
    ),
    (
        r"判刑|判几年|坐牢|量刑|处罚|怎么罚|罚款|罚多少|刑事责任|犯罪|犯法|违法|什么罪|构成.{0,6}罪|后果",
        r"有期徒刑|拘役|罚款|罚金|处罚|行政处分|依法追究|警告|责令|吊销|没收|拘留",
    ),
    (
        r"多少|百分之几|几成|多大|多高|多长|多重|比例|金额|数量|面积|几[家户件起项次场条座台套名万亿千百]",
        r"\d|百分之|[一二三四五六七八九十百千万亿两]+(?:元|人|个|倍|分之|以上|以下)",
    ),
    (
        r"谁|哪位|哪个(?:部门|单位|机构|城市|国家|公司|地方|人)|什么(?:部门|单位|机构|人)|由哪",
        r"[\u4e00-\u9fff](?:厅|局|委员会|部|法院|机关|机构|政府|公司|大学|协会|人民|主任|教授|[省市县区]长|人员|当事人)",
    ),
    (
        r"什么是|何谓|什么意思|含义|定义|是指|指的?是?什么|怎么理解|怎么算|算不算|如何认定|怎么认定",
        r"是指|所称|指的是|包括|认定为|视为|应当认定|称为|意为",
    ),
    (
        r"哪些|哪几|哪[两二三四五六七八九十]|包括什么|有什么|条件|分别|材料",
        r"下列|以下|[（(][一二三四五六七八九][）)]|包括|、.{1,30}、|分别|一是|应当具备",
    ),
    (
        r"怎么|如何|怎样|咋|流程|程序|步骤|办法|措施",
        r"应当|可以|向.{1,20}(?:申请|提出|起诉|报告)|通过|采取|申请|提交|措施|制定|加强|协商",
    ),
    (
        r"吗|是否|是不是|能不能|可不可以|可以.{0,12}吗|有没有|合法|有效|允许|能否|会不会|要不要",
        r"不得|应当|可以|有权|无权|禁止|无效|有效|必须|不予|支持|除外",
    ),
)
_COMPILED = tuple((re.compile(asked), re.compile(told)) for asked, told in _KINDS)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, taken apart.

    Attributes:
        text: Folded, asking words included.
        pairs: The numbers of its different telling pairs of characters, in the question's order.
        weights: How telling each pair is, shape `(pairs,)`, never all 0 unless there are none.
        follows: Whether a pair goes on where the one before it left off.
        softly: What else may stand for a pair: the folded words, how well they do, and for which pairs.
        numbers: Figures in the question, years left out.
        years: Years in the question, with four digits.
        kind: What a passage that answers would have to show; None when the question does not tell.
    """

    text: str
    pairs: tuple[int, ...]
    weights: Matrix
    follows: Flags
    softly: tuple[tuple[str, float, Flags], ...]
    numbers: tuple[str, ...]
    years: tuple[str, ...]
    kind: re.Pattern[str] | None

    def answers(self, text: str) -> float:
        """Whether a folded text shows what is asked for: 0 or 1, a half when any text would do."""
        return 0.5 if self.kind is None else float(self.kind.search(text) is not None)


def read_question(text: str, expansions: Sequence[Expansion], rarity: Rarity) -> Asked:
    """Take a question apart; `rarity` weighs its pairs."""
    whole = folded(text)
    content = _ASKING.sub(" ", whole)
    weighed = _weighed_pairs(content, rarity) or _weighed_pairs(whole, rarity)
    pairs = list(weighed)
    follows = [a[1] == b[0] and a + b[1] in whole for a, b in zip(["  ", *pairs], pairs, strict=False)]
    years = tuple(dict.fromkeys(year if len(year) == 4 else f"20{year}" for year in _YEAR.findall(whole)))
    return Asked(
        text=whole,
        pairs=tuple(map(pair_of, pairs)),
        weights=np.array(list(weighed.values()), np.float32),
        follows=np.array(follows, bool),
        softly=tuple(_softly(expansions, pairs)),
        numbers=tuple(dict.fromkeys(_NUMBER.findall(_YEAR.sub(" ", whole)))),
        years=years,
        kind=next((told for asked, told in _COMPILED if asked.search(whole)), None),
    )


def _weighed_pairs(content: str, rarity: Rarity) -> dict[str, float]:
    """Each different pair with its weight; that of a Latin word or a figure is shared by its pairs."""
    weights: dict[str, float] = {}
    for run in _RUN.findall(content):
        for word in tokens(run):
            pairs = [word[i : i + 2] for i in range(len(word) - 1) if word[i : i + 2].isalnum()]
            for pair in pairs:
                weights.setdefault(pair, max(0.0, rarity(word)) / len(pairs) + 1e-3)
    return weights


def _softly(expansions: Sequence[Expansion], pairs: Sequence[str]) -> "list[tuple[str, float, Flags]]":
    """Expansions with the pairs that they stand for; those that stand for none are left out."""
    found = []
    for expansion in expansions:
        part = folded(expansion.stands_for)
        covered = np.array([pair in part for pair in pairs], bool)
        if covered.any() and expansion.text:
            found.append((folded(expansion.text), expansion.weight, covered))
    return found
