"""Predictions on disk, one JSON object a line.

Fields: `id`, the question's; `answer`, the direct answer as shown, plain text without marks; `refused`, true
where the assistant said that the documents do not answer; `citations`, best first, each
`{"doc", "start", "end", "quote"}`; `hits`, the ranked passages, each `{"doc", "start", "end"}`; `seconds`,
wall time, and `confidence`, how sure it was of its answer from 0 to 1, which may be absent.
"""

import json
from collections.abc import Collection
from pathlib import Path

from eval import fields
from eval.lines import Row, read_rows, text_lines
from eval.types import EvalError, Place, Prediction, Quote


def parse_prediction(row: Row) -> Prediction:
    """A prediction out of its JSON object.

    Raises:
        ValueError: A field is missing or is not what it must be.
    """
    return Prediction(
        id=fields.filled(row, "id"),
        answer=fields.string(row, "answer", ""),
        refused=fields.flag(row, "refused"),
        citations=fields.items(row, "citations", _quote),
        hits=fields.items(row, "hits", fields.place_item),
        seconds=fields.number(row, "seconds"),
        confidence=fields.share(row, "confidence"),
    )


def read_predictions(path: Path, known: Collection[str]) -> dict[str, Prediction]:
    """The predictions of a file under their questions' ids.

    Args:
        path: The file.
        known: The ids of the set's questions.

    Raises:
        EvalError: The file cannot be read, or has a line that cannot be measured with: broken JSON, an id
            that no question has, an id for the second time.
    """
    predictions: dict[str, Prediction] = {}
    for number, prediction in read_rows(path, parse_prediction):
        where = f"{path}, line {number}"
        if prediction.id not in known:
            raise EvalError(f"{where}: the set has no question {prediction.id!r}; is it the right set?")
        if prediction.id in predictions:
            raise EvalError(f"{where}: {prediction.id!r} was answered before; keep one answer a question")
        predictions[prediction.id] = prediction
    return predictions


def holds_predictions(path: Path) -> bool:
    """Whether a file holds what `predict` writes, rather than a run.

    Raises:
        EvalError: The file cannot be read.
    """
    return next((line.lstrip().startswith("{") for _, line in text_lines(path)), False)


def prediction_line(prediction: Prediction) -> str:
    """The prediction as a line of JSON, without the line break."""
    row: Row = {
        "id": prediction.id,
        "answer": prediction.answer,
        "refused": prediction.refused,
        "citations": [{**_place_row(c.place), "quote": c.text} for c in prediction.citations],
        "hits": [_place_row(place) for place in prediction.hits],
    }
    if prediction.seconds is not None:
        row["seconds"] = prediction.seconds
    if prediction.confidence is not None:
        row["confidence"] = prediction.confidence
    return json.dumps(row, ensure_ascii=False)


def _place_row(place: Place) -> Row:
    return {"doc": place.doc, "start": place.start, "end": place.end}


def _quote(value: object) -> Quote:
    row = fields.object_item(value)
    text = row.get("quote")
    return Quote(fields.place_item(row), None if text is None else fields.string(row, "quote"))
