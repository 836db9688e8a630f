import pytest

from assistant.answer.documents.quotation import asks_for_words, quotation_of
from assistant.types import GAP
from corpus.types import Span
from index.addressed import FoundPlace

TEXT = "第五条 禁止电鱼，\n违者罚款五百元。"


def place(text: str) -> FoundPlace:
    return FoundPlace("a.md", Span(0, len(text)), text, "")


@pytest.mark.parametrize(
    "rest", ["怎么规定？", "是什么", "的内容是什么？", "说了什么", "", "具体有哪些规定？"]
)
def test_a_question_may_ask_just_for_the_words(rest: str) -> None:
    assert asks_for_words(rest)


@pytest.mark.parametrize("rest", ["规定罚款多少？", "里电鱼怎么处理"])
def test_or_for_something_in_them(rest: str) -> None:
    assert not asks_for_words(rest)


def test_the_words_of_a_place_are_quoted_as_displayed() -> None:
    claim = quotation_of(place(TEXT))
    assert claim.evidence == (("a.md", Span(0, len(TEXT))),)
    assert claim.quote == "第五条 禁止电鱼，违者罚款五百元。"


def test_paragraphs_are_quoted_in_lines() -> None:
    found = quotation_of(place("第五条 禁止：\n\n（一）电鱼；\n\n（二）毒鱼。"))
    assert found.quote == "第五条 禁止：\n（一）电鱼；\n（二）毒鱼。"


def test_long_places_are_shortened_behind_a_sentence() -> None:
    claim = quotation_of(place("第五条 禁止电鱼，违者罚款。" * 100))
    assert claim.quote.endswith(f"违者罚款。{GAP}")
    assert len(claim.quote) < 610
