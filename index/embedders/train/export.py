"""The learnt vectors as a small model folder that sentence-transformers loads."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import safetensors.numpy
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

from index.types import Matrix


def quantize(weights: Matrix) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Rows as whole numbers from -127 to 127, and what each row is multiplied with to get it back.

    Args:
        weights: Shape `(vocabulary, dimension)`.

    Returns:
        Shapes `(vocabulary, dimension)` and `(vocabulary,)`.
    """
    scales = (np.abs(weights).max(axis=1) / 127).astype(np.float32)
    rows = np.divide(weights, scales[:, None], out=np.zeros_like(weights), where=scales[:, None] > 0)
    return np.rint(rows).astype(np.int8), scales


def save_model(folder: Path, tokenizer: Tokenizer, weights: Matrix, stress: npt.NDArray[np.float32]) -> None:
    """Write the folder as sentence-transformers does, then put the table into one byte a value.

    Args:
        folder: Made if missing.
        tokenizer: Cuts folded texts.
        weights: A vector for each piece, shape `(vocabulary, dimension)`.
        stress: What each vector is multiplied with in a question, shape `(vocabulary,)`.

    A table of whole numbers with a weight for each token is model2vec's layout, which sentence-transformers
    multiplies out when it loads it.
    """
    static = StaticEmbedding(tokenizer, embedding_weights=torch.from_numpy(weights))
    SentenceTransformer(modules=[static, Normalize()]).save(str(folder), create_model_card=False)
    rows, scales = quantize(weights)
    safetensors.numpy.save_file({"embeddings": rows, "weights": scales}, folder / "model.safetensors")
    safetensors.numpy.save_file({"weights": stress.astype(np.float16)}, folder / "questions.safetensors")
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
