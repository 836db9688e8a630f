"""The linear reranker's card: what was learnt from what, how, and how well it does."""

from collections.abc import Iterable, Mapping

from index.rerankers.linear import DEPTH, Linear
from index.rerankers.signals import GATES, SIGNALS
from index.rerankers.train.everyday import STATUTES_TOGETHER
from index.rerankers.train.linear_fit import Recipe
from index.rerankers.train.measure import Orders, table_of

FILE = "linear.md"
"""The card's name, beside the model."""

_CARD = """\
# The linear reranker

A weighted sum of {signals} signals for each of the best {depth} hits; the search's default order. All
that was learnt stands in `linear.json`, to be read by people. What the passage means (the vectors'
likeness) weighs more for some questions than for others: the more of the question the best passage has
to the letter, and the further the others fall behind it, the less.

## Weights

| signal | weight | |
|---|---|---|
{weights}

| what moves the weight of `meaning` | by its standard deviation | mean | standard deviation |
|---|---|---|---|
{gates}

A weight is what the logarithm of the odds grows by when the signal goes from 0 to 1. `meaning` is
multiplied with the exponential of the sum of the deviations times the column “by its standard
deviation”, cut to ±2. A hit's score is e to the power of {steps} times how far its sum falls behind the
best, so that it falls as the plain search's does, since answers weigh a passage by its part of the best
one's score.

## Learnt from

| set | questions | |
|---|---|---|
{sources}

STARD's questions and those in everyday words are the ones that the embedding model was kept from, and are
searched for with the model that has not learnt from them (`--held`); the latter over libraries of {together}
statutes. STARD weighs {statutes} times as much as each other set. Dates and the state's name are cut from
titles there, where they tell judged articles from others.
No question of the policy set or of `eval/sets/bundled.jsonl` was learnt from, and no text of the sets is
part of this folder.

## How

`python -m index.rerankers.train.linear --shared ../shared --held HELD --out index/rerankers/model`; HELD
is what `python -m index.embedders.train --held HELD` has written. The loss is the cross-entropy of the
softmax over the candidates of a question (ListNet, Cao et al., ICML 2007) with an L2 penalty of
{shrinkage} on weights and {gate_shrinkage} on gates; each weight keeps the sign that its signal must have.
Fitting takes seconds.

## Measured

`stard` by five-fold cross-validation of the weights; the other sets with what the other ones
teach. Passages of the reading sets are whole sentences of 200 characters or more; that one is relevant
in which the answer begins. A star marks what differs from the reranked order by more than chance (paired
randomisation test, Holm's correction over the table).

| set | order | nDCG@10 | R@1 | R@50 | R@100 |
|---|---|---|---|---|---|
{figures}

## Limits

Sums of few signals cannot do what trees can: on STARD `learned` orders better, on documents unlike it worse
([its card](README.md)). The kinds of answers are told by patterns for Chinese.
"""
_SOURCES = {
    "stard": "laymen's questions on articles of statutes: STARD (oneal2000/STARD), MIT",
    "cmrc2018-trial": "questions on Chinese Wikipedia: CMRC 2018 (ymcui/cmrc2018), CC BY-SA 4.0",
    "drcd-dev": "the same in traditional characters: DRCD (DRCKnowledgeTeam/DRCD), CC BY-SA 3.0",
    "practice": "our own on the bundled documents, `eval/sets/practice.jsonl`",
    "everyday": "our own on statutes, `eval/sets/everyday.tsv`",
}


def write(model: Linear, recipe: Recipe, sizes: Mapping[str, int], figures: Mapping[str, Orders]) -> str:
    """The card as Markdown.

    Args:
        model: What was learnt.
        recipe: How.
        sizes: Questions of each set.
        figures: Of every question part by part, by set.
    """
    return _CARD.format(
        signals=len(SIGNALS),
        depth=DEPTH,
        weights=_table(
            (f"`{name}`", f"{weight:.2f}", _MEANING[name])
            for name, weight in zip(SIGNALS, model.weights, strict=True)
        ),
        gates=_table(
            (f"`{name}`", *(f"{value:.2f}" for value in values))
            for name, *values in zip(GATES, model.gates, model.means, model.spreads, strict=True)
        ),
        steps=model.steps,
        sources=_table((f"`{name}`", f"{sizes[name]:,}", text) for name, text in _SOURCES.items()),
        statutes=recipe.statutes,
        together=STATUTES_TOGETHER,
        shrinkage=recipe.shrinkage,
        gate_shrinkage=recipe.gate_shrinkage,
        figures=table_of(figures),
    )


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


_MEANING = {
    "words": "BM25 as a share of the best one's",
    "meaning": "likeness of the vectors, 0 for the least and 1 for the most alike of the hits",
    "around": "share of the question's telling pairs of characters in it, its headings and what is around",
    "years_missing": "share of the question's years that it lacks",
    "numbers_missing": "share of its other figures that it lacks",
    "other_places": "its headings name a place that the question does not",
    "answers": "it shows what is asked for, such as a time for 什么时候",
    "alone": "the pairs that no other passage found of its document has, as a share of the best one's",
}
