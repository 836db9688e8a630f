"""Texts to the numbers of their tokens, by whatever is quicker for them."""

import functools
from collections.abc import Sequence

import numpy as np
from tokenizers import Tokenizer

from index.embedders.unigram import Unigram
from index.types import Ids

_MANY = 500
"""So many texts pay for what has to be prepared for cutting them at once."""

_BROAD = 50
"""So many times the longest text's length is what all together should have."""


class Cutter:
    """What a tokenizer does, for one text or for thousands.

    Args:
        tokenizer: Any; adds no special tokens, pads and truncates nothing from now on.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        tokenizer.no_padding()
        tokenizer.no_truncation()

    def cut(self, texts: Sequence[str]) -> list[Ids]:
        """For each text its tokens in order, shape `(tokens,)`."""
        if len(texts) >= _MANY and self._unigram is not None:
            lengths = [len(text) for text in texts]
            if sum(lengths) >= _BROAD * max(lengths):
                return self._unigram.cut(texts)
        encodings = self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return [np.array(encoding.ids, dtype=np.int32) for encoding in encodings]

    def locate(self, text: str) -> tuple[Ids, Ids]:
        """The tokens of one text in order, and where in it each starts and ends, shape `(tokens, 2)`."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return np.array(encoding.ids, np.int32), np.array(encoding.offsets, np.int32).reshape(-1, 2)

    @functools.cached_property
    def _unigram(self) -> Unigram | None:
        return Unigram.of(self._tokenizer)
