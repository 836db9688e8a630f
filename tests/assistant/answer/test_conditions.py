import pytest

from assistant.answer.judging.candidates import Candidate, candidates
from assistant.answer.judging.conditions import figure_years, place_fit, year_fit
from assistant.places import Gazetteer
from assistant.understand import understand
from corpus.types import Passage, Span
from index.types import Hit

PLACES = Gazetteer({"青川": frozenset({"县"}), "白沙": frozenset({"县"}), "东湾": frozenset({"市"})})


def candidate(text: str, path: tuple[str, ...], title: str = "简报") -> Candidate:
    """The first sentence of a passage."""
    passage = Passage(1, "简报.txt", title, path, Span(0, len(text)), text)
    return candidates([Hit(passage, 1.0)], {}, PLACES.places_in)[0]


def fit(question: str, text: str, path: tuple[str, ...] = (), title: str = "简报") -> float:
    return place_fit(understand(question, PLACES), candidate(text, path, title))


def test_without_a_place_every_sentence_fits() -> None:
    assert fit("一共有几所学校？", "青川县有8所学校。") == 1.0


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("青川县有8所学校。", ()),
        ("全县有8所学校。", ("青川县：办好学校",)),
        ("有8所。", ("青川县", "一、教育")),
    ],
)
def test_sentence_or_nearest_heading_may_name_the_place(text: str, path: tuple[str, ...]) -> None:
    assert fit("青川有几所学校？", text, path) == 1.0


def test_what_stands_under_one_place_is_not_about_another_that_the_title_names() -> None:
    assert fit("青川有几所学校？", "全县有8所学校。", ("白沙县",), title="青川县：绿色发展") == 0.0
    assert fit("青川有几所学校？", "全县有8所学校。", ("一、教育",), title="青川县：绿色发展") == 1.0


def test_a_sentence_that_names_the_place_stands_under_any_heading() -> None:
    assert fit("青川有几所学校？", "青川县有8所学校。", ("白沙县",)) == 1.0


def test_a_place_named_beside_the_sentence_counts_less() -> None:
    near = fit("青川有几所学校？", "共有8所学校。青川县还有3座桥。")
    assert near == 0.9
    assert 0 < fit("青川有几所学校？", "共有8所学校。青川县还有3座桥。", ("白沙县",)) < 0.5


def test_one_of_two_places_is_half_a_fit() -> None:
    assert 0 < fit("青川和白沙有几所学校？", "共有8所学校。青川县还有3座桥。") < 0.5


def test_a_time_right_before_a_figure_is_its_own_also_where_others_are_compared_with_it() -> None:
    read = candidate("“十二五”期间，指数由2011年的62.5提高到2015年的87.5，比2010年多。", ())
    years = {figure.text: figure_years(read, figure) for figure in read.sentence.figures}
    assert years["62.5"] == frozenset({2011})
    assert years["87.5"] == frozenset({2015})


def test_of_several_statements_one_with_a_year_behind_its_figure_has_its_own() -> None:
    read = candidate("2018年建设码头3座；渡船的载客量在30人以上的，到2020年全部更新；航标修好5个。", ())
    years = {figure.text: figure_years(read, figure) for figure in read.sentence.figures}
    assert years["3座"] == frozenset({2018})
    assert years["30人以上"] == frozenset({2020})
    assert years["5个"] == frozenset({2020})


def test_a_year_that_is_only_the_basis_is_not_that_of_what_follows() -> None:
    text = "2020年目标：单位能耗以2015年为基础下降15%；码头达到8座。渡船达到20艘。"
    passage = Passage(1, "简报.txt", "简报", (), Span(0, len(text)), text)
    *_, last = candidates([Hit(passage, 1.0)], {}, PLACES.places_in)
    assert last.text == "渡船达到20艘。"
    assert year_fit(understand("2020年渡船要达到多少艘？", PLACES), last) == 1.0
    assert year_fit(understand("2015年渡船有多少艘？", PLACES), last) == 0.0
