from assistant.answer.choosing.enumeration import enumerated
from assistant.places import Gazetteer
from assistant.types import GAP, Claim
from assistant.understand import Asked, understand
from corpus.types import Document, Span

INTRODUCTION = "今年的任务有："
ITEMS = ("（一）修好三座桥。", "（二）种一百棵树。", "（三）清两条河。")
LISTED = understand("今年有哪些任务？", Gazetteer({}))


def _claim(text: str, quote: str) -> Claim:
    start = text.index(quote)
    return Claim((("a.txt", Span(start, start + len(quote))),), quote=quote)


def _enumerated(text: str, quote: str, asked: Asked = LISTED) -> Claim:
    return enumerated(asked, _claim(text, quote), lambda _: Document("a.txt", "a.txt", "任务", text))


def test_items_that_follow_are_quoted_and_cited_too() -> None:
    text = f"{INTRODUCTION}\n\n" + "\n\n".join(ITEMS) + "\n\n其他照旧。\n"
    claim = _enumerated(text, f"{INTRODUCTION}\n\n{ITEMS[0]}")
    assert claim.evidence[0][1].text_of(text).endswith(ITEMS[2])
    assert claim.quote.endswith(ITEMS[2])
    assert claim.listed
    assert len(claim.listed.items) == 3
    assert claim.listed.text == claim.quote


def test_where_there_is_no_room_the_quotation_says_that_more_follows() -> None:
    long = f"（三）{'清河，' * 140}完毕。"
    text = "\n".join((INTRODUCTION, *ITEMS[:2], long))
    claim = _enumerated(text, f"{INTRODUCTION}\n{ITEMS[0]}\n{ITEMS[1]}")
    assert claim.quote.endswith(f"{ITEMS[1]}{GAP}")
    assert "清河" not in claim.evidence[0][1].text_of(text)


def test_items_that_precede_are_marked_as_left_out() -> None:
    text = "\n".join((INTRODUCTION, *ITEMS))
    assert _enumerated(text, f"{ITEMS[1]}\n{ITEMS[2]}").quote.startswith(f"{GAP}（二）")


def test_one_item_of_a_list_is_no_enumeration() -> None:
    text = "\n".join((INTRODUCTION, *ITEMS))
    assert _enumerated(text, ITEMS[1]) == _claim(text, ITEMS[1])


def test_other_questions_are_answered_as_before() -> None:
    text = "\n".join((INTRODUCTION, *ITEMS))
    asked = understand("种多少棵树？", Gazetteer({}))
    assert _enumerated(text, f"{ITEMS[0]}\n{ITEMS[1]}", asked).listed is None
