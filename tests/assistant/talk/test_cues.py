import pytest

from assistant.talk.cues import (
    correction_in,
    goes_on,
    is_elliptic,
    is_small_talk,
    lacks_subject,
    names_something,
    narrows,
    points_back,
    return_in,
    tells_more,
    without_opening,
)


@pytest.mark.parametrize("said", ["谢谢", "好的，谢谢！", "嗯嗯，明白了", "你好", "没有别的问题了"])
def test_courtesies_ask_nothing(said: str) -> None:
    assert is_small_talk(said)


@pytest.mark.parametrize("said", ["好的，那罚款呢", "谢谢你的单位叫什么", "行不行", "没有问题吗"])
def test_a_question_is_no_courtesy(said: str) -> None:
    assert not is_small_talk(said)


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("那么罚款多少", "罚款多少"),
        ("好的，那学校要几所？", "学校要几所？"),
        ("顺便问一下，渡口几点关？", "渡口几点关？"),
        ("另外，桥修了几座", "桥修了几座"),
        ("还有件事，押金退不退？", "押金退不退？"),
        ("那里有几座桥？", "那里有几座桥？"),
        ("还有哪些材料？", "还有哪些材料？"),
        ("还有效吗", "还有效吗"),
    ],
)
def test_what_only_leads_over_is_left_out(said: str, rest: str) -> None:
    assert without_opening(said) == rest


def test_some_openings_go_on_from_the_question_before() -> None:
    assert goes_on("那学校要几所？")
    assert goes_on("好的，还有押金退不退？")
    assert not goes_on("另外，学校要几所？")
    assert not goes_on("还有个问题，学校要几所？")
    assert not goes_on("学校要几所？")
    assert goes_on("学校要几所呢？")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("我问的是农村", "农村"),
        ("不对，我说的是渡口", "渡口"),
        ("不是，我要的是2019年的数", "2019年的数"),
        ("我不是问押金，是问车费多少", "车费多少"),
        ("我问的不是押金，而是车费", "车费"),
        ("不对，学校有几所", "学校有几所"),
        ("不好意思我说错了，我问的是渡口", "渡口"),
        ("我想问学校有几所", ""),
        ("是问押金吗", ""),
    ],
)
def test_what_was_meant_instead(said: str, meant: str) -> None:
    assert correction_in(said) == meant


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("再回到供水那边，停水要提前几天通知？", "供水"),
        ("说回渡口的事，几点关门？", "渡口"),
        ("我们接着说前面的补贴：要交什么材料？", "补贴"),
    ],
)
def test_going_back_to_what_was_spoken_of(said: str, subject: str) -> None:
    back = return_in(said)
    assert back is not None
    assert back[0] == subject
    assert said.endswith(back[1])


@pytest.mark.parametrize("said", ["设备呢？", "那边的农村呢", "2022年", "乡下的"])
def test_a_name_alone_is_elliptic(said: str) -> None:
    assert is_elliptic(said)


@pytest.mark.parametrize("said", ["渡船几点开呢？", "要交多少", "渡口一天开几班船到对岸的码头去"])
def test_what_asks_something_is_not(said: str) -> None:
    assert not is_elliptic(said)


@pytest.mark.parametrize(
    "said",
    [
        "它由谁管？",
        "该方案何时到期",
        "这些企业要搬吗",
        "其中有几家在城里？",
        "按照这个规定怎么罚",
        "渡船那年修了几艘",
    ],
)
def test_words_that_point_back(said: str) -> None:
    assert points_back(said)


@pytest.mark.parametrize("said", ["应该怎么办", "那几年修的桥有几座", "学校有几所", "怎么呢，还罚吗"])
def test_words_that_do_not(said: str) -> None:
    assert not points_back(said)


@pytest.mark.parametrize(
    "question", ["由谁负责？", "什么时候生效", "不合格怎么办？", "要交哪些材料", "罚多少", "渡船要检验吗"]
)
def test_a_question_without_a_subject_of_its_own(question: str) -> None:
    assert lacks_subject(question, "渡船的安全标准有哪些？")


@pytest.mark.parametrize(
    "question", ["污水处理费怎么收？", "森林防火谁负责", "渡口扩建工程到底花了多少钱才算修完"]
)
def test_a_question_with_one(question: str) -> None:
    assert not lacks_subject(question, "渡船的安全标准有哪些？")


def test_a_short_subject_may_be_a_new_one() -> None:
    assert names_something("育儿假几天？", "渡船的安全标准有哪些？")
    assert not names_something("要交多少？", "渡船的安全标准有哪些？")
    assert not names_something("渡船票多少？", "渡船的安全标准有哪些？")


def test_a_case_narrows_what_was_named_and_another_thing_does_not() -> None:
    assert narrows("逾期不改呢？")
    assert narrows("情节严重的")
    assert not narrows("那铁船呢？")


def test_what_may_be_asked_of_any_rule_tells_nothing_more() -> None:
    before = "渡船驾驶证的有效期是多久？"
    assert not tells_more("由谁来罚？", before)
    assert not tells_more("最多罚多少？", before)
    assert tells_more("丢了怎么办？", before)
