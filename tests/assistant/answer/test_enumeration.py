from assistant.answer.choosing.enumeration import enumerated
from assistant.ground import ground
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


def test_items_of_another_article_are_not_taken_in() -> None:
    text = f"{INTRODUCTION}\n{ITEMS[0]}\n{ITEMS[1]}\n第二条 村里另有任务：\n{ITEMS[2]}\n（四）修好渡口。\n"
    assert _enumerated(text, f"{INTRODUCTION}\n{ITEMS[0]}").quote.endswith(ITEMS[1])


def test_a_long_list_is_whole_and_proven_in_several_places() -> None:
    items = [f"（{number}）{'修' * 120}。" for number in "一二三四五六"]
    text = "\n".join((INTRODUCTION, *items, "其他照旧。"))
    claim = _enumerated(text, f"{INTRODUCTION}\n{items[0]}")
    assert claim.listed
    assert len(claim.listed.items) == len(items)
    assert len(claim.evidence) == 2
    statements, citations = ground([claim], lambda _: Document("a.txt", "a.txt", "任务", text), lambda _: "")
    assert [statement.quote for statement in statements] == [claim.quote]
    assert "".join(citation.quote for citation in citations) == text[: text.index("\n其他")]


_COSTS = "所需的钱由镇里和村里各出一半，年底以前都要完工，由村民代表一起验收，账目在村口公布"
DETAILED = (
    f"今年抓三件事。一是修桥。先修村口的木桥，再修河湾的石桥，{_COSTS}。"
    f"二是种树护坡。沿河种柳树，上山种松树，{_COSTS}。三是清河。清走淤泥，{_COSTS}。"
)


def test_long_items_are_told_by_their_heads() -> None:
    claim = _enumerated(DETAILED, DETAILED[:60])
    assert claim.quote == f"今年抓三件事。一是修桥。{GAP}二是种树护坡。{GAP}三是清河。"
    assert claim.listed
    assert claim.listed.lead == "今年抓三件事。"


def test_the_item_that_is_meant_is_told_alone() -> None:
    claim = _enumerated(DETAILED, DETAILED[:60], understand("今年，种树护坡种哪些树？", Gazetteer({})))
    assert claim.quote.startswith("二是种树护坡。沿河种柳树")
    assert "清河" not in claim.quote
