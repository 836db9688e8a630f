import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.reporting.plots import HEIGHT, WIDTH, Axis, Series, line_plot, share, ticks

SVG = "{http://www.w3.org/2000/svg}"
UNIT = Axis("<share>", 0.0, 1.0, share)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314


def test_a_plot_is_well_formed_and_drawn_to_scale() -> None:
    root = parsed(line_plot("a & b", [Series("one", [(0, 0), (1, 1), (0.5, 0.5)], dots=True)], UNIT, UNIT))
    line = root.find(f".//{SVG}polyline")
    assert line is not None
    start, end, middle = [tuple(map(float, p.split(","))) for p in line.attrib["points"].split()]
    assert start[0] < end[0]
    assert start[1] > end[1], "up is more"
    assert middle == pytest.approx(((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), abs=0.1)
    assert len(root.findall(f".//{SVG}circle")) == 3
    assert root.attrib["aria-label"] == "a & b"


@given(st.lists(st.tuples(st.floats(-5, 50), st.floats(-5, 5)), max_size=20), st.floats(0.1, 40))
def test_nothing_is_drawn_outside(points: list[tuple[float, float]], high: float) -> None:
    root = parsed(line_plot("t", [Series("one", points)], Axis("x", 0, high, str), UNIT))
    line = root.find(f".//{SVG}polyline")
    assert line is not None
    for point in line.attrib["points"].split():
        x, y = map(float, point.split(","))
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


@given(st.floats(1e-3, 1e4), st.floats(0.0, 100.0))
def test_ticks_are_few_and_inside(size: float, low: float) -> None:
    found = ticks(low, low + size)
    assert len(found) <= 7
    assert found == sorted(set(found))
    assert all(low - 1e-6 <= t <= low + size + 1e-6 for t in found)


def test_ticks_are_round() -> None:
    assert ticks(0, 1) == [0, 0.2, 0.4, 0.6, 0.8, 1]
    assert ticks(0, 10) == [0, 2, 4, 6, 8, 10]
    assert ticks(0, 0.43) == [0, 0.1, 0.2, 0.3, 0.4]
