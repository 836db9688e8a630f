from pathlib import Path

import pytest
from rerank_samples import hit, rarity

from index.rerankers.cross_encoder import CrossEncoderReranker
from index.types import Query, SearchError

CHARACTERS = "湖绿地区面积增加减少道路通车有鸟。"


def write_model(folder: Path, labels: int = 1) -> Path:
    """A one-layer BERT with random weights that reads single characters."""
    import torch  # noqa: PLC0415
    from tokenizers import Tokenizer, models, pre_tokenizers, processors  # noqa: PLC0415
    from transformers import (  # noqa: PLC0415
        BertConfig,
        BertForSequenceClassification,
        PreTrainedTokenizerFast,
    )

    folder.mkdir(exist_ok=True)
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *dict.fromkeys(CHARACTERS)]
    tokenizer = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(pieces)}, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",  # noqa: S106
        unk_token="[UNK]",  # noqa: S106
        sep_token="[SEP]",  # noqa: S106
        cls_token="[CLS]",  # noqa: S106
    ).save_pretrained(folder)
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        num_labels=labels,
        initializer_range=1.0,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def reranker(tmp_path_factory: pytest.TempPathFactory) -> CrossEncoderReranker:
    return CrossEncoderReranker(str(write_model(tmp_path_factory.mktemp("model"))), depth=4)


def test_the_model_decides_and_the_rest_follows(reranker: CrossEncoderReranker) -> None:
    hits = [
        hit(i, text, 1 - i / 10) for i, text in enumerate(["绿地", "道路通车", "湖有鸟", "面积", "车", "路"])
    ]
    found = reranker.rerank(Query("绿地面积"), (), hits, rarity)
    told = [one.parts["cross_encoder"] for one in found[:4]]
    assert told == sorted(told, reverse=True)
    assert len(set(told)) == 4
    assert [one.passage.text for one in found[4:]] == ["车", "路"]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 < one.score < 1 for one in found)
    assert found == reranker.rerank(Query("绿地面积"), (), hits[::-1], rarity)


def test_nothing_found_stays_nothing(reranker: CrossEncoderReranker) -> None:
    assert reranker.rerank(Query("绿地"), (), [], rarity) == []


def test_a_classifier_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match=r"gives 3 scores.*needed is one"):
        CrossEncoderReranker(str(write_model(tmp_path / "model", labels=3)))
