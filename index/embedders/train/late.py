"""Word by word: a question's tokens against the likest tokens of a passage, as sentences are judged.

What is learnt from whole texts alone knows what a text is about; which of its words says 开除 is learnt here.
"""

import numpy as np
import torch
from torch.nn import functional

from index.embedders.train.judged import Round
from index.embedders.train.loop import Slice
from index.embedders.train.pairs import Bags

_LONGEST_QUESTION = 24
_LONGEST_PASSAGE = 64
_AT_ONCE = 16


def late_loss(used: Slice, given: Round, temperature: float) -> torch.Tensor:
    """Cross-entropy of the right candidate by late interaction (Khattab and Zaharia, ColBERT, SIGIR 2020).

    Each token of a question counts by the length of its vector, as when passages are compared
    (`index/rerankers/interaction.py`), with the cosine of the likest token of the candidate.

    Args:
        used: The rows of the tables that the texts use.
        given: The questions and their candidates.
        temperature: Divides the sums.
    """
    directions = functional.normalize(used.table)
    lengths = used.table.norm(dim=1) * used.stress.exp()[:, 0]
    asked, is_asked = _padded(used, given.questions, _LONGEST_QUESTION)
    said, is_said = _padded(used, given.passages, _LONGEST_PASSAGE)
    weights = lengths[asked] * is_asked
    weights = weights / weights.sum(dim=1, keepdim=True).clamp(min=1e-6)
    sums = []
    for start in range(0, len(asked), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        rows = torch.from_numpy(given.contested[part])
        cosines = torch.einsum("bqd,bkpd->bkqp", directions[asked[part]], directions[said[rows]])
        likest = cosines.masked_fill(~is_said[rows][:, :, None, :], -1.0).amax(dim=3).clamp(min=0)
        sums.append((likest * weights[part][:, None]).sum(dim=2))
    scores = torch.cat(sums) / temperature
    return functional.cross_entropy(scores, torch.zeros(len(scores), dtype=torch.long))


def _padded(used: Slice, bags: Bags, longest: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The rows of each text's first tokens, and which of them there are; shapes `(texts, longest)`."""
    lengths = np.minimum(np.diff(bags.offsets), longest)
    there = np.arange(longest) < lengths[:, None]
    places = np.where(there, bags.offsets[:-1, None] + np.arange(longest), 0)
    rows = np.where(there, np.searchsorted(used.rows, bags.ids[places]), 0)
    return torch.from_numpy(rows), torch.from_numpy(there)
