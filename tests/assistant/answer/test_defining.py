"""Which word's meaning a question asks for, and which texts say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.wording.defining import defined_first, defines, terms_asked
from corpus.types import Passage, Span
from index.types import Hit, Query


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("什么样的船才算得上渡船？", "渡船"),
        ("什么样的渡口才算是临时的？", "临时渡口"),
        ("怎样才算超载渡运？", "超载渡运"),
        ("什么情况下能认定为停航？", "停航"),
        ("渡工指什么？", "渡工"),
        ("临时渡口指的是什么？", "临时渡口"),
        ("何谓签单发航？", "签单发航"),
        ("什么叫渡运？", "渡运"),
        ("核定载量是什么意思？", "核定载量"),
        ("办法里说的经营人是谁？", "经营人"),
        ("渡运作业怎么理解？", "渡运作业"),
        ("固定渡口，怎样规定", "固定渡口"),
        ("办法里的渡工指的是谁？", "渡工"),
        ("渡运包括哪些？", "渡运"),
    ],
)
def test_the_word_whose_meaning_is_asked_for(question: str, term: str) -> None:
    assert term in terms_asked(question)


@pytest.mark.parametrize(
    "question",
    [
        "渡船票价怎么算？",
        "谁是主管部门？",
        "渡口的负责人是谁？",
        "渡船怎么检查？",
        "渡运包括哪些部门的检查？",
    ],
)
def test_other_questions_ask_for_no_meaning(question: str) -> None:
    assert not terms_asked(question)


@pytest.mark.parametrize(
    ("text", "term", "least", "most"),
    [
        ("第三条 本办法所称渡船，是指往返于渡口之间的船只。", "渡船", 1.0, 1.0),
        ("本办法所称渡运包括载客和载货。", "渡运", 1.0, 1.0),
        ("本办法所称“三日”“十日”，是指工作日。", "十日", 1.0, 1.0),
        ("第三条 渡船，是指往返于渡口之间的船只。", "渡船", 0.9, 0.9),
        ("（二）渡工是指驾驶渡船的人员；", "渡工", 0.9, 0.9),
        ("往返于渡口之间的船只（以下简称渡船）应当登记。", "渡船", 0.7, 0.7),
        ("超过核定人数的，视为超载渡运。", "超载渡运", 0.6, 0.6),
        ("本办法所称渡船，是指往返于渡口之间的船只。", "乡镇渡船", 0.4, 0.6),
        ("本办法所称非机动渡船，是指人力渡船。", "渡口", 0.0, 0.0),
        ("渡船应当悬挂船牌，由渡工负责。", "渡船", 0.0, 0.0),
        ("县交通运输部门指导渡口的工作。", "县交通运输部门", 0.0, 0.0),
    ],
)
def test_how_plainly_a_text_says_what_a_word_means(text: str, term: str, least: float, most: float) -> None:
    assert least <= defines(text, (term,)) <= most


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_can_be_looked_at(text: str, term: str) -> None:
    assert 0.0 <= defines(text, (term,)) <= 1.0


def _hit(number: int, text: str, score: float) -> Hit:
    return Hit(Passage(number, "渡口.md", "渡口办法", (), Span(0, len(text)), text), score)


def test_a_definition_that_was_not_found_is_looked_for() -> None:
    found = [_hit(1, "渡船应当悬挂船牌。", 0.9)]
    asked: list[str] = []

    def search(query: Query) -> list[Hit]:
        asked.append(query.text)
        return [_hit(2, "本办法所称渡船，是指往返于渡口之间的船只。", 0.8)]

    hits = defined_first("什么叫渡船？", found, search, Query("什么叫渡船？"))
    assert [hit.passage.passage_id for hit in hits] == [2, 1]
    assert hits[0].score == found[0].score
    assert all("所称渡船" in text for text in asked)


def test_other_questions_are_searched_once() -> None:
    found = [_hit(1, "渡船应当悬挂船牌。", 0.9)]
    assert (
        defined_first("渡船挂什么？", found, lambda _: pytest.fail("searched"), Query("渡船挂什么？"))
        == found
    )


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("什么样的算渡工？", "本条例所称渡工，是指驾驶渡船的人。"),
        ("重大险情指哪种？", "重大或者群体性险情，是指死亡一人以上的事件。"),
        ("摆渡指什么？", "第二条 摆渡是渡工根据乘客的请求，用渡船运送人货的活动。"),
        ("渡运协会是干什么的？", "渡运协会是渡运业的自律性组织，依据章程开展活动。"),
        ("渡口里讲的轮渡，到底指给谁、干些什么活？", "本条例所称的轮渡服务，是指为行人提供的运送。"),
    ],
)
def test_further_ways_to_ask_for_a_meaning_and_to_tell_it(question: str, text: str) -> None:
    assert defines(text, terms_asked(question)) >= 0.5
