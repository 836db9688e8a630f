"""Questions that are written by rule from sentences of news, answered where the sentence stands.

A figure, date, name or clause of a sentence becomes the answer, and the rest of the clause a question, with
some words left out or replaced by near ones. What is learnt from them is to align a question with a passage;
real questions follow. The idea is that of Lewis et al., "Unsupervised question answering by cloze
translation" (ACL 2019).
"""

import lzma
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import rjieba

from assistant.reading.train.sets import WRITTEN, Asked

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?[”’」』）)]*")
_HEAD = re.compile(r"^[^，]{0,30}，正文：")
_EDGES = "，。；：、！？“”（）,;:!?() "
_BREAKS = "，。；,"
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNIT = (
    "(?:亿美元|万美元|亿元|万亿元|万元|万人|万吨|万户|万辆|平方公里|平方米|立方米|公里|千瓦时|千瓦|个百分点|毫米|厘米|美元|公斤"
    "|小时|分钟|人次|[%元人个名家项次吨米岁年天月套件条辆架艘倍例座处户亩场张份篇届位只头台种])"
)
_LENGTH = 3000
_HAN = "[\u4e00-\u9fff]"

_SHORT: Sequence[tuple[re.Pattern[str], Sequence[str]]] = (
    (
        re.compile(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日"),
        ("何时", "什么时候", "哪一年", "哪一天"),
    ),
    (re.compile(rf"(?:约|近|超过|超|逾)?{_NUMBER}(?P<unit>{_UNIT})"), ("多少", "多少{unit}", "几{unit}")),
    (re.compile(r"《[^《》]{2,30}》"), ("什么", "哪部作品", "哪个文件", "哪本书")),
    (re.compile(r"“[^“”]{2,20}”"), ("什么", "哪个")),
    (re.compile(rf"{_HAN}{{2,12}}(?:公司|集团)"), ("哪家公司", "哪个企业", "谁")),
    (re.compile(rf"{_HAN}{{2,12}}(?:大学|学院|中学|小学)"), ("哪所学校", "哪个大学")),
    (
        re.compile(
            rf"{_HAN}{{2,12}}(?:委员会|法院|检察院|公安局|协会|医院|银行|管理局|总局|政府|教育部|财政部|商务部)"
        ),
        ("哪个机构", "哪个部门", "哪个单位", "谁"),
    ),
    (
        re.compile(rf"{_HAN}{{2,6}}(?:省|市|县|区|镇|村|州|国|岛|机场|港)"),
        ("哪里", "什么地方", "哪个地方", "何处"),
    ),
    (
        re.compile(rf"{_HAN}{{2,3}}(?=(?:表示|说|介绍|认为|指出|告诉|强调|称)[，：:,“])"),
        ("谁", "哪位", "什么人"),
    ),
)
"""What may be asked for, and the words that ask for it."""

_LONG: Sequence[tuple[re.Pattern[str], Sequence[str]]] = (
    (
        re.compile(r"(?:由于|因为|因)(?P<answer>[^，。；,因]{5,40})[，,](?P<rest>[^。；因]{6,60})"),
        ("为什么{}", "{}的原因是什么", "{}，为什么", "为何{}"),
    ),
    (
        re.compile(
            r"(?P<rest>[^，。；]{5,40})[，,](?:主要)?是?(?:因为|原因是|由于)(?P<answer>[^，。；]{5,50})"
        ),
        ("为什么{}", "{}的原因是什么", "为何{}"),
    ),
    (
        re.compile(r"(?:通过|采取|采用|利用)(?P<answer>[^，。；]{5,40})[，,](?P<rest>[^。；]{6,50})"),
        ("如何{}", "怎样{}", "{}是通过什么方式", "怎么{}"),
    ),
    (
        re.compile(r"为了?(?P<answer>[^，。；]{5,30})[，,](?P<rest>[^。；]{6,50})"),
        ("为什么{}", "{}是为了什么", "{}的目的是什么"),
    ),
    (
        re.compile(
            r"(?:^|[，。；])(?P<rest>[^，。；、的]{2,14})(?:是指|指的是|就是|是|系)(?P<answer>[^，。；]{6,50})[。，；]"
        ),
        ("什么是{}", "{}是什么", "{}指什么", "介绍一下{}"),
    ),
    (
        re.compile(
            r"(?P<rest>[^，。；]{4,40}?)(?:包括|包含|涵盖|有|为|分别是|分别为)"
            r"(?P<answer>[^，。；、]{2,14}(?:、[^，。；、]{2,14}){1,6}(?:[和及与][^，。；、]{2,12})?等?)"
        ),
        ("{}有哪些", "{}包括哪些", "{}包括什么", "{}分别是什么"),
    ),
    (
        re.compile(
            r"(?P<rest>[^，。；：]{2,24}(?:表示|认为|指出|称|强调|要求|提出|介绍))[，：:,]“?(?P<answer>[^。；”]{8,60})"
        ),
        ("{}什么", "{}了什么", "{}怎样"),
    ),
)
"""Clauses that answer, the clause that they answer about, and how it is asked."""


@dataclass(frozen=True, slots=True)
class Written:
    """A question about a sentence, and where in the sentence its answer stands."""

    question: str
    start: int
    end: int


class Writer:
    """Writes questions.

    Args:
        near: Words that may stand for a word.
        seed: Of everything drawn.
    """

    def __init__(self, near: Mapping[str, Sequence[str]], seed: int) -> None:
        self._near = near
        self._rng = random.Random(seed)

    def questions(self, article: str) -> Iterator[Asked]:
        """Two questions at most on one article, some of them without the sentence that answers."""
        bounds = [found.span() for found in _SENTENCE.finditer(article) if len(found[0]) >= 6]
        order = self._rng.sample(range(len(bounds)), len(bounds))
        asked = (self._about(article, bounds, number) for number in order[:6])
        return islice((each for each in asked if each), 2)

    def _about(self, article: str, bounds: Sequence[tuple[int, int]], number: int) -> Asked | None:
        start, end = bounds[number]
        written = self._write(article[start:end]) if 15 <= end - start <= 160 and len(bounds) > 2 else None
        if written is None:
            return None
        low, high = self._window(bounds, number)
        begin, answer = bounds[low][0], article[start + written.start : start + written.end]
        if self._rng.random() < 0.25 and high > low:
            passage = article[begin:start] + article[end : bounds[high][1]]
            found: tuple[tuple[int, int], ...] | None = None if answer in passage else ()
        else:
            passage = article[begin : bounds[high][1]]
            found = ((start + written.start - begin, start + written.end - begin),)
        return None if found is None else Asked(WRITTEN, "", written.question, passage, found, (answer,))

    def _window(self, bounds: Sequence[tuple[int, int]], number: int) -> tuple[int, int]:
        """The first and last of the sentences around one that make a passage."""
        low = high = number
        size = self._rng.randint(150, 330)
        while bounds[high][1] - bounds[low][0] < size and (low > 0 or high < len(bounds) - 1):
            if high == len(bounds) - 1 or (low > 0 and self._rng.random() < 0.5):
                low -= 1
            else:
                high += 1
        return low, high

    def _write(self, sentence: str) -> Written | None:
        long = [(found, forms) for pattern, forms in _LONG if (found := pattern.search(sentence))]
        if long and self._rng.random() < 0.45:
            return self._clause_asked(sentence, *self._rng.choice(long))
        short = [(found, words) for pattern, words in _SHORT for found in pattern.finditer(sentence)]
        return self._cloze(sentence, *self._rng.choice(short)) if short else None

    def _clause_asked(self, sentence: str, found: re.Match[str], forms: Sequence[str]) -> Written | None:
        """A question about one clause that another answers, sometimes with what leads to it."""
        rest = self._blurred(found["rest"].strip(_EDGES))
        start, end = found.span("answer")
        if self._rng.random() < 0.3:
            start = found.start() + (sentence[found.start()] in _BREAKS)
        question = self._ended(self._rng.choice(forms).format(rest))
        return Written(question, start, end) if len(rest) > 1 else None

    def _cloze(self, sentence: str, found: re.Match[str], words: Sequence[str]) -> Written | None:
        """The clause around an answer with a question word in its place."""
        word = self._rng.choice(words).format(**found.groupdict())
        left, right = _clause(sentence, *found.span())
        if right - left - len(found[0]) < 8 or self._rng.random() < 0.4:
            left = _clause(sentence, max(0, left - 1), right)[0]
        if right - left - len(found[0]) < 6:
            return None
        before = self._blurred(sentence[left : found.start()].strip(_EDGES))
        behind = self._blurred(sentence[found.end() : right].strip(_EDGES))
        forms = [before + word + behind] * 3 + [f"{before}{behind}是{word}", f"{word}{behind}{before}"]
        return Written(self._ended(self._rng.choice(forms)), *found.span())

    def _blurred(self, text: str) -> str:
        """Words left out or replaced by near ones."""
        rate, kept = self._rng.choice((0.0, 0.1, 0.25, 0.4)), []
        for word in rjieba.cut(text):
            drawn = self._rng.random()
            if drawn < rate and word in self._near and drawn >= 0.6 * rate:
                kept.append(self._rng.choice(self._near[word]))
            elif drawn >= 0.6 * rate:
                kept.append(word)
        return "".join(kept)

    def _ended(self, question: str) -> str:
        return question + self._rng.choice(("？", "?", ""))


def news_articles(path: Path) -> list[str]:
    """The first 3,000 characters of each article, one a line of an `.xz` file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [_HEAD.sub("", line.strip())[:_LENGTH] for line in lines]


def written(
    articles: Sequence[str], near: Mapping[str, Sequence[str]], *, count: int, seed: int
) -> list[Asked]:
    """So many questions, on articles in random order."""
    writer = Writer(near, seed)
    order = random.Random(seed).sample(range(len(articles)), len(articles))
    return list(islice((each for i in order for each in writer.questions(articles[i])), count))


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The clause or clauses that hold a part of a sentence."""
    left = max(sentence.rfind(mark, 0, start) for mark in _BREAKS) + 1
    right = [at for mark in _BREAKS if (at := sentence.find(mark, end)) >= 0]
    return left, min(right, default=len(sentence))
