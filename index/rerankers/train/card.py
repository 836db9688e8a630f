"""The model card: what was learnt from what, how, and how well it does."""

from collections.abc import Mapping, Sequence

from index.rerankers.learned import VERSION
from index.rerankers.train.fit import FULL, Recipe
from index.rerankers.train.measure import RERANKED, Figures, Orders, averaged, table_of

_SOURCES = {
    "stard": "laymen's questions on articles of statutes: STARD (oneal2000/STARD), MIT; the articles are "
    "official texts from LawRefBook/Laws",
    "cmrc2018-trial": "questions on Chinese Wikipedia: CMRC 2018 (ymcui/cmrc2018), CC BY-SA 4.0",
    "drcd-dev": "questions on Chinese Wikipedia, in traditional characters: DRCD (DRCKnowledgeTeam/DRCD), "
    "CC BY-SA 3.0",
}
_CARD = """\
---
language: zh
license: apache-2.0
tags:
  - reranking
  - learning-to-rank
---

# The bundled reranker

Two forests of regression trees that order the passages which both searches have found, by features that can
be read: how much of the question stands in a passage and how close together, whether figures and years agree,
what the searches say. `reranker.npz` (layout {version},
{kilobytes:.0f} kB) is read with NumPy alone.

```python
from index.embedders import open_embedder
from index.rerankers import open_reranker

reranker = open_reranker("learned", open_embedder())
```

## Learnt from

| set | questions | what it is, and its licence |
|---|---|---|
{sources}

At most {questions:,} questions of a set are drawn, and sets weigh alike. No text of them is part of this
folder. No question on policy documents was learnt from. ChineseSquad was not used: the embedding model has
learnt its questions, so that its vectors seem infallible there. For the same reason questions of STARD are
searched for with an embedding model that has not learnt from them; and once more, as a set of
its own, with the first generation of that model, which has learnt from no question of STARD: what is learnt
from vectors that know the subject well trusts them too much elsewhere.

## How

`python -m index.rerankers.train --shared ../shared --held HELD --unlearnt MODEL --out OUT`, where HELD is
what `python -m index.embedders.train --held HELD` has written, and MODEL a static model that has learnt no
question of STARD. These weights are from candidates that were gathered in several runs; searching took some
twenty minutes on a shared machine, learning one.

For each question the plain search finds {depth} candidates; a gradient-boosted ranker (LambdaMART) learns
from every relevant one, the {negatives} best others and as many of the rest: {trees} trees of {leaves}
leaves, rate {rate}, {columns:.0%} of the features a tree. A score may move with a feature only one
way, as below:
without that rule the same trees did much worse than no reranker on documents unlike those learnt from. The
first forest looks at {depth} hits, the second, which also sees token vectors, at the best {close} of them.
Logistic curves turn their sums into the share of candidates with such a sum that are relevant in these sets;
a hit's score is the fourth root of that, since answers weigh a passage by its part of the best one's score.

STARD's file shows which articles are asked for: they come first, and their titles have no date. So documents
are shuffled, and dates and the state's name are cut from titles before features are taken. The length of a
passage and whether it repeats a better one were tried and left out: they gained 0.01 to 0.02 on STARD, where
they tell sources apart, and lost as much on policy documents. How well other articles of the same statute do
was left out, too: with it nDCG@10 was 0.489 on a fifth of STARD, without it 0.502.

## Features

Gain is the share of all that the second forest's splits gained. ↑ the score may only rise with the feature,
↓ only fall.

| feature | gain | |
|---|---|---|
{features}

## Measured

`stard` by five-fold cross-validation; each of the others with what the remaining sets teach. Passages of the
reading sets are whole sentences of 200 characters or more. Recall counts the first {depth} candidates only.
A star marks what differs from the reranked order by more than chance (paired randomisation test, Holm's
correction over the table).

| set | order | nDCG@10 | R@1 | R@50 | R@100 |
|---|---|---|---|---|---|
{figures}
{ablation}
## Limits

It was learnt with the vectors of the bundled embedding model. With another static model the token features
have other scales; with a transformer the second forest is left out. A passage that neither search finds stays
unfound. The kinds of answers are told by patterns for Chinese; a question in another language is ordered by
the rest.
"""
_MARKS = {1: "↑", -1: "↓"}


def write(
    recipe: Recipe,
    *,
    sizes: Mapping[str, int],
    gains: Sequence[float],
    figures: Mapping[str, Orders],
    without: Mapping[str, Mapping[str, Figures]],
    kilobytes: float,
) -> str:
    """The card as Markdown.

    Args:
        recipe: What was done.
        sizes: Questions of each set.
        gains: What each feature of the second stage gained, in their order.
        figures: Of every question without and with the reranker, by set.
        without: With parts of the features left out, by the part's name and by set; may be empty.
        kilobytes: The file's size.
    """
    total = sum(gains) or 1.0
    ranked = sorted(zip(FULL.items(), gains, strict=True), key=lambda item: -item[1])
    return _CARD.format(
        version=VERSION,
        kilobytes=kilobytes,
        sources="\n".join(f"| `{name}` | {sizes[name]:,} | {text} |" for name, text in _SOURCES.items()),
        features="\n".join(
            f"| `{name}` | {gain / total:.1%} | {_MARKS[way]} |" for (name, way), gain in ranked
        ),
        figures=table_of(figures),
        ablation=_ablation(figures, without),
        **{name: getattr(recipe, name) for name in recipe.__slots__},
    )


def _ablation(figures: Mapping[str, Orders], without: Mapping[str, Mapping[str, Figures]]) -> str:
    """nDCG@10 of each set when a part of the features is left out of learning."""
    if not without:
        return ""
    names = list(figures)
    whole = [averaged(orders[RERANKED]).ndcg_10 for orders in figures.values()]
    lines = [
        "",
        "nDCG@10 when both forests are learnt without a part of the features:",
        "",
        f"| without | {' | '.join(f'`{name}`' for name in names)} |",
        "|---" * (1 + len(names)) + "|",
        f"| (nothing left out) | {' | '.join(f'{value:.3f}' for value in whole)} |",
    ]
    lines += [
        f"| {part} | {' | '.join(f'{found[name].ndcg_10:.3f}' for name in names)} |"
        for part, found in without.items()
    ]
    return "\n".join([*lines, ""])
