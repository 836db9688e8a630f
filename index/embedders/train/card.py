"""The model card, written from what was measured."""

from collections.abc import Mapping
from dataclasses import asdict, astuple

from index.embedders.train.measure import Figures
from index.embedders.train.recipe import Recipe

_CARD = """\
---
language: zh
license: apache-2.0
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags:
  - sentence-transformers
  - static-embedding
---

# The bundled static embedding model

A table of {pieces:,} vectors of {dimension} dimensions for Chinese news, statutes and government documents.
A text's vector is the normalised sum of the vectors of its tokens, in questions with a weight for each token:
no context, no word order, and some 7,000 passages of 200 characters a second on one core
(`python -m benchmarks.embedding_speed`). It is meant to be fused with BM25, not to replace it.

```python
from index.embedders import open_embedder  # without torch; folds texts itself

open_embedder("bundled").embed_passages(["..."])
```

```python
from sentence_transformers import SentenceTransformer  # 6.2 or later
from index.folding import fold  # NFKC, simplified characters, lower case

SentenceTransformer("index/embedders/model").encode([fold("...")])
```

sentence-transformers reads the vectors of passages, but not the weights in `questions.safetensors`.

## Learnt from

| texts | passages | source and licence |
|---|---|---|
| news | {news:,} | the document collection of CRUD-RAG (IAAR-Shanghai/CRUD_RAG), Apache-2.0 |
| statutes, local regulations, cases | {laws:,} | {statutes} |
| questions with their paragraphs | {questions:,} | {question_sets} |
| judged questions of laymen, second stage only | {judged:,} | STARD (oneal2000/STARD), MIT |
| questions in everyday words, second stage only | {everyday:,} | {our_own} |

The texts themselves are not part of this folder. The shipped vectors have learnt from all judged questions of
STARD's development part and from all of our own; the figures below are of a model that has not learnt from
those kept apart. No statute that a set for measuring or practising asks about is among those of our own.

## How

First stage, from texts alone. Pairs: a run of 4 to {longest_query} tokens that begins a clause ({dropped:.0%}
of them left out) and the passage around it, without it in {removed:.0%} of the cases; title and heading of an
article and the article ({heads:.0%} of the queries on statutes); a question and its paragraph. {thinned:.0%}
of the tokens of passages are left out. {steps:,} batches of {batch:,} pairs of one kind (news, statutes and
questions {shares}), every other passage of the batch being a wrong answer in either direction, temperature
{temperature}; Adam, learning rate {rate} falling to zero. Token vectors start as random directions weighted
by smooth inverse frequency. A token's vector is its own one and a sum over its characters and the shorter
tokens in it, added up at the end. Its weight in questions is learnt beside it.

Second stage, from judged questions, {rounds} rounds over our own. A batch has
{everyday_asked} of these with the articles that answer them, {everyday_asked} with the sentences,
{asked} of STARD with articles, and {beside} pairs of each kind of the first stage so that nothing is
forgotten. A question is told from {mistaken} passages that
look like the answer: of STARD's, those that BM25 or the first stage put among its first {depth}; of our own,
the {inside} likest ones of the own statute and the {outside} likest of others; none that is nearly the same
as the answer (cosine {alike}). Whole texts are compared, and sentences word by word as well: the sum over the
question's tokens of the cosine of the likest token (ColBERT's MaxSim, Khattab and Zaharia, SIGIR 2020).
Learning rate {second_rate}.

The tokenizer is a Unigram model over counted words (rjieba) and all characters seen three times. Values are
stored in one byte each with a factor for each token.

`python -m index.embedders.train --shared ../shared --out index/embedders/model{final}` took {minutes} minutes
of processor time on a machine shared with other work, both stages, measuring aside.

## Measured

Exact search by inner product; fused: 0.4 of it and 0.6 of BM25, each scaled to 0…1, 200 hits a list.

| vectors | set | nDCG@10 | R@1 | R@100 | R@200 |
|---|---|---|---|---|---|
{rows}

stard: laymen's questions on 64,371 articles of statutes, whose texts were learnt from and on whose figures
settings were chosen. The reading-comprehension sets are cut into passages of whole sentences with at
least 200 characters. {held_out}

How often the article, and the sentence, that answers one of our own questions is the likest one of its
statute; {apart:,} questions about statutes that were kept apart, none of whose questions was learnt from:

| vectors | article | sentence |
|---|---|---|
{told_apart}

{ablation}
## Limits

It knows which words occur together in news and statutes up to 2023, and nothing about order, negation or
numbers. Names and words outside its vocabulary fall apart into characters. A text without any known token
gets the zero vector.
"""
_EVERYDAY = "our own, `eval/sets/everyday.tsv`, about {asked_about:,} of these statutes"
_STATUTES = "LawRefBook/Laws, official texts; articles as joined in STARD (oneal2000/STARD), MIT"
_TRAINED = "ChineseSquad (junzeng-pluto/ChineseSquad, from SQuAD 2.0), CC BY-SA 4.0"
_FINAL = "; CMRC 2018 trial (ymcui/cmrc2018), CC BY-SA 4.0; DRCD dev (DRCKnowledgeTeam/DRCD), CC BY-SA 3.0"


