"""Rows of tables: each number with the unit, the period and the name that its headings give it; pure.

A row is a line such as `乡镇：东港；面积（公顷）：12.5；2016年·产值（万元）：300。`, which is how
`corpus.readers.tables` writes it. Units may also stand in the row's own heading (粮食产量（万吨）) or above
the table (单位：万元).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.figures.columns import Above, Heading, above_of, heading_of
from corpus.figures.expressions import figures_in
from corpus.figures.numerals import arabic_value
from corpus.figures.places import place_of
from corpus.figures.times import times_in
from corpus.figures.types import Figure
from corpus.figures.units import Quantity, quantity_of
from corpus.periods import Period, period_of
from corpus.types import Span

_NUMBER = re.compile(r"[-−—+]?\d[\d,，]{0,15}(?:\.\d{1,8})?")
_SERIAL = re.compile(r"序号|编号|序|No\.?|#", re.IGNORECASE)
_CODE = re.compile(r"[号码]$|电话|手机|传真|邮编|代码|日期|时间|名次|排名|排序|位次|备注|等级|级别")
_INDICATORS = re.compile(r"(?:主要)?(?:经济)?指标(?:名称)?")
_PLACES = re.compile(
    r"(?:[省市县区乡镇村]{1,3}|地区|地市|镇街|街镇|乡镇街道|街道|城市|省份|区域|辖区|行政区划?|统计区域)(?:名称|别)?"
)
_TOTALS = re.compile(r"[合总小共]\s*计|全[国省市县区]")
_YEARS = re.compile(r"年[度份]|年|时间|时期|月份|季度")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SHARED = re.compile(r"[率比]$|比[例重]|占比|[增升降]幅|[增减]速|增长|下降|[±%％]")
_COUNTED = re.compile(r"[人户个家次件项套辆村房]数|数$|人次|人口")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its heading, as both stand in the line of a row.

    Attributes:
        label: The column's heading.
        value: What stands in the cell.
    """

    label: Span
    value: Span


def cells_of(text: str) -> list[Cell]:
    """The cells of a row; none if the line is no row with headings."""
    if "\n" in text:
        return []
    end = len(text.rstrip("。！？!?… "))
    cells: list[Cell] = []
    for part in re.finditer("[^；]+", text[:end]):
        label, colon, value = part[0].rpartition("：")
        if not _NUMBER.fullmatch(value.strip()):  # else the heading may have a colon of its own
            label, colon, value = part[0].partition("：")
        if not colon and cells:  # a cell's own words went on behind a semicolon
            cells[-1] = Cell(cells[-1].label, Span(cells[-1].value.start, part.end()))
            continue
        if not label.strip() or not value.strip() or "。" in label:
            return []
        start = part.start() + len(label) + 1
        cells.append(Cell(Span(part.start(), start - 1), Span(start, part.end())))
    return cells


def figures_in_cells(text: str, cells: Sequence[Cell], above: Above, year: int) -> Iterator[Figure]:
    """The figures of the cells that hold nothing else; their spans are in `text`, and the place is the row's.

    Args:
        text: The line of the row.
        cells: Its cells.
        above: What stands above the table.
        year: Of the document, 0 when it is not known.
    """
    row = _row_of(text, cells, above, year)
    for cell in cells:
        if cell is not row.cell and not row.is_time(cell):
            figure = _figure(text, cell, row)
            if figure is not None:
                yield figure


