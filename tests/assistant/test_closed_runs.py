import pytest

from assistant.closed_runs import closed_runs

CASES = [
    ("镇里要掌握制砖(含空心砖)、水泥、玻璃等3个行业的用电。", ["制砖(含空心砖)", "水泥", "玻璃"], 3),
    ("推进城乡供水、供电、通信“三个一样”，年底完成。", ["城乡供水", "供电", "通信"], 3),
    ("全镇划分东、南、西三大片区。", ["东", "南", "西"], 3),
    ("打好“清河”“护林”“净田”等三场硬仗", ["“清河”", "“护林”", "“净田”"], 0),
    (
        "可以实行采石权转让、以工换粮、采砂权转让和养鱼权转让等多种方式。",
        ["采石权转让", "以工换粮", "采砂权转让", "养鱼权转让"],
        0,
    ),
    (
        "划定水源保护区、养殖控制区、航运控制区和景观控制区等4类区域。",
        ["水源保护区", "养殖控制区", "航运控制区", "景观控制区"],
        4,
    ),
    (
        "通过开展漏水大排查、漏电大排查、清“小广告”等三大专项行动来推进。",
        ["漏水大排查", "漏电大排查", "清“小广告”"],
        3,
    ),
]


@pytest.mark.parametrize(("text", "items", "count"), CASES)
def test_a_run_that_says_what_its_items_are(text: str, items: list[str], count: int) -> None:
    (run,) = closed_runs(text)
    assert [item.text_of(text) for item in run.items] == items
    assert run.count == count


@pytest.mark.parametrize(
    "text", ["修桥三座、修路四条等十大工程。", "男女平等、邻里和睦。", "桥宽三米，路宽五米。"]
)
def test_no_run_where_the_number_is_another_or_nothing_closes(text: str) -> None:
    assert not closed_runs(text)
