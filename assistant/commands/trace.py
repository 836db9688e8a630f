"""How an answer came about, for a terminal and as JSON: every value on the way."""

from collections.abc import Iterator, Mapping

from assistant.explaining import KINDS, shown
from assistant.trace import Trace, Weighed
from assistant.types import Answer
from assistant.understand import Kind
from corpus.figures import Quantity

KIND_NAMES: Mapping[Kind, str] = {
    Kind.FIGURE: "数字",
    Kind.DATE: "时间",
    Kind.DURATION: "时长",
    Kind.LIST: "列举",
    Kind.WHO: "谁",
    Kind.WHERE: "哪里",
    Kind.DEFINITION: "含义",
    Kind.PROCEDURE: "怎么办",
    Kind.YES_NO: "是否",
    Kind.STATUS: "效力",
    Kind.PROGRESS: "进展",
    Kind.GENERAL: "一般",
}
"""What kinds of questions are called."""

QUANTITY_NAMES: Mapping[Quantity, str] = {
    Quantity.MONEY: "金额",
    Quantity.SHARE: "比例",
    Quantity.COUNT: "个数",
    Quantity.GRADE: "等级",
    Quantity.RANK: "名次",
    Quantity.PEOPLE: "人数",
    Quantity.AREA: "面积",
    Quantity.LENGTH: "长度",
    Quantity.MASS: "重量",
    Quantity.VOLUME: "体积",
    Quantity.ENERGY: "能量",
    Quantity.POWER: "功率",
    Quantity.CONCENTRATION: "浓度",
    Quantity.TECHNICAL: "技术指标",
    Quantity.RATIO: "倍数",
    Quantity.DURATION: "时长",
    Quantity.TIME: "时间",
    Quantity.PLAIN: "数",
}
"""What kinds of figures are called."""

FEATURES: Mapping[str, str] = {
    "words": "词语覆盖",
    "words_around": "连同上下文",
    "meaning": "语义",
    "like_words": "近义词覆盖",
    "like_tokens": "逐词相似",
    "passage": "段落得分",
    "place": "地方",
    "year": "年份",
    "part": "季度月份",
    "shape": "答案形式",
    "heading": "标题被点名",
    "local": "答案旁的词",
}
"""The features of a sentence and what readers call them; one without a name here goes by its own."""

_LONGEST = 80


def trace_text(answer: Answer) -> str:
    """How the question was understood, the best sentences, the decision, and the check of the words."""
    return "\n".join(_lines(answer))


def trace_json(trace: Trace) -> dict[str, object]:
    """A trace with names as the program uses them; sets as sorted lists."""
    asked = trace.asked
    return {
        "question": asked.text,
        "kind": asked.kind.value,
        "quantities": sorted(quantity.value for quantity in asked.quantities),
        "unit": asked.unit,
        "places": list(asked.places),
        "years": sorted(asked.years),
        "parts": sorted(asked.parts),
        "sentences": [_sentence_json(sentence) for sentence in trace.sentences],
        "chosen": trace.chosen,
        "decisive": dict(trace.decisive),
        "weights": dict(trace.weights),
        "bias": trace.bias,
        "probability": trace.probability,
        "threshold": trace.threshold,
        "refusal": trace.refusal,
    }


def _sentence_json(sentence: Weighed) -> dict[str, object]:
    return {
        "doc": sentence.doc_id,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "score": sentence.score,
        "features": dict(sentence.features),
    }


def _lines(answer: Answer) -> Iterator[str]:
    for expansion in answer.expansions:
        kind = KINDS.get(expansion.kind, expansion.kind)
        yield f"另用说法 {expansion.stands_for} → {expansion.text}（{kind}，{shown(expansion.weight)}）"
    for trace in answer.traces:
        yield from _trace(trace)
    proven, cited = len(answer.statements), len(answer.citations)
    yield f"逐字核对 提出 {answer.proposed} 条，证实 {proven} 条，引文 {cited} 处"


def _trace(trace: Trace) -> Iterator[str]:
    yield f"问题 {trace.asked.text}"
    yield f"理解 {' · '.join(_understood(trace))}"
    for rank, sentence in enumerate(trace.sentences, 1):
        yield f"句子{rank} {shown(sentence.score)} {_shortened(sentence.text)}"
        yield f"    {_features(sentence.features)}"
    if trace.chosen:
        yield f"取用 {_shortened(trace.chosen)}"
    if trace.decisive:
        yield f"依据 {_weighted(trace)}"
    decision = f"不答：{trace.refusal}" if trace.refusal else "回答"
    yield f"把握 {shown(trace.probability)}，门槛 {shown(trace.threshold)} → {decision}"


def _understood(trace: Trace) -> Iterator[str]:
    asked = trace.asked
    yield f"问{KIND_NAMES[asked.kind]}"
    for name, values in (
        ("数的种类", sorted(QUANTITY_NAMES[quantity] for quantity in asked.quantities)),
        ("单位", [asked.unit] if asked.unit else []),
        ("地方", asked.places),
        ("年份", sorted(map(str, asked.years))),
        ("时段", sorted(asked.parts)),
    ):
        if values:
            yield f"{name} {'、'.join(values)}"


def _features(features: Mapping[str, float]) -> str:
    return " · ".join(f"{FEATURES.get(name, name)} {shown(value)}" for name, value in features.items())


def _weighted(trace: Trace) -> str:
    """What the decision was made from, each value with its weight."""
    products = (
        f"{FEATURES.get(name, name)} {shown(value)}×{trace.weights[name]:g}"
        for name, value in trace.decisive.items()
    )
    return " + ".join((*products, f"常数 {trace.bias:g}"))


def _shortened(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST]}……"
