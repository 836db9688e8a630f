"""Line plots as inline SVG. Colours come from the page's style sheet, so that they follow light and dark."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

Point = tuple[float, float]

WIDTH, HEIGHT = 440, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 22, 14, 44
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a plot.

    Attributes:
        label: As in the legend.
        points: From left to right.
        colour: Number of its colour in the style sheet; -1 for a thin line of reference.
        dots: Whether each point is marked.
    """

    label: str
    points: Sequence[Point]
    colour: int = 0
    dots: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis.

    Attributes:
        label: What it measures.
        low: Value at its beginning.
        high: Value at its end, above `low`.
        show: How a value is written at a tick.
    """

    label: str
    low: float
    high: float
    show: Callable[[float], str]


def line_plot(title: str, series: Sequence[Series], x: Axis, y: Axis) -> str:
    """A plot as an SVG element, without its legend.

    Args:
        title: Read out by a screen reader.
        series: The lines; later ones are drawn above.
        x: The horizontal axis.
        y: The vertical axis.
    """
    parts = [*_grid(x, y), *(_line(s, x, y) for s in series)]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def share(value: float) -> str:
    """A share as a whole percentage."""
    return f"{value * 100:.0f}%"


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round values between the ends, `about` so many."""
    rough = (high - low) / about
    power = 10.0 ** _exponent(rough)
    step = next(s * power for s in _STEPS if s * power >= rough - 1e-12)
    first = round(low / step) * step
    count = int((high - first) / step + 1e-9) + 1
    return [round(first + i * step, 10) for i in range(count) if first + i * step >= low - 1e-12]


def _exponent(value: float) -> int:
    return int(f"{value:e}".split("e")[1])


def _grid(x: Axis, y: Axis) -> list[str]:
    bottom, right = HEIGHT - _BOTTOM, WIDTH - _RIGHT
    parts = []
    for value in ticks(y.low, y.high):
        at = _y(value, y)
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{right}" y1="{at:.1f}" y2="{at:.1f}"/>')
        parts.append(
            f'<text class="tick" x="{_LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{y.show(value)}</text>'
        )
    for value in ticks(x.low, x.high):
        at = _x(value, x)
        parts.append(f'<line class="axis" x1="{at:.1f}" x2="{at:.1f}" y1="{bottom}" y2="{bottom + 4}"/>')
        parts.append(
            f'<text class="tick" x="{at:.1f}" y="{bottom + 17}" text-anchor="middle">{x.show(value)}</text>'
        )
    parts.append(f'<line class="axis" x1="{_LEFT}" x2="{right}" y1="{bottom}" y2="{bottom}"/>')
    middle = (_LEFT + right) / 2
    parts.append(
        f'<text class="label" x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">{escape(x.label)}</text>'
    )
    return parts


def _line(series: Series, x: Axis, y: Axis) -> str:
    kind = "reference" if series.colour < 0 else f"series c{series.colour}"
    places = [(_x(a, x), _y(b, y)) for a, b in series.points]
    path = " ".join(f"{a:.1f},{b:.1f}" for a, b in places)
    dots = "".join(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5"/>' for a, b in places) if series.dots else ""
    return f'<g class="{kind}"><polyline points="{path}"/>{dots}</g>'


def _x(value: float, axis: Axis) -> float:
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * _part(value, axis)


def _y(value: float, axis: Axis) -> float:
    return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * _part(value, axis)


def _part(value: float, axis: Axis) -> float:
    return min(1.0, max(0.0, (value - axis.low) / (axis.high - axis.low)))
