"""Penalties that name the forbidding article by number only, asked for in the words of that article."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

STATUTE = """# 平湖县湿地公园管理办法

2020年4月1日 平湖县人民政府发布

第一条 为了加强湿地公园管理，制定本办法。

第二条 县林业部门负责湿地公园的监督管理工作。

第三条 湿地公园的开放时间由县林业部门公布。

第四条 观鸟的人应当遵守下列规定：

（一）不得用哨子、喇叭引诱鸟类；

（二）不得离开木栈道；

（三）不得投喂面包等食物。

第五条 湿地公园内禁止露营、烧烤。

划船的人应当穿救生衣，不得把船划进芦苇荡。

第六条 商户应当把厨余送到收集点，不得倒进水塘。

第七条 商户应当明码标价。

第八条 违反本办法第四条第一项、第二项规定的，由县林业部门责令改正，可以处一百元以上三百元以下罚款。

第九条 违反本办法第四条第三项规定的，由县林业部门给予警告，可以处五十元罚款。

第十条 违反本办法第五条第一款规定的，由县林业部门责令改正，处二百元以上八百元以下罚款。

第十一条 违反本办法第五条第二款规定的，由县交通运输部门给予警告，处七十元罚款。

第十二条 违反本办法第六条至第七条规定的，由县市场监管部门责令改正，处一千元以上四千元以下罚款。

第十三条 在湿地公园内放养鸡、鸭、鹅、羊的，由县林业部门处四百元罚款。

第十四条 在湿地公园内挖取芦根、采摘莲蓬的，由县林业部门处三百五十元罚款。

第十五条 在湿地公园内放风筝、飞无人机的，由县林业部门处二百五十元罚款。

第十六条 观鸟团没有在入口领取团队名牌的，由县林业部门责令限期改正；逾期不改正的，处八十元罚款。

观鸟团没有在出口清点人数的，由县林业部门责令限期改正；逾期不改正的，处九十元罚款。

第十七条 本办法自2020年5月1日起施行。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield open_assistant(tmp_path_factory.mktemp("breached"), {"湿地.md": STATUTE})


@pytest.mark.parametrize(
    ("question", "fine", "article"),
    [
        ("在湿地公园里吹哨子把鸟引过来，要罚多少钱？", "一百元以上三百元以下", "第八条"),
        ("湿地公园里给鸟喂面包，罚款多少？", "五十元", "第九条"),
        ("在湿地公园露营被抓到会罚多少？", "二百元以上八百元以下", "第十条"),
        ("把船划进芦苇荡罚多少钱？", "七十元", "第十一条"),
        ("商户把厨余倒进水塘里，要罚多少钱？", "一千元以上四千元以下", "第十二条"),
        ("观鸟团入口不领名牌，罚多少钱？", "八十元", "第十六条"),
        ("观鸟团出口不点人数，罚多少钱？", "九十元", "第十六条"),
    ],
)
def test_the_fine_for_a_breach_is_found(assistant: Assistant, question: str, fine: str, article: str) -> None:
    answer = assistant.ask(question)
    assert answer.statements[0].headline == fine
    assert any(hit.passage.text.startswith(article) for hit in answer.hits[:2])


def test_what_else_follows_from_a_breach_is_found(assistant: Assistant) -> None:
    assert "责令改正" in assistant.ask("商户没有明码标价，会受到什么处罚？").text


def test_what_is_forbidden_stays_first_where_no_penalty_is_asked_for(assistant: Assistant) -> None:
    assert assistant.ask("观鸟的人要遵守什么规定？").hits[0].passage.text.startswith("第四条")
