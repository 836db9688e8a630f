"""Expansions → the tokens that a lexical index looks for besides the question's own."""

from collections import Counter
from collections.abc import Callable, Iterable

from index.tokens import tokens
from index.types import Expansion


def weighted_tokens(
    question: str, expansions: Iterable[Expansion], rarity: Callable[[str], float]
) -> dict[str, float]:
    """The tokens to look for, each with its weight; those of the question weigh as often as they occur.

    The tokens of an expansion together weigh about as much as the words that they stand for, however many
    they are; a token of several expansions counts once. Single Chinese characters of an expansion are left
    out, since they stand in any text.

    Args:
        question: Unfolded.
        expansions: Other words for its parts.
        rarity: What one occurrence of a token adds to a score, such as its inverse document frequency.
    """
    own = Counter(tokens(question))
    added: dict[str, float] = {}
    for expansion in expansions:
        telling = {token for token in tokens(expansion.text) if len(token) > 1 or token.isascii()}
        weight = expansion.weight * _share(expansion.stands_for, telling, rarity)
        for token in telling - own.keys():
            added[token] = max(weight, added.get(token, 0.0))
    return {**own, **added}


def _share(stands_for: str, telling: Iterable[str], rarity: Callable[[str], float]) -> float:
    """What keeps the tokens from weighing more than the words that they stand for."""
    replaced = sum(map(rarity, tokens(stands_for)))
    return min(1.0, replaced / max(sum(map(rarity, telling)), 1e-9))
