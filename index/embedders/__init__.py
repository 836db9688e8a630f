"""EMBEDDERS: what turns text into vectors, by name; any other name is a sentence-transformers model."""

from collections.abc import Callable
from pathlib import Path

from index.embedders.hashing import HashingEmbedder
from index.embedders.static import StaticEmbedder, is_static
from index.embedders.transformer import TransformerEmbedder
from index.types import Embedder

BUNDLED_MODEL = Path(__file__).parent / "model"

EMBEDDERS: dict[str, Callable[[], Embedder]] = {
    "bundled": lambda: StaticEmbedder(BUNDLED_MODEL, name="bundled"),
    "hashing": HashingEmbedder,
}


def open_embedder(name: str = "bundled") -> Embedder:
    """Open an embedder by name.

    Args:
        name: A key of `EMBEDDERS`, the folder of a sentence-transformers model, or the name of one in the
            local cache. A folder with nothing but static embeddings is opened without importing torch.

    Returns:
        The embedder, ready to use.

    Raises:
        SearchError: If there is no such model here, or its files cannot be read.
    """
    if name in EMBEDDERS:
        return EMBEDDERS[name]()
    folder = Path(name).expanduser()
    if folder.is_dir() and is_static(folder):
        return StaticEmbedder(folder)
    return TransformerEmbedder(name)
