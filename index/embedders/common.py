"""What every embedder does with its raw vectors and model files."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from index.types import Matrix


def normalized(vectors: Matrix) -> Matrix:
    """The rows at length 1; a row of zeros, or with a value that is no finite number, becomes zeros.

    Args:
        vectors: Shape `(rows, dimension)`.

    Returns:
        A new array of the same shape.
    """
    lengths: Matrix = np.linalg.norm(vectors, axis=1, keepdims=True)
    found = np.zeros_like(vectors)
    np.divide(vectors, lengths, out=found, where=np.isfinite(lengths) & (lengths > 0))
    return found


def fingerprint_of(parts: Iterable[bytes | Path]) -> str:
    """16 hexadecimal digits that depend on every byte and, for files, on nothing else.

    BLAKE2b, because it hashes twice as fast as SHA-256 where a processor has no instructions for the latter.
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part.read_bytes() if isinstance(part, Path) else part
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()
