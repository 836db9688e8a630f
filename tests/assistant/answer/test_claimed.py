"""Quantities and times that a yes-or-no question takes for true."""

import pytest

from assistant.answer.wording.claimed import claimed_in, is_borne_out, is_said


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        ("渡口的客流是不是超过3万人？", "28000人", False),
        ("渡口的客流有没有超过2万人？", "28000人", True),
        ("渡口有50艘船吧？", "62艘", True),
        ("渡口有50艘船吧？", "48艘", False),
        ("渡船不到50艘吧？", "48艘", True),
        ("准点率要到95%以上，对吗？", "90%以上", False),
        ("准点率要到95%以上，对吗？", "95%以上", True),
        ("准点率达到90%了吗？", "89.1%", False),
        ("罚款最高一万元吗？", "二千元以上二万元以下", False),
        ("罚款最多二万元吗？", "二千元以上二万元以下", True),
        ("罚款至少2000元吗？", "二千元以上二万元以下", True),
        ("要罚三万块吗？", "二千元以上二万元以下", False),
        ("要罚五千元吗？", "二千元以上二万元以下", None),
        ("停航要提前三天通知吗？", "二十四小时", False),
        ("停航要提前一天通知吗？", "二十四小时", True),
        ("投诉要在十五天内答复，没错吧？", "十五日内", True),
        ("投诉要在十五天内答复，没错吧？", "十五个工作日", None),
        ("一次能借3本书吗？", "10本", True),
        ("一次能借12本书吗？", "10本", False),
        ("大概要七天左右吧？", "7天", True),
        ("修渡口花了100万吗？", "85.6万元", False),
        ("客流去年是增长5%吗？", "下降5%", False),
        ("办法是2017年印发的吗？", "2018年1月22日", False),
        ("办法是2018年1月印发的吗？", "2018年1月22日", True),
        ("协议要在2018年年底前签好吗？", "9月底前", False),
        ("办法从3月1日起施行吗？", "2019年3月1日", True),
        ("办法从2019年3月1日起施行吗？", "3月1日", None),
        ("补偿用的是前五年的平均值吗？", "3年", False),
        ("船证吊销后五年内不能再考，对不对？", "三年内", False),
        ("渡口有50艘船吧？", "62米", None),
    ],
)
def test_what_is_taken_for_true_is_held_against_what_is_said(
    question: str, said: str, expected: bool | None
) -> None:
    claimed = claimed_in(question)
    assert claimed is not None
    assert is_borne_out(claimed, said) is expected


@pytest.mark.parametrize(
    "question",
    [
        "满六十岁能坐渡船吗？",
        "超过三万元的工程要招标吗？",
        "存栏500头以上的养殖场要建集粪池吗？",
        "2017年渡口停航了吗？",
        "2018年的客流有没有下降？",
        "渡口能停船吗？",
    ],
)
def test_a_case_that_is_only_stated_is_not_taken_for_true(question: str) -> None:
    assert claimed_in(question) is None


def test_the_counterpart_asks_for_the_figure() -> None:
    claimed = claimed_in("停航检修是不是要提前三天通知？")
    assert claimed is not None
    assert claimed.counterpart == "停航检修要提前多少天通知？"
    assert is_said(claimed, "应当提前3日通知。")
    assert not is_said(claimed, "应当提前5日通知。")
