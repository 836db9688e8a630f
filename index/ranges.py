"""Ranges of passage ids. Pure functions."""

from index.types import IdRanges


def merged(ranges: IdRanges) -> list[tuple[int, int]]:
    """The same ids in as few ranges as possible, in ascending order.

    >>> merged([(7, 9), (1, 3), (4, 4)])
    [(1, 4), (7, 9)]
    """
    out: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        elif first <= last:
            out.append((first, last))
    return out
