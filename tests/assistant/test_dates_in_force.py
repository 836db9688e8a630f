"""From which day a document holds, or an older one does not: the sentence of the text is what is cited."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

FERRIES = """# 平湖县渡口管理办法

2019年3月1日 平湖县人民政府令第12号公布

2019年5月1日 施行

第一条 为了加强渡口管理，保障乘客安全，制定本办法。

第二条 县交通运输部门负责渡口的监督管理工作，渡工应当经培训合格。

第三条 本办法自2019年5月1日起施行。2003年7月2日发布的《平湖县乡镇渡口安全管理试行规定》同时废止。

依照《平湖县乡镇渡口安全管理试行规定》领取的渡工证，自2020年9月1日起停止使用。
"""
TEA = """# 平湖县茶园保护条例

2015年6月18日 平湖县人民代表大会常务委员会通过

2021年11月26日 平湖县人民代表大会常务委员会修订

2022年2月1日 施行

第一条 为了保护茶园，促进茶业发展，制定本条例。

第二条 禁止在茶园内堆放垃圾、倾倒污水。

第三条 县农业农村部门每年调查一次茶园的面积和土壤。

第四条 本条例自2022年2月1日起施行。
"""
WELLS = """# 平湖县古井登记规则

2020年8月7日 平湖县水利局发布

第一条 为了保护古井，制定本规则。

第二条 古井由所在的村登记，每口古井立一块石碑，写明年代。

第三条 本规则自发布之日起施行。1997年5月6日平湖县水利局发布的《平湖县古井保护规定》同时废止。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    documents = {"渡口.md": FERRIES, "茶园.md": TEA, "古井.md": WELLS}
    with open_assistant(tmp_path_factory.mktemp("assistant"), documents) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "said", "quote"),
    [
        ("渡口管理办法从哪天起管用？", "2019年5月1日", "本办法自2019年5月1日起施行"),
        ("修订后的茶园保护条例是从哪天开始用的？", "2022年2月1日", "本条例自2022年2月1日起施行"),
        ("县里管茶园的新规矩，什么时候开始执行？", "2022年2月1日", "本条例自2022年2月1日起施行"),
        ("古井登记规则什么时候生效的？", "2020年8月7日", "本规则自发布之日起施行"),
        ("原来的《平湖县乡镇渡口安全管理试行规定》从哪天起废止？", "2019年5月1日", "同时废止"),
        ("旧的渡口安全管理规定什么时候作废的？", "2019年5月1日", "同时废止"),
        ("老的古井保护规定从哪天起停止执行？", "2020年8月7日", "同时废止"),
        ("以前那个乡镇渡口试行规定还管用吗？", "已废止：2019年5月1日", "同时废止"),
    ],
)
def test_the_day_and_the_sentence_that_tells_it(
    assistant: Assistant, question: str, said: str, quote: str
) -> None:
    answer = assistant.ask(question)
    assert said in answer.text.split("\n")[0]
    assert quote in answer.citations[0].quote
    assert quote in answer.hits[0].passage.text


def test_a_thing_that_is_used_no_more_is_not_the_document(assistant: Assistant) -> None:
    answer = assistant.ask("老渡工证从哪天起就作废不能用了？")
    assert answer.statements[0].headline.startswith("2020年9月1日")


def test_the_end_of_an_unknown_document_is_not_made_up(assistant: Assistant) -> None:
    answer = assistant.ask("原来的《平湖县茶叶交易暂行办法》从哪天起废止？")
    assert not answer.text.startswith("已废止")
