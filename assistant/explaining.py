"""Why a passage was found: the words of the question that it has, what it says instead, its scores; pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import rjieba

from assistant.understand import content_of
from corpus.mending import mend
from index.folding import fold
from index.types import Expansion, Hit

FIELDS: Mapping[str, str] = {"title": "标题", "path": "章节", "text": "正文"}
"""The fields of a passage and what readers call them."""

KINDS: Mapping[str, str] = {
    "synonym": "近义说法",
    "place": "地名",
    "year": "年份",
    "numeral": "数字写法",
    "unit": "单位",
    "typo": "疑为错字",
}
"""The kinds of expansions and what readers call them."""

SCORES: Mapping[str, str] = {
    "score": "总分",
    "named": "文件被点名",
    "fused": "重排前",
    "lexical": "词面占",
    "vector": "语义占",
    "bm25": "BM25",
    "cosine": "余弦",
    "words": "词面",
    "meaning": "语义",
    "coverage": "词语覆盖",
    "around": "连同上下文",
    "years_missing": "缺所问年份",
    "numbers_missing": "缺所问数字",
    "other_places": "别处地名",
    "coverage_head": "标题覆盖",
    "coverage_sentence": "单句覆盖",
    "answers": "答案形式",
    "alone": "本段独有",
    "penalises": "罚则所指",
}
"""The parts of a score and what readers call them; one without a name here goes by its own."""

_LONG_ENOUGH = re.compile(r"\w{2,}|[a-z\d]")


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a passage was found.

    Attributes:
        words: Words of the question, by the field of the passage that has them; fields without are left out.
        instead: What the passage says for other words of the question.
        scores: The score and its parts, by the names in `SCORES`.
    """

    words: Mapping[str, tuple[str, ...]]
    instead: tuple[Expansion, ...]
    scores: Mapping[str, float]


def explain(question: str, expansions: Sequence[Expansion], hit: Hit) -> Explanation:
    """Look at a passage with the eyes of the search.

    Args:
        question: The standalone question.
        expansions: What else was searched for.
        hit: The passage with its score.
    """
    fields = _fields(hit)
    words = [word for word in rjieba.cut(fold(content_of(question))) if word.strip()]
    found = {name: tuple(dict.fromkeys(_runs(words, text))) for name, text in fields.items()}
    whole = "\n".join(fields.values())
    instead = [e for e in expansions if e.text in whole and e.stands_for not in whole]
    return Explanation(
        words={name: runs for name, runs in found.items() if runs},
        instead=tuple(e for e in instead if not any(e.text in o.text for o in instead if o != e)),
        scores={"score": hit.score, **hit.parts},
    )


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """The explanation for a reader of Chinese, a line for each thing that there is to say."""
    for name, words in explanation.words.items():
        yield f"{FIELDS[name]}有：{'、'.join(words)}"
    for expansion in explanation.instead:
        yield f"{KINDS.get(expansion.kind, expansion.kind)}：{expansion.stands_for} → {expansion.text}"
    yield " · ".join(f"{SCORES.get(name, name)} {shown(value)}" for name, value in explanation.scores.items())


def shown(value: float) -> str:
    """A score as it is displayed, with two decimals.

    >>> shown(12.3456)
    '12.35'
    """
    return f"{value:.2f}"


def _fields(hit: Hit) -> dict[str, str]:
    passage = hit.passage
    return {
        "title": fold(passage.title),
        "path": fold(" ".join(passage.path)),
        "text": fold(mend(passage.text).text),
    }


def _runs(words: Sequence[str], text: str) -> Iterator[str]:
    """The words that a text has, neighbours joined where it has them joined."""
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and "".join(words[start : end + 1]) in text:
            end += 1
        run = "".join(words[start:end])
        if run in text and _LONG_ENOUGH.match(run):
            yield run
        start = end
