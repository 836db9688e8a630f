import random
from dataclasses import replace

import pytest

from eval.fitting.examples import Example
from eval.fitting.regression import fit
from eval.types import EvalError


def examples(count: int, seed: int, signal: float = 4.0) -> list[Example]:
    """Words that are the likelier to be right, the more of the question they say."""
    draw = random.Random(seed)  # noqa: S311
    found = []
    for number in range(count):
        words, noise = draw.random(), draw.random()
        right = draw.random() < 1 / (1 + 2.718 ** (-signal * (words - 0.5) * 2))
        found.append(
            Example(f"q{number // 2}", {"words": words, "noise": noise}, right, right or noise < 0.5, True)
        )
    return found


def test_what_tells_right_from_wrong_gets_the_weight() -> None:
    model = fit([examples(600, 1)], kept=0.95)
    assert model.weights["words"] > 4
    assert abs(model.weights["noise"]) < 1
    assert model.probability({"words": 0.9, "noise": 0.5}) > 0.7
    assert model.probability({"words": 0.1, "noise": 0.5}) < 0.3


def test_the_threshold_refuses_as_many_right_words_as_it_may() -> None:
    for kept in (0.8, 0.95):
        about = fit([examples(1000, 2)], kept).fitted_on
        assert about["right_refused"] == pytest.approx(1 - kept, abs=0.01)
    assert float(str(about["auc"])) > 0.8


def test_the_probability_is_calibrated_on_what_is_asked_as_it_is() -> None:
    asked = examples(2000, 5)
    withheld = [replace(e, right=False, natural=False) for e in asked]
    model = fit([[*asked, *withheld]], kept=0.95)
    said = [model.probability(e.features) for e in asked]
    assert sum(said) / len(said) == pytest.approx(sum(e.right for e in asked) / len(asked), abs=0.02)


def test_a_large_set_does_not_drown_a_small_one() -> None:
    small = [
        Example(e.question, {"words": e.features["words"], "noise": 0.5}, e.right, True, True)
        for e in examples(100, 3)
    ]
    contrary = [Example(e.question, e.features, not e.right, True, True) for e in examples(2000, 4)]
    assert abs(fit([small, contrary], 0.95).weights["words"]) < 1.5
    assert fit([contrary], 0.95).weights["words"] < -4


def test_right_and_wrong_examples_are_needed() -> None:
    with pytest.raises(EvalError, match="rightly"):
        fit([[Example("q1", {"words": 1.0}, True, True, True)]], 0.95)
