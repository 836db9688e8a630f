"""Exact search by FAISS in memory, over vectors in half precision that lie in an append-only file.

Opening copies the file into memory; adding a document costs work in proportion to that document.
"""

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.ranges import merged
from index.types import IdRanges, Matrix, Scored, SearchError
from index.vectors.log import KEPT, Records, VectorLog, record_type

_Ids = npt.NDArray[np.int64]
_FEW = 1_000
_LARGEST = float(np.finfo(np.float16).max)


class FaissStore:
    """A `VectorStore` in a folder. One thread at a time; other processes may read meanwhile.

    Args:
        folder: Where the files are or shall be.
        dimension: Length of a vector.
        fingerprint: Of the embedder that makes the vectors.

    Raises:
        BrokenIndexError: The folder is damaged, or holds vectors of another embedder.
    """

    def __init__(self, folder: Path, dimension: int, fingerprint: str) -> None:
        self._dimension = dimension
        self._log = VectorLog(folder, dimension, fingerprint)
        self._halves, self._index = _empty_index(dimension)
        self._reload()

    def add(self, ids: Sequence[int], vectors: Matrix) -> None:
        """Store `vectors[i]` under `ids[i]`; an id that is there already is replaced.

        Raises:
            SearchError: The vectors have another shape than `(len(ids), dimension)`, or are not finite.
        """
        self._check(ids, vectors)
        numbers = np.asarray(ids, np.int64)
        for number in np.intersect1d(numbers, self._ids()).tolist():
            self.remove(number, number)
        records = np.zeros(len(ids), record_type(self._dimension))
        records["id"], records["last"], records["vector"] = numbers, KEPT, vectors
        self._log.append(records)
        self._apply(records)

    def remove(self, first: int, last: int) -> None:
        """Forget every id from `first` to `last`, both included."""
        record = np.zeros(1, record_type(self._dimension))
        record["id"], record["last"] = first, last
        self._log.append(record)
        self._apply(record)

    def search(self, vectors: Matrix, limit: int, allowed: IdRanges | None = None) -> list[list[Scored]]:
        """For each row the nearest ids by inner product, best first; a row of zeros finds nothing."""
        limit = min(limit, len(self))
        if limit < 1:
            return [[] for _ in vectors]
        parameters = None if allowed is None else self._only(allowed)
        # Threads could only share out many questions, and waking them costs more than one question does.
        faiss.omp_set_num_threads(1)
        scores, ids = self._index.search(np.ascontiguousarray(vectors, np.float32), limit, params=parameters)
        return [
            _ordered(*row) if known else [] for known, *row in zip(_known(vectors), ids, scores, strict=True)
        ]

    def commit(self, change: int) -> None:
        """Put everything on disk at once, together with the number of the last library change it holds."""
        if self._log.length > len(self) * 2 + _FEW:
            self._log.rewrite(self._live_records(), change)
        else:
            self._log.commit(change)

    @property
    def change(self) -> int:
        """The last library change that the files on disk hold, other processes' commits included."""
        if self._log.changed():
            self._reload()
        return self._log.manifest.change

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def close(self) -> None:
        """Forget everything in memory; what was not committed is lost."""
        self._halves, self._index = _empty_index(self._dimension)

    def _check(self, ids: Sequence[int], vectors: Matrix) -> None:
        if vectors.shape != (len(ids), self._dimension):
            raise SearchError(
                f"{len(ids)} vectors of length {self._dimension} are needed, not {vectors.shape}"
            )
        if not (np.abs(vectors) <= _LARGEST).all():
            raise SearchError("the embedder made a vector that is not finite; choose another embedding model")

    def _reload(self) -> None:
        follows, records = self._log.load()
        if not follows:
            self._halves, self._index = _empty_index(self._dimension)
        self._apply(records)

    def _apply(self, records: Records) -> None:
        """Bring the index up to date with records that follow on what it holds."""
        ids, last = records["id"], records["last"]
        kept = last < 0
        for position in np.flatnonzero(~kept).tolist():
            first_gone, last_gone = int(ids[position]), int(last[position])
            kept[:position] &= (ids[:position] < first_gone) | (ids[:position] > last_gone)
            if len(self):
                self._index.remove_ids(faiss.IDSelectorRange(first_gone, last_gone + 1))
        if kept.any():
            codes = np.ascontiguousarray(records["vector"][kept]).view(np.uint8)
            self._index.add_sa_codes(codes, np.ascontiguousarray(ids[kept]))

    def _ids(self) -> _Ids:
        ids: _Ids = faiss.vector_to_array(self._index.id_map)
        return ids

    def _live_records(self) -> Records:
        codes = faiss.vector_to_array(self._halves.codes)
        records = np.zeros(len(self), record_type(self._dimension))
        records["id"], records["last"] = self._ids(), KEPT
        records["vector"] = codes.view(np.float16).reshape(-1, self._dimension)
        return records

    def _only(self, allowed: IdRanges) -> faiss.SearchParameters:
        parameters = faiss.SearchParameters()
        ranges = merged(allowed)
        if len(ranges) == 1:
            parameters.sel = faiss.IDSelectorRange(ranges[0][0], ranges[0][1] + 1)
            return parameters
        ids = self._ids()
        inside = np.zeros(len(ids), bool)
        for first, last in ranges:
            inside |= (ids >= first) & (ids <= last)
        parameters.sel = faiss.IDSelectorBatch(ids[inside])
        return parameters


def _ordered(ids: _Ids, scores: Matrix) -> list[Scored]:
    """Best first, ties by id; places that FAISS could not fill left out."""
    best = np.lexsort((ids, -scores))
    best = best[ids[best] >= 0]
    return list(zip(ids[best].tolist(), scores[best].tolist(), strict=True))


def _known(vectors: Matrix) -> list[bool]:
    return [bool(row.any()) for row in vectors]


def _empty_index(dimension: int) -> tuple[faiss.IndexScalarQuantizer, faiss.IndexIDMap]:
    halves = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    return halves, faiss.IndexIDMap(halves)
