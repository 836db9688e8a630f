"""Items of lists with the sentences that lead into them, wherever in the document these stand."""

import pytest

from assistant.answer.choosing.leads import lead_before

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