_TRIED = """\
## Tried

Alone, exact search. Short runs to choose by, then the whole first stage:

| first stage | stard nDCG@10 | R@100 | cmrc nDCG@10 | drcd nDCG@10 |
|---|---|---|---|---|
| 150 batches of 2,048, tokens on their own | 0.297 | 0.655 | 0.755 | 0.667 |
| with what is inside them | 0.318 | 0.688 | 0.738 | 0.689 |
| 300 batches of 1,024, the same, 40% of the passages' tokens left out | 0.315 | 0.698 | 0.748 | 0.681 |
| and weights in questions | 0.312 | 0.697 | 0.754 | 0.685 |
| 70% left out instead, no weights | 0.305 | 0.674 | 0.736 | 0.677 |
| 2,200 batches, weights put aside when asking | 0.345 | 0.718 | 0.759 | 0.699 |
| 2,200 batches, weights used (the first stage above) | 0.340 | 0.731 | 0.774 | 0.706 |
| first generation: 60,000 pieces on their own, 1,500 of 2,048 | 0.351 | 0.744 | 0.783 | 0.730 |

Fused, the first generation has 0.405, 0.735, 0.910 and 0.909: the first stage is no better than that one; it
saw fewer pairs. The second stage is where this model gains. By STARD's alone,
on the first of five folds:

| second stage | stard nDCG@10 | R@100 | fused nDCG@10 | R@100 |
|---|---|---|---|---|
| none | 0.323 | 0.748 | 0.393 | 0.726 |
| titles and bodies, learning rate 0.003 | 0.451 | 0.865 | 0.449 | 0.835 |
| titles and bodies, 0.01 | 0.534 | 0.903 | 0.481 | 0.884 |
| bodies, 0.004 | 0.433 | 0.845 | 0.425 | 0.804 |
| bodies, 0.01 (taken) | 0.475 | 0.843 | 0.437 | 0.838 |

The rows with titles are not to be believed: 46% of the judged articles and 0.2% of the others have a title
that begins with 中华人民共和国, and most of the others have a date behind it, because the collection was
joined from two sources. What learns from titles there learns which source an article is from. Bodies tell
less of it, but judged articles are asked for again in other folds, so that part of the gain is knowing which
articles laymen ask for: where questions with a common article stay in one fold, nDCG@10 is 0.379 alone, 0.427
fused. STARD's questions alone teach nothing about other statutes: of our own, the article is first for 0.42,
the sentence for 0.31. With our own questions beside them, before words were compared one by one, it was 0.67
and 0.56.

"""


def write(
    recipe: Recipe,
    *,
    sizes: Mapping[str, int],
    found: Mapping[str, Mapping[str, Figures]],
    told_apart: Mapping[str, tuple[float, float]],
    minutes: float,
    final: bool,
) -> str:
    """Markdown of the card.

    Args:
        recipe: How the model was trained.
        sizes: Numbers of `news`, `laws`, `questions` and `judged`; of our own questions (`everyday`), of the
            statutes that they ask about (`asked_about`), and of those kept `apart`.
        found: What was reached, by the vectors and by the name of the set.
        told_apart: How often article and sentence are the likest of their statute, by the vectors.
        minutes: Processor time of reading and training.
        final: Whether the held-out question sets were learnt from.
    """
    rows = [
        f"| {vectors} | {name} | " + " | ".join(f"{value:.3f}" for value in astuple(reached)) + " |"
        for vectors, sets in found.items()
        for name, reached in sets.items()
    ]
    return _CARD.format(
        **_turned(recipe),
        **sizes,
        removed=1 - recipe.kept,
        statutes=_STATUTES,
        our_own=_EVERYDAY.format(**sizes),
        question_sets=_TRAINED + _FINAL * final,
        final=" --final" * final,
        minutes=f"{minutes:.0f}",
        ablation=_TRIED,
        rows="\n".join(rows),
        told_apart="\n".join(
            f"| {vectors} | {article:.3f} | {sentence:.3f} |"
            for vectors, (article, sentence) in told_apart.items()
        ),
        held_out="They were learnt from: their figures show no more than that it learnt."
        if final
        else "They were not learnt from.",
    )


def _turned(recipe: Recipe) -> dict[str, object]:
    """What can be turned, by the names that the card has for it."""
    values = asdict(recipe)
    shares = " : ".join(f"{share:g}" for share in recipe.shares)
    del values["everyday"]
    return values | {"shares": shares, "everyday_asked": recipe.everyday}
