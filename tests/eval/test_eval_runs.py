from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.runs import read_run, run_lines
from eval.types import EvalError

WriteLines = Callable[[str, Iterable[Any]], Path]
scores = st.lists(st.floats(-1e6, 1e6), max_size=20).map(lambda s: sorted(s, reverse=True))


@settings(deadline=None)
@given(scores)
def test_written_scores_fall_in_single_precision(values: list[float]) -> None:
    ranked = [(f"d{rank}", score) for rank, score in enumerate(values)]
    written = [line.split() for line in run_lines("q1", ranked, "wenju")]
    falling = [np.float32(words[4]) for words in written]
    assert all(later < earlier for earlier, later in pairwise(falling))
    assert [words[2] for words in written] == [doc for doc, _ in ranked]
    assert [int(words[3]) for words in written] == list(range(1, len(values) + 1))
    assert all(words[:2] == ["q1", "Q0"] and words[5] == "wenju" for words in written)


def test_a_run_keeps_its_order_on_disk(write_lines: WriteLines) -> None:
    ranked = [("b", 0.5), ("a", 0.5), ("c", 0.5)]
    assert read_run(write_lines("run.trec", run_lines("q1", ranked, "t")), {"q1"}) == {"q1": ["b", "a", "c"]}


def test_the_order_is_that_of_scores_as_in_trec(write_lines: WriteLines) -> None:
    lines = ["q1 Q0 a 1 0.1 t", "q1 Q0 b 2 0.9 t", "q1 Q0 c 3 0.1 t"]
    assert read_run(write_lines("run.trec", lines), {"q1"}) == {"q1": ["b", "c", "a"]}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("q1 Q0 a 1 0.1", "line 2: 5 fields"),
        ("q1 Q0 a 1 high t", "line 2: the score 'high' is not a number"),
        ("q2 Q0 a 1 0.1 t", "line 2: the set has no question 'q2'"),
        ("q1 Q0 x 1 0.1 t", "line 2: 'x' was ranked for 'q1' before"),
    ],
)
def test_broken_runs(write_lines: WriteLines, line: str, message: str) -> None:
    with pytest.raises(EvalError, match=message):
        read_run(write_lines("run.trec", ["q1 Q0 x 1 0.2 t", line]), {"q1"})
