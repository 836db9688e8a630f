from index.expansion.weighing import weighted_tokens
from index.types import Expansion


def rarity(token: str) -> float:
    return float(len(token))


def test_the_question_weighs_as_often_as_it_says_a_thing() -> None:
    assert weighted_tokens("湖湖", (), rarity) == {"湖": 2, "湖湖": 1}


def test_an_expansion_weighs_no_more_than_what_it_stands_for() -> None:
    weights = weighted_tokens("养猪", [Expansion("生猪养殖场", "养猪", "synonym", 0.5)], rarity)
    added = {token: weight for token, weight in weights.items() if token not in {"养", "猪", "养猪"}}
    assert set(added) == {"生猪", "猪养", "养殖", "殖场"}
    assert sum(weight * rarity(token) for token, weight in added.items()) == 0.5 * rarity("养") * 4


def test_a_token_counts_once_and_never_instead_of_the_questions_own() -> None:
    expansions = [Expansion("养殖", "养猪", "synonym", weight) for weight in (0.2, 0.9, 0.5)]
    weights = weighted_tokens(
        "养猪和养殖场", [*expansions, Expansion("养鱼", "养猪", "synonym", 0.4)], rarity
    )
    assert weights["养殖"] == 1
    assert weights["养鱼"] == 0.4
