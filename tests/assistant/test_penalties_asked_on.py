"""Who imposes a penalty and what follows otherwise, asked behind a first question, over a real library."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant
from assistant.types import Answer, Conversation, Turn

RULES = """石门县船闸管理办法

第一条 为了管理船闸，制定本办法。

第二条 过闸船只应当提前两小时登记，登记时出示船舶证书。

第三条 船员过闸应当穿救生衣。

第四条 船闸管理站应当每月检修闸门，检修情况记入台账。

第五条 在闸室内私自游泳的，处一百元罚款。

第六条 有下列行为之一的，由县港航管理所按照下列规定处理：

（一）在闸室内撒网捕鱼的，处四百元罚款；

（二）损坏闸门的，责令赔偿，并处九百元罚款。

第七条 违反本办法第二条规定的，责令补办，可以处六百元罚款。

第八条 违反本办法第三条规定，情节轻微的，予以警告；情节严重的，处七百元罚款。

第九条 本办法第五条、第七条至第八条规定的处罚，由县船闸管理站实施。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"rules.txt": RULES}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "fine", "authority", "articles"),
    [
        ("在闸室里私自游泳罚多少？由谁来罚？", "一百元", "县船闸管理站", ("第五条", "第九条")),
        ("在闸室内撒网捕鱼的，处多少罚款，由哪个部门处罚？", "四百元", "县港航管理所", ("（一）", "第六条")),
        ("在闸室里下网捕鱼要罚多少钱？这个处罚归谁管？", "四百元", "县港航管理所", ("（一）", "第六条")),
        ("把闸门损坏了会被罚多少？这项罚款由什么部门执行？", "九百元", "县港航管理所", ("（二）", "第六条")),
    ],
)
def test_who_punishes_is_read_where_it_is_laid_down(
    assistant: Assistant, question: str, fine: str, authority: str, articles: tuple[str, str]
) -> None:
    answer = assistant.ask(question)
    assert fine in answer.text
    assert authority in answer.text
    cited = "".join(citation.quote for citation in answer.citations)
    assert all(article in cited for article in articles)


@pytest.mark.parametrize(
    ("question", "fine"),
    [
        ("船只过闸要提前多久登记？不登记罚多少？", "六百元"),
        ("过闸船只登记时要出示什么证书？违反的话罚多少钱？", "六百元"),
        ("船员过闸应当穿什么？不照做要罚多少？", "七百元"),
        ("过闸船只登记时要出示什么证书？会罚多少钱？", "六百元"),
    ],
)
def test_what_follows_otherwise_stands_with_the_article(
    assistant: Assistant, question: str, fine: str
) -> None:
    answer = assistant.ask(question)
    assert answer.statements[1].headline == fine
    assert "违反本办法" in answer.citations[1].quote


def test_what_is_asked_in_other_words_is_not_answered_by_the_same_sentence(assistant: Assistant) -> None:
    answer = assistant.ask("船闸管理站多久检修一次闸门？船员过闸又要穿什么？")
    assert "每月" in answer.statements[0].text
    assert "救生衣" in answer.statements[1].text


def _talk(assistant: Assistant, *questions: str) -> Answer:
    turns: tuple[Turn, ...] = ()
    for question in questions:
        answer = assistant.ask(question, Conversation(turns))
        turns += (
            Turn("user", question, standalone=answer.standalone),
            Turn("assistant", answer.text, answer.cited),
        )
    return answer


def test_who_punishes_may_be_asked_on_in_a_talk(assistant: Assistant) -> None:
    answer = _talk(assistant, "在闸室内撒网捕鱼的罚多少？", "由谁来罚？")
    assert answer.text.startswith("县港航管理所")


@pytest.mark.parametrize("asked", ["依据哪一条？", "第几条规定的？", "处罚的依据是什么？"])
def test_which_article_it_is_may_be_asked_on(assistant: Assistant, asked: str) -> None:
    answer = _talk(assistant, "在闸室里私自游泳罚多少？", asked)
    assert answer.text.startswith("第五条")
    assert "第五条" in answer.citations[0].quote


def test_which_article_it_is_may_be_one_of_several_questions(assistant: Assistant) -> None:
    answer = assistant.ask("在闸室里私自游泳，按第几条、由谁罚、罚多少？")
    assert all(told in answer.text for told in ("第五条", "县船闸管理站", "一百元"))
