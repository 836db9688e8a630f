"""Real model folders, small enough to be built for every test."""

import json
from pathlib import Path

import numpy as np
import safetensors.numpy
from tokenizers import Tokenizer, models, pre_tokenizers

PIECES = [
    "[UNK]",
    "城市",
    "绿地",
    "面积",
    "平方米",
    "增加",
    "减少",
    "2023",
    "年",
    "了",
    "。",
    ",",
    "城",
    "市",
    "a",
]


def tiny_tokenizer() -> Tokenizer:
    """A Unigram tokenizer that knows a dozen pieces."""
    tokenizer = Tokenizer(models.Unigram([(piece, -float(i)) for i, piece in enumerate(PIECES)], unk_id=0))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


def tiny_table(dimension: int = 8) -> np.ndarray:
    """A row for each piece; the unknown one has zeros."""
    table = np.random.default_rng(1).normal(size=(len(PIECES), dimension)).astype(np.float32)
    table[0] = 0
    return table


def write_static(folder: Path, tensors: dict[str, np.ndarray] | None = None) -> Path:
    """A folder as sentence-transformers writes one for a `StaticEmbedding` and a `Normalize` module."""
    kind = "sentence_transformers.sentence_transformer.modules"
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": f"{kind}.static_embedding.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": f"{kind}.normalize.Normalize"},
    ]
    folder.mkdir(exist_ok=True)
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (folder / "tokenizer.json").write_text(tiny_tokenizer().to_str(), encoding="utf-8")
    safetensors.numpy.save_file(tensors or {"embedding.weight": tiny_table()}, folder / "model.safetensors")
    return folder


def write_transformer(folder: Path) -> Path:
    """A one-layer BERT with random weights, mean pooling and a prompt for questions."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer  # noqa: PLC0415
    from transformers import BertConfig, BertModel, BertTokenizerFast  # noqa: PLC0415

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"城市绿地面积平方米增加减少问：query:"]
    (folder / "bert").mkdir(parents=True)
    (folder / "bert/vocab.txt").write_text("\n".join(dict.fromkeys(words)), encoding="utf-8")
    BertTokenizerFast(vocab=str(folder / "bert/vocab.txt")).save_pretrained(folder / "bert")
    sizes = BertConfig(
        vocab_size=64, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    BertModel(sizes).save_pretrained(folder / "bert")
    words_in = Transformer(str(folder / "bert"))
    model = SentenceTransformer(modules=[words_in, Pooling(16)], prompts={"query": "问：", "passage": ""})
    model.save(str(folder / "model"), create_model_card=False)
    return folder / "model"
