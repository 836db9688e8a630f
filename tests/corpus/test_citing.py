import datetime
from dataclasses import replace

import pytest
from documents import BULLETIN, PLAN, document_of

from corpus.citing import CitedPlace, byline_of, cited_place
from corpus.types import Document, DocumentInfo, Span

TODAY = datetime.date(2026, 11, 22)


def place(document: Document, words: str, accessed: datetime.date | None = None) -> CitedPlace:
    start = document.text.index(words)
    return cited_place(document, Span(start, start + len(words)), accessed=accessed)


def test_a_plan_issued_by_a_notice() -> None:
    found = place(document_of(PLAN), "到2022年")
    assert found.address == "海政发〔2021〕12号 一、（一）第1句"
    title = "海滨镇人民政府关于印发清洁岸线行动方案的通知"
    assert found.official == f"《{title}》（海政发〔2021〕12号）一、（一）第1句，海滨镇人民政府，2021年3月4日"
    assert found.reference == (
        f"海滨镇人民政府. {title}: 海政发〔2021〕12号[Z]. 2021-03-04: 一、（一）第1句."
    )


def test_a_whole_part_is_called_so() -> None:
    assert "）第一部分，" in place(document_of(PLAN), "一、总体要求").official


def test_the_notice_itself_is_not_named_twice() -> None:
    assert "）第4段，" in place(document_of(PLAN), "请认真执行").official


def test_an_article_of_a_bulletin_stands_in_its_host() -> None:
    found = place(document_of(BULLETIN), "每月评比一次")
    host = "岸线保护工作简报 第3期（总第9期）"
    office = "海滨镇岸线保护工作领导小组办公室"
    assert (
        found.official == f"《甲村推行岸线分段包干》二、第1句，甲村村委会，载《{host}》，{office}，2021年5月"
    )
    assert found.reference == (
        f"甲村村委会. 甲村推行岸线分段包干[Z]//{office}. "
        "岸线保护工作简报: 第3期（总第9期）. 2021-05: 二、第1句."
    )


def test_articles_without_a_bulletin_stand_alone() -> None:
    prose = "全村动员，清理岸线，成效明显，群众满意。各方支持，长期坚持，值得推广，已经三年。"
    first = f"甲村:岸线清理走在前列\n\n{prose}\n\n"
    text = f"{first}乙村:建立志愿服务队伍\n\n{prose}丁。\n\n乙村环境保护委员会\n"
    found = place(document_of(text), "丁。")
    assert found.official == "《乙村:建立志愿服务队伍》第1段第3句，乙村环境保护委员会"
    assert found.reference == "乙村环境保护委员会. 乙村:建立志愿服务队伍[Z]. 第1段第3句."


def test_whoever_signs_nothing_is_not_named() -> None:
    document = document_of(BULLETIN)
    assert [byline_of(document, s) for s in document.sections if s.level == 1] == ["甲村村委会", ""]


def statute(**info: str) -> Document:
    text = "# 海滨镇岸线条例\n\n第一条 甲。\n\n第二条 乙。\n"
    known = DocumentInfo(title="海滨镇岸线条例", issuer="海滨镇人民代表大会", issued="2020-05-06")
    return replace(document_of(text, "x.md"), title=known.title, info=replace(known, **info))


@pytest.mark.parametrize(
    ("info", "end"),
    [
        ({}, "2020年5月6日"),
        ({"repealed": "2023-01-31"}, "2020年5月6日，2023年1月31日废止"),
        ({"status": "已失效"}, "2020年5月6日，已失效"),
        ({"amended": "2022-07-01"}, "2020年5月6日，2022年7月1日修正"),
        ({"issued": "", "published": "2020-06"}, "2020年6月"),
    ],
)
def test_the_official_form_says_whether_it_is_in_force(info: dict[str, str], end: str) -> None:
    found = place(statute(**info), "乙")
    assert found.official == f"《海滨镇岸线条例》第二条，海滨镇人民代表大会，{end}"


def test_pages_go_before_places() -> None:
    found = place(replace(statute(), pages=(0, 14)), "乙")
    assert found.official.endswith("2020年5月6日，第2页")
    assert found.reference == "海滨镇人民代表大会. 海滨镇岸线条例[Z]. 2020-05-06: 2."


def test_a_document_on_the_web() -> None:
    document = replace(statute(), source="https://example.gov.cn/a.html")
    assert place(document, "乙", TODAY).reference == (
        "海滨镇人民代表大会. 海滨镇岸线条例[EB/OL]. (2020-05-06)[2026-11-22]: 第二条. "
        "https://example.gov.cn/a.html."
    )


def test_a_standard() -> None:
    document = replace(statute(number="GB 3095—2012", issued="2012-02-29"), title="环境空气质量标准")
    assert "环境空气质量标准: GB 3095—2012[S]. 2012-02-29" in place(document, "乙").reference


def test_more_than_three_issuers() -> None:
    found = place(statute(issuer="甲局、乙局、丙局、丁局"), "乙")
    assert found.reference.startswith("甲局, 乙局, 丙局, 等. 海滨镇岸线条例")


def test_nothing_known_but_the_title() -> None:
    assert place(statute(issuer="", issued=""), "乙") == CitedPlace(
        "《海滨镇岸线条例》第二条", "《海滨镇岸线条例》第二条", "海滨镇岸线条例[Z]. 第二条."
    )
