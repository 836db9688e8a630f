import pytest

from assistant.answer.wording.penalties import gravity_fit, is_out_of_place
from corpus.figures import Figure, figures_in

RULE = (
    "渡船超载的，由渡口管理机构责令改正，处三百元以上一千元以下罚款；情节严重的，处一千元以上五千元以下罚款。"
)
GAIN = "倒卖船票的，处违法所得二倍罚款；没有违法所得的，处五百元罚款。"


def figure_in(text: str, words: str) -> Figure:
    return next(figure for figure in figures_in(text) if figure.text == words)


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("渡船超载罚多少？", 0, -1),
        ("渡船超载，情节严重的罚多少？", 0, 1),
        ("情节恶劣的呢？", 0, 1),
        ("渡船超载，还没到情节严重，罚多少？", 0, -1),
        ("超载情节轻微、后果不严重的罚多少？", 0, -1),
    ],
)
def test_a_fine_agrees_with_the_gravity_that_is_told(question: str, first: int, second: int) -> None:
    for words, wanted in (("三百元以上", first), ("一千元以上", second)):
        fit = gravity_fit(question, RULE, figure_in(RULE, words))
        assert (fit > 0) - (fit < 0) == wanted


def test_without_a_gain_the_fine_for_that_is_meant() -> None:
    without = figure_in(GAIN, "五百元")
    assert gravity_fit("倒卖船票没赚到钱，罚多少？", GAIN, without) > 0
    assert gravity_fit("倒卖船票赚了两千元，罚多少？", GAIN, without) < 0


def test_who_did_not_mend_it_in_time_pays_the_fine_for_that() -> None:
    text = "未公示票价的，处一百元罚款；逾期不改正的，处五百元罚款。"
    late, once = figure_in(text, "五百元"), figure_in(text, "一百元")
    for question in ("没贴票价，催了还不改，罚多少？", "逾期不改正的呢？", "责令改了还是没改的罚多少？"):
        assert gravity_fit(question, text, late) > gravity_fit(question, text, once)
    assert gravity_fit("没贴票价罚多少？", text, late) == 0


@pytest.mark.parametrize("question", ["一张船票多少钱？", "过渡最多收多少钱？", "渡工每年补助多少元？"])
def test_a_fine_tells_no_price_and_no_allowance(question: str) -> None:
    assert all(is_out_of_place(question, RULE, figure) for figure in figures_in(RULE))


@pytest.mark.parametrize("question", ["超载罚多少钱？", "超载被查到要交多少钱？", "超载有什么后果，多少钱？"])
def test_who_asks_for_consequences_may_be_told_a_fine(question: str) -> None:
    assert not any(is_out_of_place(question, RULE, figure) for figure in figures_in(RULE))


def test_what_is_no_fine_is_in_place() -> None:
    text = "渡口每年补助三万元，对超载的处以罚款。"
    assert not is_out_of_place("渡口每年补助多少钱？", text, figure_in(text, "三万元"))
