"""Near misses: questions that the documents almost answer, with another year or another place."""

import re
from collections.abc import Collection, Iterator

from eval.propose.types import Proposal, Sentence, proposal

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_PLACE = re.compile(r"(?<![一-龥])(?!全|同|各|如|本|该|移|市)[一-龥]{2,3}(?:市|县|区)(?![一-龥]?[级属域])")
_LATER = 7
_ELSEWHERE = ("漠河市", "三沙市", "喀什市", "墨脱县", "抚远市")


def near_misses(sentence: Sentence, asked: Proposal, texts: Collection[str]) -> Iterator[Proposal]:
    """The same question about a year or a place that no document names.

    Args:
        sentence: What the question was made from.
        asked: A question that the documents answer.
        texts: All documents.
    """
    question = asked.question.text
    for pattern, instead in ((_YEAR, _other_year), (_PLACE, _other_place)):
        for seen in dict.fromkeys(pattern.findall(question)):
            other = instead(seen, texts)
            if other:
                note = f"{seen} → {other}"
                yield proposal("unanswerable", sentence, question.replace(seen, other), note=note)


def _other_year(seen: str, texts: Collection[str]) -> str | None:
    later = (str(year) for year in range(int(seen) + _LATER, int(seen) + 5 * _LATER))
    return next((year for year in later if not any(year in text for text in texts)), None)


def _other_place(seen: str, texts: Collection[str]) -> str | None:
    alike = sorted(_ELSEWHERE, key=lambda place: place[-1] != seen[-1])
    return next((place for place in alike if not any(place[:-1] in text for text in texts)), None)
