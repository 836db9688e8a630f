from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.types import BrokenIndexError, IdRanges, Matrix, SearchError
from index.vectors.faiss_store import FaissStore
from index.vectors.log import MANIFEST

DIMENSION = 8


def vectors(*seeds: int) -> Matrix:
    """Unit vectors that half precision holds as they are."""
    out = np.zeros((len(seeds), DIMENSION), np.float32)
    for row, seed in zip(out, seeds, strict=True):
        row[seed % DIMENSION] = 0.75
        row[(seed // DIMENSION) % DIMENSION] += 0.25
    return out


def opened(folder: Path, fingerprint: str = "one") -> FaissStore:
    return FaissStore(folder, DIMENSION, fingerprint)


def ids(store: FaissStore, allowed: IdRanges | None = None) -> list[int]:
    return sorted(number for number, _ in store.search(np.ones((1, DIMENSION), np.float32), 1000, allowed)[0])


def test_the_nearest_come_first(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.add([10, 20, 30], vectors(1, 2, 3))
    (found,) = store.search(vectors(2), 2)
    assert found[0] == (20, pytest.approx(0.625))
    assert len(found) == 2


def test_of_equally_near_ones_the_lowest_number_comes_first(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.add([30, 10, 40, 20], vectors(2, 2, 1, 2))
    assert [number for number, _ in store.search(vectors(2), 4)[0]] == [10, 20, 30, 40]


def test_a_committed_vector_is_there_after_opening_again(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.add([1, 2, 3], vectors(1, 2, 3))
    store.remove(2, 2)
    store.commit(7)
    before = store.search(vectors(3, 1), 10)
    store.close()
    again = opened(tmp_path)
    assert (len(again), again.change) == (2, 7)
    assert again.search(vectors(3, 1), 10) == before


def test_what_was_not_committed_is_lost_and_overwritten(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.add([1], vectors(1))
    store.commit(1)
    store.add([2], vectors(2))
    store.close()
    again = opened(tmp_path)
    assert ids(again) == [1]
    again.add([3], vectors(3))
    again.commit(2)
    assert ids(opened(tmp_path)) == [1, 3]


def test_an_id_that_is_there_is_replaced(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.add([1, 2], vectors(1, 2))
    store.add([2], vectors(5))
    store.commit(1)
    for one in (store, opened(tmp_path)):
        assert one.search(vectors(5), 1) == [[(2, pytest.approx(0.625))]]
        assert len(one) == 2


def test_a_vector_of_zeros_finds_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.add([1, 2], np.vstack([vectors(1), np.zeros((1, DIMENSION), np.float32)]))
    assert store.search(np.zeros((1, DIMENSION), np.float32), 5) == [[]]
    assert store.search(vectors(9), 5)[0][-1] == (2, 0.0)


def test_an_empty_store_finds_nothing(tmp_path: Path) -> None:
    assert opened(tmp_path).search(vectors(1, 2), 5) == [[], []]


@pytest.mark.parametrize(
    "allowed", [[], [(3, 5)], [(5, 2)], [(1, 2), (2, 4), (9, 400)], [(0, 2**62)], [(99, 120)]]
)
def test_only_allowed_ids_are_found(tmp_path: Path, allowed: IdRanges) -> None:
    store = opened(tmp_path)
    store.add(range(1, 13), vectors(*range(1, 13)))
    assert ids(store, allowed) == [i for i in range(1, 13) if any(a <= i <= b for a, b in allowed)]


def test_another_process_sees_each_commit(tmp_path: Path) -> None:
    writer, reader = opened(tmp_path), opened(tmp_path)
    for change in range(1, 6):
        writer.add([change], vectors(change))
        assert ids(reader) == list(range(1, change))
        writer.commit(change)
        assert reader.change == change
        assert ids(reader) == list(range(1, change + 1))


def test_a_reader_follows_when_everything_was_made_anew(tmp_path: Path) -> None:
    reader = opened(tmp_path)
    for first in (1, 100):
        writer = opened(tmp_path)
        writer.remove(0, 1000)
        writer.add([first, first + 1], vectors(first, first + 1))
        writer.commit(first)
        assert reader.change == first
        assert ids(reader) == [first, first + 1]
        (tmp_path / MANIFEST).unlink()


def test_the_file_is_compacted_when_most_of_it_is_dead(tmp_path: Path) -> None:
    store, reader = opened(tmp_path), opened(tmp_path)
    for change in range(1, 9):
        store.remove(0, 10_000)
        store.add(range(change, change + 400), vectors(*range(400)))
        store.commit(change)
    files = list(tmp_path.glob("*.bin"))
    assert len(files) == 1
    assert files[0].stat().st_size < 2000 * (16 + 2 * DIMENSION)
    assert reader.change == 8
    assert ids(reader) == ids(opened(tmp_path)) == list(range(8, 408))


@pytest.mark.parametrize(
    ("shape", "value"),
    [((2, DIMENSION), 0.1), ((1, DIMENSION + 1), 0.1), ((1, DIMENSION), np.nan), ((1, DIMENSION), 1e9)],
)
def test_unfit_vectors_are_refused(tmp_path: Path, shape: tuple[int, int], value: float) -> None:
    store = opened(tmp_path)
    with pytest.raises(SearchError):
        store.add([1], np.full(shape, value, np.float32))
    assert len(store) == 0


def test_another_embedder_or_dimension_is_refused(tmp_path: Path) -> None:
    opened(tmp_path).commit(1)
    with pytest.raises(BrokenIndexError, match="fingerprint is 'one', not 'two'"):
        opened(tmp_path, "two")
    with pytest.raises(BrokenIndexError, match="dimension is 8, not 9"):
        FaissStore(tmp_path, 9, "one")


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[]", b'{"dimension": 8}'])
def test_a_damaged_manifest_is_refused(tmp_path: Path, damage: bytes) -> None:
    opened(tmp_path).commit(1)
    (tmp_path / MANIFEST).write_bytes(damage)
    with pytest.raises(BrokenIndexError, match="delete the folder"):
        opened(tmp_path)


@pytest.mark.parametrize("damage", ["cut", "flip", "missing"])
def test_damaged_records_are_refused(tmp_path: Path, damage: str) -> None:
    store = opened(tmp_path)
    store.add([1, 2], vectors(1, 2))
    store.commit(1)
    (file,) = tmp_path.glob("*.bin")
    data = file.read_bytes()
    file.unlink()
    if damage != "missing":
        file.write_bytes(data[:-1] if damage == "cut" else bytes([data[0] ^ 1]) + data[1:])
    with pytest.raises(BrokenIndexError, match="delete the folder"):
        opened(tmp_path)


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(st.integers(1, 40), unique=True, max_size=8)),
        st.tuples(st.just("remove"), st.tuples(st.integers(0, 40), st.integers(0, 40))),
        st.tuples(st.just("commit"), st.none()),
        st.tuples(st.just("reopen"), st.none()),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(ACTIONS)
def test_any_sequence_of_changes_leaves_what_a_dictionary_would_hold(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, object]]
) -> None:
    folder = tmp_path_factory.mktemp("vectors")
    store, held, kept, change = opened(folder), dict[int, int](), dict[int, int](), 0
    for number, (action, value) in enumerate(actions):
        match action, value:
            case "add", list(new):
                store.add(new, vectors(*[i + number for i in new]))
                held.update({i: i + number for i in new})
            case "remove", (int(first), int(last)):
                store.remove(first, last)
                held = {i: seed for i, seed in held.items() if not first <= i <= last}
            case "commit", _:
                change += 1
                store.commit(change)
                kept = dict(held)
            case _:
                store.close()
                store, held = opened(folder), dict(kept)
        assert (ids(store), store.change) == (sorted(held), change)
    expected = sorted(
        [(i, pytest.approx(float(vectors(9)[0] @ vectors(seed)[0]))) for i, seed in held.items()],
        key=lambda pair: pair[0],
    )
    assert sorted(store.search(vectors(9), 100)[0]) == expected
