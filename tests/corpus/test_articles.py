from documents import document_of, passages

from corpus.types import Document


def articles(document: Document) -> list[str]:
    return [section.number for section in document.sections if section.number.endswith("条")]


def test_articles_within_one_paragraph_are_cut_free() -> None:
    text = (
        "第一条 各村清理岸线。 第二条 清理每周两次。 第三条 费用由镇财政承担。\n\n"
        "第四条 本办法由镇政府解释。 第五条 本办法自发布之日起施行。\n"
    )
    assert articles(document_of(text)) == ["第一条", "第二条", "第三条", "第四条", "第五条"]
    assert [text for text, _ in passages(document_of(text))][1] == "第二条 清理每周两次。"


def test_a_mark_that_runs_into_its_text_is_proved_by_the_gap() -> None:
    text = "第一条 各村清理。\n\n第二条清理每周两次。\n\n第三 条费用由镇财政承担。\n\n第四条 由镇政府解释。\n"
    assert articles(document_of(text)) == ["第一条", "第二条", "第三 条", "第四条"]


def test_an_article_behind_the_end_of_a_sentence_is_proved_by_the_gap() -> None:
    text = "第七条 各村清理岸线。第八条清理每周两次。\n\n第九条 费用由镇财政承担。\n"
    assert articles(document_of(text)) == ["第七条", "第八条", "第九条"]


def test_a_reference_to_an_article_is_none() -> None:
    text = (
        "第一条 各村清理岸线。\n\n第三条规定的情形除外。 第四条规定的也除外。\n\n第二条 清理每周两次。\n\n"
        "第三条 违反第二条的，由镇政府处理。第九条另有规定的除外。\n"
    )
    assert articles(document_of(text)) == ["第一条", "第二条", "第三条"]


def test_a_gap_that_the_text_itself_has_stays() -> None:
    assert articles(document_of("第一条 甲。\n\n第三条 乙。\n\n第九十条 丙。\n")) == [
        "第一条",
        "第三条",
        "第九十条",
    ]


def test_articles_added_later_have_numbers_of_their_own() -> None:
    document = document_of("第一条 甲。\n\n第一条之一 乙。\n\n第一条之二 丙。\n\n第二条 丁。\n")
    assert [section.number for section in document.sections] == [
        "第一条",
        "第一条之一",
        "第一条之二",
        "第二条",
    ]


def test_behind_the_last_article_only_the_next_number_counts() -> None:
    text = "第一条 各村清理岸线。\n\n第二条 由镇政府解释。 第九十条 另有规定的除外。\n"
    assert articles(document_of(text)) == ["第一条", "第二条"]
