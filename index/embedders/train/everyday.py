"""Questions in everyday words about statutes, with the article and the sentence that answers each."""

import re
import tarfile
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

FILE = Path("eval/sets/everyday.tsv")
"""A line for each question: the statute's file, where its sentence begins and ends, and the question."""

_NUMBER = r"第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?"
_ARTICLE = re.compile(rf"^[ \u3000]*{_NUMBER}[ \u3000]*", re.MULTILINE)
_HEADING = re.compile(r"^#.*$", re.MULTILINE)
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_SHORTEST = 8
"""Characters of a sentence; what is shorter is the rest of a list or a heading."""


@dataclass(frozen=True, slots=True)
class Everyday:
    """The questions, and everything that stands in the statutes that they ask about.

    Attributes:
        questions: As they were asked.
        articles: Of all these statutes, without their numbers.
        sentences: Of all these articles.
        article: For each question the position of its article.
        sentence: For each question the position of its sentence.
        article_documents: The number of the statute of each article.
        sentence_documents: The number of the statute of each sentence.
    """

    questions: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    article: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    article_documents: list[int] = field(default_factory=list)
    sentence_documents: list[int] = field(default_factory=list)

    def documents(self) -> list[int]:
        """The number of the statute that each question asks about."""
        return [self.article_documents[place] for place in self.article]


@dataclass(frozen=True, slots=True)
class Line:
    """A question and where its answer stands.

    Attributes:
        document: Name of the statute's file.
        start: Where the sentence begins in the file's text, in code points.
        end: Where it ends.
        question: What is asked.
    """

    document: str
    start: int
    end: int
    question: str


def read_lines(file: Path) -> list[Line]:
    """The lines of the file.

    Raises:
        ValueError: A line has not four fields, or its places are no numbers.
    """
    rows = file.read_text(encoding="utf-8").splitlines()[1:]
    return [_line(file, number, row) for number, row in enumerate(rows, start=2)]


def read_everyday(lines: Iterable[Line], archive: Path) -> Everyday:
    """Look the sentences up in the statutes.

    Args:
        lines: What is asked.
        archive: `laws.tar.xz`, which has the statutes.

    Raises:
        LookupError: The archive lacks a statute, or nothing stands where a line points to.
    """
    asked: dict[str, list[Line]] = {}
    for line in lines:
        asked.setdefault(line.document, []).append(line)
    found = Everyday()
    left = set(asked)
    for name, text in sorted(texts_of(archive, asked).items()):
        _add(found, text, asked[name], len(asked) - len(left))
        left.discard(name)
    if left:
        raise LookupError(f"{archive} lacks {', '.join(sorted(left)[:3])}; name the archive laws.tar.xz")
    return found


def texts_of(archive: Path, names: Container[str]) -> dict[str, str]:
    """The statutes of these names, by name; where two folders have one of a name, the last.

    Args:
        archive: `laws.tar.xz`.
        names: Of the files; what the archive lacks is left out.
    """
    with tarfile.open(archive, "r:xz") as tar:
        return {
            PurePath(member.name).name: content.read().decode("utf-8")
            for member in tar
            if PurePath(member.name).name in names and (content := tar.extractfile(member))
        }


def _line(file: Path, number: int, row: str) -> Line:
    fields = row.split("\t")
    if len(fields) != 4 or not (fields[1].isdecimal() and fields[2].isdecimal()):
        raise ValueError(f"{file}, line {number}: {row[:60]!r} is not a file, two places and a question")
    return Line(fields[0], int(fields[1]), int(fields[2]), fields[3])


def _add(found: Everyday, text: str, lines: Iterable[Line], document: int) -> None:
    """Add a statute and what is asked about it."""
    places: list[tuple[int, int, int]] = []
    sentences: list[tuple[int, int, int]] = []
    for start, end in _articles(text):
        places.append((start, end, len(found.articles)))
        found.articles.append(text[start:end].replace("\n", ""))
        found.article_documents.append(document)
        for sentence in _sentences(text, start, end):
            sentences.append((*sentence, len(found.sentences)))
            found.sentences.append(text[slice(*sentence)])
            found.sentence_documents.append(document)
    for line in lines:
        found.questions.append(line.question)
        found.article.append(_shared_most(places, line))
        found.sentence.append(_shared_most(sentences, line))


def _articles(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of each article stand, its number left out; a heading ends an article."""
    articles = [match.span() for match in _ARTICLE.finditer(text)]
    headings = [match.start() for match in _HEADING.finditer(text)]
    ends = sorted([*(start for start, _ in articles), *headings, len(text)])
    for start, words in articles:
        end = ends[bisect_right(ends, start)]
        if text[words:end].strip():
            yield words, words + len(text[words:end].rstrip())


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text, start, end):
        words = match.group().strip()
        if len(words) >= _SHORTEST:
            at = match.start() + match.group().index(words)
            yield at, at + len(words)


def _shared_most(places: Iterable[tuple[int, int, int]], line: Line) -> int:
    """The number of that place which shares most characters with a line's."""
    shared = [(min(end, line.end) - max(start, line.start), number) for start, end, number in places]
    most, number = max(shared, default=(0, 0))
    if most <= 0:
        raise LookupError(f"{line.document} has no sentence from {line.start} to {line.end}")
    return number
