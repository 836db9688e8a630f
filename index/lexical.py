"""BM25 over the tokens of the searched text, on disk, by tantivy.

Chosen by measuring (docs/engines.md): it adds and deletes in milliseconds, and a commit is one atomic rename,
so a process killed at any moment leaves the last commit. Any number of processes may read while one writes.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy

from corpus.types import Passage
from index.expansion.weighing import weighted_tokens
from index.fusion import ordered
from index.ranges import merged
from index.searched import searched_text
from index.tokens import VERSION as TOKENS_VERSION
from index.tokens import tokens
from index.types import BrokenIndexError, Expansion, IdRanges, Scored

VERSION = 100 * 1 + TOKENS_VERSION
"""Format of the folder; a folder of another version is refused, and rebuilt by the searcher."""

_WRITER_BYTES = 128_000_000
_LARGEST_ID = 2**63 - 1
_NARROW = 2_000
_REMEMBERED = 50_000


class TantivyIndex:
    """A `LexicalIndex` in a folder. One thread at a time; other processes may read meanwhile.

    Args:
        folder: Where the files are or shall be.

    Raises:
        BrokenIndexError: The folder cannot be used, or holds something else than an index of this version.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = _schema()
        self._writer: tantivy.IndexWriter | None = None
        with _explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, str(folder))
            self._index.config_reader(reload_policy="manual")
        self._stamp: tuple[int, int] | None = None
        self._change = 0
        self._reload()

    def add(self, passages: Sequence[Passage]) -> None:
        """Index passages; their ids are new. Not searched before `commit`."""
        with _explained(self._folder):
            writer = self._writing()
            for passage in passages:
                document = tantivy.Document()
                document.add_unsigned("id", passage.passage_id)
                document.add_text("text", " ".join(tokens(searched_text(passage))))
                writer.add_document(document)

    def remove(self, first: int, last: int) -> None:
        """Forget every id from `first` to `last`, both included; takes effect with `commit`."""
        with _explained(self._folder):
            self._writing().delete_documents_by_query(self._in_range(first, last))

    def search(
        self,
        text: str,
        limit: int,
        allowed: IdRanges | None = None,
        expansions: Sequence[Expansion] = (),
    ) -> list[Scored]:
        """The best passages by BM25 (k1 1.2, b 0.75), best first; only ids in `allowed` when given."""
        weights = weighted_tokens(text, expansions, self._rarity)
        if not weights or limit < 1 or (allowed is not None and not allowed):
            return []
        query = self._any_of(weights)
        if allowed is not None:
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, self._within(allowed))]
            )
        with _explained(self._folder):
            hits = self._searcher.search(query, limit, count=False).hits
            ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        return ordered([(number, score) for number, (score, _) in zip(ids, hits, strict=True)])

    def document_frequency(self, token: str) -> int:
        """How many passages have the token; those removed since the last merge may still count."""
        if token not in self._frequencies:
            if len(self._frequencies) == _REMEMBERED:
                self._frequencies.clear()
            with _explained(self._folder):
                self._frequencies[token] = int(self._searcher.doc_freq("text", token))
        return self._frequencies[token]

    def commit(self, change: int) -> None:
        """Put everything on disk at once, together with the number of the last library change it holds."""
        with _explained(self._folder):
            writer = self._writing()
            writer.delete_documents_by_query(self._state())
            document = tantivy.Document()
            document.add_unsigned("state", 0)
            document.add_unsigned("version", VERSION)
            document.add_unsigned("change", change)
            writer.add_document(document)
            writer.commit()
            self._writer = None
            writer.wait_merging_threads()
        self._reload()

    @property
    def change(self) -> int:
        """The last library change that the files on disk hold, other processes' commits included."""
        if self._meta_stamp() != self._stamp:
            self._reload()
        return self._change

    def __len__(self) -> int:
        return max(0, int(self._searcher.num_docs) - 1)

    def close(self) -> None:
        """Release the writer's lock; what was not committed is lost."""
        writer, self._writer = self._writer, None
        if writer is not None:
            with _explained(self._folder):
                writer.rollback()

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_WRITER_BYTES, 1)
        return self._writer

    def _meta_stamp(self) -> tuple[int, int] | None:
        """Changes with every commit of any process: tantivy renames a new meta.json into place."""
        try:
            status = (self._folder / "meta.json").stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_mtime_ns

    def _reload(self) -> None:
        with _explained(self._folder):
            stamp = self._meta_stamp()
            if stamp is None:
                raise BrokenIndexError(f"the lexical index in {self._folder} is gone; open it anew")
            self._index.reload()
            self._searcher = self._index.searcher()
            self._frequencies: dict[str, int] = {}
            self._change = self._read_change()
            self._stamp = stamp

    def _read_change(self) -> int:
        hits = self._searcher.search(self._state(), 1).hits
        if not hits:
            return 0
        state = self._searcher.doc(hits[0][1])
        if state.get_first("version") != VERSION:
            raise BrokenIndexError(
                f"the lexical index in {self._folder} has version {state.get_first('version')}, this program "
                f"writes {VERSION}; delete the folder, it is made again from the library"
            )
        return int(state.get_first("change"))

    def _state(self) -> tantivy.Query:
        """Finds the one document that tells change and version; it is committed along with the others."""
        return tantivy.Query.term_query(self._schema, "state", 0)

    def _rarity(self, token: str) -> float:
        """Inverse document frequency as BM25 counts it."""
        having, total = self.document_frequency(token), len(self)
        return math.log(1 + (max(0, total - having) + 0.5) / (having + 0.5))

    def _any_of(self, weights: Mapping[str, float]) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, self._term(token, weight)) for token, weight in weights.items()]
        )

    def _term(self, token: str, weight: float) -> tantivy.Query:
        term = tantivy.Query.term_query(self._schema, "text", token, index_option="freq")
        return term if weight == 1 else tantivy.Query.boost_query(term, weight)

    def _within(self, ranges: IdRanges) -> tantivy.Query:
        """Any of the ranges, adding nothing to the score."""
        clauses = [(tantivy.Occur.Should, self._in_range(first, last)) for first, last in merged(ranges)]
        return tantivy.Query.const_score_query(tantivy.Query.boolean_query(clauses), 0.0)

    def _in_range(self, first: int, last: int) -> tantivy.Query:
        return tantivy.Query.range_query(
            self._schema,
            "id",
            tantivy.FieldType.Unsigned,
            max(0, first),
            min(last, _LARGEST_ID),
            use_inverted_index=last - first < _NARROW,  # the other way looks at every id in the index
        )


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("state", indexed=True)
    builder.add_unsigned_field("version", stored=True)
    builder.add_unsigned_field("change", stored=True)
    return builder.build()


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn what tantivy raises, its panics on damaged files included, into a BrokenIndexError."""
    try:
        yield
    except BrokenIndexError:
        raise
    except BaseException as error:
        if (
            not isinstance(error, ValueError | OSError | RuntimeError)
            and type(error).__name__ != "PanicException"
        ):
            raise
        raise BrokenIndexError(
            f"the lexical index in {folder} cannot be used: {error}; "
            "delete the folder if this persists, it is made again from the library"
        ) from error
