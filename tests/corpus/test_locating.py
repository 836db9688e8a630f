import pytest
from documents import BULLETIN, LINES, PLAN, STATUTE, document_of
from hypothesis import given
from hypothesis import strategies as st

from corpus.addresses import Address, AddressError
from corpus.locating import Addresses, address_of, resolve
from corpus.sentences import sentences
from corpus.types import Document, Span

ARTICLES = """海滨镇岸线条例

第一条 为了保护岸线，制定本条例。各村执行。

第二条 清理岸线的，应当做到：

（一）定人；

（二）定时，包括下列时间：

1.每年三月；

2.每年九月。

前款规定的清理每次不少于十天。镇政府检查。

第三条 未清理的，由镇政府处理。
"""


def address(text: str, words: str) -> str:
    document = document_of(text)
    start = document.text.index(words)
    return address_of(document, Span(start, start + len(words))).place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("为了保护岸线", "第一条第1句"),
        ("各村执行。", "第一条第2句"),
        ("清理岸线的", "第二条第一款第1句"),
        ("定人；", "第二条第一款第（一）项"),
        ("（二）定时，包括下列时间：", "第二条第一款第（二）项第1句"),
        ("每年九月。", "第二条第一款第（二）项第2目"),
        ("前款规定的清理每次不少于十天。", "第二条第二款第1句"),
        ("前款规定的清理每次不少于十天。镇政府检查。", "第二条第二款"),
        ("镇政府处理", "第三条"),
        ("各村执行。\n\n第二条", ""),
        ("定人；\n\n（二）定时", "第二条第一款"),
    ],
)
def test_places_in_a_statute(words: str, place: str) -> None:
    assert address(ARTICLES, words) == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("到2022年", "一、（一）第1句"),
        ("（一）工作目标", "一、（一）标题"),
        ("坚持预防为主", "一、（二）第1句"),
        ("每次不少于十天", "二、（一）1.第1句"),
        ("需要提供的材料：", "二、（二）第2句"),
        ("镇财政每年", "三、"),
        ("请认真执行", "《海滨镇人民政府关于印发清洁岸线行动方案的通知》第4段"),
        ("制定本方案", "《清洁岸线行动方案》"),
        ("抄送：", "第1段"),
    ],
)
def test_places_in_a_notice_and_its_plan(words: str, place: str) -> None:
    found = address(PLAN, words)
    assert found in (place, f"{place}第1句")


def test_a_document_is_called_by_its_number_or_its_title() -> None:
    plan, statute = document_of(PLAN), document_of(STATUTE)
    span = Span(plan.text.index("到2022年"), plan.text.index("到2022年") + 4)
    assert address_of(plan, span).text == "海政发〔2021〕12号 一、（一）第1句"
    span = Span(statute.text.index("沙滩"), statute.text.index("沙滩") + 2)
    assert address_of(statute, span).text == "《海滨镇岸线保护条例》第二条第一款第（一）项"


def test_the_articles_of_a_bulletin_are_named() -> None:
    document = document_of(BULLETIN)
    start = document.text.index("每月评比一次")
    place = address_of(document, Span(start, start + 6)).place
    assert place == "《甲村推行岸线分段包干》二、第1句"


def test_chapters_are_left_out_unless_articles_are_counted_anew() -> None:
    once = "第一章 总则\n\n第一条 甲。\n\n第二章 附则\n\n第二条 乙。\n"
    assert address(once, "乙") == "第二条"
    anew = "第一章 总则\n\n第一条 甲。\n\n第二章 附则\n\n第一条 乙。\n"
    assert address(anew, "乙") == "第二章第一条"


def test_the_same_number_twice_is_told_apart() -> None:
    text = "第一条 甲。\n\n第一条 乙。\n\n第二条 丙。\n"
    assert address(text, "乙") == "第一条（第2处）"
    document = document_of(text)
    found = resolve(document, Address.parse("第一条（第2处）"))
    assert found.text_of(document.text) == "第一条 乙。"


def test_text_beside_sections_with_the_same_numbers_is_told_apart() -> None:
    prose = "各村应当按照镇政府的统一要求认真组织力量，及时清理岸线垃圾，并且定期报告。"
    items = "1. 身份证\n\n2. 户口本\n\n"
    text = f"{items}甲村推行岸线分段包干\n\n1. 清理。{prose}\n\n2. 保洁。{prose}\n"
    assert address(text, "身份证") == "正文1."
    assert address(text, "1. 清理。") == "1.标题"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("第2条", "第二条 清理岸线的"),
        ("第二条第二款", "前款规定"),
        ("第二条第一款第二项", "（二）定时"),
        ("第二条第1款第(二)项第一目", "1.每年三月"),
        ("第一条第一款", "第一条 为了"),
        ("第一条第1—2句", "第一条 为了"),
    ],
)
def test_addresses_are_read_as_people_write_them(written: str, words: str) -> None:
    document = document_of(ARTICLES)
    assert resolve(document, Address.parse(written)).text_of(document.text).startswith(words)


MISSING = ["第九条", "第二条第五款", "第二条第一款第（三）项", "第一条第3句", "二、", "标题"]


@pytest.mark.parametrize("written", MISSING)
def test_what_there_is_not_is_told(written: str) -> None:
    with pytest.raises(AddressError, match="there is no"):
        resolve(document_of(ARTICLES), Address.parse(written))


def test_the_error_names_what_there_is() -> None:
    with pytest.raises(AddressError, match="第一条、第二条、第三条"):
        resolve(document_of(ARTICLES), Address.parse("第九条"))


def test_an_address_in_another_document_is_refused() -> None:
    with pytest.raises(AddressError, match="no place in"):
        resolve(document_of(ARTICLES), Address.parse("《某法》第一条"))


def test_nothing_cannot_be_addressed() -> None:
    document = document_of(ARTICLES)
    with pytest.raises(AddressError, match="nothing to be addressed"):
        address_of(document, Span(len(document.text) + 1, len(document.text) + 2))


def test_addresses_survive_reading_again_and_changes_elsewhere() -> None:
    before, after = document_of(PLAN), document_of(PLAN.replace("五十万元", "六十万元，并且逐年增加"))
    for span in body_sentences(before):
        if "五十万元" not in span.text_of(before.text):
            found = resolve(after, address_of(before, span))
            assert found.text_of(after.text) == resolve(before, address_of(before, span)).text_of(before.text)


@given(st.lists(st.sampled_from(LINES), max_size=25).map("\n".join) | st.text(max_size=80))
def test_every_sentence_has_an_address_that_leads_back(text: str) -> None:
    document = document_of(text)
    addresses = Addresses(document)
    for span in body_sentences(document):
        found = addresses.of(span)
        place = addresses.resolve(found)
        assert place.covers(span)
        assert addresses.of(place) == found
        assert Address.parse(found.text) == found


@given(st.lists(st.sampled_from(LINES), max_size=25).map("\n".join), st.data())
def test_every_span_has_an_address_that_covers_it(text: str, data: st.DataObject) -> None:
    document = document_of(text)
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    bare = span.text_of(text).strip()
    if bare:
        place = resolve(document, address_of(document, span))
        assert bare in place.text_of(text)


def body_sentences(document: Document) -> list[Span]:
    return [span for part in document.body for span in sentences(document.text, part)]
