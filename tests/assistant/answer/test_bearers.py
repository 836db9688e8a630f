"""Who bears or does something by a question and by a text."""

import pytest

from assistant.answer.wording.bearers import bearer_asked, bearers_said


@pytest.mark.parametrize(
    ("clause", "bearer"),
    [
        ("检修费由船主出", "船主"),
        ("渡口是不是由镇里负责", "镇里"),
        ("这事归街道管", "街道"),
        ("渡口能停船", ""),
        ("由渡口上船", ""),
    ],
)
def test_the_one_whom_a_question_names(clause: str, bearer: str) -> None:
    assert bearer_asked(clause) == bearer


def test_those_whom_a_text_charges() -> None:
    said = bearers_said("检修费由渡口经营者承担;年检由县交通运输局依法负责。")
    assert said == ["渡口经营者", "县交通运输局"]
