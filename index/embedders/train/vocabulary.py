"""The tokenizer: words counted over all texts become the pieces of a Unigram model."""

import math
import re
from collections import Counter
from collections.abc import Iterable

import rjieba
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

UNKNOWN = "[UNK]"
_WORD = re.compile(r"[^\W\da-z]+|\d+|[a-z]+(?:\d+(?:\.\d+)?)?")


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word, as rjieba cuts folded texts, occurs."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(rjieba.cut(text))
    return counts


def count_characters(words: Counter[str]) -> Counter[str]:
    """How often each character occurs in the counted words."""
    counts: Counter[str] = Counter()
    for word, count in words.items():
        for character in word:
            counts[character] += count
    return counts


def choose_pieces(words: Counter[str], size: int, longest: int, rarest: int = 3) -> dict[str, int]:
    """The `size` pieces with their counts: characters seen `rarest` times or more, then the commonest words.

    A word is all Chinese, all figures, or Latin letters with the number that follows them (pm2.5), so that no
    piece crosses from one to the other. A character counts what it has as a word alone, and 1 at least: it is
    the fallback inside unknown words.
    """
    letters = (item for item in count_characters(words).most_common(size) if item[1] >= rarest)
    pieces = {character: max(1, words[character]) for character, _ in letters if not character.isspace()}
    for word, count in words.most_common():
        if len(pieces) >= size:
            break
        if 1 < len(word) <= longest and _WORD.fullmatch(word):
            pieces[word] = count
    return pieces


def build_tokenizer(words: Counter[str], size: int, longest: int) -> Tokenizer:
    """A Unigram tokenizer over counted words.

    Args:
        words: Counted words of folded texts.
        size: Number of pieces, the unknown one included.
        longest: Most characters in a piece.

    Returns:
        A tokenizer that cuts a text into its likeliest pieces; piece 0 is the unknown one, and white space
        is dropped.
    """
    pieces = choose_pieces(words, size - 1, longest)
    total = math.log(sum(pieces.values()))
    scored = [(piece, round(math.log(count) - total, 4)) for piece, count in pieces.items()]
    tokenizer = Tokenizer(models.Unigram([(UNKNOWN, 0.0), *scored], unk_id=0, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.decoder = decoders.Fuse()
    return tokenizer
