"""Further places that are named where several answer about as well, over a real library."""

from pathlib import Path

from small_libraries import open_assistant


def test_of_many_places_that_answer_as_well_two_more_are_named(tmp_path: Path) -> None:
    towns = {"上坪": 91, "下坪": 92, "东坪": 93, "西坪": 94, "中坪": 95}
    texts = {
        f"{town}.txt": f"{town}镇饮水报告\n\n{town}镇的自来水普及率达到{share}%。\n"
        for town, share in towns.items()
    }
    with open_assistant(tmp_path, texts) as assistant:
        answer = assistant.ask("自来水普及率是多少？")
        assert [statement.label for statement in answer.statements] == ["", "另见", "另见"]
        assert len({citation.doc_id for citation in answer.citations}) == 3
        one = assistant.ask("东坪镇的自来水普及率是多少？")
        assert [statement.headline for statement in one.statements] == ["93%"]


def test_the_same_words_in_another_place_are_not_named_again(tmp_path: Path) -> None:
    texts = {f"{town}.txt": f"{town}镇通告\n\n水库的汛限水位是35米。\n" for town in ("上坪", "下坪", "东坪")}
    with open_assistant(tmp_path, texts) as assistant:
        answer = assistant.ask("水库的汛限水位是多少米？")
        assert [statement.headline for statement in answer.statements] == ["35米"]
