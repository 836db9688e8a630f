"""A second question that says hardly anything of its own tells where the first one is answered."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from small_libraries import open_assistant

from assistant.answer.compound.one_place import in_one_place
from assistant.answer.single import Outcome, answer_one
from assistant.conversation import Resolved
from assistant.pipeline import Assistant

RULES = """石门县公园管理办法

第一条 公园管理员应当检查公园里的船只，发现问题的，应当登记。

第二条 在公园里私自下水的，管理员应当劝离，可以处二百元罚款。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"rules.txt": RULES}) as opened:
        yield opened


def _outcomes(assistant: Assistant) -> tuple[Outcome, Outcome]:
    """What a rule of the first article and what a fine of the second one answer."""
    sources = assistant.sources()
    first = answer_one(Resolved("公园管理员发现船只有问题怎么办？"), sources)
    return first, answer_one(Resolved("罚多少？", "在公园里私自下水"), sources)


def _place(outcome: Outcome) -> str:
    assert outcome.found
    return outcome.found.judged.candidate.hit.passage.text[:3]


def test_far_better_words_stay(assistant: Assistant) -> None:
    first, second = _outcomes(assistant)
    assert (_place(first), _place(second)) == ("第一条", "第二条")
    assert in_one_place(first, second) is first


def test_words_about_as_good_give_way_to_those_in_the_other_place(assistant: Assistant) -> None:
    first, second = _outcomes(assistant)
    best = first.ranked[0].score
    even = replace(first, ranked=tuple(replace(judged, score=best) for judged in first.ranked))
    assert _place(in_one_place(even, second)) == "第二条"
    told = replace(second, asked=replace(second.asked, focus="私自下水的成年人罚多少？"))
    assert in_one_place(even, told) is even
