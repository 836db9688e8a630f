import pytest

from corpus.addresses import Address, AddressError, canonical, in_title_marks


@pytest.mark.parametrize(
    "text",
    [
        "甲政办发〔2018〕113号 四、（五）第2句",
        "《海滨镇岸线保护条例》第十二条第二款第（三）项第1目",
        "《海滨镇岸线保护条例》",
        "第一百二十条之一",
        "附件1 2.（1）",
        "附件 一、",
        "《某简报 第5期（总第108期）》《甲村推行岸线分段包干》二、第2—4句",
        "《某预案》2.3.4 1.第1段",
        "《某法》第三分编第二章第三节正文第2段",
        "《某法》第一条（第2处）第（一）项（第2处）",
        "甲政发〔2018〕1号 一、“空气质量”标题",
    ],
)
def test_an_address_is_read_as_it_is_written(text: str) -> None:
    assert Address.parse(text).text == text


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("甲政办发[2018]7号四、(五)", Address("甲政办发〔2018〕7号", ("四、", "（五）"))),
        ("《某法》 第12条 第2款", Address("《某法》", ("第十二条", "第二款"))),
        ("第三条第三项", Address("", ("第三条", "第（三）项"))),
        ("", Address("")),
    ],
)
def test_an_address_is_read_as_people_write_it(text: str, address: Address) -> None:
    assert Address.parse(text) == address


@pytest.mark.parametrize("text", ["某个地方", "第十二条以下", "《某法》第条", "《某法"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(AddressError, match="is no step"):
        Address.parse(text)


def test_titles_within_titles_get_single_marks() -> None:
    assert in_title_marks("关于印发《某办法》的通知") == "《关于印发〈某办法〉的通知》"


FORMS = [("1、", "1."), ("2）", "2)"), ("第二句", "第2句"), ("笫三条", "第三条")]


@pytest.mark.parametrize(("step", "written"), FORMS)
def test_steps_have_one_form(step: str, written: str) -> None:
    assert canonical(step) == written
