"""What our own search mistakes for the passages that answer: the wrong answers to learn from."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch

Mistaken = list[npt.NDArray[np.int64]]

_AT_ONCE = 256
_POOL = 40_000


def mistaken_for(
    found: Sequence[Sequence[int]], relevant: Sequence[frozenset[int]], vectors: torch.Tensor, alike: float
) -> Mistaken:
    """What was found and is not relevant, nor nearly the same as something relevant (an older version).

    Args:
        found: For each question the positions of passages, by any search.
        relevant: For each question the positions of its passages.
        vectors: One of length 1 for each passage.
        alike: The cosine from which two passages count as the same.
    """
    kept = []
    for places, wanted in zip(found, relevant, strict=True):
        cosines = (vectors[list(places)] @ vectors[sorted(wanted)].T).max(dim=1).values
        fine = [place not in wanted and cosine < alike for place, cosine in zip(places, cosines, strict=True)]
        kept.append(np.array(places, dtype=np.int64)[fine])
    return kept


def nearest(
    questions: torch.Tensor,
    passages: torch.Tensor,
    documents: tuple[Sequence[int], Sequence[int]],
    *,
    inside: int,
    outside: int,
    seed: int,
) -> list[list[int]]:
    """The likest passages of a question's own document, and of some others drawn at random.

    Those of the own document are what an answer must be told from: they speak of the same thing.

    Args:
        questions: Vectors of length 1, one a question.
        passages: The same of all passages.
        documents: The document of each question, and of each passage; passages of one stand together.
        inside: How many of the own document.
        outside: How many of the others.
        seed: Of the drawing.
    """
    of_questions, of_passages = documents
    pool = np.random.default_rng(seed).permutation(len(passages))[:_POOL]
    others = passages[torch.from_numpy(pool)]
    firsts, ends = (np.searchsorted(of_passages, of_questions, side) for side in ("left", "right"))
    found: list[list[int]] = []
    for start in range(0, len(questions), _AT_ONCE):
        asked = questions[start : start + _AT_ONCE]
        far = pool[torch.topk(asked @ others.T, min(outside, len(others)), dim=1).indices.numpy()]
        for question, elsewhere, first, end in zip(asked, far, firsts[start:], ends[start:], strict=False):
            own = torch.topk(passages[first:end] @ question, min(inside, int(end - first))).indices.numpy()
            found.append(list(dict.fromkeys([*(first + own).tolist(), *elsewhere.tolist()])))
    return found
