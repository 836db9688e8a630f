import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.predictions import parse_prediction, prediction_line, read_predictions
from eval.types import EvalError, Place, Prediction, Quote

WriteLines = Callable[[str, Iterable[Any]], Path]

places = st.builds(Place, st.text(), st.integers(0, 999), st.integers(0, 999))
predictions = st.builds(
    Prediction,
    id=st.text(min_size=1).filter(str.strip),
    answer=st.text(),
    refused=st.booleans(),
    citations=st.lists(st.builds(Quote, places, st.text() | st.none()), max_size=3).map(tuple),
    hits=st.lists(places, max_size=3).map(tuple),
    seconds=st.none() | st.floats(0, 100),
)


@settings(deadline=None)
@given(predictions)
def test_what_is_written_is_read_again(prediction: Prediction) -> None:
    line = prediction_line(prediction)
    assert "\n" not in line
    assert parse_prediction(json.loads(line)) == prediction


def test_everything_but_the_id_may_be_missing() -> None:
    assert parse_prediction({"id": "q1"}) == Prediction("q1")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"id": "q9"}], "line 1: the set has no question 'q9'"),
        ([{"id": "q1"}, {"id": "q1"}], "line 2: 'q1' was answered before"),
        ([{"answer": "三棵"}], "line 1: id must be a text, not None"),
        ([{"id": "q1", "refused": "no"}], "refused must be true or false, not 'no'"),
        ([{"id": "q1", "answer": None}], "answer must be a text, not None"),
        ([{"id": "q1", "hits": [{"doc": "a", "start": 0}]}], "end must be a whole number from 0, not None"),
        (
            [{"id": "q1", "citations": [{"doc": "a", "start": 0, "end": 1, "quote": 5}]}],
            "quote must be a text",
        ),
        ([{"id": "q1", "seconds": "fast"}], "seconds must be a number, not 'fast'"),
        (["{"], "line 1: not JSON"),
    ],
)
def test_broken_predictions(write_lines: WriteLines, rows: list[Any], message: str) -> None:
    with pytest.raises(EvalError, match=message):
        read_predictions(write_lines("predictions.jsonl", rows), {"q1"})
