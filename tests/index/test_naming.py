from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_samples import passage

from index.naming import named_first, near_numbers, numbers_named, titles_named
from index.types import Hit

KNOWN = (
    "湖政办发〔2018〕7号",
    "湖政发〔2018〕7号",
    "湖政办发〔2018〕92号",
    "国务院令第705号",
    "绿化管理办法",
)


@pytest.mark.parametrize(
    "asked",
    [
        "湖政办发〔2018〕7号",
        "湖政办发[2018]7号",
        "湖政办发【2018】第7号",
        "湖政办发（2018）7号文",
        "湖政办发(2018) 7",
        "湖政办发﹝2018﹞7号",
        "湖政办发［２０１８］ ７ 号",
        "湖政办发 〔 2018 〕 007 号",
        "湖政办发〔18〕7号",
        "湖政办发2018年7号",
        "湖政办发2018第7号",
        "湖政办发18年7号",
        "按照湖政办发〔2018〕7，补贴是多少",
    ],
)
def test_a_number_is_the_same_however_it_is_typed(asked: str) -> None:
    assert numbers_named(asked) == ("湖政办发〔2018〕7号",)


@pytest.mark.parametrize(
    "asked", ["印发2018年30项任务", "2018年7号台风", "第7号", "（2018）", "发〔2018〕", ""]
)
def test_what_is_no_number_is_not_taken_for_one(asked: str) -> None:
    assert numbers_named(asked) == ()


@given(st.text(st.sampled_from("湖政办发〔[（2018〕]）第7号 年和 ０令公告")))
def test_naming_a_number_in_its_normal_form_names_it_again(text: str) -> None:
    for number in numbers_named(text):
        assert numbers_named(number) == (number,)


def test_titles_stand_between_title_marks() -> None:
    assert titles_named("《绿化管理办法》和《关于印发〈湖泊条例〉的通知》一样吗") == (
        "绿化管理办法",
        "关于印发湖泊条例的通知",
    )
    assert titles_named("绿化管理办法怎么说") == ()


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("湖政办发〔2018〕70号", "湖政办发〔2018〕7号"),
        ("湖政办发〔2017〕7号", "湖政办发〔2018〕7号"),
        ("湖政办发〔2018〕29号", "湖政办发〔2018〕92号"),
        ("胡政办发〔2018〕7号", "湖政办发〔2018〕7号"),
        ("湖政函〔2018〕7号", "湖政发〔2018〕7号"),
    ],
)
def test_a_near_miss_is_offered_the_number_that_was_meant(asked: str, meant: str) -> None:
    assert near_numbers(asked, KNOWN)[0] == meant


def test_what_has_nothing_in_common_is_not_offered() -> None:
    assert near_numbers("山教函〔1999〕346号", KNOWN) == ()
    assert near_numbers("国务院令第706号", KNOWN) == ()


def test_hits_of_the_named_document_come_first_with_scores_that_fall() -> None:
    found = [Hit(passage(i, "湖"), score, {"lexical": score}) for i, score in ((1, 0.9), (2, 0.4))]
    named = Hit(replace(passage(3, "湖"), doc_id="named"), 0.1)
    hits = named_first([*found, named], {"named"})
    assert [hit.passage.passage_id for hit in hits] == [3, 1, 2]
    assert hits[0].score >= hits[1].score
    assert hits[0].parts["named"] == pytest.approx(0.8)
    assert hits[1:] == found
    assert named_first(found, set()) == found
