from collections import Counter

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.embedders.train.pairs import Bags, Pairs, Sampling, batches
from index.embedders.train.sources import Example
from index.embedders.train.vocabulary import build_tokenizer, choose_pieces, count_words

EXAMPLES = [
    Example("泳池管理办法第一条", "泳池每月检测水质,结果应当公布。游客可以查阅检测结果,不得涂改。"),
    Example("公园管理办法第二条", "公园应当免费开放;游客不得攀折花木,不得在草地上露营。"),
    Example("", "昨天有雨。今天晴,气温升到三十度,适合去公园。"),
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return build_tokenizer(words(), 300, 4)


def words() -> Counter[str]:
    return count_words(text for example in EXAMPLES * 3 for text in (example.head, example.body))


def drawn(sampling: Sampling, tokenizer: Tokenizer) -> tuple[list[list[int]], list[list[int]]]:
    queries, passages = Pairs(EXAMPLES, tokenizer, sampling).draw(np.arange(3), np.random.default_rng(5))
    return rows(queries), rows(passages)


def rows(bags: Bags) -> list[list[int]]:
    return [part.tolist() for part in np.split(bags.ids, bags.offsets[1:-1])]


def ids(text: str, tokenizer: Tokenizer) -> list[int]:
    return list(tokenizer.encode(text).ids)


def test_pieces_are_of_one_script_and_marks_stand_alone() -> None:
    pieces = choose_pieces(
        Counter({"pm2.5": 9, "35%": 8, "检测": 7, "检": 5, "a b": 4, "很长很长的词": 9}), 40, 4
    )
    assert {piece for piece in pieces if len(piece) > 1} == {"检测"}
    assert pieces["检"] == 5
    assert pieces["%"] == 1


def test_the_tokenizer_prefers_words_and_knows_what_it_does_not_know(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("游客 检测水质").tokens == ["游客", "检测", "水质"]
    assert tokenizer.encode("🙂").ids == [0]


def test_a_query_and_the_rest_make_up_the_passage(tokenizer: Tokenizer) -> None:
    queries, passages = drawn(Sampling(dropped=0, kept=0, heads=0), tokenizer)
    for example, query, passage in zip(EXAMPLES, queries, passages, strict=True):
        whole = ids(example.head, tokenizer) + ids(example.body, tokenizer)
        assert Counter(query) + Counter(passage) == Counter(whole)
        assert 4 <= len(query) <= len(ids(example.body, tokenizer)) // 2


def test_a_kept_query_stays_in_its_passage(tokenizer: Tokenizer) -> None:
    queries, passages = drawn(Sampling(dropped=0, kept=1, heads=0), tokenizer)
    for example, query, passage in zip(EXAMPLES, queries, passages, strict=True):
        assert passage == ids(example.head, tokenizer) + ids(example.body, tokenizer)
        assert not Counter(query) - Counter(passage)


def test_a_heading_is_asked_for_its_body(tokenizer: Tokenizer) -> None:
    queries, passages = drawn(Sampling(heads=1), tokenizer)
    for example, query, passage in zip(EXAMPLES[:2], queries[:2], passages[:2], strict=True):
        assert query == ids(example.head, tokenizer)
        assert passage == ids(example.body, tokenizer)
    assert 0 < len(queries[2]) < len(ids(EXAMPLES[2].body, tokenizer))


def test_tokens_are_dropped_from_queries_only(tokenizer: Tokenizer) -> None:
    sampling = Sampling(shortest=8, dropped=0.5, kept=1, heads=0)
    pairs, rng = Pairs(EXAMPLES, tokenizer, sampling), np.random.default_rng(0)
    lengths = [len(row) for _ in range(50) for row in rows(pairs.draw(np.arange(3), rng)[0])]
    assert 3 < np.mean(lengths) < 6


def test_a_round_of_batches_draws_every_pair_once(tokenizer: Tokenizer) -> None:
    pairs = Pairs(EXAMPLES, tokenizer, Sampling(dropped=0, kept=1, heads=0))
    source = batches(pairs, 1, np.random.default_rng(0))
    seen = {tuple(rows(next(source)[1])[0]) for _ in range(3)}
    assert len(seen) == 3
