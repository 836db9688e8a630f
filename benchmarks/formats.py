"""Whether the same text gives the same answers in every format.

Takes plain text files and a question set over them, writes the text as Word, web page, PDF and scanned PDF,
lets the assistant answer the set from each of them, and prints the figures side by side. Evidence is found
again in each format by aligning its characters with those of the plain text.

    python benchmarks/formats.py ../shared/evalsets/policy-dev.jsonl ../shared/corpus
"""

import argparse
import html
import json
import shutil
import subprocess
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import docx
import pypdfium2

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from corpus.readers import read  # noqa: E402 (the path is set above)

MEASURES = ("grounded", "answer", "cited", "evidence@1", "evidence@5", "precise", "exact", "refusal")
RESOLUTION = 200
STYLE = "body { font: 12pt/1.6 serif; } p { margin: 0 0 0.4em; }"


def main() -> None:
    """Write, ask, and print a table."""
    options = _options()
    questions = [json.loads(line) for line in options.set.read_text("utf-8").splitlines() if line.strip()]
    texts = {
        path.name: path for path in sorted(options.corpus.glob("*.txt")) if _is_asked(path, options.documents)
    }
    questions = [q for q in questions if all(place["doc"] in texts for place in _places(q))]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        rows = {name: _measured(name, texts, questions, folder / name) for name in options.formats}
    print(f"{len(questions)} questions about {len(texts)} documents")
    print(f"{'':<6} {'same':>6} " + " ".join(f"{measure:>10}" for measure in MEASURES))
    for name, (same, figures) in rows.items():
        print(f"{name:<6} {same:6.3f} " + " ".join(f"{figures[measure] or 0:10.3f}" for measure in MEASURES))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", type=Path, help="questions, in our own form")
    parser.add_argument("corpus", type=Path, help="folder of the .txt files that they are about")
    parser.add_argument("--formats", nargs="+", choices=tuple(WRITERS), default=list(WRITERS))
    parser.add_argument(
        "--documents", nargs="+", help="only files whose names begin so, and questions about them"
    )
    parser.add_argument(
        "--keep", type=Path, help="keep the files in this folder, and use those that are there"
    )
    return parser.parse_args()


def _is_asked(path: Path, documents: Sequence[str] | None) -> bool:
    return documents is None or path.name.startswith(tuple(documents))


def _places(question: dict[str, object]) -> list[dict[str, object]]:
    evidence = question.get("evidence") or []
    assert isinstance(evidence, list)  # noqa: S101 (the form of a set)
    return [place for alternatives in evidence for place in alternatives]


def _measured(
    name: str, texts: dict[str, Path], questions: Sequence[dict[str, object]], folder: Path
) -> tuple[float, dict[str, float]]:
    """The share of characters that a format has in common with the plain text, and its figures."""
    writer = WRITERS[name]
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    maps: dict[str, _Alignment] = {}
    for file, path in texts.items():
        target = documents / f"{path.stem}{writer.suffix}"
        if not target.exists():
            writer.write(path, target)
        maps[file] = _aligned(read(path).text, read(target).text, target.name)
    placed = folder / "questions.jsonl"
    placed.write_text("".join(_moved(question, maps) for question in questions), "utf-8")
    same = sum(len(one.there) for one in maps.values()) / sum(one.characters for one in maps.values())
    return same, _asked(placed, documents, folder / "answers.jsonl")


def _asked(questions: Path, documents: Path, answers: Path) -> dict[str, float]:
    for command in (
        ["predict", str(questions), "--corpus", str(documents), "--out", str(answers)],
        ["score", str(questions), str(answers), "--corpus", str(documents), "--json"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "eval", *command], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
        )
    figures = json.loads(done.stdout)
    return dict(figures["summary"])


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Where the characters of the plain text stand in another one.

    Attributes:
        name: Of the other file.
        here: Offsets in the plain text, ascending.
        there: The offset of the same character in the other text, for each of them.
        characters: How many characters of the plain text are no white space.
    """

    name: str
    here: Sequence[int]
    there: Sequence[int]
    characters: int

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the other text; one character at its beginning if it is missing there."""
        low, high = bisect_left(self.here, start), bisect_left(self.here, end)
        if low >= high:
            at = self.there[min(low, len(self.there) - 1)]
            return at, at + 1
        return self.there[low], self.there[high - 1] + 1


def _aligned(text: str, other: str, name: str) -> _Alignment:
    here = [offset for offset, character in enumerate(text) if not character.isspace()]
    there = [offset for offset, character in enumerate(other) if not character.isspace()]
    one, two = "".join(text[offset] for offset in here), "".join(other[offset] for offset in there)
    pairs = [
        (here[block.a + step], there[block.b + step])
        for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
        for step in range(block.size)
    ]
    return _Alignment(name, [a for a, _ in pairs], [b for _, b in pairs], len(here))


def _moved(question: dict[str, object], maps: dict[str, _Alignment]) -> str:
    evidence = []
    for alternatives in question.get("evidence") or []:  # type: ignore[attr-defined]
        places = []
        for place in alternatives:
            start, end = maps[place["doc"]].moved(place["start"], place["end"])
            places.append({"doc": maps[place["doc"]].name, "start": start, "end": end})
        evidence.append(places)
    return json.dumps({**question, "evidence": evidence}, ensure_ascii=False) + "\n"


def _write_txt(path: Path, target: Path) -> None:
    shutil.copyfile(path, target)


def _write_docx(path: Path, target: Path) -> None:
    document = docx.Document()
    for line in path.read_text("utf-8-sig").splitlines():
        document.add_paragraph(line.strip())
    document.save(str(target))


def _write_html(path: Path, target: Path) -> None:
    lines = (line.strip() for line in path.read_text("utf-8-sig").splitlines())
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
    page = f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>\n"
    target.write_text(f"{page}<body>\n{body}\n</body>", "utf-8")


def _write_pdf(path: Path, target: Path) -> None:
    page = target.with_suffix(".page.html")
    _write_html(path, page)
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("PDF files are printed by chromium, which is not installed; choose other --formats")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}"]
    subprocess.run([browser, *options, str(page.resolve())], check=True, capture_output=True, timeout=300)
    page.unlink()


def _write_scan(path: Path, target: Path) -> None:
    """What is recognised on pages that are nothing but grey pictures, as a scanner makes them.

    The recognised text itself becomes the document, since every command would read the pictures anew.
    """
    printed = target.with_suffix(".printed.pdf")
    _write_pdf(path, printed)
    with pypdfium2.PdfDocument(printed) as document:
        first, *rest = [page.render(scale=RESOLUTION / 72, grayscale=True).to_pil() for page in document]
    scan = target.parents[1] / f"{target.stem}.pdf"
    first.save(scan, "PDF", save_all=True, append_images=rest, resolution=RESOLUTION, quality=70)
    printed.unlink()
    target.write_text(read(scan).text, "utf-8")


@dataclass(frozen=True, slots=True)
class _Writer:
    suffix: str
    write: Callable[[Path, Path], None]


WRITERS = {
    "txt": _Writer(".txt", _write_txt),
    "docx": _Writer(".docx", _write_docx),
    "html": _Writer(".html", _write_html),
    "pdf": _Writer(".pdf", _write_pdf),
    "scan": _Writer(".txt", _write_scan),
}

if __name__ == "__main__":
    main()
