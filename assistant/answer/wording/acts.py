"""Acts that a number tells of, in a question and beside a figure: 出动 and 抓; pure."""

import re

_ACTS = (
    ("抓|逮|拘|关押|判刑|坐牢|落网", "拘|逮捕|抓获|刑事强制|判处|判刑"),
    ("出动|派(?!出所|发)|下派|抽调", "出动|派(?!出所|发)|抽调"),
    ("培训|轮训|受训", "培训|轮训"),
    ("受益|惠及|受惠", "受益|惠及|受惠"),
    ("搬(?!运)|[动拆]迁", "搬迁|迁建|拆迁|转移安置"),
    ("表彰|获奖|得奖|受奖", "表彰|获奖|奖励"),
    ("死(?!角)|遇难|伤亡|受伤", "死亡|遇难|伤亡|受伤"),
    ("招聘|招录|[聘雇](?!用期)|请了|请来", "聘|招录|录用|雇"),
    ("关停|关闭|关掉|取缔|淘汰", "关停|关闭|取缔|淘汰|腾退"),
    ("没收", "没收"),
    ("罚(?!没)", "罚"),
    ("检查|巡查|抽查", "检查|巡查|抽查"),
    ("立案|查处", "立案|查处"),
    ("产生|排放|排出|排掉", "产生|排放|产出"),
    (
        "(?<!查)处理(?!费)|处置|焚烧|烧掉|回收|消纳",
        "(?<!查)处理(?!费)|处置|焚烧|回收|消纳|利用率",
    ),
)
"""How a question says an act, and how a document does."""
_ASKED = tuple(re.compile(asked) for asked, _ in _ACTS)
_TOLD = tuple(re.compile(told) for _, told in _ACTS)


def is_of_other_act(before: str, rest: str, said: str) -> bool:
    """Whether words beside a figure tell only other acts than the one whose number is asked for.

    Args:
        before: What the question says up to the asking words, folded.
        rest: What it says behind them.
        said: The folded words that the figure stands with.
    """
    asked = _nearest_act(before, rest)
    told = [act for act, pattern in enumerate(_TOLD) if pattern.search(said)]
    return asked is not None and bool(told) and asked not in told


def _nearest_act(before: str, rest: str) -> int | None:
    """The act that a question names nearest to its asking words: 抓 in 巡查抓了多少人."""
    distances = {}
    for act, pattern in enumerate(_ASKED):
        ends = [len(before) - found.end() for found in pattern.finditer(before)]
        starts = [found.start() for found in pattern.finditer(rest)]
        if ends or starts:
            distances[act] = min([*ends, *starts])
    return min(distances, key=distances.__getitem__, default=None)
