"""Numbers that answer only since just they are asked for."""

import pytest

from assistant.answer.wording.counts import asked_counts


@pytest.mark.parametrize(
    ("text", "unit", "thing", "numbers"),
    [
        ("每艘渡船配备一名安全员。", "名", "安全员", ["一名"]),
        ("渡口应当向档案馆交存一册航行日志。", "册", "航行日志", ["一册"]),
        ("每三千常住人口设一处渡口。", "", "常住人口", ["三千"]),
        ("每2万人口设一处渡口。", "人", "人设渡口", ["2万"]),
        ("渡口有三百船位。", "", "船位", ["三百"]),
        ("每一名渡工都要体检。", "名", "渡工", []),
        ("其中一次以上的，同一处渡口。", "处", "渡口", []),
        ("渡船一律靠右行驶。", "律", "渡船", []),
        ("二十一名渡工体检。", "名", "渡工", []),
        ("第三船位空着。", "", "船位", []),
        ("休假一天。", "天", "", []),
    ],
)
def test_one_of_a_thing_and_numbers_without_measure_words_are_found(
    text: str, unit: str, thing: str, numbers: list[str]
) -> None:
    assert [figure.text for figure in asked_counts(text, unit, thing)] == numbers
