"""The bundled documents tell all that the originals tell, in words of their own."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.originals

DOCUMENTS = sorted((Path(__file__).parents[2] / "corpus" / "documents").glob("*.md"))
LONGEST_SHARED = 25
"""Chinese characters in a row, punctuation and spaces aside."""

NAMES = re.compile(r"《[^《》]*》|“[^“”]*”|〔[^〔〕]*〕")
HEADINGS = re.compile(r"^#.*$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
BETWEEN = re.compile(r"[\s，。、；：‘’（）(),.;:!?！？—·\-]+")
UNIT = (
    "微克/立方米|立方米|平方公里|平方米|公里|千瓦时|蒸吨|吨/日|吨|亩|元|%|人次|人|名|位|户|头|家|个|项|条|件|起|笔|宗|批|"
    "台|辆|支|座|处|份|幢|期|次|类|年|月|日"
)
NUMBER = re.compile(rf"(?<![\d.])(\d+(?:\.\d+)?)([余多]?[万亿]?(?:{UNIT})?)")


def original_of(document: Path, shared: Path) -> str:
    front = FRONT_MATTER.match(document.read_text(encoding="utf-8"))
    assert front is not None
    name: str = yaml.safe_load(front[1])["digests"]
    return (shared / "corpus" / name).read_text(encoding="utf-8")


def stretches(text: str, length: int) -> Iterator[str]:
    """Every stretch of so many Chinese characters, names and titles left out."""
    for run in re.findall(r"[\u4e00-\u9fff]+", BETWEEN.sub("", NAMES.sub("|", text))):
        yield from (run[i : i + length] for i in range(len(run) - length + 1))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_no_sentence_of_an_original(document: Path, shared: Path) -> None:
    ours = HEADINGS.sub("|", FRONT_MATTER.sub("", document.read_text(encoding="utf-8")))
    for original in sorted((shared / "corpus").glob("*.txt")):
        theirs = set(stretches(original.read_text(encoding="utf-8"), LONGEST_SHARED + 1))
        assert not theirs.intersection(stretches(ours, LONGEST_SHARED + 1)), original.name


def plain(text: str) -> str:
    """Half-width figures, and no space between a figure and its unit."""
    return re.sub(r"(?<=\d)\s+(?=[^\s\d])", "", unicodedata.normalize("NFKC", text))


def missing_numbers(original: str, document: str) -> set[str]:
    """Numbers of the original, with their units, that the document does not have."""
    ours = plain(document)
    wanted = {(match[1], match[2]) for match in NUMBER.finditer(plain(original))}
    return {
        f"{n}{unit}" for n, unit in wanted if not re.search(rf"(?<![\d.]){re.escape(n)}(?!\d){unit}", ours)
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_number_of_the_original(document: Path, shared: Path) -> None:
    missing = missing_numbers(original_of(document, shared), document.read_text(encoding="utf-8"))
    assert not missing


def test_a_missing_number_is_noticed() -> None:
    assert missing_numbers("建成 12 个，投入3.5亿元", "建成112个，投入3.5亿元") == {"12个"}
    assert missing_numbers("建成12个", "建成12座") == {"12个"}


def test_each_original_has_its_document(shared: Path) -> None:
    digested = [original_of(document, shared) for document in DOCUMENTS]
    originals = [path.read_text(encoding="utf-8") for path in sorted((shared / "corpus").glob("*.txt"))]
    assert sorted(digested) == sorted(originals)
