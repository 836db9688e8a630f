"""The model card, written from what was measured."""

from collections.abc import Mapping
from dataclasses import asdict

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
A text's vector is the normalised sum of the vectors of its tokens: no context, no word order, and
thousands of passages a second on a processor. It is meant to be fused with BM25, not to replace it.

```python
from index.embedders import open_embedder  # without torch; folds texts itself

open_embedder("bundled").embed_passages(["..."])
```

```python
from sentence_transformers import SentenceTransformer  # 6.2 or later
from index.folding import fold  # NFKC, simplified characters, lower case

SentenceTransformer("index/embedders/model").encode([fold("...")])
```

## Learnt from

| texts | passages | source and licence |
|---|---|---|
| news | {news:,} | the document collection of CRUD-RAG (IAAR-Shanghai/CRUD_RAG), Apache-2.0 |
| statutes, local regulations, cases | {laws:,} | {statutes} |
| questions with their paragraphs | {questions:,} | {question_sets} |

The texts themselves are not part of this folder. No question of STARD was learnt from.

## How

Pairs: a run of 4 to {longest_query} tokens that begins a clause ({dropped:.0%} of them left out) and the
passage around it, without it in {removed:.0%} of the cases; title and heading of an article and the article
({heads:.0%} of the queries on statutes); a question and its paragraph. {steps:,} batches of {batch:,} pairs
of one kind (news, statutes and questions {shares}), every other passage of the batch being a wrong answer
in either direction, temperature {temperature}; Adam, learning rate {rate} falling to zero. Token vectors
start as random directions weighted by smooth inverse frequency. The tokenizer is a Unigram model over
counted words (rjieba) and all characters seen three times. Values are stored in one byte each with a factor
for each token.

`python -m index.embedders.train --shared ../shared --out index/embedders/model{final}` took {minutes:.0f}
minutes on two cores shared with other work, measuring aside.

## Measured

These very files, vectors alone, exact search by inner product:

| set | nDCG@10 | R@1 | R@100 |
|---|---|---|---|
{rows}

stard: laymen's questions on 64,371 articles of statutes, whose texts (not the questions) were learnt from
and on whose figures settings were chosen. The reading-comprehension sets are cut into passages of whole
sentences with at least 200 characters. {held_out}

## Limits

It knows which words occur together in news and statutes up to 2023, and nothing about order, negation or
numbers. Names and words outside its vocabulary fall apart into characters. A text without any known token
gets the zero vector.
"""
_STATUTES = "LawRefBook/Laws, official texts; articles as joined in STARD (oneal2000/STARD), MIT"
_TRAINED = "ChineseSquad (junzeng-pluto/ChineseSquad, from SQuAD 2.0), CC BY-SA 4.0"
_FINAL = "; CMRC 2018 trial (ymcui/cmrc2018), CC BY-SA 4.0; DRCD dev (DRCKnowledgeTeam/DRCD), CC BY-SA 3.0"


def write(
    recipe: Recipe,
    *,
    sizes: Mapping[str, int],
    figures: Mapping[str, Figures],
    minutes: float,
    final: bool,
) -> str:
    """Markdown of the card.

    Args:
        recipe: How the model was trained.
        sizes: Numbers of `news`, `laws` and `questions`.
        figures: What the written files reach, by the name of the set.
        minutes: How long reading and training took.
        final: Whether the held-out question sets were learnt from.
    """
    rows = [
        f"| {name} | {found.ndcg_10:.3f} | {found.recall_1:.3f} | {found.recall_100:.3f} |"
        for name, found in figures.items()
    ]
    return _CARD.format(
        **(asdict(recipe) | {"shares": " : ".join(f"{share:g}" for share in recipe.shares)}),
        **sizes,
        removed=1 - recipe.kept,
        statutes=_STATUTES,
        question_sets=_TRAINED + _FINAL * final,
        final=" --final" * final,
        minutes=minutes,
        rows="\n".join(rows),
        held_out="They were learnt from: their figures show no more than that it learnt."
        if final
        else "They were not learnt from.",
    )
