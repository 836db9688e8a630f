"""The texts to learn from, as passages with the headings above them; everything folded."""

import gzip
import hashlib
import json
import lzma
import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.folding import fold

PASSAGE_LENGTH = 200
"""Sentences are gathered until a passage has at least this many characters."""

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;”」』）)]*")
_NEWS_PREFIX = re.compile(r"^[^，]{0,30}，正文：")
_ARTICLE = re.compile(r"第[零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A\ufeff?---\n.*?\n?---", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A folded passage, and what stands above it or is asked about it.

    Attributes:
        head: Title and heading of the passage, or a question that it answers; may be empty.
        body: The passage.
    """

    head: str
    body: str


def gather(text: str, length: int = PASSAGE_LENGTH) -> Iterator[str]:
    """Gather whole sentences until a passage has `length` characters.

    >>> list(gather("天冷。下雪。路滑。", length=5))
    ['天冷。下雪。', '路滑。']
    """
    passage = ""
    for sentence in _SENTENCE.findall(text):
        passage += sentence
        if len(passage) >= length:
            yield passage
            passage = ""
    if passage:
        yield passage


def news(path: Path) -> Iterator[Example]:
    """Passages of news articles, one article a line of an `.xz` file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for passage in gather(fold(_NEWS_PREFIX.sub("", line.strip()))):
                yield Example("", passage)


def articles(path: Path) -> Iterator[Example]:
    """Articles of statutes under their titles, from JSON lines in a `.gz` file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield Example(fold(article["title"]), fold(article["text"]))


def laws(path: Path) -> Iterator[Example]:
    """Articles and passages of the Markdown files in a `.tar.xz` archive, under title and heading."""
    with tarfile.open(path, "r:xz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".md") else None
            if file is not None:
                yield from law(file.read().decode("utf-8"))


def law(markdown: str) -> Iterator[Example]:
    """Split one statute or case; a passage begins at each 第…条, which its head names."""
    title, heading, number, passage = "", "", "", ""
    text = _FRONT_MATTER.sub("", _COMMENT.sub("", markdown))
    for line in filter(None, map(str.strip, text.splitlines())):
        article = _ARTICLE.match(line)
        if passage and (line.startswith("#") or article or len(passage) >= 2 * PASSAGE_LENGTH):
            yield _under((title, heading, number), passage)
            passage = ""
        if line.startswith("#"):
            name = line.lstrip("# ")
            title, heading, number = (title, name, "") if title else (name, "", "")
        elif article:
            number, passage = article.group(), line[article.end() :].lstrip()
        else:
            passage += line
    if passage:
        yield _under((title, heading, number), passage)


def _under(headings: Iterable[str], passage: str) -> Example:
    return Example(fold(" ".join(filter(None, headings))), fold(passage))


def questions(path: Path) -> Iterator[Example]:
    """Every question of a file in SQuAD form with its paragraph, the unanswerable ones too."""
    for entry in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in entry["paragraphs"]:
            body = fold(paragraph["context"])
            for asked in paragraph["qas"]:
                yield Example(fold(asked["question"]), body)


def distinct(examples: Iterable[Example], shortest: int = 20) -> Iterator[Example]:
    """Leave out bodies seen before (old versions of a statute repeat most of it) and very short ones."""
    seen: set[bytes] = set()
    for example in examples:
        digest = hashlib.blake2b(example.body.encode(), digest_size=8).digest()
        if len(example.body) >= shortest and digest not in seen:
            seen.add(digest)
            yield example
