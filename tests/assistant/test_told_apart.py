"""Two things held against each other are told by different words, over a real library with real indexes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from small_libraries import open_assistant

from assistant.answer.compound.decompose import Part
from assistant.answer.compound.told_apart import dated
from assistant.answer.single import Outcome, Place, answer_one
from assistant.conversation import Resolved
from assistant.pipeline import Assistant

RULES = """石门县渡口管理规定

第一条 为了渡口的安全，制定本规定。

第二条 渡工应当每年体检一次，体检由县医院做。渡口经营者应当核对渡工的体检结果。

第三条 渡口经营者安排未按照规定参加体检的渡工驾驶渡船的，由县渡口管理机构责令改正，可以处五百元以下罚款。

第四条 渡口经营者安排体检不合格的渡工驾驶渡船的，由县渡口管理机构责令改正，处二千元以下罚款。

第五条 渡船超载的，对渡工处三百元罚款，对渡口经营者处三千元罚款。

第六条 本规定自2020年5月1日起施行。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"rules.txt": RULES}) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "渡口派上船的渡工，没做体检的和体检没过关的，渡口经营者分别会被罚多少？",
        "渡口经营者安排的渡工，体检不合格的和没体检的，各罚多少？",
    ],
)
def test_one_figure_does_not_tell_both(assistant: Assistant, question: str) -> None:
    shown = {statement.label: statement.headline for statement in assistant.ask(question).statements}
    failed = [headline for label, headline in shown.items() if "不合格" in label or "没过关" in label]
    assert sorted(shown.values()) == ["二千元以下", "五百元以下"]
    assert failed == ["二千元以下"]


def test_a_sentence_that_holds_for_both_is_shown_for_both(assistant: Assistant) -> None:
    answer = assistant.ask("渡船超载，渡工和渡口经营者各罚多少？")
    assert "三百元" in answer.text
    assert "三千元" in answer.text


REPORT = """石门县2019年渡口发展方案

一、发展目标

石门县船工的人均收入五年增加9000元以上，收入目标按年分解。

提高船工收入，到2020年，人均达到41000元。到2022年，石门县船工人均收入达到52000元。
"""
PENALTIES = """石门县码头管理办法

第一条 码头由县港航所管理。

第二条 有下列行为之一的，处罚款：

（一）转让、出租或者变相转让、出租经营权的，处四千元罚款；

（二）占用码头晾晒的，处三百元罚款。

第三条 未取得码头特许经营权擅自经营码头的，责令改正，处九千元罚款。
"""


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    documents = {"report.txt": REPORT, "penalties.txt": PENALTIES}
    with open_assistant(tmp_path_factory.mktemp("others"), documents) as opened:
        yield opened


def test_each_year_is_told_by_words_that_name_it(others: Assistant) -> None:
    answer = others.ask("石门县船工的人均收入，2020年和2022年的目标各是多少？")
    assert [statement.row for statement in answer.statements] == ["2020年", "2022年"]
    assert [statement.headline for statement in answer.statements] == ["41000元", "52000元"]


def test_a_year_that_only_the_title_names_is_proven_by_it(others: Assistant) -> None:
    resolved = Resolved("石门县船工的人均收入五年增加多少？")
    sources = others.sources()
    outcome = answer_one(resolved, sources)

    def refused(part: Part, without: frozenset[Place]) -> Outcome:
        assert part.label == "2019年"
        assert without
        return replace(outcome, extract=None)

    (proven,) = dated([Part(resolved, "2019年")], [outcome], refused, sources.document_of)
    assert proven.found
    assert proven.found.claim.headline == "9000元以上"
    (doc_id, _), (_, title) = proven.found.claim.evidence
    assert title.text_of(sources.document_of(doc_id).text) == "石门县2019年渡口发展方案"


def test_the_same_sentence_gives_way_to_another_one(others: Assistant) -> None:
    answer = others.ask("石门转让码头特许经营权的，和未取得特许经营权擅自经营码头的，罚款各是多少？")
    assert [statement.headline for statement in answer.statements] == ["四千元", "九千元"]
