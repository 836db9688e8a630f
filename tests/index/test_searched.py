from search_samples import passage

from index.searched import searched_text


def test_title_headings_and_mended_text_stand_on_a_line_each() -> None:
    text = "沿岸新种了香樟、\n银杏共三百株，长势良好。"
    assert searched_text(passage(1, text, title="简报", path=("二、青石镇", "（一）绿化"))) == (
        "简报\n二、青石镇 （一）绿化\n沿岸新种了香樟、银杏共三百株，长势良好。"
    )


def test_what_is_missing_leaves_no_empty_line() -> None:
    assert searched_text(passage(1, "湖面有鸟。")) == "湖面有鸟。"
