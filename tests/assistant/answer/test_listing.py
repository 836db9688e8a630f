import pytest

from assistant.answer.wording.listing import announced_fit, list_fit, listed_in

TEXT = "镇里要查清砖瓦、水泥、玻璃等3个用电行业，并与供电所、银行等单位商定办法。"


@pytest.mark.parametrize("question", ["用电行业有哪三个", "要查清哪3个行业", "查清哪些行业的用电"])
def test_the_run_whose_closing_names_what_is_asked_for(question: str) -> None:
    run = listed_in(question, TEXT)
    assert run
    assert len(run.items) == 3


def test_the_kind_decides_between_runs() -> None:
    run = listed_in("和哪些单位商定办法", TEXT)
    assert run
    assert [item.text_of(TEXT) for item in run.items] == ["供电所", "银行"]


@pytest.mark.parametrize("question", ["要查清哪五个行业", "查清了哪些学校"])
def test_another_number_or_kind_is_not_meant(question: str) -> None:
    assert list_fit(question, TEXT) == 0


def test_a_lead_that_names_what_is_asked_for_leads_into_its_list() -> None:
    lead = "第五条 摆渡的船工享有下列便利："
    assert announced_fit("船工有哪些便利", lead) == 1
    assert announced_fit("船工有哪些证件要带", lead) == 0


def test_what_the_items_do_is_not_what_they_are() -> None:
    assert not list_fit("渡口分哪几种", "由船工代表、村民等组成的渡口管理小组负责巡查。")


def test_of_two_runs_the_one_whose_kind_is_said_more_fully() -> None:
    text = "重点修建“东桥”、“西桥”等过河桥梁，改造“南渡”、“北渡”等过河渡口。"
    run = listed_in("过河渡口有哪些", text)
    assert run
    assert [item.text_of(text) for item in run.items] == ["“南渡”", "“北渡”"]


def test_a_lead_that_shares_one_word_only_is_not_preferred() -> None:
    assert announced_fit("县渡口局的通知提出了哪些要求", "种树要坚持以下要求：") == 0


def test_as_many_words_in_quotation_marks_as_are_asked_for() -> None:
    text = "全镇完善包括“统一调度、奖优罚劣、多方出资、共同维护”等在内的做法。"
    run = listed_in("护桥的四套办法叫什么？", text)
    assert run
    assert [item.text_of(text) for item in run.items] == ["统一调度", "奖优罚劣", "多方出资", "共同维护"]
    assert list_fit("护桥的五套办法叫什么？", text) == 0
