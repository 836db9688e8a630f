"""Vector stores by the name that the settings use."""

from index.types import OpenVectorStore
from index.vectors.faiss_store import FaissStore

VECTOR_STORES: dict[str, OpenVectorStore] = {"faiss": FaissStore}
