from assistant.answer.decompose import hop_in, parts_of
from assistant.conversation import Resolved
from assistant.places import Gazetteer

PLACES = Gazetteer({"青川": frozenset({"县"}), "白沙": frozenset({"县"})})


def _parts(question: str) -> list[tuple[str, str, str]]:
    return [(p.label, p.resolved.question, p.resolved.context) for p in parts_of(Resolved(question), PLACES)]


def test_an_ordinary_question_is_its_only_part() -> None:
    assert _parts("青川有几所学校？") == [("", "青川有几所学校？", "")]


def test_two_places_side_by_side_become_two_questions() -> None:
    assert [q for _, q, _ in _parts("青川和白沙各有几所学校？")] == [
        "青川各有几所学校？",
        "白沙各有几所学校？",
    ]


def test_two_years_become_two_questions() -> None:
    assert [label for label, _, _ in _parts("青川2020年和2022年的目标分别是多少？")] == ["2020年", "2022年"]


def test_what_only_the_first_place_says_is_context_for_the_second() -> None:
    parts = _parts("青川的森林覆盖率和白沙2020年的目标各是多少？")
    assert parts[0][:2] == ("青川", "青川的森林覆盖率")
    assert parts[1][:2] == ("白沙", "白沙2020年的目标各是多少？")
    assert "森林覆盖率" in parts[1][2]


def test_a_year_behind_a_place_belongs_to_that_place_alone() -> None:
    first, second = _parts("青川的森林覆盖率和白沙县2020年的目标各是多少？")
    assert "2020" not in first[2]
    assert "2020年" in second[1]
    first, _ = _parts("青川的学校和白沙的医院2020年各有多少？")
    assert "2020" in first[2]


def test_two_questions_in_one_line_are_both_asked() -> None:
    assert [label for label, _, _ in _parts("青川2016年收入多少？白沙想做到多少？")] == ["青川", "白沙"]


def test_a_year_that_is_compared_with_is_not_a_second_question() -> None:
    assert len(_parts("青川2020年比2015年要下降多少？")) == 1


def test_a_described_place_is_a_first_step() -> None:
    hop = hop_in("三年连夺银杯的那个县，引进了多少人才？")
    assert hop
    assert (hop.clue, hop.kind, hop.rest) == ("三年连夺银杯", "县", "引进了多少人才？")


def test_a_named_place_is_no_first_step() -> None:
    assert hop_in("青川县2017年关停了几家工厂？") is None
