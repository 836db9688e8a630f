import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.rerankers.trees import Forest, joined

TREE = [
    (0, 0.5, 1, 2, 0.0),
    (0, 0.0, 1, 1, -1.0),
    (1, 2.0, 3, 4, 0.0),
    (0, 0.0, 3, 3, 10.0),
    (0, 0.0, 4, 4, 20.0),
]


def test_up_to_the_threshold_goes_left() -> None:
    forest = joined([TREE], 2)
    rows = np.array([[0.5, 9], [0.6, 2.0], [0.6, 2.1]], np.float32)
    assert forest.predict(rows).tolist() == [-1.0, 10.0, 20.0]


@given(arrays(np.float32, (3, 2), elements=st.floats(-3, 3, width=32)))
def test_trees_add_up(rows: np.ndarray) -> None:
    alone, twice = joined([TREE], 2), joined([TREE, [(0, 0.0, 0, 0, 0.5)], TREE], 2)
    np.testing.assert_allclose(twice.predict(rows), 2 * alone.predict(rows) + 0.5)


def test_a_forest_is_the_same_after_its_arrays() -> None:
    forest = joined([TREE, TREE], 2)
    again = Forest.of_arrays(forest.arrays("a."), "a.")
    for name in Forest.__slots__:
        np.testing.assert_array_equal(getattr(again, name), getattr(forest, name))


@pytest.mark.parametrize(("name", "value"), [("children", [[9, 9]] * 5), ("value", [0.0]), ("roots", [-1])])
def test_arrays_that_do_not_fit_are_refused(name: str, value: list[float]) -> None:
    arrays = joined([TREE], 2).arrays("")
    with pytest.raises(ValueError, match=r"lengths|not there"):
        Forest.of_arrays({**arrays, name: np.array(value)}, "")


def test_no_rows_have_no_sums() -> None:
    assert joined([TREE], 2).predict(np.zeros((0, 2), np.float32)).tolist() == []
