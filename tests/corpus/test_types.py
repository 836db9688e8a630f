from corpus.types import Document


def test_a_page_is_counted_from_one() -> None:
    document = Document("甲.pdf", "甲.pdf", "甲", "第一页\n第三页", pages=(0, 4, 4))
    assert [document.page_at(offset) for offset in (0, 3, 4, 6)] == [1, 1, 3, 3]


def test_a_text_without_pages_has_no_page_numbers() -> None:
    assert Document("甲.txt", "甲.txt", "甲", "一段话").page_at(2) is None
