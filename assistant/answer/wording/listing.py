"""Runs of words in a sentence that are what a question asks to be listed; pure."""

import re
from collections.abc import Iterator

from assistant.closed_runs import ClosedRun, closed_runs, quoted_runs
from assistant.understand import CUT, content_of
from corpus.numerals import NUMERAL, value_of
from index.folding import fold

_COUNT = re.compile(rf"(?<![第\d])({NUMERAL}{{1,3}})(?:个|项|大|种|类|条|方面|家|座|处|份|方|道|步|套|几)")
_ASKED = re.compile(
    rf"(?P<before>[^，,。？?]*)哪(?:些|几|{NUMERAL}{{1,3}})(?:个|项|大|种|类|条|方面|家|座|处|份|方|道|步|样)?"
    r"(?P<behind>[^，,。？?]*)"
)
_DOES = re.compile("组成|构成|参与|参加|共同|联合|进行|实施|给予|列[为入]|纳入|作为|提供")
"""Closing words that say what the items do, and not what they are."""
_NEXT = 6
"""Characters of the closing words that say what the items are."""
_HALF = 0.5
_WORD = 2
_NUMBERED, _NAMED, _MORE = 1.0, 0.5, 0.2


def listed_in(question: str, text: str) -> ClosedRun | None:
    """The run of a text whose closing words name what is asked for, or None."""
    runs = [(fit, run) for fit, run in _rated(fold(question), text) if fit]
    return max(runs, key=lambda each: each[0])[1] if runs else None


def list_fit(question: str, text: str) -> float:
    """How well some run of a text answers a question for a list, from 0 to 1."""
    return max((fit for fit, _ in _rated(fold(question), text)), default=0.0)


def says_number(question: str, text: str) -> bool:
    """Whether a text has a run of as many things as a question takes for granted, and says their number."""
    return list_fit(question, text) >= _NUMBERED


def announced_fit(question: str, lead: str) -> float:
    """The share of what is asked to be listed that a sentence says which leads into a list; 0 for little.

    Where that is one word, the sentence must say half of all that is asked: many lists are of 要求 or 内容.
    """
    thing, said = _thing_in(fold(question)), fold(lead)
    words = thing if len(thing) > _WORD else content_of(question)
    share = _share(thing, said)
    return share if min(share, _share(words, said)) >= _HALF else 0.0


def _rated(question: str, text: str) -> Iterator[tuple[float, ClosedRun]]:
    """The runs of a text, each with how well it answers; in quotation marks as many as asked for do."""
    yield from ((_fit(question, run), run) for run in closed_runs(text))
    asked = [value_of(found) for found in _COUNT.findall(question)]
    yield from ((_NAMED, run) for run in quoted_runs(text) if len(run.items) in asked)


def _share(words: str, said: str) -> float:
    """The share of the pairs of characters in some words that a text has."""
    pairs = {pair for i in range(len(words) - 1) if CUT not in (pair := words[i : i + 2])}
    return sum(pair in said for pair in pairs) / max(1, len(pairs))


def _fit(question: str, run: ClosedRun) -> float:
    """1 where number and kind are those asked for, less where the kind is; 0 for another number or kind."""
    kind, thing = fold(run.kind)[:_NEXT], _thing_in(question)
    shared = [kind[i : i + 2] in thing for i in range(len(kind) - 1)]
    if _DOES.match(kind) or not any(shared):
        return 0.0
    asked = [value_of(found) for found in _COUNT.findall(question)]
    if asked and len(run.items) not in asked:
        return 0.0
    return _NUMBERED if run.count and asked else _NAMED + _MORE * sum(shared) / len(shared)


def _thing_in(question: str) -> str:
    """What is asked to be listed: what follows 哪些 in its clause, else what precedes it."""
    found = _ASKED.search(question)
    if found is None:
        return question
    return found["behind"] if len(found["behind"]) > 1 else found["before"]
