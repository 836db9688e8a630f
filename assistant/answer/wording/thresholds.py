"""Questions from what size on something is so: 多大的养殖场要建棚; pure."""

import re

from corpus.figures import Figure, Quantity, Sign

_ASKS = re.compile(
    r"多[大高长重远宽深老](?!比例|比重|面|幅度|程度|力度)(?:的[^，,。？]{1,14})?"
    r"(?:才|就|的)?[^，,。？]{0,2}(?:要|得(?!到)|应当?|必须|需要?|能|可以?|算|会)"
    r"(?!达到|到|有|是|多|控制|保持)"
)
_BOUNDS = frozenset({Sign.AT_LEAST, Sign.AT_MOST, Sign.OVER, Sign.UNDER})
_FITS = 0.6
"""What it speaks for a bound that a bound is asked for."""


def asks_for_threshold(question: str) -> bool:
    """Whether a folded question asks from what size on something is so."""
    return bool(_ASKS.search(question))


def may_be_threshold(figure: Figure) -> bool:
    """Whether a figure can tell from what size on something is so."""
    return figure.sign in _BOUNDS and figure.kind is not Quantity.SHARE


def threshold_fit(question: str, figure: Figure) -> float:
    """What it speaks for a figure that the question asks from what size on something is so."""
    return _FITS if asks_for_threshold(question) and may_be_threshold(figure) else 0.0
