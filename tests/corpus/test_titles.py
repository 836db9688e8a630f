from documents import PLAN, document_of, passages

from corpus.types import Document

PROSE = "各村应当按照镇政府的统一要求认真组织力量，及时清理岸线垃圾，并且定期报告工作进展情况。"


def headings(document: Document, level: int = 1) -> list[str]:
    return [section.heading for section in document.sections if section.level == level]


def test_a_notice_and_what_it_issues_are_two_parts() -> None:
    document = document_of(PLAN)
    assert headings(document) == ["海滨镇人民政府关于印发清洁岸线行动方案的通知", "清洁岸线行动方案"]
    notice, plan = (section for section in document.sections if section.level == 1)
    assert notice.span.start == 0
    assert notice.span.text_of(document.text).endswith("（此件公开发布）")
    assert plan.span.start > notice.span.end


def test_labels_may_stand_between_title_and_address() -> None:
    text = f"某镇人民政府关于清理岸线的通告\n文号：海政发〔2021〕3号\n发布日期：2021-03-04\n各村：\n{PROSE}\n"
    assert headings(document_of(text)) == ["某镇人民政府关于清理岸线的通告"]


def test_whoever_is_addressed_elsewhere_makes_no_title() -> None:
    text = f"一、关于某事的通知\n\n{PROSE}\n\n各村：\n\n{PROSE}\n\n二、其他\n\n{PROSE}\n"
    assert headings(document_of(text)) == ["关于某事的通知", "其他"]


def test_the_title_of_a_notice_is_searched_with_its_text() -> None:
    text, path = passages(document_of(PLAN))[0]
    assert path == ()
    assert "清洁岸线\n行动方案的通知" in text


def test_so_is_the_title_of_a_notice_without_letterhead() -> None:
    found = passages(document_of(f"某镇关于清理岸线的通知\n\n各村：\n\n{PROSE}\n"))
    assert found[0][0].startswith("某镇关于清理岸线的通知\n\n各村：")


def test_an_appendix_takes_the_title_below_its_mark() -> None:
    text = (
        f"一、总则\n\n{PROSE}\n\n附件1\n\n岸线清理任务分解表\n\n{PROSE}\n\n附件2\n\n示范岸线名单\n\n{PROSE}\n"
    )
    document = document_of(text)
    assert [(s.number, s.heading) for s in document.sections if s.number.startswith("附件")] == [
        ("附件1", "岸线清理任务分解表"),
        ("附件2", "示范岸线名单"),
    ]
    assert [path for _, path in passages(document)][-1] == ("附件2示范岸线名单",)


def test_an_article_interrupted_by_its_title_begins_with_its_lead() -> None:
    text = (
        f"甲村:岸线清理走在前列\n\n{PROSE}\n\n海滨版\n\n{PROSE[:-1]}以及乙村一系列工作\n\n"
        f"乙村:建立志愿服务队伍\n\n机制，积极探索，{PROSE}\n"
    ).replace("海滨版", "海滨周刊专版")
    document = document_of(text)
    assert headings(document) == ["甲村:岸线清理走在前列", "乙村:建立志愿服务队伍"]
    assert document.sections[1].span.start == text.index("海滨周刊")
    assert document.sections[1].heading_span.start == text.index("乙村:")


def test_a_title_on_two_lines_is_shown_as_the_bulletin_lists_it() -> None:
    listed = "工作简报\n\n- 甲村推行岸线分段包干\n- 乙村办节 村民齐动手\n\n"
    text = f"{listed}甲村推行岸线 分段包干\n\n{PROSE}\n\n乙村办节 村民齐动手\n\n{PROSE}\n"
    assert headings(document_of(text)) == ["甲村推行岸线分段包干", "乙村办节 村民齐动手"]


def test_the_list_of_appendices_in_a_letter_is_none() -> None:
    letter = f"某镇关于清理岸线的通知\n\n各村：\n\n{PROSE}\n\n附件：\n\n1. 任务分解表\n\n2. 名单\n\n"
    text = f"{letter}附件1\n\n任务分解表\n\n{PROSE}\n"
    assert headings(document_of(text)) == ["某镇关于清理岸线的通知", "任务分解表"]
