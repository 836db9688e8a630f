import numpy as np
import pytest
from scipy.optimize import check_grad

from index.rerankers.linear import GATED
from index.rerankers.signals import GATES, SIGNALS, Signals
from index.rerankers.train.linear_fit import Candidates, Recipe, _Problem, fit

SIGNS = np.array(list(SIGNALS.values()), float)


def question(random: np.random.Generator, lean: float = 0.0) -> Candidates:
    """The words point to the answer where the first gate is low, the meaning where it is high."""
    rows = random.uniform(0, 1, (8, len(SIGNALS)))
    gates = random.uniform(0, 1, len(GATES))
    sums = rows[:, list(SIGNALS).index("words")] + 2 * gates[0] * rows[:, GATED] * lean
    answers = (np.arange(8) == np.argmax(sums)).astype(float)
    return Candidates(rows, gates, answers, np.zeros(0), 1, 0)


def questions(count: int, lean: float = 0.0, seed: int = 3) -> list[Candidates]:
    random = np.random.default_rng(seed)
    return [question(random, lean) for _ in range(count)]


def right(found: list[Candidates], model: "object") -> float:
    sums = [model.shares(Signals(one.rows, one.gates)).sum(axis=1) for one in found]  # type: ignore[attr-defined]
    return float(np.mean([one.answers[np.argmax(values)] for one, values in zip(found, sums, strict=True)]))


def test_it_learns_what_points_to_the_answers() -> None:
    model = fit([questions(150)])
    assert right(questions(100, seed=4), model) > 0.9
    assert int(np.argmax(model.weights)) == list(SIGNALS).index("words")
    assert all(weight * sign >= 0 for weight, sign in zip(model.weights, SIGNS, strict=True))


def test_it_learns_when_the_meaning_counts() -> None:
    model = fit([questions(300, lean=2.0)])
    assert model.gates[0] > max(abs(lean) for lean in model.gates[1:]) + 0.2


def test_the_slope_is_that_of_the_loss() -> None:
    every = [
        *questions(4),
        Candidates(np.ones((2, len(SIGNALS))), np.ones(len(GATES)), np.ones(2), np.zeros(0), 2, 0),
    ]
    gates = np.stack([one.gates for one in every]) - 0.5
    problem = _Problem.of(every, gates, np.full(5, 0.2), Recipe())
    at = np.concatenate([SIGNS * 0.7, np.linspace(-0.5, 0.5, len(GATES))])
    assert check_grad(lambda x: problem.loss(x)[0], lambda x: problem.loss(x)[1], at) < 1e-5


def test_the_second_has_the_wanted_share_of_the_first() -> None:
    found = questions(100)
    model = fit([found], Recipe(second=0.6))
    sums = [np.sort(model.shares(Signals(one.rows, one.gates)).sum(axis=1))[::-1] for one in found]
    assert np.mean([model.falling(values)[1] for values in sums]) == pytest.approx(0.6, abs=0.01)


def test_sets_weigh_alike_and_questions_without_answer_are_left_out() -> None:
    lost = [Candidates(one.rows, one.gates, np.zeros(8), np.zeros(0), 1, 0) for one in questions(9, seed=5)]
    assert fit([questions(40), lost]) == fit([questions(40)])
    assert fit([questions(40), questions(40)]).weights == pytest.approx(
        fit([questions(40)]).weights, abs=0.05
    )


def test_nothing_to_learn_from_is_said() -> None:
    with pytest.raises(ValueError, match="no question has a relevant passage"):
        fit([[]])
