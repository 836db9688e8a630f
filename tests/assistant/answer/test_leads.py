"""Items of lists with the sentences that lead into them, wherever in the document these stand."""

import pytest

from assistant.answer.judging.candidates import Candidate, candidates
from assistant.answer.judging.introduced import lead_before, with_charged
from corpus.types import Document, Passage, Span
from index.types import Hit

TEXT = (
    "第九条 渡口由镇政府管理。有下列行为之一的，处三百元罚款：\n\n（一）燃放鞭炮；\n\n（二）清洗油桶；\n\n"
    "（三）有下列情形的：\n\n1. 夜间拖网；\n\n2. 雾天拖网。\n\n渡口应当设置路灯。\n\n（四）另起一段。\n"
)


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("（一）燃放", "有下列行为之一的，处三百元罚款："),
        ("（二）清洗", "有下列行为之一的，处三百元罚款："),
        ("2. 雾天", "（三）有下列情形的："),
        ("（四）另起", None),
        ("第九条", None),
    ],
)
def test_the_sentence_before_the_first_item_leads_into_the_list(item: str, lead: str | None) -> None:
    found = lead_before(TEXT, TEXT.index(item))
    assert (found.text_of(TEXT) if found else None) == lead


def test_a_lead_that_is_far_away_is_not_looked_for() -> None:
    items = "".join(f"（{'一二三四五'[i % 5]}）{'渡' * 90}；\n" for i in range(60))
    text = f"禁止下列行为：\n{items}（六）拖网。"
    assert lead_before(text, text.index("（六）")) is None


CHARGES = (
    "第三条 县水利局履行下列职责：\n\n（一）疏浚航道；\n\n（二）由船厂拆除废船；\n\n"
    "第四条 镇政府应当组织巡查，完善渡口的值守制度，公布值守电话和渡船的班次，"
    "劝阻乘客在大雾和大风天气里上船，保障汛期渡运安全；"
    "为渡工购买意外伤害保险，为渡船更换救生设备，定期开展落水救护的演练。\n"
)


def _with_charged(question: str = "航道由谁疏浚", text: str = CHARGES) -> list[Candidate]:
    passage = Passage(1, "渡口.md", "渡口", (), Span(0, len(text)), text)
    document = Document("渡口.md", "渡口.md", "渡口", text)
    return with_charged(question, candidates([Hit(passage, 1.0)], {}, lambda _: ()), lambda _: document)


@pytest.mark.parametrize(
    ("start", "charged"),
    [("（一）", "县水利局"), ("（二）", ""), ("为渡工", "镇政府"), ("第四条", "")],
)
def test_words_without_anybody_get_those_before_them_that_charge_somebody(start: str, charged: str) -> None:
    found = next(each for each in _with_charged() if each.text.startswith(start))
    assert charged in found.implied
    assert bool(found.implied) == bool(charged)


@pytest.mark.parametrize(("question", "charged"), [("船票由谁卖", False), ("私卖船票由谁处罚", True)])
def test_who_punishes_is_charged_only_where_that_is_asked(question: str, charged: bool) -> None:
    text = "第九条 有下列行为之一的，由县交通运输局处罚款：\n\n（一）私卖船票；\n"
    item = _with_charged(question, text)[-1]
    assert bool(item.implied) is charged
