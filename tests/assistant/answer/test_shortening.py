"""Which words of a long text are shown."""

from assistant.answer.wording.shortening import shorten
from assistant.terms import Terms

RULE = (
    "渡口的日常巡查由船队按照县里印发的巡查手册逐项开展，并在当天的台账里记明巡查的人员和时间，"
    "渡口确需停办渡运的，应当提前两个月向镇人民政府提出申请，经县交通运输局核实后，方可停办。"
)


def test_a_condition_is_not_shown_without_what_follows_from_it() -> None:
    shown = shorten(RULE, Terms({"渡口": 1.0, "停办": 2.0, "渡运": 1.0}), 24)
    assert "渡口确需停办渡运的，应当提前两个月" in shown


def test_what_is_short_enough_is_shown_whole() -> None:
    assert shorten("渡口停航。", Terms({"渡口": 1.0}), 60) == "渡口停航。"
