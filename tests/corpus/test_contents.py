from documents import document_of

from corpus.types import Document

PROSE = "各村应当按照镇政府的统一要求认真组织力量，及时清理岸线垃圾，并且定期报告工作进展情况。"


def labels(document: Document) -> list[str]:
    return [section.label for section in document.sections]


def test_contents_of_a_plan_with_pages() -> None:
    contents = "目  录\n\n一、总体要求 ………… 1\n（一）工作目标……1\n二、主要任务\t2\n三、保障措施 ...... 10\n\n"
    body = f"一、总体要求\n\n（一）工作目标。{PROSE}\n\n二、主要任务\n\n{PROSE}\n\n三、保障措施\n\n{PROSE}\n"
    assert labels(document_of(contents + body)) == labels(document_of(body))


def test_contents_with_books_and_chapters_of_the_same_number() -> None:
    contents = "目录\n\n第一编 总则\n第一章 任务\n第二编 分则\n第一章 清理\n第二章 监督\n\n"
    body = (
        "第一编 总则\n\n第一章 任务\n\n第一条 甲。\n\n第二编 分则\n\n第一章 清理\n\n第二条 乙。\n\n"
        "第二章 监督\n\n第三条 丙。\n"
    )
    assert labels(document_of(contents + body)) == labels(document_of(body))
    assert len(labels(document_of(body))) == 8


def test_contents_in_front_of_a_preamble() -> None:
    contents = "目录\n\n序言\n\n第一章 总则\n\n第二章 清理\n\n"
    body = f"{PROSE}{PROSE}\n\n第一章 总则\n\n第一条 甲。\n\n第二章 清理\n\n第二条 乙。\n"
    assert labels(document_of(contents + body)) == labels(document_of(body))


def test_a_heading_called_contents_without_contents() -> None:
    text = f"目录\n\n一、总体要求\n\n{PROSE}\n\n二、主要任务\n\n{PROSE}\n"
    assert labels(document_of(text)) == ["一、总体要求", "二、主要任务"]
