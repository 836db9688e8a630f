import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import Resolved, readings_of, resolve
from assistant.places import Gazetteer
from assistant.types import Turn

PLACES = Gazetteer({"青川": frozenset({"县"}), "白沙": frozenset({"县"})})


def _after(*questions: str) -> list[Turn]:
    return [turn for q in questions for turn in (Turn("user", q), Turn("assistant", "共12个。"))]


def test_without_a_conversation_a_question_stands_alone() -> None:
    assert resolve("青川有几所学校？", [], PLACES) == Resolved("青川有几所学校？")


def test_line_breaks_become_blanks() -> None:
    assert resolve(" 2020年\n青川的\t目标？\n", [], PLACES).question == "2020年 青川的 目标？"


def test_a_new_year_replaces_the_old_one() -> None:
    assert (
        resolve("那2022年呢？", _after("青川2020年的目标是多少？"), PLACES).question
        == "青川2022年的目标是多少？"
    )


def test_a_new_place_replaces_the_old_one() -> None:
    assert (
        resolve("白沙呢？", _after("青川2020年的目标是多少？"), PLACES).question == "白沙2020年的目标是多少？"
    )


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("青川城区的垃圾分类率要到多少？", "农村那边呢？", "青川农村的垃圾分类率要到多少？"),
        ("青川上半年修了几座桥？", "那下半年呢？", "青川下半年修了几座桥？"),
        ("渡口白天几点开？", "夜里呢", "渡口夜里几点开？"),
        ("未成年人过渡要买票吗？", "成年人呢？", "成年人过渡要买票吗？"),
        ("对违规个人罚多少？", "那违规单位呢？", "对违规单位罚多少？"),
    ],
)
def test_what_is_named_instead_takes_its_place(before: str, question: str, whole: str) -> None:
    assert resolve(question, _after(before), PLACES) == Resolved(whole)


@pytest.mark.parametrize("before", ["青川城区和农村各有几所学校？", "青川的学校有几所？"])
def test_what_stands_there_already_or_has_no_contrary_takes_no_place(before: str) -> None:
    assert resolve("农村呢？", _after(before), PLACES) == Resolved("农村呢？", before)


@pytest.mark.parametrize("place", ["石家庄", "慈溪", "法国"])
def test_so_does_a_well_known_place_that_no_document_names(place: str) -> None:
    before = _after("青川2020年的目标是多少？")
    assert resolve(f"{place}呢？", before, PLACES).question == f"{place}2020年的目标是多少？"
    assert resolve(f"{place}的空气怎么样？", before, PLACES) == Resolved(f"{place}的空气怎么样？")


def test_a_word_that_is_also_a_place_is_not_put_in_for_one() -> None:
    assert resolve("惠民政策呢？", _after("青川2020年的目标是多少？"), PLACES).context


def test_a_new_subject_leans_on_the_old_question() -> None:
    assert resolve("设备呢？", _after("青川淘汰了多少家企业？"), PLACES) == Resolved(
        "设备呢？", "青川淘汰了多少家企业？"
    )


def test_a_chain_of_follow_ups_keeps_its_beginning() -> None:
    turns = _after("青川2020年要建几个小区？", "那2022年呢？")
    assert "青川" in resolve("村呢？", turns, PLACES).context


def test_a_correction_is_taken_as_a_follow_up() -> None:
    resolved = resolve("我问的是农村", _after("青川垃圾分类的覆盖率是多少？"), PLACES)
    assert (resolved.question, resolved.context) == ("农村", "青川垃圾分类的覆盖率是多少？")


@pytest.mark.parametrize("question", ["白沙县有哪些重点行业要排查？", "白沙那个示范区是哪一年建成的？"])
def test_a_change_of_topic_does_not_drag_the_old_one_along(question: str) -> None:
    assert resolve(question, _after("青川2020年的目标是多少？"), PLACES) == Resolved(question)


def test_ten_turns_later_a_new_question_still_stands_alone() -> None:
    turns = _after(*["青川2020年的目标是多少？", "那2022年呢？"] * 5)
    assert resolve("白沙县的负责部门是哪个？", turns, PLACES).context == ""


def test_a_word_that_points_to_a_place_makes_a_whole_question() -> None:
    turns = _after("青川县2016年的收入是多少？", "比白沙的呢？")
    assert resolve("那里有几座桥？", _after("青川县2016年的收入是多少？"), PLACES) == Resolved(
        "青川县有几座桥？"
    )
    assert resolve("该县有几座桥？", turns, PLACES).question != "该县有几座桥？"


