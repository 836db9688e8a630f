from assistant.commands.direct import direct_text
from assistant.itemising import Itemised
from assistant.types import Answer, Statement


def _answer(*statements: Statement) -> Answer:
    return Answer("问", "问", "\n".join(s.text for s in statements), (), (), statements=statements)


def test_a_comparison_is_a_table_with_aligned_columns() -> None:
    said = direct_text(
        _answer(
            Statement("甲县", "7%", "甲县为7%。", (1,), row="甲县"),
            Statement("A区，名称", "9%", "A区为9%。", (2,), row="A区"),
            Statement("数值较大的是A区", "", "", (1, 2)),
        )
    )
    assert said.splitlines() == ["甲县  7%[1]", "A区   名称：9%[2]", "数值较大的是A区[1][2]"]


def test_a_row_without_a_figure_shows_its_words() -> None:
    rows = [
        Statement("甲", "", "甲先种树。", (1,), row="甲"),
        Statement("乙", "", "乙先种树。", (1,), row="乙"),
    ]
    assert direct_text(_answer(*rows)).splitlines() == ["甲  甲先种树。[1]", "乙  乙先种树。[1]"]


def test_a_calculation_stands_under_its_result() -> None:
    statement = Statement("合计", "5家", "", (1, 2), working="3家 + 2家 = 5家")
    assert direct_text(_answer(statement)) == "合计：5家\n3家 + 2家 = 5家[1][2]"


def test_an_enumeration_has_a_line_for_each_item() -> None:
    listed = Itemised("任务有：", ("（一）种树。\n", "（二）修路。"), "其余照旧。")
    statement = Statement("", "", listed.text, (1,), listed=listed)
    assert direct_text(_answer(statement)).splitlines() == [
        "任务有：",
        "  （一）种树。",
        "  （二）修路。",
        "其余照旧。[1]",
    ]


def test_a_single_statement_is_its_text() -> None:
    statement = Statement("", "34家", "关了34家。", (1,))
    assert direct_text(_answer(statement)) == statement.text


def test_items_without_marks_of_their_own_get_bullets() -> None:
    listed = Itemised("有", ("茶园、", "果园。"), "")
    statement = Statement("", "", listed.text, (1,), listed=listed)
    assert direct_text(_answer(statement)).splitlines() == ["有", "  · 茶园、", "  · 果园。[1]"]
