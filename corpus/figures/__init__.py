"""Figures: every quantity of a document with its value, unit, comparison, indicator, period and place."""

from corpus.figures.expressions import figures_in
from corpus.figures.ledger import figures_of
from corpus.figures.times import times_in
from corpus.figures.types import Direction, Figure, Sign
from corpus.figures.units import Quantity, quantity_of

__all__ = ["Direction", "Figure", "Quantity", "Sign", "figures_in", "figures_of", "quantity_of", "times_in"]