def test_the_answer_may_tell_the_place() -> None:
    turns = [Turn("user", "哪个县修桥最多？"), Turn("assistant", "白沙县，共修了12座。")]
    assert resolve("该县有几所学校？", turns, PLACES) == Resolved("白沙县有几所学校？")


@pytest.mark.parametrize(
    "question", ["五项整治是什么？", "污染源清查什么时候开始", "另外，渡口扩建花了多少钱？"]
)
def test_a_short_question_with_a_subject_of_its_own_stands_alone(question: str) -> None:
    resolved = resolve(question, _after("淘汰了多少家企业？", "由谁负责？"), PLACES)
    assert resolved.context == ""


def test_the_place_that_is_spoken_of_goes_along_unless_the_question_is_answered_better_without() -> None:
    asked = "污染源清查什么时候开始"
    readings = readings_of(asked, _after("青川淘汰了多少家企业？", "由谁负责？"), PLACES)
    assert readings == (Resolved(asked, "青川"), Resolved(asked))


def test_a_short_question_without_one_leans_and_has_two_readings_only_with_a_word_of_its_own() -> None:
    turns = _after("青川淘汰了多少家企业？")
    assert readings_of("由谁负责？", turns, PLACES) == (Resolved("由谁负责？", "青川淘汰了多少家企业？"),)
    assert Resolved("育儿假几天？") in readings_of("育儿假几天？", turns, PLACES)
    asked = "育儿假期间工资照发几天？"
    turns = _after("淘汰了多少家企业？")
    assert readings_of(asked, turns, PLACES) == (Resolved(asked), Resolved(asked, "淘汰了多少家企业？"))


def test_the_readings_of_a_question_are_tried_with_the_place_first() -> None:
    turns = _after("青川什么时候淘汰小锅炉？")
    asked = "秸秆呢，利用率要到多少？"
    assert readings_of(f"那{asked}", turns, PLACES) == (
        Resolved(asked, "青川"),
        Resolved(asked, "青川什么时候淘汰小锅炉？"),
    )
    assert resolve("情节严重的呢，罚多少？", _after("擅自砍树罚多少？"), PLACES).context == "擅自砍树罚多少？"


def test_a_name_by_itself_may_be_asked_about() -> None:
    turns = _after("青川什么时候淘汰小锅炉？")
    assert resolve("排污权交易额", turns, PLACES) == Resolved("排污权交易额", "青川")
    assert resolve("白沙污水处理能力", turns, PLACES) == Resolved("白沙污水处理能力")


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("青川家庭农场有多少？", "合作社呢", "青川合作社有多少？"),
        ("青川2020年的造林面积是多少？", "道路里程呢", "青川2020年的道路里程是多少？"),
        ("青川城区的污水处理率要达到多少", "绿化率呢？", "青川城区的绿化率要达到多少"),
        ("青川森林覆盖率指标", "PM2.5呢", "青川PM2.5指标"),
    ],
)
def test_another_thing_is_measured_instead(before: str, question: str, whole: str) -> None:
    assert resolve(question, _after(before), PLACES) == Resolved(whole)


def test_a_year_is_put_before_a_question_that_has_none() -> None:
    assert resolve("2022年的", _after("青川农民的收入目标是多少"), PLACES) == Resolved(
        "2022年青川农民的收入目标是多少"
    )


def test_a_document_that_is_only_called_by_its_kind_is_the_one_cited() -> None:
    turns = [Turn("user", "衢州到哪年建成？"), Turn("assistant", "2020年。", ("plan",))]
    for asked in ("方案分几步走", "这个方案里提了哪些铁路", "通知要求谁牵头"):
        assert resolve(asked, turns, PLACES).within == ("plan",)
    assert resolve("方案的总投资呢", turns, PLACES).within == ()


def test_a_question_is_taken_as_it_was_read_when_it_was_answered() -> None:
    turns = [
        Turn("user", "秸秆呢，利用率多少", standalone="青川 秸秆呢，利用率多少"),
        Turn("assistant", "90%"),
    ]
    assert resolve("2022年的", turns, PLACES) == Resolved("2022年青川 秸秆呢，利用率多少")
    turns = [Turn("user", "白沙呢", standalone="白沙有几座桥？"), Turn("assistant", "8座")]
    assert resolve("谁修的？", turns, PLACES) == Resolved("谁修的？", "白沙有几座桥？")


