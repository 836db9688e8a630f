from pathlib import Path

import pytest

from corpus.readers import read
from eval.check import faults_of
from eval.propose.proposals import KINDS, proposals
from eval.propose.types import Proposal

NOTICE = """青山镇绿化工作方案

2021年青山镇新建口袋公园6个。到2023年底，全镇绿化覆盖率达到45%以上。“口袋公园”是指面积较小的街边绿地。

公园建设资金包括镇级财政拨款、村集体自筹和社会捐助。公园由镇绿化办公室负责日常养护工作。

青山镇绿化工作方案于2021年3月5日印发。工作要求有三条，一是摸清底数，二是分步实施，三是定期巡查。
"""


@pytest.fixture
def found(tmp_path: Path) -> list[Proposal]:
    path = tmp_path / "plan.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return proposals({"plan.txt": read(path)})


def test_every_kind_is_proposed_with_answer_and_evidence(found: list[Proposal]) -> None:
    asked = {p.question.text: p.question for p in found}
    assert asked["2021年青山镇新建口袋公园有多少个？"].answers == (("6个",),)
    assert asked["2023年底，全镇绿化覆盖率达到多少？"].answers == (("45%以上", "45%"),)
    assert asked["“口袋公园”指的是什么？"].answers == (("面积较小的街边绿地",),)
    assert asked["公园建设资金包括哪些？"].answers == (("镇级财政拨款",), ("村集体自筹",), ("社会捐助",))
    assert asked["日常养护工作由谁负责？"].answers == (("镇绿化办公室",),)
    assert asked["青山镇绿化工作方案是什么时候印发的？"].answers == (("2021年3月5日",),)
    assert asked["工作要求有三条，有哪几条？"].answers == (("摸清底数",), ("分步实施",), ("定期巡查",))


def test_proposals_are_sound_and_different(found: list[Proposal]) -> None:
    texts = {"plan.txt": NOTICE}
    assert len({p.question.id for p in found}) == len({p.question.text for p in found}) == len(found)
    for p in found:
        assert list(faults_of(p.question, texts)) == []
        for group in p.question.evidence:
            assert all(place.text_in(texts) in NOTICE for place in group)


def test_near_misses_name_what_no_document_names(found: list[Proposal]) -> None:
    missed = [p for p in found if p.question.type == "unanswerable"]
    assert {p.note for p in missed} == {"2021 → 2028", "2023 → 2030"}
    assert all(not p.question.answers and not p.question.evidence for p in missed)


def test_another_place_is_asked_for_when_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "city.txt"
    path.write_text("白沙市情况\n\n白沙市城区共有停车位850个。\n", encoding="utf-8")
    notes = {p.note for p in proposals({"city.txt": read(path)}, ["unanswerable"])}
    assert notes == {"白沙市 → 漠河市"}


def test_kinds_take_turns(found: list[Proposal]) -> None:
    assert [p.question.type for p in found[: len(KINDS)]] == list(KINDS)


def test_only_wanted_kinds(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(NOTICE, encoding="utf-8")
    assert {p.question.type for p in proposals({"plan.txt": read(path)}, ["list"])} == {"list"}


def test_the_bundled_documents_give_work_for_an_afternoon() -> None:
    folder = Path(__file__).parents[3] / "corpus" / "documents"
    documents = {path.name: read(path) for path in sorted(folder.glob("*.md"))}
    found = proposals(documents)
    assert len(found) > 100
    assert {p.question.type for p in found} == set(KINDS)
    again = proposals(documents)
    assert [p.question.id for p in again] == [p.question.id for p in found]
