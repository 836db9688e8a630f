"""What can go wrong with documents and the library; each message says what, the value seen and what to do."""


class CorpusError(Exception):
    """The base of every error about documents or the library that a user can do something about."""


class ReadError(CorpusError):
    """One file could not be read as a document; the rest of a batch goes on."""


class LibraryError(CorpusError):
    """The library on disk could not be opened, locked, read or written."""