def test_a_question_that_was_read_with_the_one_before_still_leans_on_it() -> None:
    whole = "青川的司机拒载怎么罚？"
    turns = [
        *_after(whole),
        Turn("user", "绕路呢", standalone=f"{whole} 绕路怎么罚"),
        Turn("assistant", "罚"),
    ]
    assert resolve("由谁罚", turns, PLACES) == Resolved("由谁罚", f"{whole} 绕路怎么罚")
    assert resolve("投诉多久处理", [*turns, *_after("多收钱呢")], PLACES).context.count("绕路") == 0


def test_what_goes_on_from_the_question_before_leans_on_it() -> None:
    turns = _after("青川城区的污水处理率是多少？")
    asked = "农村生活垃圾分类的覆盖率要达到多少？"
    assert readings_of(f"那{asked}", turns, PLACES) == (
        Resolved(asked, "青川城区的污水处理率是多少？"),
        Resolved(asked, "青川"),
        Resolved(asked),
    )
    assert resolve("那白沙的垃圾分类覆盖率要达到多少？", turns, PLACES).context == ""


def test_courtesies_change_no_topic() -> None:
    turns = _after("青川淘汰了多少家企业？", "好的，谢谢")
    assert resolve("设备呢？", turns, PLACES).context == "青川淘汰了多少家企业？"
    assert resolve("谢谢", turns, PLACES) == Resolved("谢谢")


def test_one_can_go_back_to_an_earlier_subject() -> None:
    turns = _after("青川供水检修要提前几天通知？", "育儿假一年有几天？")
    back = resolve("再回到供水那边，停水超过多久要送水？", turns, PLACES)
    assert (back.question, back.context) == ("停水超过多久要送水？", "青川供水检修要提前几天通知？")
    assert resolve("说回白沙，有几座桥？", turns, PLACES) == Resolved("白沙有几座桥？")


def test_the_documents_of_the_latest_answer_are_remembered() -> None:
    turns = [Turn("user", "谁负责？"), Turn("assistant", "林业局。", ("a", "b")), Turn("assistant", "没有。")]
    assert resolve("它有效吗？", turns, PLACES).cited == ("a", "b")


_SAID = st.sampled_from(
    [
        "青川县有几座桥？",
        "白沙呢？",
        "由谁负责？",
        "该县有几所学校？",
        "设备呢？",
        "我问的是农村",
        "2022年呢？",
        "好的",
        "和白沙比哪个多？",
        "再回到桥，谁修的？",
        "它现在有效吗？",
        "家庭农场呢",
        "哪个县修桥最多？",
    ]
)


@given(st.lists(_SAID, max_size=60), _SAID)
def test_however_long_one_talks_what_a_question_leans_on_has_an_end(said: list[str], last: str) -> None:
    resolved = resolve(last, _after(*said), PLACES)
    assert len(resolved.context) <= 200
    assert resolved.question


@given(st.lists(_SAID, max_size=12))
def test_a_whole_question_is_the_same_after_any_talk(said: list[str]) -> None:
    whole = "白沙县的造林面积2017年是多少亩？"
    assert resolve(whole, _after(*said), PLACES) == Resolved(whole)


def test_what_is_named_next_stands_instead_of_what_was_named_last() -> None:
    whole = "渡船驾驶证的有效期是多久？"
    turns = _after(whole, "六十岁以下的呢？")
    assert resolve("六十岁以上的呢？", turns, PLACES) == Resolved("六十岁以上的呢？", whole)
    assert "六十岁以下" in resolve("情节严重的呢？", turns, PLACES).context


def test_a_case_that_was_named_is_over_when_something_else_is_asked() -> None:
    whole = "渡船驾驶证的有效期是多久？"
    readings = readings_of("丢了怎么办？", _after(whole, "六十岁以下的呢？"), PLACES)
    assert readings == (Resolved("丢了怎么办？", whole), Resolved("丢了怎么办？", "渡船驾驶证"))
    assert "六十岁以下" in resolve("由谁罚？", _after(whole, "六十岁以下的呢？"), PLACES).context


def test_another_year_is_also_asked_for_in_the_words_of_the_answer() -> None:
    turns = [
        Turn("user", "青川往后一年拿多少钱修桥？"),
        Turn("assistant", "到2020年，桥梁维修经费达到30万元。"),
    ]
    assert readings_of("不是这个，我要的是2022年的数。", turns, PLACES) == (
        Resolved("2022年青川往后一年拿多少钱修桥？"),
        Resolved("青川2022年桥梁维修经费达到多少？"),
    )
