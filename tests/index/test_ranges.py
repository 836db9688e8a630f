import itertools

from hypothesis import given
from hypothesis import strategies as st

from index.ranges import merged

RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)))


def ids(ranges: list[tuple[int, int]]) -> set[int]:
    return {number for first, last in ranges for number in range(first, last + 1)}


@given(RANGES)
def test_merging_keeps_the_ids_and_leaves_gaps_between_ranges(ranges: list[tuple[int, int]]) -> None:
    out = merged(ranges)
    assert ids(out) == ids(ranges)
    assert all(first <= last for first, last in out)
    assert all(one[1] + 1 < other[0] for one, other in itertools.pairwise(out))
