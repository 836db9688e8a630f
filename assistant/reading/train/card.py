"""The model card: what was learnt from what, how, and how well it does."""

from collections.abc import Mapping

from assistant.reading.network import LONGEST
from assistant.reading.reader import FILE, TREES, VERSION
from assistant.reading.train.measure import Figures
from assistant.reading.train.recipe import Recipe

_SOURCES = {
    "drcd-dev": "short answers, in traditional characters: DRCD (DRCKnowledgeTeam/DRCD), CC BY-SA 3.0; every "
    "twelfth article was kept aside",
    "chinesesquad-dev": "translated and noisy, two fifths as many unanswered ones beside: ChineseSquad "
    "(junzeng-pluto/ChineseSquad, from SQuAD 2.0), CC BY-SA 4.0",
    "cmrc2018-trial": "answered by clauses, in the last stage: CMRC 2018 (ymcui/cmrc2018), CC BY-SA 4.0",
    "news": "written by rule from the document collection of CRUD-RAG (IAAR-Shanghai/CRUD_RAG), Apache-2.0",
}
_CARD = """\
---
language: zh
license: apache-2.0
tags:
  - question-answering
---

# The bundled reader

Finds where in a passage the answer to a question stands, and estimates whether it stands there at all.
`{file}` (layout {version}, {kilobytes:.0f} kB, {parameters:,} numbers in half precision) is run with NumPy
alone, over the token vectors in `vectors/`, those of the embedding model that it was learnt with; `{trees}`
chooses among its likeliest spans.

```python
from assistant.reading.reader import open_reader

open_reader().read("...?", ["a passage", "another one"])
```

## Learnt from

| set | questions | what it is, and its licence |
|---|---|---|
{sources}

No text of them is part of this folder. No question on policy documents was learnt from.

## How

`python -m assistant.reading.train --shared ../shared --out assistant/reading/model`. A piece of a passage is
seen as its vector and some fifty features: which of its characters, pairs and threes the question has, how
much of the question its sentence and clause say, what kinds of characters it is made of. Gated convolutions
and one look at the question follow; every span of up to {longest} pieces gets a score, and so does "not
answered here", which competes with them.

1. {first}: questions written by rule from news (a figure, date, name or clause of a sentence is asked for
   with the rest of its clause, words left out or replaced by near ones; a quarter without the sentence) and
   real ones.
2. {second}: real questions and {kept:,} of the others.
3. {last}: questions of CMRC, twice, and as many of DRCD; both once more with the subject taken out of the
   answer's sentence, since a text names it in some sentences only. {near:.0%} of the loss asks for spans that
   share much with the answer instead of the answer alone (reward augmented maximum likelihood, Norouzi et
   al. 2016).
4. Trees, for `clauses` only: one forest ranks the sentences by what they share with the question
   (LambdaMART), two estimate for some forty spans how much of the answer each shares and whether it is the
   answer to the letter; chosen is the highest sum, the second weighing {weight:g} times. The spans are the
   network's likeliest ones and those grown to where clauses and sentences end. They learn from questions of
   CMRC read by networks that have not learnt from the paragraph.

Unanswered passages are among them: paragraphs like the question that do not hold the answer, and the own
paragraph without the answer's sentence. AdamW, batches of 32, passages cut to {short} pieces, in the last
stage to {long}; kept is a moving average of the weights. How answers are to be cut is an input: `clauses` as
in CMRC, `terms` as in DRCD.{remark}

## Measured

With the right paragraph given. F1 as CMRC 2018 counts it: longest common run of characters. Told apart: how
often a question's own paragraph gets more for being answered than the paragraph most like it (AUC).

| questions | exact match | F1 | told apart |
|---|---|---|---|
{figures}

`cmrc2018-trial` by {folds} folds of paragraphs, each read by a network whose last stage knew the other ones,
and by trees learnt from the other ones. What those trees learnt from was made by networks that knew the fold;
no tree saw one of its questions. How much the second estimate weighs, and how much of the loss asks for near
spans, was chosen by looking at two of the folds.

## Limits

It matches and weighs words; it does not infer. Answers that must be put together from several places,
questions that deny something, and calculations are beyond it. "Answered" was learnt on paragraphs of an
encyclopedia: its probabilities are no calibrated ones on other texts. One passage is read at a time, some
hundred characters of it are best, and nothing longer than {longest} pieces is found.
"""


def write(
    recipe: Recipe,
    *,
    sizes: Mapping[str, int],
    figures: Mapping[str, Figures],
    parameters: int,
    kilobytes: float,
    remark: str = "",
) -> str:
    """The card as Markdown.

    Args:
        recipe: What was done.
        sizes: Questions of each source.
        figures: By what was measured on.
        parameters: How many numbers were learnt.
        kilobytes: The file's size.
        remark: What else is to be said of how these weights came about.
    """
    stages = {
        name: f"{stage.epochs} epochs, rate {stage.rate}"
        for name, stage in (("first", recipe.first), ("second", recipe.second), ("last", recipe.last))
    }
    return _CARD.format(
        file=FILE,
        version=VERSION,
        kilobytes=kilobytes,
        parameters=parameters,
        longest=LONGEST,
        folds=recipe.folds,
        trees=TREES,
        near=recipe.last.near,
        weight=recipe.trees.weight,
        short=recipe.first.longest,
        long=recipe.last.longest,
        kept=recipe.kept,
        sources="\n".join(f"| `{name}` | {sizes[name]:,} | {text} |" for name, text in _SOURCES.items()),
        remark=f" {remark}" if remark else "",
        figures="\n".join(f"| {name} | {_cells(found)} |" for name, found in figures.items()),
        **stages,
    )


def _cells(found: Figures) -> str:
    return f"{found.exact:.3f} | {found.f1:.3f} | {found.told_apart:.3f}"