def with_cells(text: str, found: Sequence[Figure], above: Sequence[str] = ()) -> tuple[Figure, ...]:
    """Figures of a line, and if it is the row of a table, those of its cells with what their headings say.

    Args:
        text: The line.
        found: Its figures and times, as `figures_in` finds them.
        above: The lines above, from top to bottom.
    """
    cells = cells_of(text)
    if len(cells) < 2:
        return tuple(found)
    own = list(figures_in_cells(text, cells, above_of(above, 0), 0))
    rest = [other for other in found if not any(other.span.overlap(figure.span) for figure in own)]
    return tuple(sorted([*rest, *own], key=lambda figure: figure.span))


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row says of all its numbers; `cell` is the one that names the row."""

    cell: Cell | None
    heading: Heading
    label: str
    words: str
    times: tuple[Cell, ...]
    period: Period | None
    above: Above
    year: int

    def is_time(self, cell: Cell) -> bool:
        """Whether the cell only tells the time of the row."""
        return cell in self.times

    @property
    def place(self) -> str:
        """The place that the row is about."""
        if _TOTALS.search(self.words):
            return ""
        named = self.words if _PLACES.fullmatch(self.label) else ""
        return named or (self.words if place_of(self.words) == self.words else "")


def _row_of(text: str, cells: Sequence[Cell], above: Above, year: int) -> _Row:
    times = tuple(cell for cell in cells if _YEARS.fullmatch(cell.label.text_of(text)))
    period = _time_in(times[0].value.text_of(text), year) if times else None
    own = [c for c in cells if c not in times and not _SERIAL.fullmatch(c.label.text_of(text))][:1]
    named = next((c for c in own if not _NUMBER.fullmatch(c.value.text_of(text).strip())), None)
    heading = heading_of(text, named.value, year) if named else Heading(None)
    label = named.label.text_of(text).strip() if named else ""
    words = heading.name.text_of(text).strip() if heading.name else ""
    return _Row(named, heading, label, words, times, period, above, year)


def _time_in(words: str, year: int) -> Period | None:
    words = words.strip()
    found = times_in(f"{words}年" if _YEAR.fullmatch(words) else words)
    return replace(period_of(found[0].text, year), words=words) if found else None


def _figure(text: str, cell: Cell, row: _Row) -> Figure | None:
    column = heading_of(text, cell.label, row.year)
    name = column.name.text_of(text) if column.name else ""
    figure = _quantity(text, cell.value) or _number(text, cell.value, column, name, row)
    if figure is None:
        return None
    by_row = row.heading.name if not name or _INDICATORS.fullmatch(row.label) else None
    indicator, subject = (by_row, name) if by_row else (column.name, row.words)
    place = row.place or (name if name and place_of(name) == name else "")
    return replace(
        figure,
        indicator=indicator.text_of(text) if indicator else "",
        indicator_span=indicator,
        period=column.period or row.heading.period or row.period or row.above.period,
        place=place,
        subject="" if subject == place else subject,
    )


def _quantity(text: str, value: Span) -> Figure | None:
    """The figure that a cell is, unit and all."""
    words = value.text_of(text)
    found = figures_in(words, value.start)
    whole = len(found) == 1 and found[0].text.strip() == words.strip() and found[0].kind is not Quantity.TIME
    return found[0] if whole and found[0].unit else None


def _number(text: str, value: Span, column: Heading, name: str, row: _Row) -> Figure | None:
    """A bare number, with the unit that its headings give it; None for one that only names something."""
    words = value.text_of(text)
    found = _NUMBER.fullmatch(words.strip())
    scale, unit = _unit_for(name, column, row)
    known = name or row.words
    if found is None or (not unit and (not known or _CODE.search(known) or _SERIAL.fullmatch(known))):
        return None
    start = value.start + words.find(found[0])
    digits = found[0].lstrip("-−—+")
    amount = arabic_value(digits) * scale * (-1 if found[0][0] in "-−—" else 1)
    span = Span(start, start + len(found[0]))
    return Figure(span, found[0], digits, unit, quantity_of(unit), Decimal(amount), Decimal(amount))


def _unit_for(name: str, column: Heading, row: _Row) -> tuple[int, str]:
    """Of the column, else of the row, else of the whole table, where it can be this number's."""
    if column.unit:
        return column.scale, column.unit
    if row.heading.unit:
        return row.heading.scale, row.heading.unit
    shares = [u for u in row.above.units if quantity_of(u[1]) is Quantity.SHARE]
    others = [u for u in row.above.units if u not in shares]
    fitting = shares if _SHARED.search(name or row.words) else others
    money = bool(fitting) and quantity_of(fitting[0][1]) is Quantity.MONEY
    if len(fitting) != 1 or _CODE.search(name) or (money and _COUNTED.search(name or row.words)):
        return 1, ""
    return fitting[0]
