from pathlib import Path

import numpy as np
import pytest

from assistant.reading.candidates import View, candidates_of
from assistant.reading.chooser import Chooser, shares_of
from assistant.reading.network import LONGEST, Scores
from assistant.reading.pieces import pieces_of
from assistant.reading.reader import MODEL, TREES, passage_text, question_text
from index.embedders import open_embedder
from index.embedders.static import StaticEmbedder
from index.rerankers.trees import joined
from index.types import SearchError

EMBEDDER = open_embedder("bundled")
assert isinstance(EMBEDDER, StaticEmbedder)
LEAF = joined([[(0, 0.0, 0, 0, 0.5)]], 0)
LONG = joined([[(16, 3.0, 1, 2, 0.0), (0, 0.0, 1, 1, 0.0), (0, 0.0, 2, 2, 1.0)]], 1)
"""One for spans of which the logarithm of the length is above 3."""
TEXT = "石桥由商会出资修建，全长四十米，桥面用青石铺成。后来桥面开裂，市里封闭了通行。"


def viewed() -> View:
    assert isinstance(EMBEDDER, StaticEmbedder)
    question, passage = pieces_of("石桥由谁修建", EMBEDDER), pieces_of(TEXT, EMBEDDER)
    text, weights = question_text(question, EMBEDDER)
    rows = passage_text(question, text, weights, passage, EMBEDDER).features
    places = np.arange(len(passage))[:, None] + np.arange(LONGEST)
    spans = np.where(places < len(passage), -np.abs(places - 6.0), -1e4).astype(np.float32)
    return View(question, passage, rows, Scores(spans, 0.0))


def test_the_span_that_the_trees_value_most_is_chosen() -> None:
    view = viewed()
    choice = Chooser(LEAF, LEAF, LONG, 2.0).choose(view)
    start, end = view.passage.span(choice.first, choice.last)
    assert np.log1p(end - start) > 3
    assert choice.share == 0.5


def test_trees_that_tell_nothing_apart_leave_the_network_its_choice() -> None:
    view = viewed()
    choice, found = Chooser(LEAF, LEAF, LEAF, 2.0).choose(view), candidates_of(view)
    assert (choice.first, choice.last) == (found.firsts[0], found.lasts[0])


def test_trees_are_written_and_read_again(tmp_path: Path) -> None:
    bundled = Chooser.load(MODEL / TREES)
    bundled.save(tmp_path / TREES)
    bundled.save(tmp_path / "again.npz")
    assert (tmp_path / TREES).read_bytes() == (tmp_path / "again.npz").read_bytes()
    assert Chooser.load(tmp_path / TREES).choose(viewed()) == bundled.choose(viewed())


@pytest.mark.parametrize("content", [None, b"", b"no trees"])
def test_damaged_trees_are_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / TREES).write_bytes(content)
    with pytest.raises(SearchError, match=r"choice\.npz cannot be read.*assistant\.reading\.train"):
        Chooser.load(tmp_path / TREES)


def test_trees_of_another_version_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.reading.chooser.VERSION", 0)
    Chooser(LEAF, LEAF, LEAF, 1.0).save(tmp_path / TREES)
    monkeypatch.undo()
    with pytest.raises(SearchError, match="version 0, needed is version"):
        Chooser.load(tmp_path / TREES)


def test_shares_add_to_one() -> None:
    shares = shares_of(np.array([1000.0, 999.0, -1000.0]))
    assert shares.sum() == pytest.approx(1)
    assert shares[0] > shares[1] > shares[2] >= 0
