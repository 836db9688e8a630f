import pytest

from corpus.mentions import NamedPlace, place_named


@pytest.mark.parametrize(
    ("question", "names", "steps"),
    [
        ("第十二条第二款是什么", (), ("第十二条", "第二款")),
        ("第二十三条怎么规定？", (), ("第二十三条",)),
        (
            "《海滨镇岸线保护条例》第2条第1款第（二）项",
            ("海滨镇岸线保护条例",),
            ("第二条", "第一款", "第（二）项"),
        ),
        ("岸线保护条例里的第三条之一讲了什么", ("岸线保护条例",), ("第三条之一",)),
        ("《中华人民共和国渔业法》第三章的第二节", ("渔业法",), ("第三章", "第二节")),
        ("海政发〔2021〕12号四、（五）说了什么", ("海政发〔2021〕12号",), ("四、", "（五）")),
        ("海政发[2021]12号第四部分第（五）点是什么", ("海政发〔2021〕12号",), ("四、", "（五）")),
        ("渔业法第 5 条", ("渔业法",), ("第五条",)),
        ("第一百零五条第三项", (), ("第一百零五条", "第（三）项")),
    ],
)
def test_places_as_people_name_them(question: str, names: tuple[str, ...], steps: tuple[str, ...]) -> None:
    found = place_named(question)
    assert found is not None
    assert found.steps == steps
    assert found.names[:1] == names


def test_words_that_lead_to_a_title_are_cut_off() -> None:
    found = place_named("请问根据渔业法第五条怎么处罚？")
    assert found == NamedPlace(("渔业法", "根据渔业法", "请问根据渔业法"), ("第五条",), "怎么处罚？")


def test_what_else_is_asked_is_kept() -> None:
    found = place_named("未清理岸线的，第三条规定由谁处理？")
    assert found == NamedPlace((), ("第三条",), "未清理岸线的，规定由谁处理？")


@pytest.mark.parametrize("question", ["岸线多久清理一次？", "三条措施是什么", "一、二级岸线由谁管", ""])
def test_other_questions_name_no_place(question: str) -> None:
    assert place_named(question) is None
